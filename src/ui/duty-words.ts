/** How a duty is shown: its state in words and colour, when it is due, who owes it, and how sure we are of the rule. */
import { type Role, roles } from '../kinds/vocabulary.ts';
import { dayText } from '../rulebook/calendar/days.ts';
import type { Duty, DutyState, Party } from '../rulebook/duty/duty.ts';
import type { Rule } from '../rulebook/pack/pack-schema.ts';
import { stateTag } from './components/state-tag.ts';
import { tag } from './components/tag.ts';
import { type Html, html } from './html.ts';
import { atInstant, dateWithDistance } from './when.ts';

export const dutyStateTag = stateTag<DutyState>({
  upcoming: { words: 'Not yet open', colour: 'grey' },
  open: { words: 'Open', colour: 'blue' },
  'due-soon': { words: 'Due soon', colour: 'yellow' },
  overdue: { words: 'Overdue', colour: 'red' },
  'late-known': { words: 'Known late', colour: 'orange' },
  'cannot-compute': { words: 'No date yet', colour: 'purple' },
  done: { words: 'Done', colour: 'green' },
  'done-late': { words: 'Done late', colour: 'teal' },
  ended: { words: 'No longer needed', colour: 'grey' },
  waived: { words: 'Waived', colour: 'grey' },
} satisfies Record<
  DutyState,
  { words: string; colour: 'grey' | 'blue' | 'yellow' | 'red' | 'orange' | 'purple' | 'green' | 'teal' }
>);

/** When it is due, absolute and relative; why there is no date when there is none. */
export function dueWords(duty: Pick<Duty, 'due'>, today: Temporal.PlainDate): Html {
  const { due } = duty;
  if (due.kind === 'no-fixed-time') return html`No time is fixed`;
  if (due.kind === 'cannot-compute') return html`${due.says}`;
  if (due.day !== null) return dateWithDistance(Temporal.PlainDate.from(dayText(due.day)), today);
  return atInstant(Temporal.Instant.fromEpochMilliseconds(due.at));
}

/** "SENCO" for "Special educational needs coordinator (SENCO)": what people in the field say. */
export const roleWords = (role: Role): string => /\(([^)]+)\)$/u.exec(roles[role])?.[1] ?? roles[role];

/** "DSL, Fallow Edge School"; says so when nobody knows the organisation. */
export const partyWords = ({ role, organisation }: Party, nameOf: (organisation: string) => string): string =>
  `${roleWords(role)}, ${organisation === null ? 'it is not known of which organisation' : nameOf(organisation)}`;

const verifiedWords: Readonly<Record<Rule['verified'], string>> = {
  yes: 'Rule verified',
  partly: 'Rule partly verified',
  no: 'Rule not verified',
};

export const verifiedTag = (verified: Rule['verified']): Html =>
  tag({
    text: verifiedWords[verified],
    colour: verified === 'yes' ? 'green' : verified === 'partly' ? 'yellow' : 'grey',
  });

export const basisWords: Readonly<Record<Rule['basis'], string>> = {
  statute: 'Law (Act)',
  regulations: 'Law (regulations)',
  'statutory-guidance': 'Statutory guidance',
  'local-policy': 'Local policy',
  'good-practice': 'Good practice',
};
