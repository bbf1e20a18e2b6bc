/** throughline rules explain CHILD DUTY: why something is owed, by whom and until when, in words for a terminal. */
import { withAccess } from '../../record/access.ts';
import { dutiesOfChild, type OwedDuty } from '../../record/duties.ts';
import { openChildByReference } from '../../record/find-child.ts';
import { loadNames } from '../../record/organisations.ts';
import { rulesViewOf } from '../../record/rules-view.ts';
import { dayText } from '../../rulebook/calendar/days.ts';
import { type Explanation, explain } from '../../rulebook/explain.ts';
import { basisWords } from '../../ui/duty-words.ts';
import { actorOf } from '../act-as.ts';
import type { Command, CommandContext, Words } from '../command.ts';

const isAbout =
  (asked: string) =>
  ({ rule, instance, item }: OwedDuty): boolean =>
    rule === asked || instance === asked || item === asked;

const verifiedWords = { yes: 'checked against the source', partly: 'partly checked', no: 'not verified' } as const;

function* linesOf({ title, limit, basis, source, verified, note, days, calendar }: Explanation): Generator<string> {
  yield `  Rule      ${title}`;
  yield `  Limit     ${limit}`;
  yield `  Basis     ${basisWords[basis]}`;
  yield `  Source    ${source.title}, ${source.edition}, ${source.at}`;
  yield `  Certainty ${verifiedWords[verified]}${note === undefined ? '' : `. ${note}`}`;
  const counted = days.filter((day) => day.counted);
  if (counted.length === 0) return;
  yield `  Counted   ${counted.length} days on the calendar "${calendar}": ${counted.map(({ day }) => dayText(day)).join(', ')}`;
  const passed = days.filter((day) => !day.counted && day.why !== undefined);
  if (passed.length > 0) yield `  Not       ${passed.map(({ day, why }) => `${dayText(day)} (${why})`).join(', ')}`;
}

const dueWords = ({ due }: OwedDuty): string =>
  due.kind === 'at'
    ? `due ${Temporal.Instant.fromEpochMilliseconds(due.at - 1)
        .toZonedDateTimeISO('Europe/London')
        .toPlainDate()
        .toString()}`
    : due.kind === 'cannot-compute'
      ? `the limit cannot be computed: ${due.says}`
      : 'no time is fixed';

async function run(context: CommandContext, words: Words): Promise<number> {
  const { services, say } = context;
  const [child, asked] = words.positionals;
  if (child === undefined || asked === undefined) {
    say('Name a child and a duty: throughline rules explain CHILD DUTY --as name@example.org');
    return 2;
  }
  const actor = await actorOf(context, words);
  if (actor === undefined) return 2;
  return withAccess(services, actor, 'explanation of a duty', async (access) => {
    const opened = await openChildByReference(access, child);
    const duties = await dutiesOfChild(opened);
    const found = duties.filter(isAbout(asked));
    if (found.length === 0) {
      const rules = [...new Set(duties.map(({ rule }) => rule))].toSorted();
      say(`No duty called "${asked}" that you can see. There are: ${rules.join(', ') || 'none'}.`);
      return 1;
    }
    const { entries, world } = await rulesViewOf(opened);
    const names = await loadNames(
      access,
      found.flatMap(({ owner }) => (owner.organisation === null ? [] : [owner.organisation])),
      [],
    );
    for (const duty of found) {
      const owner = duty.owner.organisation === null ? 'nobody known yet' : names.organisation(duty.owner.organisation);
      say(`${duty.instance}\n  State     ${duty.state}, ${dueWords(duty)}, owed by ${duty.owner.role} at ${owner}`);
      const explanation = explain(duty, entries, world, services.engine.rulebook);
      if (explanation === null) say('  The rule is no longer in the rulebook.');
      else for (const line of linesOf(explanation)) say(line);
    }
    return 0;
  });
}

export const rulesExplainCommand: Command = {
  name: 'rules explain',
  usage: 'rules explain CHILD DUTY --as EMAIL',
  summary: 'says why something is owed: the rule, its source and how the days were counted. CHILD is an id or a UPN',
  options: { as: { type: 'string' } },
  run,
};
