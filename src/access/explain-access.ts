/** Why somebody can or cannot see a child's record, in sentences for people. Pure. */
import {
  type Compartment,
  compartmentCodes,
  compartments as compartmentTitles,
  purposes as purposeTitles,
  type Role,
  roles as roleTitles,
  type Viewer,
} from '../kinds/vocabulary.ts';
import type { Grant } from './compile-grants.ts';
import { activeGrants } from './decide.ts';
import { holdsAt, type Span } from './spans.ts';
import { location } from './standing.ts';

export type AccessQuestion = {
  readonly practitioner: string;
  readonly viewers: readonly Viewer[];
  /** In milliseconds since 1970. */
  readonly at: number;
  /** Of the child, also those that are over or to come. */
  readonly grants: readonly Grant[];
  /** Times in which the record is restricted, each with the practitioners who are named. */
  readonly restrictions: readonly (Span & { readonly named: readonly string[] })[];
  /** Somebody close to them: their manager has yet to decide, or decided that it stays so. */
  readonly denied: boolean;
  /** Every version that was ever in force: its title, and whether it counts now. */
  readonly agreements: ReadonlyMap<string, { readonly title: string; readonly counts: boolean }>;
};

type Words = {
  readonly organisation: (id: string) => string;
  /** A date and time for people, from milliseconds. */
  readonly moment: (at: number) => string;
};

export type AccessExplanation = {
  readonly sees: boolean;
  /** What is open, and by what. */
  readonly can: readonly string[];
  /** What is closed, and why. */
  readonly cannot: readonly string[];
};

const lowered = (text: string): string =>
  /^[A-Z][a-z]/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
const partsOf = (codes: readonly Compartment[]): string => {
  const names = codes.map((code) => (code === location ? 'where the child is' : lowered(compartmentTitles[code])));
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
};

function holderOf(viewer: Viewer): string {
  const role = viewer.slice(0, viewer.indexOf('@'));
  return role === 'person' ? 'named for the child' : `as ${roleTitles[role as Role]}`;
}

function what({ mode, compartments, organisation }: Grant, words: Words): string {
  const parts = partsOf(compartments);
  switch (mode) {
    case 'existence':
      return 'that the child has a record';
    case 'own':
      return `what ${words.organisation(organisation)} recorded or takes part in (${parts})`;
    case 'recorded':
      return `what ${words.organisation(organisation)} recorded (${parts})`;
    case 'content':
      return `everything in ${parts}`;
  }
}

function why(
  { basis, purpose, viewer, organisation, agreement, endsAt }: Grant,
  { agreements }: AccessQuestion,
  words: Words,
): string {
  const until = endsAt === null ? '' : `, until ${words.moment(endsAt)}`;
  if (basis === 'agreement')
    return `by the agreement “${agreements.get(agreement ?? '')?.title ?? 'that was in force'}” with ${words.organisation(organisation)} (${lowered(purposeTitles[purpose])}), ${holderOf(viewer)}${until}`;
  const purposeWords = lowered(purposeTitles[purpose]);
  const by = {
    emergency: `of an emergency (${purposeWords})`,
    challenge: `of a challenge about the child (${purposeWords})`,
    involvement: `${words.organisation(organisation)} works with the child (${purposeWords})`,
  }[basis];
  return `because ${by}, ${holderOf(viewer)}${until}`;
}

/** What somebody can see now, and for what is closed the reasons that come nearest. */
export function explainAccess(question: AccessQuestion, words: Words): AccessExplanation {
  const { grants, viewers, at, denied, agreements, restrictions, practitioner } = question;
  const counting = new Set([...agreements].flatMap(([id, { counts }]) => (counts ? [id] : [])));
  const active = activeGrants(grants, { viewers, at, denied, agreements: counting });
  const theirs = grants.filter(({ viewer }) => viewers.includes(viewer));
  const can = active.map((grant) => `Can see ${what(grant, words)}, ${why(grant, question, words)}.`);
  const cannot: string[] = [];
  if (denied)
    cannot.push(
      'May not open this record: somebody close to them may be in it. Their manager decides, and they are not told.',
    );
  if (restrictions.some((each) => holdsAt(each, at) && !each.named.includes(practitioner)))
    cannot.push('The record is restricted to named people, and they are not among them.');
  if (!denied) {
    for (const grant of theirs) {
      if (holdsAt(grant, at) && grant.agreement !== null && !counting.has(grant.agreement))
        cannot.push(
          `Cannot see ${what(grant, words)}: the agreement “${agreements.get(grant.agreement)?.title ?? 'that was in force'}” is not in force.`,
        );
      else if (grant.startsAt > at)
        cannot.push(`Cannot yet see ${what(grant, words)}: that begins ${words.moment(grant.startsAt)}.`);
      else if (
        grant.endsAt !== null &&
        grant.endsAt <= at &&
        !active.some((each) => each.involvement === grant.involvement)
      )
        cannot.push(`Can no longer see ${what(grant, words)}: that ended ${words.moment(grant.endsAt)}.`);
    }
  }
  const open = new Set(active.filter(({ mode }) => mode === 'content').flatMap(({ compartments }) => compartments));
  const closed = compartmentCodes.filter((code) => !open.has(code));
  if (active.length > 0 && closed.length > 0)
    cannot.push(
      `Cannot see all of ${partsOf(closed)}: no role they hold reaches it for what they do with the child. What is for named people only, or was shared with them, is decided entry by entry.`,
    );
  if (active.length === 0 && cannot.length === 0)
    cannot.push('Works with the child in no role, and is in no agreement that opens anything.');
  return { sees: active.length > 0, can: [...new Set(can)], cannot: [...new Set(cannot)] };
}
