/**
 * Commits a batch that a person has looked at: a few hundred pupils at a time, each lot in one transaction with the count of
 * how far it got, so that a crash loses nothing and repeats nothing.
 */
import { randomUUIDv7 } from 'node:crypto';
import { sql } from 'kysely';
import { dayOf } from '../../clock.ts';
import { problem } from '../../errors.ts';
import { schoolOf } from '../../kinds/school-place.ts';
import { type Access, type RecordServices, withAccess } from '../../record/access.ts';
import type { Actor } from '../../record/actor.ts';
import { type Addition, appendMany } from '../../record/append-many.ts';
import { loadWorld } from '../../record/load-world.ts';
import { organisationsById, schoolByNumber } from '../../record/organisations.ts';
import { loadEntries } from '../../record/store-entries.ts';
import { asRecordRole, withoutWaiting } from '../../record/transaction.ts';
import { dayNumber, dayText } from '../../rulebook/calendar/days.ts';
import { findBatch, type ImportBatch, type ImportPupil, lockBatch, nextPupils } from './batch.ts';
import { changedSections } from './changed-sections.ts';
import { type ImportPlan, needsChoice, placeOf, plannedEntries, sectionsOf } from './import-plan.ts';
import { openMatchTasks } from './open-match-tasks.ts';
import { knownPupils } from './stage-transfer-file.ts';

const pupilsAtOnce = 500;

/**
 * Says yes to a batch. Throws IMPORT_NOT_READY, or INPUT_INVALID when it is not clear which school the pupils join.
 *
 * @param joins the uploader's school, the one that the file names, `unknown`, or null; only where the file does not say enough
 */
export async function beginCommit(access: Access, id: string, joins: string | null): Promise<ImportBatch> {
  const batch = await lockBatch(access, id);
  if (batch.state !== 'ready') throw problem('IMPORT_NOT_READY', { state: batch.state });
  const uploader = (await organisationsById(access, [batch.organisation])).get(batch.organisation);
  if (batch.pupils === batch.refused) throw problem('IMPORT_NOT_READY', { state: 'without a pupil who can be taken' });
  const chosen = needsChoice(batch, uploader?.kind === 'school') ? joins : undefined;
  if (chosen !== undefined && (chosen === null || !mayJoin(batch, chosen)))
    throw problem('INPUT_INVALID', { fields: 'joins' });
  await setState(access, id, {
    state: 'committing',
    ...(chosen === 'unknown' ? { destination_organisation_id: null } : { joins_organisation_id: chosen ?? null }),
  });
  return findBatch(access, id);
}

const mayJoin = ({ organisation, destination }: ImportBatch, joins: string): boolean =>
  [organisation, destination, 'unknown'].includes(joins);

async function setState(
  { transaction, actor }: Access,
  id: string,
  set: {
    readonly state?: ImportBatch['state'];
    readonly joins_organisation_id?: string | null;
    readonly destination_organisation_id?: null;
    readonly committed_at?: Temporal.Instant;
  },
): Promise<void> {
  await asRecordRole(transaction, () =>
    transaction
      .updateTable('import_batch')
      .set(set)
      .where('partnership_id', '=', actor.partnership)
      .where('id', '=', id)
      .execute(),
  );
}

/** Numbers of schools that the pupils' histories name. */
const numbersIn = (pupils: readonly ImportPupil[]): readonly string[] => [
  ...new Set(
    pupils.flatMap(({ pupil }) =>
      [...(pupil.schools ?? []), ...(pupil.attendance ?? [])].map(
        ({ authority, establishment }) => `${authority ?? ''}${establishment ?? ''}`,
      ),
    ),
  ),
];

export async function planImport(
  access: Access,
  batch: ImportBatch,
  pupils: readonly ImportPupil[],
): Promise<ImportPlan> {
  const schools = new Map<string, string>();
  for (const number of numbersIn(pupils).filter((each) => /^\d{7}$/u.test(each))) {
    const school = await schoolByNumber(access, number);
    if (school !== undefined) schools.set(number, school.id);
  }
  const to = placeOf(batch.header, 'destination', batch.joins ?? batch.destination);
  const receiver = schoolOf(to);
  const world = await loadWorld(
    access.transaction,
    access.actor.partnership,
    access.engine,
    receiver === undefined ? [] : [receiver],
  );
  return {
    batch,
    from: placeOf(batch.header, 'source', batch.source),
    to,
    findSchool: (number) => schools.get(number),
    importedOn: dayOf(access.now).toString(),
    firstSchoolDay: (year) => {
      if (receiver === undefined) return undefined;
      const days = world.schoolDays(receiver);
      const first = days.known ? days.calendar.open.days.find((day) => day >= dayNumber(`${year}-09-01`)) : undefined;
      return first === undefined ? undefined : dayText(first);
    },
  };
}

