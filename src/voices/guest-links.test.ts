/** Links for children and families: how long they work, what ends them, and what is kept of them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ask, enter, kindsSeen, linkOut, of, stateFor, system, visitsAs } from '../../test/asked-voices.ts';
import { toChild } from '../../test/family-of.ts';
import { allRows, ids, people } from '../../test/small-partnership.ts';
import { keepAnswers } from '../record/voices/guest-door.ts';
import { tidyLinks } from '../record/voices/tidy-links.ts';
import { cancelMove } from '../transition/change-move.ts';
import { endAsking } from './ask-by-link.ts';
import { sendOwnAnswers } from './take-answers.ts';

test('a link that is out stops working when a strategy discussion becomes known, and when the move is off', async (t) => {
  const { at, secrets } = await linkOut(t);
  const session = await enter(at, secrets);
  assert.ok(session !== undefined);
  assert.equal(await visitsAs(at, session, async ({ link }) => link.name), 'Rowan');
  at.services.clock.moveTo('2026-11-22T10:00:00Z');
  await toChild(at, [
    {
      kind: 'strategy-discussion.held',
      happened: { moment: at.services.clock.now() },
      organisation: ids.council,
      recordedBy: null,
      data: {},
    },
  ]);
  assert.equal(await visitsAs(at, session, async () => 'open'), undefined);
  assert.equal((await stateFor(at, 'pupil')).state, 'overtaken');
});

test('a code counts once, five wrong ones shut the link, and every refusal is the same nothing', async (t) => {
  const { at, secrets } = await linkOut(t);
  const wrong = { ...secrets, code: secrets.code === '00000000' ? '00000001' : '00000000' };
  for (let tries = 0; tries < 4; tries += 1) assert.equal(await enter(at, wrong), undefined);
  const session = await enter(at, { ...secrets, code: ` ${secrets.code.slice(0, 4)} ${secrets.code.slice(4)} ` });
  assert.ok(session !== undefined, 'the fifth try may be right, with spaces');
  assert.equal(await enter(at, secrets), undefined, 'replayed');
  assert.equal(await enter(at, { ...secrets, token: 'x' }), undefined);
  const again = await ask(at, 'primaryDsl', 'pupil');
  assert.equal(await visitsAs(at, session, async () => 'open'), undefined, 'the one before has ended');
  for (let tries = 0; tries < 5; tries += 1) await enter(at, { ...again, code: '00000000' });
  assert.equal(await enter(at, again), undefined, 'shut, also for the right code');
  const actions = (await allRows<{ action: string }>(at.databases, 'audit_event')).map(({ action }) => action);
  assert.equal(actions.filter((action) => action === 'link of a family shut').length, 1);
});

test('the kill switch ends a link and whoever is on it at once, and keeps no reason', async (t) => {
  const { at, secrets } = await linkOut(t);
  const session = await enter(at, secrets);
  await of(at, 'primaryHead', 'pupil')(endAsking);
  assert.equal(await visitsAs(at, session ?? '', async () => 'open'), undefined);
  assert.equal(await enter(at, secrets), undefined);
  const [ended] = await kindsSeen(at, 'primaryDsl', 'voice-link.ended');
  assert.deepEqual(Object.keys(ended?.data ?? {}).toSorted(), ['move', 'name', 'place', 'who']);
});

test('a link expires, and so does the page that it opened', async (t) => {
  const { at, secrets } = await linkOut(t);
  const session = await enter(at, secrets);
  at.services.clock.moveTo('2026-11-22T10:01:00Z');
  assert.equal(await visitsAs(at, session ?? '', async () => 'open'), undefined, 'after an hour');
  const next = await ask(at, 'primaryDsl', 'pupil');
  at.services.clock.moveTo('2026-11-30T00:01:00Z');
  assert.equal(await enter(at, next), undefined, 'after seven days');
});

test('what was typed waits for a new code, is shown to nobody, and is emptied when it is sent', async (t) => {
  const { at, secrets } = await linkOut(t);
  const kept = { readers: 'key-adult', answers: { worries: { said: 'The lunch hall', readers: 'key-adult' } } };
  await visitsAs(at, (await enter(at, secrets)) ?? '', (guest) => keepAnswers(guest, kept));
  assert.equal((await kindsSeen(at, 'primaryDsl', 'voice.answered')).length, 0);
  const again = await enter(at, await ask(at, 'primaryDsl', 'pupil'));
  assert.deepEqual(await visitsAs(at, again ?? '', async ({ answers }) => answers), kept);
  await visitsAs(at, again ?? '', (guest) =>
    sendOwnAnswers(guest, { answers: { worries: { said: 'The lunch hall', readers: 'key-adult' } } }),
  );
  const rows = await allRows<{ answers: unknown; session_hash: unknown }>(at.databases, 'voice_link');
  assert.deepEqual(
    rows.map(({ answers, session_hash }) => [answers, session_hash]),
    [
      [null, null],
      [null, null],
    ],
  );
  assert.equal(await visitsAs(at, again ?? '', async () => 'open'), undefined);
});

test('each showing to a guest is in the disclosure log, under whoever decided that the link goes out', async (t) => {
  const { at, secrets } = await linkOut(t);
  const session = await enter(at, secrets);
  await visitsAs(at, session ?? '', async () => 'a page');
  const rows = await allRows<{ shown_in: string; practitioner_id: string; subjects: string[] }>(
    at.databases,
    'disclosure',
  );
  const shown = rows.filter(({ shown_in }) => shown_in === 'page of a child or family, by link');
  assert.deepEqual(
    shown.map(({ practitioner_id, subjects }) => [practitioner_id, subjects]),
    [[people.primaryDsl.id, [ids.child]]],
  );
});

test('neither token nor code is in the database', async (t) => {
  const { at, secrets } = await linkOut(t);
  const all = JSON.stringify([
    await allRows(at.databases, 'voice_link'),
    await allRows(at.databases, 'entry'),
    await allRows(at.databases, 'audit_event'),
  ]);
  assert.ok(!all.includes(secrets.token));
  assert.ok(!all.includes(secrets.code));
});

test('what was typed and never sent is emptied four weeks after the link expired, and names after half a year', async (t) => {
  const { at, secrets } = await linkOut(t);
  const kept = { readers: 'key-adult', answers: {} };
  await visitsAs(at, (await enter(at, secrets)) ?? '', (guest) => keepAnswers(guest, kept));
  const row = async () => {
    await tidyLinks(at.services, system);
    const [link] = await allRows<{ answers: unknown; name: string }>(at.databases, 'voice_link');
    return [link?.answers, link?.name];
  };
  at.services.clock.moveTo('2026-12-27T09:00:00Z');
  assert.deepEqual(await row(), [kept, 'Rowan']);
  at.services.clock.moveTo('2026-12-29T09:00:00Z');
  assert.deepEqual(await row(), [null, 'Rowan']);
  at.services.clock.moveTo('2027-06-30T09:00:00Z');
  assert.deepEqual(await row(), [null, '']);
});

test('a link ends with the work of the school that asked, and with the move', async (t) => {
  for (const what of ['work', 'move'] as const) {
    const { at, secrets } = await linkOut(t);
    const session = (await enter(at, secrets)) ?? '';
    assert.equal(await visitsAs(at, session, async () => 'open'), 'open');
    if (what === 'move')
      await of(at, 'primaryDsl', 'pupil')((child, move) => cancelMove(child, move.id, 'The family stays', child.seen));
    else
      await at.everything(async ({ transaction, now }) => {
        await transaction
          .updateTable('access_grant')
          .set({ ends_at: now })
          .where('organisation_id', '=', ids.primary)
          .execute();
      });
    assert.equal(await visitsAs(at, session, async () => 'open'), undefined, what);
  }
});
