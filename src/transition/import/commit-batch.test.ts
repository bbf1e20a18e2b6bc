import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allRows, ids, type SmallPartnership, smallPartnership } from '../../../test/small-partnership.ts';
import { temporaryFile } from '../../../test/temporary-file.ts';
import { syntheticTransferFile } from '../../../test/transfer-file.ts';
import { findBatch } from './batch.ts';
import { beginCommit, commitBatch } from './commit-batch.ts';
import { discardBatch } from './discard-batch.ts';
import { beginReversal } from './reverse-batch.ts';
import { openBatch, readIntoBatch } from './stage-transfer-file.ts';

async function read(t: Parameters<typeof temporaryFile>[0], { services, actor }: SmallPartnership, content: string) {
  const path = await temporaryFile(t, 'a.xml', content);
  const who = await actor('secondaryDsl');
  const file = { path, name: 'a.xml', bytes: content.length, sha256: Buffer.alloc(32) };
  const batch = await openBatch(services, who, ids.secondary, file);
  await readIntoBatch(services, who, batch, file);
  return { batch, who };
}

const proposals = async ({ databases }: SmallPartnership): Promise<number> =>
  (await allRows<{ kind: string }>(databases, 'entry')).filter(({ kind }) => kind === 'school-move.proposed').length;

test('two who go on with the same batch at the same time bring every pupil in once', async (t) => {
  const partnership = await smallPartnership(t);
  const { batch, who } = await read(t, partnership, syntheticTransferFile);
  await partnership.as('secondaryDsl', (access) => beginCommit(access, batch, ids.secondary));
  await Promise.all([1, 2, 3].map(() => commitBatch(partnership.services, who, batch)));
  assert.equal(await proposals(partnership), 2);
});

test('of a yes and a no at the same time only one counts', async (t) => {
  const partnership = await smallPartnership(t);
  const { batch } = await read(t, partnership, syntheticTransferFile);
  const asked = await Promise.allSettled([
    partnership.as('secondaryDsl', (access) => beginCommit(access, batch, ids.secondary)),
    partnership.as('secondaryOffice', (access) => discardBatch(access, batch)),
    partnership.as('secondaryDsl', (access) => beginCommit(access, batch, 'unknown')),
  ]);
  assert.equal(asked.filter(({ status }) => status === 'fulfilled').length, 1);
  for (const each of asked) if (each.status === 'rejected') assert.equal(each.reason.code, 'IMPORT_NOT_READY');
});

test('what is not committed cannot be taken back, and what is committed neither discarded nor committed again', async (t) => {
  const partnership = await smallPartnership(t);
  const { batch, who } = await read(t, partnership, syntheticTransferFile);
  const notReady = { code: 'IMPORT_NOT_READY' };
  await assert.rejects(
    partnership.as('secondaryDsl', (access) => beginReversal(access, batch)),
    notReady,
  );
  await partnership.as('secondaryDsl', (access) => beginCommit(access, batch, ids.secondary));
  await commitBatch(partnership.services, who, batch);
  await assert.rejects(
    partnership.as('secondaryDsl', (access) => discardBatch(access, batch)),
    notReady,
  );
  await assert.rejects(
    partnership.as('secondaryDsl', (access) => beginCommit(access, batch, ids.secondary)),
    notReady,
  );
});

test('the choice of a school counts only where the file does not name the uploader’s', async (t) => {
  const partnership = await smallPartnership(t);
  const naming = syntheticTransferFile.replace('<Estab>4999</Estab>', '<Estab>4991</Estab>');
  const { batch } = await read(t, partnership, naming);
  const begun = await partnership.as('secondaryDsl', (access) => beginCommit(access, batch, ids.academy));
  assert.equal(begun.joins, null);
  assert.equal(begun.destination, ids.secondary);
});

test('a file of which no pupil can be taken cannot be committed', async (t) => {
  const partnership = await smallPartnership(t);
  const { batch } = await read(t, partnership, syntheticTransferFile.replaceAll(/<UPN>./gu, '<UPN>Z'));
  const found = await partnership.as('secondaryDsl', (access) => findBatch(access, batch));
  assert.equal(found.refused, found.pupils);
  await assert.rejects(
    partnership.as('secondaryDsl', (access) => beginCommit(access, batch, ids.secondary)),
    { code: 'IMPORT_NOT_READY' },
  );
});