type Planned = { readonly pupil: ImportPupil; readonly addition: Addition };

async function planPupils(
  access: Access,
  plan: ImportPlan,
  pupils: readonly ImportPupil[],
): Promise<readonly Planned[]> {
  // Between looking and committing the record may have changed, so what is known is asked again
  const known = await knownPupils(
    access,
    pupils.map(({ pupil }) => pupil),
  );
  const subjects = [...new Set(known.values())];
  // What the record says is compared with all of it, so that nothing is recorded twice; none of it is shown
  const existing = await asRecordRole(access.transaction, () =>
    loadEntries(access.transaction, access.actor.partnership, subjects),
  );
  return pupils.map((each): Planned => {
    const subject = known.get(each.ordinal);
    const before = subject === undefined ? [] : (existing.get(subject) ?? []);
    const hasOpenMove = before.some(
      (entry) =>
        (entry.kind === 'school-move.proposed' || entry.kind === 'school-move.confirmed') &&
        JSON.stringify(entry.data['to']) === JSON.stringify(plan.to),
    );
    const sections = changedSections(sectionsOf(each.pupil, plan), before);
    const entries = plannedEntries(each.pupil, sections, plan, access.now, {
      isNew: subject === undefined,
      hasOpenMove,
    });
    return { pupil: each, addition: { subject: subject ?? randomUUIDv7(), isNew: subject === undefined, entries } };
  });
}

async function commitLot(access: Access, id: string): Promise<boolean> {
  const batch = await lockBatch(access, id);
  if (batch.state !== 'committing') return true;
  const pupils = await nextPupils(access, id, batch.progress, pupilsAtOnce);
  if (pupils.length === 0) {
    await setState(access, id, { state: 'committed', committed_at: access.now });
    return true;
  }
  // A lot that a crash takes back is committed again from where the count stands; the end of the batch is waited for
  await withoutWaiting(access.transaction);
  const takeable = pupils.filter(({ outcome }) => outcome !== 'refused');
  const plan = await planImport(access, batch, takeable);
  const planned = await planPupils(access, plan, takeable);
  const additions = planned.map(({ addition }) => addition).filter(({ entries }) => entries.length > 0);
  const deriving = batch.pupils > pupilsAtOnce ? 'later' : 'now';
  await appendMany(access, additions, { action: 'transfer file imported', deriving });
  await openMatchTasks(
    access,
    batch,
    planned
      .filter(({ addition }) => addition.isNew)
      .map(({ pupil, addition }) => ({ pupil: pupil.pupil, subject: addition.subject })),
  );
  await markCommitted(access, batch, pupils.at(-1)?.ordinal ?? batch.progress, planned);
  return false;
}

async function markCommitted(
  { transaction, actor }: Access,
  batch: ImportBatch,
  progress: number,
  planned: readonly Planned[],
): Promise<void> {
  await asRecordRole(transaction, async () => {
    await sql`UPDATE import_pupil p SET subject_id = done.subject, outcome = done.outcome
      FROM unnest(${sql.val(planned.map(({ pupil }) => pupil.ordinal))}::int[], ${sql.val(planned.map(({ addition }) => addition.subject))}::uuid[],
        ${sql.val(planned.map(({ addition }) => (addition.isNew ? 'to-matching' : 'known')))}::text[]) AS done (ordinal, subject, outcome)
      WHERE p.partnership_id = ${actor.partnership} AND p.batch_id = ${batch.id} AND p.ordinal = done.ordinal`.execute(
      transaction,
    );
    await transaction
      .updateTable('import_batch')
      .set({ progress })
      .where('partnership_id', '=', actor.partnership)
      .where('id', '=', batch.id)
      .execute();
  });
}

/** Goes on committing until the batch is done. */
export async function commitBatch(services: RecordServices, actor: Actor, id: string): Promise<void> {
  while (!(await withAccess(services, actor, 'import', (access) => commitLot(access, id))));
}
