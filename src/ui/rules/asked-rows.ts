/** What a rule asks, of whom and by when, as rows of a summary. Threshold documents, ladders and pathways show themselves. */
import { type Role, roles } from '../../kinds/vocabulary.ts';
import { dueInWords } from '../../rulebook/diff/diff-rules.ts';
import { fieldName } from '../../rulebook/duty/compile-due.ts';
import { repeatInWords } from '../../rulebook/limit-words.ts';
import type { MeasureRule } from '../../rulebook/measure/measure-rule.ts';
import type { Due } from '../../rulebook/pack/limit-schema.ts';
import type { Rule } from '../../rulebook/pack/pack-schema.ts';
import type { Pattern, Trigger } from '../../rulebook/pack/pattern-schema.ts';
import { type PartyReference, recorder } from '../../rulebook/pack/rule-schema.ts';
import type { Content } from '../html.ts';
import { entryWords, patternWords } from './pattern-words.ts';
import { andWords, codeWords, fieldWords, orWords, startsLarge } from './plain-words.ts';

export type AskedRow = { readonly key: string; readonly value: Content };

/** "Headteacher, from", "Team manager at the council in whose area the school lies" */
export function ownerWords({ role, orRole, of }: PartyReference): string {
  const isAuthority = typeof of === 'object';
  const named = isAuthority ? of.authorityOf : of;
  const where = named === recorder ? 'the organisation that recorded it' : organisationWords(named);
  const who = orRole === undefined ? roles[role] : `whoever took it on (or ${roles[role]})`;
  return `${who}, ${isAuthority ? `council in whose area ${where} lies` : where}`;
}

const organisations: Readonly<Record<string, string>> = {
  from: 'the school that the child leaves',
  to: 'the school to which the child goes',
  organisation: 'the organisation named',
};
const organisationWords = (path: string): string => {
  const field = path.replace(/^(trigger|each)\./u, '');
  return organisations[field] ?? `the organisation named as ${fieldWords(field)}`;
};

export const roleList = (codes: readonly Role[]): string => orWords(codes.map((role) => roles[role]));

const when = (key: string, { trigger, also }: { readonly trigger: Trigger; readonly also: Pattern | undefined }) => [
  { key, value: `${entryWords(trigger)} is recorded` },
  ...(also === undefined ? [] : [{ key: 'Only if', value: startsLarge(patternWords(also)) }]),
];

const byWhen = (key: string, due: Due): AskedRow => ({ key, value: dueInWords(due) });

function measured({ counts }: MeasureRule): string {
  if ('duty' in counts)
    return `Of all duties under “${counts.duty}” that were settled or whose limit has passed: those that are ${orWords(counts.inState.map(codeWords))}`;
  if ('of' in counts) {
    const within = counts.within === undefined ? '' : ` within ${counts.within}`;
    return `Of all entries ${entryWords(counts.of)}: those followed by ${patternWords(counts.followedBy)}${within}`;
  }
  return `How many days it takes from ${entryWords(counts.from)} until ${patternWords(counts.until)}`;
}

export function askedRows(rule: Rule): readonly AskedRow[] {
  if ('duty' in rule)
    return [
      ...when('Starts when', { trigger: rule.when, also: rule.if }),
      ...(rule.beginsBefore === undefined
        ? []
        : [{ key: 'Only if this is so before', value: startsLarge(fieldName(rule.beginsBefore)) }]),
      { key: 'Who owes it', value: ownerWords(rule.owner) },
      ...(rule.to === undefined ? [] : [{ key: 'To whom', value: ownerWords(rule.to) }]),
      byWhen('By when', rule.due),
      ...(rule.repeat === undefined ? [] : [{ key: 'Again', value: repeatInWords(rule.repeat, 1) }]),
      ...(rule.rearmed === undefined
        ? []
        : [{ key: 'Owed once more when', value: startsLarge(patternWords(rule.rearmed)) }]),
      { key: 'Done by', value: startsLarge(patternWords(rule.done)) },
      ...(rule.ends === undefined
        ? []
        : [{ key: 'No longer owed after', value: startsLarge(patternWords(rule.ends)) }]),
      ...(rule.warn.length === 0 ? [] : [{ key: 'Shown as due soon', value: `${andWords(rule.warn)} before` }]),
      ...(rule.overdue === undefined
        ? []
        : [{ key: 'Told when overdue', value: rule.overdue.map(({ tell }) => ownerWords(tell)).join('; ') }]),
    ];
  if ('item' in rule)
    return [
      { key: 'What it holds', value: rule.contents },
      ...when('Starts when', { trigger: rule.when, also: rule.if }),
      { key: 'Sent by', value: ownerWords(rule.send.owner) },
      byWhen('Sent by when', rule.send.due),
      { key: 'Confirmed by', value: ownerWords(rule.confirm.owner) },
      byWhen('Confirmed by when', rule.confirm.due),
      byWhen('Queries answered by when', rule.answer.due),
      { key: 'Receipt', value: startsLarge(rule.receipt) },
    ];
  if ('prompt' in rule)
    return [
      { key: 'The question', value: rule.question },
      ...(rule.when === undefined
        ? []
        : [
            {
              key: 'Looked at after',
              value: `${entryWords(rule.when)}${rule.wait === undefined ? '' : `, ${rule.wait} later`}`,
            },
          ]),
      { key: 'Asked when', value: startsLarge(patternWords(rule.raised)) },
      { key: 'Who is asked', value: ownerWords(rule.owner) },
      { key: 'By when', value: 'No time is fixed. It stays until a named person closes it with a reason.' },
      { key: 'Who may close it', value: roleList(rule.closedBy) },
      ...(rule.secondReader === undefined
        ? []
        : [
            {
              key: 'Second reader',
              value: `${roleList(rule.secondReader)}. Closing it counts once somebody else has read it and agrees`,
            },
          ]),
    ];
  if ('gate' in rule)
    return [
      { key: 'Asked before', value: entryWords(rule.step) },
      { key: 'What happened without it', value: `${entryWords(rule.happened)} is always recorded, and duties begin` },
      ...(rule.ends === undefined
        ? []
        : [{ key: 'No longer owed after', value: startsLarge(patternWords(rule.ends)) }]),
    ];
  if ('measure' in rule)
    return [
      { key: 'What is counted', value: measured(rule) },
      { key: 'For each', value: rule.period },
      {
        key: 'Groups',
        value: {
          everybody: 'Everybody together',
          owner: 'Each organisation that owes it',
          recorder: 'Each organisation that recorded it',
        }[rule.by],
      },
      { key: 'Not shown', value: `Groups with fewer than ${rule.smallest} cases` },
    ];
  if ('threshold' in rule) return [{ key: 'Whose document', value: rule.area }];
  if ('ladder' in rule)
    return [
      {
        key: 'What it is for',
        value: rule.topics === undefined ? 'Any disagreement' : startsLarge(orWords(rule.topics.map(codeWords))),
      },
    ];
  return [
    { key: 'Begins with', value: entryWords(rule.begins) },
    ...(rule.ends === undefined ? [] : [{ key: 'Ends with', value: entryWords(rule.ends) }]),
  ];
}
