import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testDatabase } from '../../test/database.ts';
import { openChild } from '../record/child.ts';
import { readChronology } from '../record/chronology.ts';
import { dutiesOfChild, type OwedDuty } from '../record/duties.ts';
import { movesOf } from '../record/moves.ts';
import { findOrganisation } from '../record/organisations.ts';
import { asRecordRole } from '../record/transaction.ts';
import { dutyStates } from '../rulebook/duty/duty.ts';
import { loadHandover } from '../transition/handover.ts';
import { takeItemStep } from '../transition/take-item-step.ts';
import { childIdOf } from './children/child-id.ts';
import { beginChronicle } from './children/chronicle.ts';
import { asPerson, demoOn, servicesOn } from './demo-database.fixture.ts';
import { demoPartnership } from './demo-partnership.ts';
import { itemStepEntries } from './moves/item-step-entries.ts';
import { schoolAt } from './places/places.ts';

/** Nothing can be upcoming: what will be owed is known when it begins. */
const expectedStates = dutyStates.filter((state) => state !== 'upcoming');

for (const day of ['2026-11-22', '2027-07-10']) {
  test(`duties are in every state on ${day}`, async (t) => {
    const services = await servicesOn(await testDatabase(t, { template: demoOn(day) }), day);
    const { children } = demoPartnership(Temporal.PlainDate.from(day));
    const duties = await asPerson(services, 'chris-baxter', (access) =>
      asRecordRole(access.transaction, async () => {
        const found: OwedDuty[] = [];
        for (const { id } of children) found.push(...(await dutiesOfChild({ id, access } as never)));
        return found;
      }),
    );
    const states = new Set(duties.map(({ state }) => state));
    assert.deepEqual(
      expectedStates.filter((state) => !states.has(state)),
      [],
    );
  });
}

test('a step that the demo invents is the step that the product takes', async (t) => {
  const day = '2027-07-10';
  const services = await servicesOn(await testDatabase(t, { template: demoOn(day) }), day);
  const child = childIdOf('imogen-castley');
  const { taken, invented } = await asPerson(services, 'sunita-rao', async (access) => {
    const open = await openChild(access, child);
    const [move] = await movesOf(open);
    assert.ok(move !== undefined);
    const handover = await loadHandover(open, move);
    const item = [...handover.betweenDsls, ...handover.items].find(
      ({ state, code }) => state === 'expected' && (code === 'safeguarding-file' || code === 'contacts-and-orders'),
    );
    assert.ok(item !== undefined);
    const details = { channel: 'portal', note: 'As agreed.' } as const;
    const sender = await findOrganisation(access, move.from.organisation ?? '');
    await takeItemStep(open, handover, item, 'sent', details, sender, open.seen);
    const newest = (await readChronology(open)).toSorted((a, b) => b.seq - a.seq)[0];
    const plan = {
      key: 'x',
      from: schoolAt('kelderwick-primary'),
      to: schoolAt('kelderwick-school'),
      kind: 'phase-transfer',
      proposed: { by: { organisation: '', recordedBy: null }, at: access.now, source: '' },
    } as const;
    const step = {
      item: item.code as 'safeguarding-file',
      step: 'sent',
      side: 'sender',
      at: access.now,
      details,
    } as const;
    return { taken: newest, invented: itemStepEntries(beginChronicle(child), move.id, plan, step)[0] };
  });
  const { kind, organisation, recordedBy, compartment, audience, parties, data } = taken ?? {};
  assert.deepEqual(
    { kind, organisation, recordedBy, compartment, audience, parties, data },
    {
      kind: invented?.kind,
      organisation: invented?.organisation,
      recordedBy: invented?.recordedBy,
      compartment: invented?.compartment,
      audience: invented?.audience,
      parties: invented?.parties,
      data: invented?.data,
    },
  );
});
