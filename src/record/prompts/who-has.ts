/**
 * Who has a question now: always a person, as long as somebody can be reached in the role that is asked. Nothing of it is
 * stored but that somebody was given it: when they are away it is their deputy's, and when they are back it is theirs again.
 */
import { createHash } from 'node:crypto';
import { dayOf } from '../../clock.ts';
import type { Access } from '../access.ts';
import { type Absence, absencesFrom, awayOn } from '../cover/absences.ts';
import { type Colleague, peopleAt } from '../people-at.ts';
import type { AskedPrompt } from './prompts.ts';

export type Keeper = {
  readonly practitioner: string;
  readonly name: string;
  /** `given` by a person, or found among those who hold the role. */
  readonly how: 'given' | 'found';
  /** For whom they stand in, who is away until that day. */
  readonly instead: { readonly name: string; readonly until: Temporal.PlainDate } | null;
};

/** The people from whom the viewer takes over today. */
export async function standsInFor({ transaction, actor, now }: Access): Promise<readonly string[]> {
  const today = dayOf(now);
  const rows = await transaction
    .selectFrom('absence')
    .select('practitioner_id')
    .where('partnership_id', '=', actor.partnership)
    .where('deputy_id', '=', actor.practitioner)
    .where('from_day', '<=', today)
    .where('to_day', '>=', today)
    .where('taken_back_at', 'is', null)
    .execute();
  return rows.map(({ practitioner_id }) => practitioner_id);
}

/**
 * In an order of its own for each question, so that a team shares its questions evenly, and so that somebody who joins or
 * leaves moves only their own.
 */
const inTurn = (people: readonly Colleague[], { subject, rule }: AskedPrompt): readonly Colleague[] => {
  const place = ({ practitioner }: Colleague): string =>
    createHash('sha256').update(`${practitioner} ${subject} ${rule}`).digest('hex');
  return people.toSorted((a, b) => (place(a) < place(b) ? -1 : 1));
};

type Known = {
  readonly people: readonly Colleague[];
  readonly absences: readonly Absence[];
  readonly today: Temporal.PlainDate;
};

/** That person, or whoever stands in for them; null while neither is there. */
function orDeputy(who: Colleague, how: Keeper['how'], { people, absences, today }: Known): Keeper | null {
  const away = awayOn(absences, who.practitioner, today);
  if (away === undefined) return { practitioner: who.practitioner, name: who.name, how, instead: null };
  const deputy = people.find(({ practitioner }) => practitioner === away.deputy);
  if (deputy === undefined || awayOn(absences, deputy.practitioner, today) !== undefined) return null;
  return { practitioner: deputy.practitioner, name: deputy.name, how, instead: { name: who.name, until: away.to } };
}

function keeperOf(prompt: AskedPrompt, known: Known): Keeper | null {
  const { owner, assigned } = prompt;
  const there = known.people.filter(({ organisation }) => organisation === owner.organisation);
  const given = known.people.find(({ practitioner }) => practitioner === assigned?.to);
  const holders = inTurn(
    there.filter(({ role }) => role === owner.role),
    prompt,
  );
  const kept = given === undefined ? null : orDeputy(given, 'given', known);
  if (kept !== null) return kept;
  for (const holder of holders) {
    const found = orDeputy(holder, 'found', known);
    if (found !== null) return found;
  }
  return null;
}

/** Those to whom questions were given who work elsewhere than in the organisation that is asked. */
async function peopleGiven(access: Access, prompts: readonly AskedPrompt[]): Promise<readonly Colleague[]> {
  const { transaction, actor } = access;
  const ids = prompts.flatMap(({ assigned }) => assigned?.to ?? []);
  if (ids.length === 0) return [];
  const rows = await transaction
    .selectFrom('role_held')
    .select('organisation_id')
    .distinct()
    .where('partnership_id', '=', actor.partnership)
    .where('practitioner_id', 'in', ids)
    .execute();
  const colleagues = await peopleAt(
    access,
    rows.map(({ organisation_id }) => organisation_id),
  );
  return colleagues.filter(({ practitioner }) => ids.includes(practitioner));
}

/** By subject and instance; null where nobody can be reached. */
export async function whoHas(
  access: Access,
  prompts: readonly AskedPrompt[],
): Promise<(prompt: AskedPrompt) => Keeper | null> {
  const organisations = [...new Set(prompts.flatMap(({ owner: { organisation } }) => organisation ?? []))];
  const people = [...(await peopleAt(access, organisations)), ...(await peopleGiven(access, prompts))];
  const today = dayOf(access.now);
  const absences = await absencesFrom(
    access,
    people.map(({ practitioner }) => practitioner),
    today,
  );
  const known = { people, absences, today };
  const found = new Map(prompts.map((prompt) => [prompt, keeperOf(prompt, known)]));
  return (prompt) => found.get(prompt) ?? null;
}
