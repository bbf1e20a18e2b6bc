/** Files of more pupils than are committed at once, with the machine stopping in between. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { allRows, ids, type SmallPartnership, smallPartnership } from '../../../test/small-partnership.ts';
import { generateTransferFile } from '../../interchange/ctf/generate-transfer-file.ts';
import { type RecordServices, withAccess } from '../../record/access.ts';
import { countOutcomes, findBatch, nextPupils } from './batch.ts';
import { beginCommit, commitBatch } from './commit-batch.ts';
import { openBatch, readIntoBatch } from './stage-transfer-file.ts';

const pupils = 620;

async function stage(partnership: SmallPartnership, services: RecordServices, seed = 1): Promise<string> {
  const path = join(tmpdir(), `throughline-${randomUUID()}.xml`);
  const written = [...generateTransferFile({ pupils, seed })].join('');
  await writeFile(path, written);
  try {
    const actor = await partnership.actor('secondaryOffice');
    const file = { path, name: 'pupils.xml', bytes: written.length, sha256: Buffer.alloc(32) };
    const batch = await openBatch(services, actor, ids.secondary, file);
    await readIntoBatch(services, actor, batch, file);
    return batch;
  } finally {
    await rm(path, { force: true });
  }
}

const begin = (partnership: SmallPartnership, batch: string) =>
  partnership.as('secondaryOffice', (access) => beginCommit(access, batch, ids.secondary));

/** Services whose clock stops the work when it is asked the nth time, that is in the nth lot. */
function stopping(services: RecordServices, nth: number): RecordServices {
  let asked = 0;
  return {
    ...services,
    clock: {
      ...services.clock,
      now: () => {
        asked += 1;
        if (asked === nth) throw new Error('the machine stopped');
        return services.clock.now();
      },
    },
  };
}

type EntryRow = { readonly subject_id: string; readonly kind: string; readonly batch_id: string | null };

test('a batch that stopped between two lots goes on where it was, and every pupil is stored once', async (t) => {
  const partnership = await smallPartnership(t);
  const { services, databases } = partnership;
  const actor = await partnership.actor('secondaryOffice');
  const batch = await stage(partnership, services);
  await begin(partnership, batch);
  await assert.rejects(commitBatch(stopping(services, 2), actor, batch), /the machine stopped/u);
  const half = await withAccess(services, actor, 'test', (access) => findBatch(access, batch));
  assert.deepEqual([half.state, half.progress], ['committing', 500]);
  const rest = await withAccess(services, actor, 'test', (access) => nextPupils(access, batch, 500, 1000));
  assert.deepEqual(
    rest.map(({ ordinal }) => ordinal),
    Array.from({ length: pupils - 500 }, (_, index) => index + 501),
  );
  await commitBatch(services, actor, batch);
  const done = await withAccess(services, actor, 'test', (access) => findBatch(access, batch));
  assert.equal(done.state, 'committed');
  const entries = (await allRows<EntryRow>(databases, 'entry')).filter((row) => row.batch_id === batch);
  const identities = entries.filter(({ kind }) => kind === 'identity.recorded').map((row) => row.subject_id);
  assert.deepEqual([identities.length, new Set(identities).size], [pupils, pupils]);
  const tasks = await allRows<{ readonly subject_id: string }>(databases, 'match_task');
  assert.deepEqual(new Set(tasks.map((row) => row.subject_id)), new Set(identities));
  const audit = await allRows<{ readonly subject_id: string; readonly action: string }>(databases, 'audit_event');
  assert.equal(audit.filter(({ action }) => action === 'transfer file imported').length, pupils);
});

test('the same file again finds every pupil among the uploader’s own children and adds nothing', async (t) => {
  const partnership = await smallPartnership(t);
  const { services, databases } = partnership;
  const actor = await partnership.actor('secondaryOffice');
  const first = await stage(partnership, services);
  await begin(partnership, first);
  await commitBatch(services, actor, first);
  const before = (await allRows(databases, 'entry')).length;
  const second = await stage(partnership, services);
  const counts = await withAccess(services, actor, 'test', (access) => countOutcomes(access, second));
  assert.deepEqual(counts, { known: pupils, 'to-matching': 0, refused: 0 });
  await begin(partnership, second);
  await commitBatch(services, actor, second);
  assert.equal((await allRows(databases, 'entry')).length, before);
});
