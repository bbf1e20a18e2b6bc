import assert from 'node:assert/strict';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { type TestApp, testApp } from '../../../test/app.ts';
import { inForce, stepBy, today } from '../../../test/decided-pack.ts';
import { packYaml } from '../../../test/pack-upload.ts';
import { allRows, asSystemAppend, ids, smallPartnership } from '../../../test/small-partnership.ts';
import { temporaryFolder } from '../../../test/temporary-folder.ts';
import { dayText } from '../../rulebook/calendar/days.ts';
import type { RecordServices } from '../access.ts';
import { openChild } from '../child.ts';
import { dutiesOfChild } from '../duties.ts';
import { readPacks } from '../read-engine.ts';
import { engineNow, replaceableServices } from './current-engine.ts';
import { keepReleasedPacks } from './release-packs.ts';

const system = { partnership: ids.partnership };

const concernOn = (services: RecordServices, day: string) =>
  asSystemAppend(services, [
    {
      subject: ids.child,
      isNew: false,
      entries: [
        {
          kind: 'concern.recorded',
          happened: { day: Temporal.PlainDate.from(day) },
          organisation: ids.primary,
          recordedBy: null,
          data: { what: 'Tired every morning' },
        },
      ],
    },
  ]);

/** The version of the pack under which each concern is owed, and the limit, in the order in which they happened. */
const owed = (started: Pick<TestApp, 'as'>) =>
  started.as('primaryDsl', async (access) =>
    (await dutiesOfChild(await openChild(access, ids.child)))
      .filter(({ rule }) => rule === 'look-into-concern')
      .toSorted((a, b) => a.opensAt - b.opensAt)
      .map(
        ({ packVersion, due }) =>
          `${packVersion} until ${due.kind === 'at' && due.day !== null ? dayText(due.day) : due.kind}`,
      ),
  );

async function begun(t: TestContext): Promise<TestApp> {
  const started = await testApp(t);
  await inForce(started, packYaml({ version: '1', within: '10 days' }));
  await concernOn(started.app.services, '2026-11-20');
  return started;
}

test('what began under a version runs on under it when the next comes into force', async (t) => {
  const started = await begun(t);
  assert.deepEqual(await owed(started), ['1 until 2026-11-30']);
  started.services.clock.moveTo('2026-11-25T09:00:00Z');
  await inForce(started, packYaml({ version: '2', within: '4 days' }), { ...today, 'from-day': '25' });
  await concernOn(started.app.services, '2026-11-25');
  assert.deepEqual(await owed(started), ['1 until 2026-11-30', '2 until 2026-11-29']);
});

test('a version that applies to what is open takes over, and gives back when it is withdrawn', async (t) => {
  const started = await begun(t);
  const yaml = packYaml({ version: '2', within: '4 days' }).replace(
    'status: draft',
    'status: draft\nappliesToOpen: true',
  );
  const address = await inForce(started, yaml);
  assert.deepEqual(await owed(started), ['2 until 2026-11-24']);
  const because = 'The heads asked for more time';
  assert.equal((await stepBy(started, 'policy', address, { step: 'withdraw', words: because })).status, 303);
  await started.app.tick();
  assert.deepEqual(await owed(started), ['1 until 2026-11-30']);
});

/** A release of the product that brings one pack. */
async function release(t: TestContext, name: string, yaml: string | null) {
  const parent = await temporaryFolder();
  t.after(() => rm(parent, { recursive: true }));
  const folder = join(parent, name);
  await mkdir(join(folder, 'england', 'calendars'), { recursive: true });
  if (yaml !== null)
    await writeFile(join(folder, 'england', 'concerns.yaml'), yaml.replace('status: draft', 'status: in-force'));
  return folder;
}

test('after an upgrade of the product, what began under the old packs runs on under them', async (t) => {
  const partnership = await smallPartnership(t);
  const holidays = partnership.services.engine;
  const installed = async (folder: string): Promise<RecordServices> => {
    const packs = await readPacks(folder);
    const given = { ...partnership.services, engine: { ...holidays, release: packs, counting: 'not looked at yet' } };
    await keepReleasedPacks(given, system, folder);
    const { services, replace } = replaceableServices(given);
    replace(await engineNow(services, system));
    return services;
  };
  const yaml = (version: string, within: string) => packYaml({ name: 'england/concerns', version, within });
  const first = await installed(await release(t, 'first', yaml('2026.1', '10 days')));
  await concernOn(first, '2026-11-20');
  assert.deepEqual(await owed(partnership), ['2026.1 until 2026-11-30']);

  partnership.services.clock.moveTo('2026-11-24T09:00:00Z');
  const second = await installed(await release(t, 'second', yaml('2026.2', '4 days')));
  await concernOn(second, '2026-11-24');
  assert.deepEqual(await owed(partnership), ['2026.1 until 2026-11-30', '2026.2 until 2026-11-28']);

  partnership.services.clock.moveTo('2026-11-25T09:00:00Z');
  const third = await installed(await release(t, 'third', null));
  await concernOn(third, '2026-11-25');
  assert.deepEqual(
    await owed(partnership),
    ['2026.1 until 2026-11-30', '2026.2 until 2026-11-28'],
    'nothing new begins',
  );
});

test('a release that brings what it brought keeps nothing twice', async (t) => {
  const partnership = await smallPartnership(t);
  const folder = await release(t, 'same', packYaml({ name: 'england/concerns', version: '2026.1' }));
  const services = {
    ...partnership.services,
    engine: { ...partnership.services.engine, release: await readPacks(folder) },
  };
  for (let times = 0; times < 2; times += 1) await keepReleasedPacks(services, system, folder);
  const rows = (await allRows<Record<string, unknown>>(partnership.databases, 'release_pack')).map((row) => [
    row['pack'],
    row['version'],
    row['counts_from'],
  ]);
  assert.deepEqual(rows, [['england/concerns', '2026.1', null]]);
});
