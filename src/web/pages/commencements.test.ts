import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../test/app.ts';
import { sendForm } from '../../../test/pack-upload.ts';
import { ids } from '../../../test/small-partnership.ts';
import { loadWorld } from '../../record/load-world.ts';
import { dayNumber } from '../../rulebook/calendar/days.ts';
import { settingsOf } from './commencements.ts';

const address = '/rules/commencement';

test('law that waits is listed with its rules; a policy officer sets the day with its source, and rules read it', async (t) => {
  const started = await testApp(t);
  const { services, everything } = started;
  const [setting] = settingsOf(services.engine.rulebook);
  assert.ok(setting !== undefined && setting.rules.length > 0);
  const policy = await started.signIn('policy');
  assert.match((await policy.get(address)).body, /Not confirmed/u);
  const world = () => everything(({ transaction, engine }) => loadWorld(transaction, ids.partnership, engine, []));
  assert.equal((await world()).commencement(setting.id), null);
  const day = { 'day-day': '1', 'day-month': '9', 'day-year': '2026' };
  const fields = { setting: setting.id, source: 'Commencement regulations of that year' };
  assert.equal((await sendForm(started, policy, address, { ...fields, ...day })).status, 303);
  assert.equal((await world()).commencement(setting.id), dayNumber('2026-09-01'));
  assert.match((await policy.get(address)).body, /Commencement regulations of that year \(Jo Sharman/u);
  const pending = () =>
    everything(({ transaction }) =>
      transaction.selectFrom('subject').select('derive_pending').where('id', '=', ids.child).executeTakeFirst(),
    );
  assert.equal((await pending())?.derive_pending, true);
  await started.app.tick();
  assert.equal((await pending())?.derive_pending, false);
  assert.equal((await sendForm(started, policy, address, fields)).status, 303, 'taken back');
  assert.equal((await world()).commencement(setting.id), null);
  assert.match((await policy.get(address)).body, /No day known/u);
});

test('a day without a source, a law that no pack names, and a date that is none are refused', async (t) => {
  const started = await testApp(t);
  const policy = await started.signIn('policy');
  const [setting] = settingsOf(started.services.engine.rulebook);
  const send = (fields: Readonly<Record<string, string>>) => sendForm(started, policy, address, fields);
  assert.match((await send({ setting: setting?.id ?? '' })).body, /Enter where that is written/u);
  assert.match((await send({ source: 'x' })).body, /Select which law began/u);
  assert.equal((await send({ setting: 'no-such-law', source: 'x' })).status, 404);
  const odd = await send({
    setting: setting?.id ?? '',
    source: 'x',
    'day-day': '31',
    'day-month': '2',
    'day-year': '2026',
  });
  assert.match(odd.body, /must be a real date/u);
});
