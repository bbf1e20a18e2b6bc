/** What an agreement says, in sentences that somebody can read out at a meeting. */
import {
  compartments as compartmentTitles,
  type organisationKinds,
  purposes as purposeTitles,
  roles as roleTitles,
} from '../../kinds/vocabulary.ts';
import type { Agreement, AgreementRule, Organisations } from './agreement.ts';

type Words = {
  readonly organisation: (id: string) => string;
  /** A date for people, from milliseconds. */
  readonly day: (at: number) => string;
};

const plurals: Readonly<Record<keyof typeof organisationKinds, string>> = {
  school: 'schools',
  'local-authority': 'councils',
  camhs: 'child and adolescent mental health services',
  'tier-4': 'mental health hospital wards',
  icb: 'integrated care boards',
  police: 'police forces',
  'gp-practice': 'GP practices',
  'health-visiting': 'health visiting and school nursing services',
  provider: 'providers of placements',
  'voluntary-sector': 'voluntary organisations',
  partnership: 'safeguarding children partnerships',
};

export function listed(words: readonly string[], last = 'and'): string {
  const [only = ''] = words;
  return words.length < 2 ? only : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1) ?? ''}`;
}

const organisationsIn = ({ kinds, ids }: Organisations, { organisation }: Words): string =>
  listed([...ids.map(organisation), ...kinds.map((kind) => `all ${plurals[kind]}`)]);

const lowered = (text: string): string =>
  /^[A-Z][a-z]/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;

function mayDo({ effect, existence, compartments }: AgreementRule, from: string): string {
  const parts = listed(compartments.map((code) => (code === 'send' ? 'SEND' : lowered(compartmentTitles[code]))));
  const can = effect === 'allow' ? 'may' : 'may not';
  const knows = existence ? `know that ${from} hold a record` : null;
  const reads = compartments.length === 0 ? null : `read ${parts} entries that ${from} recorded`;
  const both = existence && reads !== null ? `read ${parts} entries that they recorded` : reads;
  return `${can} ${listed(
    [knows, both].filter((each) => each !== null),
    effect === 'allow' ? 'and' : 'or',
  )}`;
}

/** One sentence for each rule: "Derby Hospital may know that all schools hold a record, and …". */
export function agreementSentences({ from, rules, startsAt, endsAt }: Agreement, words: Words): readonly string[] {
  const source = organisationsIn(from, words);
  return rules.map((rule) => {
    const who = organisationsIn(rule.to, words);
    const asRole =
      rule.roles === null
        ? ''
        : ` (${listed(
            rule.roles.map((role) => lowered(roleTitles[role])),
            'or',
          )})`;
    const why = listed(
      rule.purposes.map((purpose) => lowered(purposeTitles[purpose])),
      'or',
    );
    const own = rule.startsAt === startsAt ? '' : ` from ${words.day(rule.startsAt)}`;
    const until = rule.endsAt ?? endsAt;
    const sentence = `${who}${asRole} ${mayDo(rule, source)}, when they work with the child for this: ${why}${own}${until === null ? '' : `, until ${words.day(until)}`}.`;
    return sentence.charAt(0).toUpperCase() + sentence.slice(1);
  });
}
