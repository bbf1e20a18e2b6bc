import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { testDatabase } from '../../test/database.ts';
import type { TestDatabases } from '../../test/database-template.ts';
import { findInstallation } from '../record/installation.ts';
import { clockOn, demoOn, servicesOn } from './demo-database.fixture.ts';
import { demoPartnership } from './demo-partnership.ts';
import { demoPeople } from './demo-people.ts';
import { demoInstallation, ensureDemo } from './ensure-demo.ts';
import { loadDemo } from './load-demo.ts';
import { demoPractitioners } from './people/practitioners.ts';

const day = '2026-11-22';
const asOf = Temporal.PlainDate.from(day);
const { partnership } = demoInstallation;

type Counts = { readonly children: number; readonly entries: number; readonly duties: number };

async function counts({ app }: TestDatabases): Promise<Counts | undefined> {
  return app.kysely.transaction().execute(async (transaction) => {
    await sql`SELECT set_config('app.partnership', ${partnership}, true)`.execute(transaction);
    await sql`SET LOCAL ROLE throughline_record`.execute(transaction);
    const { rows } = await sql<Counts>`SELECT (SELECT count(*)::integer FROM child) AS children,
      (SELECT count(*)::integer FROM entry) AS entries, (SELECT count(*)::integer FROM duty) AS duties`.execute(
      transaction,
    );
    return rows[0];
  });
}

test('everything of the demo is in the database, derived, with its row last', async (t) => {
  const databases = await testDatabase(t, { template: demoOn(day) });
  const { children } = demoPartnership(asOf);
  const found = await counts(databases);
  assert.equal(found?.children, children.length);
  assert.equal(
    found?.entries,
    children.reduce((sum, { entries }) => sum + entries.length, 0),
  );
  assert.ok((found?.duties ?? 0) > 2000);
  assert.deepEqual(await findInstallation(databases.app), demoInstallation);
  const people = await demoPeople(databases.app, demoInstallation);
  assert.equal(people.length, demoPractitioners.length);
  const [plays, ...more] = people.flatMap((person) => person.plays ?? []);
  assert.match(plays ?? '', /^\/children\/[\da-f-]{36}\/play$/u, 'one of them plays the story');
  assert.equal(more.length, 0);
});

test('a demo that is there is left as it is', async (t) => {
  const databases = await testDatabase(t, { template: demoOn(day) });
  const before = await counts(databases);
  const { engine } = await servicesOn(databases, day);
  await ensureDemo({ databases, engine, clock: clockOn('2027-03-01'), progress: () => assert.fail('loads again') });
  assert.deepEqual(await counts(databases), before);
});

test('a demo that was interrupted leaves nothing, and is loaded from scratch', async (t) => {
  const databases = await testDatabase(t);
  const services = await servicesOn(databases, day);
  const interrupted = loadDemo(services, partnership, asOf, ({ done }) => {
    if (done > 100) throw new RangeError('the machine was switched off');
  });
  await assert.rejects(interrupted, RangeError);
  assert.deepEqual(await counts(databases), { children: 0, entries: 0, duties: 0 });
  const lines: string[] = [];
  await ensureDemo({ databases, ...services, progress: (line) => lines.push(line) });
  assert.ok(lines.length > 3);
  assert.ok(((await counts(databases))?.children ?? 0) > 390);
});

test('when only the row is missing, only the row is added', async (t) => {
  const databases = await testDatabase(t);
  const services = await servicesOn(databases, day);
  await loadDemo(services, partnership, asOf);
  await ensureDemo({ databases, ...services, progress: () => assert.fail('loads again') });
  assert.deepEqual(await findInstallation(databases.app), demoInstallation);
});
