/**
 * Children who may be a pupil of a file: those who share a number, or two of date of birth, surname and forename. Looks
 * only where the role in force may look. The record from before an adoption is never one of them: whoever joined the two
 * would undo what the order separates.
 */
import { sql } from 'kysely';
import type { CandidateChild, IncomingPupil } from '../../identity/pupil-likeness.ts';
import type { Upn } from '../../identity/upn.ts';
import { forenameKey, surnameKey } from '../../record/name-key.ts';
import type { Transaction } from '../../record/transaction.ts';

export type Sought = IncomingPupil & { readonly ordinal: number };

/** Enough for a person to look at; more alike than this are told apart by their numbers. */
const mostPerName = 20;

const swappedDay = (date: string): string | null => {
  const [year = '', month = '', day = ''] = date.split('-');
  return Number(day) <= 12 && day !== month ? `${year}-${day}-${month}` : null;
};

async function likelySubjects(
  transaction: Transaction,
  partnership: string,
  sought: readonly Sought[],
): Promise<readonly (readonly [number, string])[]> {
  const rows = sought.map((pupil) => ({
    ordinal: pupil.ordinal,
    birth: pupil.dateOfBirth ?? null,
    swapped: pupil.dateOfBirth === undefined ? null : swappedDay(pupil.dateOfBirth),
    surname: pupil.surname === undefined ? '' : surnameKey(pupil.surname),
    forename: pupil.forename === undefined ? '' : forenameKey(pupil.forename),
  }));
  const numbers = sought.flatMap((pupil) =>
    [pupil.upn, ...(pupil.formerUpns ?? [])].flatMap((value) =>
      value === undefined ? [] : [{ ordinal: pupil.ordinal, value }],
    ),
  );
  // OFFSET 0 keeps each a look into an index; joined instead, all children whom the viewer may see would be gone through
  const column = <Row>(from: readonly Row[], pick: (row: Row) => unknown) => sql.val(from.map(pick));
  const likely = sql`
    WITH sought AS (
      SELECT * FROM unnest(${column(rows, (row) => row.ordinal)}::int[], ${column(rows, (row) => row.birth)}::date[],
        ${column(rows, (row) => row.swapped)}::date[], ${column(rows, (row) => row.surname)}::text[],
        ${column(rows, (row) => row.forename)}::text[]) AS s (ordinal, birth, swapped, surname, forename)
    ), numbers AS (
      SELECT * FROM unnest(${column(numbers, (row) => row.ordinal)}::int[], ${column(numbers, (row) => row.value)}::text[]) AS n (ordinal, value)
    )
    SELECT n.ordinal, i.subject_id FROM numbers n
      JOIN child_identifier i ON i.partnership_id = ${partnership} AND i.value = n.value COLLATE "C"
    UNION
    SELECT s.ordinal, c.subject_id FROM sought s CROSS JOIN LATERAL (
      SELECT subject_id FROM child
      WHERE partnership_id = ${partnership} AND date_of_birth IN (s.birth, s.swapped) AND surname_key = s.surname COLLATE "C"
      OFFSET 0) c
    UNION
    SELECT s.ordinal, c.subject_id FROM sought s CROSS JOIN LATERAL (
      SELECT subject_id FROM child
      WHERE partnership_id = ${partnership} AND date_of_birth = s.birth AND forename_key = s.forename COLLATE "C"
      OFFSET 0) c
    UNION
    SELECT s.ordinal, c.subject_id FROM sought s CROSS JOIN LATERAL (
      SELECT subject_id FROM child
      WHERE partnership_id = ${partnership} AND surname_key = s.surname COLLATE "C" AND forename_key = s.forename COLLATE "C"
      ORDER BY subject_id LIMIT ${sql.lit(mostPerName)}) c`;
  const { rows: found } = await sql<{ readonly ordinal: number; readonly subject_id: string }>`
    SELECT ordinal, subject_id FROM (${likely}) AS likely
    WHERE NOT EXISTS (
        SELECT FROM record_closing r
        WHERE r.partnership_id = ${partnership} AND r.subject_id = likely.subject_id AND r.ground = 'adoption' AND r.ends_at IS NULL
      ) AND NOT EXISTS (
        SELECT FROM entry e
        WHERE e.partnership_id = ${partnership} AND e.subject_id = likely.subject_id AND e.kind = 'adoption-order.made'
          AND NOT EXISTS (
            SELECT FROM entry w
            WHERE w.partnership_id = e.partnership_id AND w.subject_id = e.subject_id AND w.corrects = e.id AND w.kind = 'entry.withdrawn')
      )`.execute(transaction);
  return found.map(({ ordinal, subject_id }) => [ordinal, subject_id] as const);
}

type Mutable = { -readonly [Key in keyof CandidateChild<string>]: CandidateChild<string>[Key] };

async function loadCandidates(
  transaction: Transaction,
  partnership: string,
  subjects: readonly string[],
): Promise<ReadonlyMap<string, CandidateChild<string>>> {
  if (subjects.length === 0) return new Map();
  const children = await transaction
    .selectFrom('child')
    .select(['subject_id', 'surname', 'forename', 'preferred_surname', 'preferred_forename', 'date_of_birth'])
    .where('partnership_id', '=', partnership)
    .where('subject_id', 'in', [...subjects])
    .execute();
  const candidates = new Map<string, Mutable>(
    children.map((child) => [
      child.subject_id,
      {
        subject: child.subject_id,
        upns: [],
        formerUpns: [],
        dateOfBirth: child.date_of_birth.toString(),
        surnames: [child.surname, child.preferred_surname].filter((name) => name !== null),
        forenames: [child.forename, child.preferred_forename].filter((name) => name !== null),
      },
    ]),
  );
  const identifiers = await transaction
    .selectFrom('child_identifier')
    .select(['subject_id', 'scheme', 'value'])
    .where('partnership_id', '=', partnership)
    .where('subject_id', 'in', [...subjects])
    .where('scheme', 'in', ['upn', 'former-upn'])
    .execute();
  for (const { subject_id, scheme, value } of identifiers) {
    const candidate = candidates.get(subject_id);
    if (candidate === undefined) continue;
    if (scheme === 'upn') candidate.upns = [...candidate.upns, value as Upn];
    else candidate.formerUpns = [...candidate.formerUpns, value as Upn];
  }
  return candidates;
}

/** Candidates for each pupil, by the pupil's ordinal. */
export async function findCandidates(
  transaction: Transaction,
  partnership: string,
  sought: readonly Sought[],
): Promise<ReadonlyMap<number, readonly CandidateChild<string>[]>> {
  const likely = await likelySubjects(transaction, partnership, sought);
  const details = await loadCandidates(transaction, partnership, [...new Set(likely.map(([, subject]) => subject))]);
  const found = new Map<number, CandidateChild<string>[]>();
  for (const [ordinal, subject] of likely) {
    const candidate = details.get(subject);
    if (candidate === undefined) continue;
    const list = found.get(ordinal);
    if (list === undefined) found.set(ordinal, [candidate]);
    else list.push(candidate);
  }
  return found;
}
