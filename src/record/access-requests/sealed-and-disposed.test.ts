/** What is sealed goes out to nobody any more, and what is disposed of is disposed of in the answers too. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { askedOn, keepPlain, registered, told, withEntriesToAskFor, withPart } from '../../../test/asked-for-access.ts';
import { oldRecord, withOldRecord } from '../../../test/old-record.ts';
import { allRows, ids, type SmallPartnership, smallPartnership } from '../../../test/small-partnership.ts';
import { keptWhole } from '../../access/requests/passage-decision.ts';
import { askAbout } from '../disclosures/officer-scope.ts';
import { decideDisposal, proposeDisposal } from '../retention/dispose.ts';
import { asRecordRole } from '../transaction.ts';
import { decidePassage } from './decide-passages.ts';
import { openRequest, partToAnswer } from './open-request.ts';
import { loadPart } from './passages.ts';
import { registerRequest, takeStep } from './register-request.ts';
import { isStillSo, proposeAnswer, releaseAnswer } from './release-answer.ts';

const all = { others: 'reasonable', othersBecause: 'asked' } as const;

/** Everything of one controller goes out. */
const giveAll = (partnership: SmallPartnership, id: string, controller: string) =>
  withPart(partnership, 'protection', id, controller, async ({ request, loaded }) => {
    for (const passage of loaded.passages.filter(({ decided }) => decided === null))
      await decidePassage(request, loaded, passage, { ...keptWhole, ...all });
  });

const propose = (partnership: SmallPartnership, id: string, controller: string) =>
  withPart(partnership, 'protection', id, controller, ({ request, loaded }) =>
    proposeAnswer(request, loaded, 'Grant was asked'),
  );

test('what is sealed after it was proposed is not released', async (t) => {
  const partnership = await smallPartnership(t);
  await withEntriesToAskFor(partnership);
  const id = await registered(partnership);
  await keepPlain(partnership, id, ids.primary);
  await giveAll(partnership, id, ids.primary);
  await propose(partnership, id, ids.primary);
  await partnership.everything((access) =>
    asRecordRole(access.transaction, async () => {
      await sql`SELECT set_config('app.seals', 'on', true)`.execute(access.transaction);
      await access.transaction
        .updateTable('entry')
        .set({ sealed_at: access.now })
        .where('id', '=', told.worry)
        .execute();
    }),
  );
  await partnership.as('primaryHead', async (access) => {
    const request = await openRequest(access, id);
    const loaded = await loadPart(request, partToAnswer(request, ids.primary));
    assert.ok(!loaded.passages.some(({ entry }) => entry.id === told.worry));
    const [standing] = request.answers;
    assert.ok(standing !== undefined && !isStillSo(loaded, standing));
    await assert.rejects(releaseAnswer(request, loaded, 'read'), { code: 'CHANGED_MEANWHILE' });
  });
});

test('what went out of a record is gone when two people have disposed of it, with what was written about it', async (t) => {
  const partnership = await smallPartnership(t);
  await withOldRecord(partnership);
  const id = await partnership.as('protection', async (access) =>
    registerRequest(await askAbout(access, oldRecord), {
      organisation: ids.council,
      askedBy: 'Alma Longago',
      capacity: 'self',
      authority: null,
      childView: null,
      nameInRecord: null,
      wants: 'Everything',
      receivedOn: askedOn,
    }),
  );
  await partnership.as('protection', async (access) =>
    takeStep(await openRequest(access, id), { step: 'identity-confirmed', on: askedOn, words: 'Passport' }),
  );
  await withPart(partnership, 'protection', id, ids.council, async ({ request, loaded }) => {
    for (const passage of loaded.passages)
      await decidePassage(request, loaded, passage, {
        ...keptWhole,
        outcome: 'summary',
        summary: `In short: ${passage.text}`,
        others: 'removed',
        grounds: ['third-party'],
        reason: 'her mother was ill, and is named',
      });
  });
  await propose(partnership, id, ids.council);
  await partnership.as('director', async (access) => {
    const request = await openRequest(access, id);
    await releaseAnswer(request, await loadPart(request, partToAnswer(request, ids.council)), 'read');
  });
  const stored = async () =>
    JSON.stringify([
      await allRows(partnership.databases, 'access_answer'),
      await allRows(partnership.databases, 'access_decision'),
    ]);
  assert.match(await stored(), /She likes the sea/u);
  const disposal = await partnership.as('protection', (access) =>
    proposeDisposal(access, { subject: oldRecord, controller: ids.council, reason: 'run out' }),
  );
  await partnership.as('director', (access) =>
    decideDisposal(access, disposal, { decision: 'disposed', answer: 'looked at it' }),
  );
  const left = await stored();
  assert.doesNotMatch(left, /sea|mother|In short/u);
  assert.match(left, /third-party/u, 'that something was decided stays');
});
