/** Who is told that something waits, when, and how often. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { confirmedMove } from '../../../test/decided-move.ts';
import {
  ids,
  type PersonName,
  people,
  type SmallPartnership,
  smallPartnership,
} from '../../../test/small-partnership.ts';
import { openChild } from '../child.ts';
import { dutiesOfChild } from '../duties.ts';
import { sweep } from '../sweep.ts';
import { asSystem } from '../system.ts';
import { chooseNotices, ownChoices, stopDailyMail } from './choices.ts';
import { ownMails } from './mails.ts';
import { makeMails } from './tell.ts';
import { whatWaits } from './what-waits.ts';

const system = { partnership: ids.partnership };
const mails = ({ as }: SmallPartnership, name: PersonName) => as(name, ownMails);
const at = ({ services }: SmallPartnership, instant: string) => services.clock.moveTo(instant);

/** Sunday: the move is confirmed. Nobody has been told yet. */
async function withMove(t: Parameters<typeof smallPartnership>[0]): Promise<SmallPartnership> {
  const partnership = await smallPartnership(t);
  at(partnership, '2026-11-22T09:00:00Z');
  await confirmedMove(partnership);
  return partnership;
}

test('nobody is told on a Sunday; on Monday from seven each is told once of what is new to them', async (t) => {
  const partnership = await withMove(t);
  assert.equal(await makeMails(partnership.services, system), 0, 'on a Sunday');
  at(partnership, '2026-11-23T06:59:00Z');
  assert.equal(await makeMails(partnership.services, system), 0, 'before seven');
  at(partnership, '2026-11-23T07:00:00Z');
  await partnership.as('primaryDsl', async (access) => {
    const since = access.now.subtract({ hours: 24 });
    assert.ok(((await whatWaits(access, since)).new ?? 0) > 0, 'the school owes something');
  });
  const made = await makeMails(partnership.services, system);
  assert.ok(made >= 2, `${made} people of the primary school owe something`);
  assert.equal(await makeMails(partnership.services, system), 0, 'once');
  const [mail, ...more] = await mails(partnership, 'primaryDsl');
  assert.deepEqual([mail?.kind, mail?.state, more.length], ['daily', 'waits', 0]);
  assert.deepEqual(await mails(partnership, 'constable'), [], 'whoever owes nothing is not told');
  at(partnership, '2026-11-24T07:00:00Z');
  assert.equal(await makeMails(partnership.services, system), 0, 'nothing is new on the next day');
});

test('on a bank holiday nobody is told', async (t) => {
  const partnership = await withMove(t);
  at(partnership, '2026-12-24T08:00:00Z');
  await makeMails(partnership.services, system);
  at(partnership, '2026-12-25T08:00:00Z');
  assert.equal(await makeMails(partnership.services, system), 0);
});

test('the count is of what the person sees, and leaves out the line between two safeguarding leads', async (t) => {
  const partnership = await withMove(t);
  const counted = await partnership.as('primaryDsl', (access) => whatWaits(access, access.now.subtract({ hours: 1 })));
  const duties = await partnership.as('primaryDsl', async (access) =>
    dutiesOfChild(await openChild(access, ids.child)),
  );
  const own = duties.filter(
    ({ owner, ending }) => owner.role === 'dsl' && owner.organisation === ids.primary && ending === null,
  );
  assert.ok(
    own.some(({ item }) => item === 'safeguarding-file'),
    'there is such a line',
  );
  const told = (counted.new ?? 0) + (counted.urgent ?? 0) + (counted['due-soon'] ?? 0);
  assert.equal(told, own.filter(({ item, audience }) => item !== 'safeguarding-file' && audience === null).length);
});

test('somebody to whom a record was locked is told nothing about it', async (t) => {
  const partnership = await withMove(t);
  await asSystem(partnership.services, system, async ({ transaction, now }) => {
    await transaction
      .insertInto('access_denial')
      .values({
        partnership_id: ids.partnership,
        id: '30000000-0000-4000-8000-000000000001',
        practitioner_id: people.primaryDsl.id,
        subject_id: ids.child,
        found_by: 'declared',
        matched: ['telephone'],
        starts_at: now,
      })
      .execute();
  });
  at(partnership, '2026-11-23T08:00:00Z');
  await makeMails(partnership.services, system);
  assert.deepEqual(await mails(partnership, 'primaryDsl'), []);
});

test('what becomes overdue is told the next morning, also to those who stopped everything they may', async (t) => {
  const partnership = await withMove(t);
  await stopDailyMail(partnership.services, system, people.primaryOffice.id);
  at(partnership, '2026-11-23T08:00:00Z');
  await makeMails(partnership.services, system);
  assert.deepEqual(await mails(partnership, 'primaryOffice'), [], 'what is new was stopped');
  const duties = await partnership.as('primaryOffice', async (access) =>
    dutiesOfChild(await openChild(access, ids.child)),
  );
  const limits = duties.flatMap(({ owner, due, audience, ending }) =>
    owner.role === 'data-manager' &&
    owner.organisation === ids.primary &&
    due.kind === 'at' &&
    audience === null &&
    ending === null
      ? [due.at]
      : [],
  );
  const first = Math.min(...limits);
  at(partnership, Temporal.Instant.fromEpochMilliseconds(first).subtract({ hours: 72 }).toString());
  await makeMails(partnership.services, system);
  const before = (await mails(partnership, 'primaryOffice')).length;
  // Until the next working day at the latest
  for (let day = 1; day <= 10 && (await mails(partnership, 'primaryOffice')).length === before; day += 1) {
    at(
      partnership,
      Temporal.Instant.fromEpochMilliseconds(first)
        .add({ hours: 24 * day + 9 })
        .toString(),
    );
    await sweep(partnership.services, system);
    await makeMails(partnership.services, system);
  }
  const [mail] = await mails(partnership, 'primaryOffice');
  assert.ok((await mails(partnership, 'primaryOffice')).length > before);
  assert.ok((mail?.counts.overdue ?? 0) > 0);
  assert.equal(mail?.counts.new, undefined);
});

test('two servers that tell at the same time tell once', async (t) => {
  const partnership = await withMove(t);
  at(partnership, '2026-11-23T08:00:00Z');
  const [first, second] = await Promise.all([
    makeMails(partnership.services, system),
    makeMails(partnership.services, system),
  ]);
  const all = await partnership.everything(({ transaction }) => transaction.selectFrom('mail').selectAll().execute());
  assert.equal(all.length, first + second);
  assert.equal(new Set(all.map(({ practitioner_id }) => practitioner_id)).size, all.length);
});

test('what must be told cannot be stopped, whatever is sent', async (t) => {
  const partnership = await smallPartnership(t);
  await partnership.as('primaryDsl', (access) =>
    chooseNotices(access, { stopped: ['overdue', 'urgent', 'new'], dailyFrom: 12 }),
  );
  assert.deepEqual(await partnership.as('primaryDsl', ownChoices), { stopped: ['new'], dailyFrom: 12 });
  assert.deepEqual(await partnership.as('primaryHead', ownChoices), { stopped: [], dailyFrom: 7 });
});
