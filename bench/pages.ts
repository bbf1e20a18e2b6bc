/**
 * node bench/pages.ts [CHILDREN] [FOLDER]: pages over a whole area's children, each beside a bare server (Fastify and pg, without
 * sign-in, checks or a log) that reads the same rows of the same database in the same run. Goal: half of it or more. What
 * checking and writing down cost is stated by itself.
 *
 * CHILDREN is 100,000 unless given. FOLDER keeps the area for the next run; without it one is made and removed.
 */
import { randomUUIDv7 } from 'node:crypto';
import { inTransaction } from '../src/database/transaction.ts';
import { withAccess } from '../src/record/access.ts';
import { appendMany } from '../src/record/append-many.ts';
import { fullName, openChild } from '../src/record/child.ts';
import type { NewEntry } from '../src/record/entry-row.ts';
import { setContext, type Transaction } from '../src/record/transaction.ts';
import { bareServer } from './floor/bare-server.ts';
import { header, line, throughput } from './floor/throughput.ts';
import { openArea } from './population/open-area.ts';

const count = Number(process.argv[2] ?? 100_000);
const entriesOfChild = 200;

await using area = await openArea(count, process.argv[3]);
const { services, partnership } = area;
const dsl = await area.person('Amina Farooq');
const school = dsl.posts[0]?.organisation ?? '';
const cookie = await area.signIn('Amina Farooq');
const bare = bareServer(area.bare, partnership);
const ask = async (url: string): Promise<void> => {
  const { statusCode } = await bare.inject({ url });
  if (statusCode !== 200) throw new Error(`The bare server answered ${statusCode} to ${url}`);
};

async function firstLink(url: string, shape: RegExp): Promise<string> {
  const found = shape.exec(await area.page(cookie, url))?.[1];
  if (found === undefined) throw new Error(`${url} has no link like ${shape.source}`);
  return found;
}

const child = await firstLink('/children', /href="\/children\/([0-9a-f-]{36})"/u);

/** So many that the child has two hundred. */
async function fillChronology(): Promise<number> {
  const { rows } = await area.bare.query<{ all: string }>('SELECT count(*) AS all FROM entry WHERE subject_id = $1', [
    child,
  ]);
  const has = Number(rows[0]?.all ?? 0);
  const more = Array.from(
    { length: Math.max(0, entriesOfChild - has) },
    (_, index): NewEntry => ({
      organisation: school,
      recordedBy: dsl.practitioner,
      kind: 'note.recorded',
      happened: { day: Temporal.PlainDate.from('2024-09-02').add({ days: 3 * index }) },
      data: {
        text: `Spoke with the family at the gate about week ${index + 1}: all is well with reading and with friends.`,
      },
    }),
  );
  await inTransaction(services.database, {}, async (transaction) => {
    await setContext(transaction, { ...dsl, now: services.clock.now() });
    const access = {
      transaction,
      now: services.clock.now(),
      engine: services.engine,
      shown: new Set<string>(),
      actor: dsl,
    };
    if (more.length > 0)
      await appendMany(access, [{ subject: child, isNew: false, entries: more }], { action: 'generated' });
  });
  return has + more.length;
}

const entries = await fillChronology();
const post = dsl.viewers[0] ?? '';
const [{ all: open } = { all: '0' }] = (
  await area.bare.query<{ all: string }>('SELECT count(*) AS all FROM duty WHERE ended_at IS NULL')
).rows;
console.log(
  `${area.children} children, ${open} duties open, the child has ${entries} entries, the school's list is of one post`,
);
header();

const floors = {
  child: await throughput(() => ask(`/children/${child}`)),
  work: await throughput(() => ask(`/work?posts=${encodeURIComponent(post)}&now=${services.clock.now().toString()}`)),
};
line('bare: a child with its entries', floors.child);
line('timeline of the child', await throughput(() => area.page(cookie, `/children/${child}/timeline`)), floors.child);
line('overview of the child', await throughput(() => area.page(cookie, `/children/${child}`)), floors.child);
line('bare: a list of work', floors.work);
line('my work', await throughput(() => area.page(cookie, '/')), floors.work);
line("the school's children", await throughput(() => area.page(cookie, '/children')), floors.work);
const officer = await area.signIn('Priya Nair');
const cohort = await throughput(() => area.page(officer, '/cohort'), { seconds: 5, atOnce: 1 });
line("the authority's cohort, one at a time", cohort);

/** The same reading in the same kind of transaction, with and without what the door adds. */
const readAlone = (more: (transaction: Transaction) => Promise<unknown> = () => Promise.resolve()) =>
  throughput(() =>
    inTransaction(services.database, {}, async (transaction) => {
      await setContext(transaction, { ...dsl, now: services.clock.now() });
      await transaction
        .selectFrom('child')
        .selectAll()
        .where('partnership_id', '=', partnership)
        .where('subject_id', '=', child)
        .execute();
      await more(transaction);
    }),
  );
const bareRead = await readAlone();
const written = await readAlone((transaction) =>
  transaction
    .insertInto('disclosure')
    .values({
      partnership_id: partnership,
      id: randomUUIDv7(),
      at: services.clock.now(),
      practitioner_id: dsl.practitioner,
      shown_in: 'bench',
      purposes: ['education'],
      subjects: [child],
    })
    .execute(),
);
const checked = await throughput(() =>
  withAccess(services, dsl, 'bench', async (access) => fullName(await openChild(access, child))),
);
console.log('\nWhat the door costs, reading one row of one child');
line('read alone, in a transaction', bareRead);
line('read, and one row written and committed', written, bareRead);
line('read through the door', checked, bareRead);
await bare.close();
