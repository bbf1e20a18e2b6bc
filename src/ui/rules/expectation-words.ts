/** What a worked example expects of its rule, in words. It is run as a test, so it is what the rule says. */
import { type DutyState, dutyStates } from '../../rulebook/duty/duty.ts';
import type { Rule } from '../../rulebook/pack/pack-schema.ts';
import { dateInWords, instantInWords } from '../when-words.ts';
import { andWords, codeWords } from './plain-words.ts';

const stateWords: Readonly<Record<DutyState, string>> = {
  upcoming: 'not open yet',
  open: 'open',
  'due-soon': 'due soon',
  overdue: 'overdue',
  'late-known': 'known late',
  'cannot-compute': 'without a date, because one cannot be computed',
  done: 'done in time',
  'done-late': 'done late',
  ended: 'no longer needed',
  waived: 'waived',
};
const isDutyState = (text: string): text is DutyState => (dutyStates as readonly string[]).includes(text);

function dateWords(written: string): string {
  if (!/^\d/u.test(written)) return written === 'cannot compute' ? 'a date that cannot be computed' : written;
  if (!written.includes('T')) return dateInWords(Temporal.PlainDate.from(written));
  return instantInWords(Temporal.PlainDateTime.from(written).toZonedDateTime('Europe/London').toInstant());
}

type Given = Readonly<Record<string, unknown>>;

const texts = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);

/** One sentence for each thing that can be expected, by the name under which packs write it. */
const sayings: Readonly<Record<string, (value: unknown) => string>> = {
  state: (value) =>
    `it is ${isDutyState(String(value)) ? stateWords[String(value) as DutyState] : codeWords(String(value))}`,
  due: (value) =>
    typeof value === 'string'
      ? value === 'no fixed time'
        ? 'no time is fixed'
        : `it is due by ${dateWords(value)}`
      : `owed afterwards: ${Object.entries(value as Given)
          .map(([need, by]) => `${codeWords(need)} by ${dateWords(String(by))}`)
          .join('; ')}`,
  owner: (value) => `it is owed by ${codeWords(String(value))}`,
  raised: (value) => `the question was raised on ${dateWords(String(value))}`,
  quotes: (value) => `it quotes ${String(value)} ${value === 1 ? 'entry' : 'entries'}`,
  since: (value) => (value === 0 ? 'nothing more came since' : `${String(value)} more came since`),
  withdrawn: (value) => `${String(value)} of the entries quoted ${value === 1 ? 'was' : 'were'} withdrawn`,
  asked: (value) => `it has been asked ${value === 1 ? 'once' : `${String(value)} times`}`,
  passes: (value) => (value === true ? 'the step may go ahead' : 'the step may not go ahead yet'),
  needs: (value) =>
    Object.entries(value as Given)
      .map(([need, status]) => `${codeWords(need).replace('/', ', ')}: ${codeWords(String(status))}`)
      .join('; '),
  without: (value) =>
    texts(value).length === 0 ? 'nothing was missing' : `it happened without ${andWords(texts(value).map(codeWords))}`,
  deferred: (value) =>
    texts(value).length === 0 ? 'nothing was put off' : `put off: ${andWords(texts(value).map(codeWords))}`,
  band: (value) =>
    typeof value === 'string'
      ? value === 'nothing'
        ? 'nothing recorded speaks for any level'
        : `what is recorded indicates ${value}`
      : `what is recorded indicates ${String((value as Given)['from'])} to ${String((value as Given)['to'])}`,
  forced: (value) => (value === 'nothing' ? 'no law forces a level' : `law asks for at least ${String(value)}`),
  mentions: (value) => (texts(value).length === 0 ? '' : `it names ${andWords(texts(value).map(codeWords))}`),
  silent: (value) => (texts(value).length === 0 ? '' : `it does not name ${andWords(texts(value).map(codeWords))}`),
  notKnown: (value) =>
    texts(value).length === 0
      ? 'something is known of every part'
      : `nothing is known of ${andWords(texts(value).map(codeWords))}`,
  toStepUp: (value) => `to step up it asks for “${String(value)}”`,
  toStepDown: (value) => `to step down it asks for “${String(value)}”`,
  stage: (value) => `it stands at stage ${String(value)}`,
  why: (value) => `because ${codeWords(String(value))}`,
  limits: (value) => `the limits of the stages are ${andWords(texts(value).map(dateWords))}`,
  responded: (value) => (value === true ? 'somebody has responded' : 'nobody has responded'),
  ring: (value) =>
    texts(value).length === 0 ? 'nobody has to be rung' : `ring ${andWords(texts(value).map(codeWords))}`,
  states: (value) =>
    Object.entries(value as Given)
      .map(([region, state]) => `${codeWords(region)} is at ${codeWords(String(state))}`)
      .join('; '),
  open: (value) => (texts(value).length === 0 ? '' : `open ways: ${andWords(texts(value).map(codeWords))}`),
  blocked: (value) =>
    texts(value).length === 0 ? '' : `ways that are not open: ${andWords(texts(value).map(codeWords))}`,
  ended: (value) => (value === true ? 'it has ended' : 'it goes on'),
  period: (value) => `in ${String(value)}`,
  of: (value) => (typeof value === 'number' ? `${value} counted` : ''),
  hit: (value) => `${String(value)} of them`,
  medianDays: (value) => `${String(value)} days in the middle`,
};

const nothingSaid = (rule: Rule): string => {
  if ('prompt' in rule) return 'nothing is asked.';
  if ('gate' in rule) return 'it does not apply.';
  return 'ladder' in rule || 'pathway' in rule || 'measure' in rule ? 'nothing.' : 'nothing is owed.';
};

/** In the middle of a sentence, with a full stop. */
export function expectationWords(rule: Rule, { expect }: Rule['examples'][number]): string {
  if (expect === 'nothing') return nothingSaid(rule);
  const given: Given = expect;
  const of = 'item' in rule && (given['of'] === 'confirm' || given['of'] === 'answer') ? given['of'] : null;
  const said = Object.entries(given).flatMap(([name, value]) => {
    if (name === 'owner' && 'prompt' in rule) return [`${codeWords(String(value))} is asked`];
    const says = value === undefined ? '' : (sayings[name]?.(value) ?? `${codeWords(name)}: ${JSON.stringify(value)}`);
    return says === '' ? [] : [says];
  });
  const about = of === null ? '' : of === 'confirm' ? 'of confirming it: ' : 'of answering: ';
  return `${about}${said.length === 0 ? 'it applies' : said.join('; ')}.`;
}
