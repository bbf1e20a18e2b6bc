/** Makes what children are found by again, for those for whom an older version of the program made it. */
import { sql } from 'kysely';
import type { RecordServices } from '../access.ts';
import { projectSubject } from '../project.ts';
import { loadEntries } from '../store-entries.ts';
import { asSystem, type System } from '../system.ts';
import { searchVersion } from './search-names.ts';

const atOnce = 200;

/**
 * Does nothing when all are up to date. Several processes may do it at once; what is interrupted goes on at the next time.
 *
 * @param onProgress is told how many are done, after every batch
 * @returns how many were made again
 */
export async function makeNamesAgain(
  services: RecordServices,
  system: System,
  onProgress: (done: number) => void = () => undefined,
): Promise<number> {
  let done = 0;
  for (;;) {
    const made = await makeSome(services, system);
    if (made === 0) return done;
    done += made;
    onProgress(done);
  }
}

const makeSome = (services: RecordServices, system: System): Promise<number> =>
  asSystem(services, system, async ({ transaction, actor }) => {
    const outdated = await transaction
      .selectFrom('child')
      .select('subject_id')
      .where('partnership_id', '=', actor.partnership)
      // Written out, so that the index of those that are outdated is used
      .where('search_version', '<', sql.lit(searchVersion))
      .orderBy('subject_id')
      .limit(atOnce)
      .forUpdate()
      .execute();
    const subjects = outdated.map(({ subject_id }) => subject_id);
    if (subjects.length === 0) return 0;
    const made = [...(await loadEntries(transaction, actor.partnership, subjects))].map(([subject, entries]) => {
      const { names, identifiers } = projectSubject(entries);
      return { subject, names, numbers: identifiers.map(({ value }) => value) };
    });
    await sql`UPDATE child c SET search_version = ${searchVersion}, search_names = made.names,
        search_numbers = ARRAY(SELECT jsonb_array_elements_text(made.numbers))
      FROM jsonb_to_recordset(${JSON.stringify(made)}::jsonb) AS made (subject uuid, names jsonb, numbers jsonb)
      WHERE c.partnership_id = ${actor.partnership} AND c.subject_id = made.subject`.execute(transaction);
    return subjects.length;
  });
