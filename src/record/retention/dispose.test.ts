/** Disposal by two people, holds that stop it, and what is left. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { asSuperuser } from '../../../test/as-superuser.ts';
import { oldRecord as old, withOldRecord } from '../../../test/old-record.ts';
import { ids, people, type SmallPartnership, smallPartnership } from '../../../test/small-partnership.ts';
import { isProblem } from '../../errors.ts';
import { asItStands } from '../audit-log/as-it-stands.ts';
import { verifyRecord } from '../audit-log/verify-record.ts';
import { insertRole } from '../practitioners/roles-held.ts';
import { asRecordRole } from '../transaction.ts';
import { decideDisposal, disposals, proposeDisposal } from './dispose.ts';
import { holdsOn, liftHold, placeHold } from './holds.ts';
import { recordsDue, recordsOf } from './retention-of.ts';

const code = (wanted: string) => (error: unknown) => isProblem(error) && error.code === wanted;

async function withOld(t: Parameters<typeof smallPartnership>[0]): Promise<SmallPartnership> {
  const partnership = await smallPartnership(t);
  await withOldRecord(partnership);
  return partnership;
}

const propose = ({ as }: SmallPartnership, controller = ids.council) =>
  as('protection', (access) =>
    proposeDisposal(access, { subject: old, controller, reason: 'nothing speaks against it' }),
  );
const decide = ({ as }: SmallPartnership, id: string, decision: 'disposed' | 'kept' = 'disposed') =>
  as('director', (access) => decideDisposal(access, id, { decision, answer: 'looked at it' }));
const verify = ({ services }: SmallPartnership) =>
  asItStands(services, { partnership: ids.partnership }, (transaction) => verifyRecord(transaction, ids.partnership));
const wordsOf = ({ everything }: SmallPartnership) =>
  everything(async ({ transaction }) => {
    await sql`SELECT set_config('app.seals', 'on', true)`.execute(transaction);
    return asRecordRole(transaction, () =>
      transaction
        .selectFrom('entry')
        .select(['id', 'data', 'salt', 'content_hash', 'erased_at', 'controller_id'])
        .where('subject_id', '=', old)
        .orderBy('seq')
        .execute(),
    );
  });

test('what has run out is listed to those who answer for it, with the class and since when', async (t) => {
  const partnership = await withOld(t);
  const due = await partnership.as('protection', recordsDue);
  assert.deepEqual(
    due.map(({ surname, controller, entries, reckoned }) => [
      surname,
      controller,
      entries,
      reckoned.result.kind === 'due' && [reckoned.result.by.id, reckoned.result.since.toString()],
    ]),
    [['Longago', ids.council, 3, ['looked-after', '2020-05-04']]],
  );
  await assert.rejects(partnership.as('socialWorker', recordsDue), code('NOT_ALLOWED'));
  // The head answers for the school, of whose records no class speaks
  assert.deepEqual(await partnership.as('primaryHead', recordsDue), []);
  const [own] = await partnership.as('primaryHead', (access) => recordsOf(access, old));
  assert.equal(own?.reckoned.result.kind, 'not-known');
  await assert.rejects(
    partnership.as('secondaryHead', (access) => recordsOf(access, old)),
    code('NOT_FOUND'),
  );
});

test('two people dispose of it: what was said is gone, the hashes stay, and the audit is whole', async (t) => {
  const partnership = await withOld(t);
  const before = await wordsOf(partnership);
  const id = await propose(partnership);
  await assert.rejects(propose(partnership), code('CHANGED_MEANWHILE'));
  await assert.rejects(
    partnership.as('protection', (access) => decideDisposal(access, id, { decision: 'disposed', answer: 'myself' })),
    code('NEEDS_ANOTHER_PERSON'),
  );
  await decide(partnership, id);
  const after = await wordsOf(partnership);
  assert.equal(after.length, before.length);
  for (const [index, row] of after.entries()) {
    const was = before[index];
    assert.deepEqual(row.content_hash, was?.content_hash);
    if (row.controller_id === ids.council) assert.deepEqual([row.data, row.salt.length], [{}, 0]);
    else assert.deepEqual(row.data, { text: 'Reads well.' });
  }
  assert.deepEqual((await verify(partnership)).findings, []);
  const [done] = await partnership.as('director', (access) => disposals(access));
  assert.deepEqual([done?.decision, done?.entries], ['disposed', 3]);
  // Nobody finds the child by the name any more
  const names = await partnership.everything(({ transaction }) =>
    transaction.selectFrom('child').select('surname').where('subject_id', '=', old).execute(),
  );
  assert.deepEqual(names, []);
  await assert.rejects(
    partnership.as('protection', (access) => recordsOf(access, old)),
    code('NOT_FOUND'),
  );
});

test('erased without a disposal, an entry is missed by the audit', async (t) => {
  const partnership = await withOld(t);
  const [first] = await wordsOf(partnership);
  await asSuperuser(
    partnership.databases,
    sql`UPDATE entry SET sealed_at = recorded_at, erased_at = recorded_at, data = '{}', salt = '' WHERE id = ${first?.id}`,
  );
  const { findings } = await verify(partnership);
  assert.deepEqual(
    findings.map(({ what }) => what),
    ['record-altered'],
  );
});

test('a hold placed between the two stops it, and is lifted by somebody else than placed it', async (t) => {
  const partnership = await withOld(t);
  const id = await propose(partnership);
  const hold = await partnership.as('protection', (access) =>
    placeHold(access, { subject: null, title: 'Public inquiry', reason: 'told by letter to keep everything' }),
  );
  assert.deepEqual(await partnership.as('protection', recordsDue), []);
  await assert.rejects(decide(partnership, id), code('RETENTION_NOT_DUE'));
  await assert.rejects(
    partnership.as('protection', (access) => liftHold(access, hold, 'over')),
    code('NEEDS_ANOTHER_PERSON'),
  );
  await partnership.everything((access) =>
    insertRole(
      access,
      { practitioner: people.policy.id, organisation: ids.council, role: 'data-protection-officer' },
      { from: access.now.subtract({ hours: 1 }), to: null },
    ),
  );
  await partnership.as('policy', (access) => liftHold(access, hold, 'the inquiry has reported'));
  await assert.rejects(
    partnership.as('policy', (access) => liftHold(access, hold, 'again')),
    code('NOT_FOUND'),
  );
  assert.equal(
    (await partnership.as('policy', (access) => holdsOn(access)))[0]?.liftedBecause,
    'the inquiry has reported',
  );
  await decide(partnership, id);
  await assert.rejects(
    partnership.as('socialWorker', (access) => placeHold(access, { subject: null, title: 'x', reason: 'x' })),
    code('NOT_ALLOWED'),
  );
});

test('a decision to keep it leaves everything, and it can be proposed again', async (t) => {
  const partnership = await withOld(t);
  await decide(partnership, await propose(partnership), 'kept');
  assert.ok((await wordsOf(partnership)).every(({ erased_at: erased }) => erased === null));
  assert.equal((await partnership.as('protection', recordsDue)).length, 1);
  await propose(partnership);
});

test('of two who decide at the same time one does', async (t) => {
  const partnership = await withOld(t);
  const id = await propose(partnership);
  const settled = await Promise.allSettled([decide(partnership, id), decide(partnership, id, 'kept')]);
  assert.equal(settled.filter(({ status }) => status === 'fulfilled').length, 1);
});

test('the database itself refuses an erasure that nobody decided, and one under a hold', async (t) => {
  const partnership = await withOld(t);
  const erase = () =>
    partnership.everything(async ({ transaction }) =>
      asRecordRole(transaction, async () => {
        await sql`UPDATE entry SET sealed_at = app_now(), erased_at = app_now(), data = '{}', salt = '' WHERE subject_id = ${old} AND controller_id = ${ids.council}`.execute(
          transaction,
        );
      }),
    );
  await assert.rejects(erase(), /an entry does not change/u);
  const id = await propose(partnership);
  await partnership.everything(async ({ transaction }) =>
    asRecordRole(transaction, async () => {
      await transaction
        .updateTable('disposal')
        .set({ decided_at: Temporal.Now.instant(), decided_by: people.director.id, decision: 'disposed' })
        .where('id', '=', id)
        .execute();
    }),
  );
  await partnership.as('protection', (access) =>
    placeHold(access, { subject: old, title: 'Claim', reason: 'a claim was made' }),
  );
  await assert.rejects(erase(), /an entry does not change/u);
});
