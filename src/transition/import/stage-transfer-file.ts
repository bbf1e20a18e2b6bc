/**
 * Reads a spooled transfer file into a batch that a person can look at before anything reaches the record. The file is
 * parsed in a worker; what it holds is stored a few hundred pupils at a time.
 */
import { randomUUIDv7 } from 'node:crypto';
import { sql } from 'kysely';
import { dayOf } from '../../clock.ts';
import { matchPupil } from '../../identity/match-pupil.ts';
import type { CtfProblem } from '../../interchange/ctf/ctf-problem.ts';
import { type CtfRefusal, ctfRefusal } from '../../interchange/ctf/ctf-refusals.ts';
import { readInWorker } from '../../interchange/ctf/read-in-worker.ts';
import type { TransferFileEvent } from '../../interchange/ctf/transfer-file-events.ts';
import type { HeaderSchool, TransferHeader } from '../../interchange/ctf/transfer-header.ts';
import type { TransferPupil } from '../../interchange/ctf/transfer-pupil.ts';
import { parseIsoDate } from '../../interchange/iso-date.ts';
import { type Access, type RecordServices, withAccess } from '../../record/access.ts';
import type { Actor } from '../../record/actor.ts';
import { type Column, insertRows } from '../../record/insert-rows.ts';
import { schoolByNumber } from '../../record/organisations.ts';
import { asRecordRole, withoutWaiting } from '../../record/transaction.ts';
import type { FileProblems, ImportPupil } from './batch.ts';
import { findCandidates } from './find-candidates.ts';
import { soughtOf } from './sought.ts';

export type SpooledFile = {
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
  readonly sha256: Buffer;
};

type PupilEvent = Extract<TransferFileEvent, { kind: 'pupil' }>;
type StagedPupil = {
  readonly event: PupilEvent;
  readonly outcome: ImportPupil['outcome'];
  readonly subject: string | null;
};

/** Opens the batch, before a byte of the file has been read. */
export async function openBatch(
  services: RecordServices,
  actor: Actor,
  organisation: string,
  file: SpooledFile,
): Promise<string> {
  const id = randomUUIDv7();
  await withAccess(services, actor, 'import', (access) =>
    asRecordRole(access.transaction, () =>
      access.transaction
        .insertInto('import_batch')
        .values({
          partnership_id: actor.partnership,
          id,
          kind: 'ctf',
          file_name: file.name.slice(0, 200),
          file_bytes: file.bytes,
          file_sha256: file.sha256,
          uploaded_at: access.now,
          uploaded_by: actor.practitioner,
          organisation_id: organisation,
          state: 'reading',
          header: null,
          file_problems: '{}',
          source_organisation_id: null,
          destination_organisation_id: null,
          joins_organisation_id: null,
          committed_at: null,
          reversed_at: null,
        })
        .execute(),
    ),
  );
  return id;
}

const numberOf = (school: HeaderSchool | undefined): string | undefined => {
  const number = `${school?.authority ?? ''}${school?.establishment ?? ''}`;
  return /^\d{7}$/u.test(number) ? number : undefined;
};

/**
 * Which pupils are children whom the uploader already works with. Only those can be told here: whether anybody else knows
 * a child is the matching team's to see.
 */
export async function knownPupils(
  access: Access,
  pupils: readonly TransferPupil[],
): Promise<ReadonlyMap<number, string>> {
  const candidates = await findCandidates(access.transaction, access.actor.partnership, pupils.map(soughtOf));
  const known = new Map<number, string>();
  for (const pupil of pupils) {
    const match = matchPupil(soughtOf(pupil), candidates.get(pupil.ordinal) ?? []);
    if (match.kind === 'same') known.set(pupil.ordinal, match.subject);
  }
  return known;
}

async function judge(access: Access, events: readonly PupilEvent[]): Promise<readonly StagedPupil[]> {
  const known = await knownPupils(
    access,
    events.filter(({ canBeTaken }) => canBeTaken).map(({ pupil }) => pupil),
  );
  return events.map((event) => {
    const subject = known.get(event.pupil.ordinal) ?? null;
    return { event, subject, outcome: !event.canBeTaken ? 'refused' : subject === null ? 'to-matching' : 'known' };
  });
}

