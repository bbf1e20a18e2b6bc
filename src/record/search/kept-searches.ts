/**
 * What somebody searched for, kept for a short while so that the results have an address that names nobody. Each search is in
 * the audit with its reason and without what was typed; too many are refused, and signs of going through the register noted.
 */
import { randomUUIDv7 } from 'node:crypto';
import { z } from 'zod';
import { recordEvent } from '../../audit/record-event.ts';
import type { Access, RecordServices } from '../access.ts';
import { isId } from '../id.ts';
import { asSystem, type System } from '../system.ts';
import { enough, signsOf } from './going-through.ts';
import { type SearchPurpose, searchPurposeCodes } from './purposes.ts';
import type { SearchTerms } from './sought-child.ts';

/** What stood in the fields of the form, by their names. */
export type Typed = Readonly<Record<string, string>>;

export type KeptSearch = { readonly purpose: SearchPurpose; readonly typed: Typed; readonly terms: SearchTerms };

/** Searches by one person in so many minutes. Somebody who looks for one child needs a few. */
export const limits = [
  { minutes: 10, most: 30 },
  { minutes: 24 * 60, most: 300 },
] as const;

/** Minutes for which the results have an address. */
const openMinutes = 60;
/** Hours after which nothing is left of it. */
const keptHours = 24;

const storedTerms = z.object({
  surname: z.string().optional(),
  forename: z.string().optional(),
  born: z.string().optional(),
  schools: z.array(z.string()).optional(),
  number: z.string().optional(),
});
const storedTyped = z.record(z.string(), z.string());

const writeTerms = ({ born, ...terms }: SearchTerms): string =>
  JSON.stringify({
    ...terms,
    ...(born === undefined ? {} : { born: born.kind === 'day' ? born.day.toString() : String(born.year) }),
  });

function readTerms(stored: unknown): SearchTerms {
  const { born, ...terms } = storedTerms.parse(stored);
  if (born === undefined) return terms;
  return {
    ...terms,
    born: born.includes('-')
      ? { kind: 'day', day: Temporal.PlainDate.from(born) }
      : { kind: 'year', year: Number(born) },
  };
}

const own = ({ transaction, actor }: Access) =>
  transaction
    .selectFrom('child_search')
    .where('partnership_id', '=', actor.partnership)
    .where('practitioner_id', '=', actor.practitioner);

export type Kept = { readonly id: string } | { readonly tooMany: (typeof limits)[number] };

/** Keeps a search that is about to be made, unless there were too many. */
export async function keepSearch(access: Access, { purpose, typed, terms }: KeptSearch): Promise<Kept> {
  const { transaction, actor, now } = access;
  const { partnership, practitioner } = actor;
  const rows = await own(access)
    .select(['at', 'terms'])
    .where('at', '>', now.subtract({ hours: keptHours }))
    .orderBy('at', 'desc')
    .limit(limits[1].most)
    .execute();
  const note = (action: string, detail: Readonly<Record<string, string | number>>): Promise<void> =>
    recordEvent(transaction, { partnership, practitioner, at: now, action, detail });
  for (const limit of limits) {
    const since = now.subtract({ minutes: limit.minutes });
    if (rows.filter(({ at }) => Temporal.Instant.compare(at, since) > 0).length < limit.most) continue;
    await note('search refused, too many', { minutes: limit.minutes, most: limit.most, purpose });
    return { tooMany: limit };
  }
  const id = randomUUIDv7();
  await transaction
    .insertInto('child_search')
    .values({
      partnership_id: partnership,
      id,
      practitioner_id: practitioner,
      at: now,
      purpose,
      typed: JSON.stringify(typed),
      terms: writeTerms(terms),
    })
    .execute();
  const by = Object.entries(terms).flatMap(([name, value]) => (value === undefined ? [] : [name]));
  await note('children searched', { search: id, purpose, by: by.toSorted().join(' ') });
  for (const sign of signsOf(
    terms,
    rows.map((row) => readTerms(row.terms)),
  ))
    await note('searches look like going through the register', { search: id, sign, enough: enough[sign], purpose });
  return { id };
}

const isPurpose = (text: string): text is SearchPurpose => searchPurposeCodes.some((code) => code === text);

/** A search of the viewer's own that is not long ago; undefined for any other. */
export async function findSearch(access: Access, id: string): Promise<KeptSearch | undefined> {
  if (!isId(id)) return undefined;
  const row = await own(access)
    .select(['purpose', 'typed', 'terms'])
    .where('id', '=', id)
    .where('at', '>', access.now.subtract({ minutes: openMinutes }))
    .executeTakeFirst();
  return row === undefined || !isPurpose(row.purpose)
    ? undefined
    : { purpose: row.purpose, typed: storedTyped.parse(row.typed), terms: readTerms(row.terms) };
}

/** Why the viewer searched last, so that they need not say it again; undefined when that is long ago. */
export async function lastPurpose(access: Access): Promise<SearchPurpose | undefined> {
  const row = await own(access)
    .select('purpose')
    .where('at', '>', access.now.subtract({ minutes: openMinutes }))
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined && isPurpose(row.purpose) ? row.purpose : undefined;
}

/** Removes searches from before a day. */
export const removeOldSearches = (services: RecordServices, system: System): Promise<void> =>
  asSystem(services, system, async ({ transaction, actor, now }) => {
    await transaction
      .deleteFrom('child_search')
      .where('partnership_id', '=', actor.partnership)
      .where('at', '<', now.subtract({ hours: keptHours }))
      .execute();
  });
