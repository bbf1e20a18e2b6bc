/** In the demo a reader sees how colleagues answered, and nobody's own answer but their own. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testDatabase } from '../../test/database.ts';
import { withAccess } from '../record/access.ts';
import { loadActor } from '../record/actor.ts';
import { ownAnswers } from '../record/practice/answers.ts';
import { colleaguesSpread } from '../record/practice/spread.ts';
import { asSystem } from '../record/system.ts';
import { demoOn, servicesOn } from './demo-database.fixture.ts';
import { demoInstallation } from './ensure-demo.ts';
import { demoPractitioners } from './people/practitioners.ts';

const day = '2026-11-22';
const { partnership } = demoInstallation;

test('enough colleagues have answered for their spread to be shown', async (t) => {
  const services = await servicesOn(await testDatabase(t, { template: demoOn(day) }), day);
  const [first] = demoPractitioners;
  assert.ok(first !== undefined);
  const actor = await asSystem(services, { partnership }, ({ transaction, now }) =>
    loadActor(transaction, partnership, first.id, now),
  );
  assert.ok(actor !== undefined);
  await withAccess(services, actor, 'test', async (access) => {
    const today = Temporal.Instant.from(`${day}T00:00:00Z`);
    const spread = await colleaguesSpread(access, 'the-lunch-box', 'arkenshire-thresholds', today);
    assert.ok(spread !== null && (spread.get('L2') ?? 0) >= 10, JSON.stringify([...(spread ?? [])]));
    assert.equal(await colleaguesSpread(access, 'nobody-knows-how', 'arkenshire-thresholds', today), null);
    assert.ok((await ownAnswers(access)).length <= 2);
  });
});