const columns = (partnership: string, batch: string): readonly Column<StagedPupil>[] => [
  { name: 'partnership_id', type: 'uuid', of: () => partnership },
  { name: 'batch_id', type: 'uuid', of: () => batch },
  { name: 'ordinal', type: 'integer', of: ({ event }) => event.pupil.ordinal },
  { name: 'pupil', type: 'jsonb', of: ({ event }) => JSON.stringify(event.pupil) },
  { name: 'problems', type: 'jsonb', of: ({ event }) => JSON.stringify(event.problems) },
  { name: 'outcome', type: 'text', of: ({ outcome }) => outcome },
  { name: 'subject_id', type: 'uuid', of: ({ subject }) => subject },
];

type Progress = { header: TransferHeader | null; problems: CtfProblem[]; refusal: CtfRefusal | null };

async function stagePupils(access: Access, batch: string, events: readonly PupilEvent[]): Promise<void> {
  // A crash before the end means that the file has to be uploaded again, whatever was kept of it
  await withoutWaiting(access.transaction);
  const staged = await judge(access, events);
  await asRecordRole(access.transaction, async () => {
    await insertRows(access.transaction, 'import_pupil', columns(access.actor.partnership, batch), staged);
    await sql`UPDATE import_batch SET pupils = pupils + ${staged.length},
        pupils_refused = pupils_refused + ${staged.filter(({ outcome }) => outcome === 'refused').length}
      WHERE partnership_id = ${access.actor.partnership} AND id = ${batch}`.execute(access.transaction);
  });
}

async function finish(access: Access, batch: string, { header, problems, refusal }: Progress): Promise<void> {
  const source = numberOf(header?.source);
  const destination = numberOf(header?.destination);
  const from = source === undefined ? undefined : await schoolByNumber(access, source);
  const to = destination === undefined ? undefined : await schoolByNumber(access, destination);
  const noticed: FileProblems = { problems, ...(refusal === null ? {} : { refusal }) };
  await asRecordRole(access.transaction, () =>
    access.transaction
      .updateTable('import_batch')
      .set({
        state: refusal === null ? 'ready' : 'refused',
        header: JSON.stringify(header),
        file_problems: JSON.stringify(noticed),
        source_organisation_id: from?.id ?? null,
        destination_organisation_id: to?.id ?? null,
      })
      .where('partnership_id', '=', access.actor.partnership)
      .where('id', '=', batch)
      .where('state', '=', 'reading')
      .execute(),
  );
}

/**
 * Reads the file of an open batch to its end. The batch is `ready` or `refused` afterwards, whatever the file holds.
 *
 * @param limits of the file and of the thread that reads it
 */
export async function readIntoBatch(
  services: RecordServices,
  actor: Actor,
  batch: string,
  file: SpooledFile,
  limits: { readonly maxBytes?: number; readonly seconds?: number } = {},
): Promise<void> {
  const importedOn = parseIsoDate(dayOf(services.clock.now()).toString());
  const { maxBytes, seconds } = limits;
  const worker = seconds === undefined ? {} : { seconds };
  const progress: Progress = { header: null, problems: [], refusal: null };
  if (importedOn === undefined) throw new RangeError('the clock gives no date');
  try {
    for await (const events of readInWorker(
      file.path,
      { importedOn, fileName: file.name, ...(maxBytes === undefined ? {} : { limits: { maxBytes } }) },
      worker,
    )) {
      for (const event of events) {
        if (event.kind === 'header') {
          progress.header = event.header;
          progress.problems.push(...event.problems);
        } else if (event.kind === 'refused') progress.refusal = event.refusal;
        else if (event.kind === 'end') progress.problems.push(...event.problems);
      }
      const pupils = events.filter((event) => event.kind === 'pupil');
      if (pupils.length > 0)
        await withAccess(services, actor, 'import', (access) => stagePupils(access, batch, pupils));
    }
  } catch (error) {
    progress.refusal = ctfRefusal('reading-failed', {});
    await withAccess(services, actor, 'import', (access) => finish(access, batch, progress));
    throw error;
  }
  await withAccess(services, actor, 'import', (access) => finish(access, batch, progress));
}
