/** Every child has one line between two DSLs, and nobody else can tell anything about its state from anything. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Browser, type TestApp, testApp } from '../app.ts';
import { confirmedMove } from '../decided-move.ts';
import { takenStep } from '../item-step.ts';
import { ids, type PersonName } from '../small-partnership.ts';
import { everyAddress } from './every-address.ts';

const file = 'safeguarding-file';

/** The two who hold the line. */
const theirs: readonly PersonName[] = ['primaryDsl', 'secondaryDsl'];

type World = TestApp & { readonly move: string };

async function worldWith(t: Parameters<typeof testApp>[0], between: (world: World) => Promise<void>): Promise<World> {
  const started = await testApp(t);
  started.services.clock.moveTo('2027-05-11T09:00:00Z');
  const made = { ...started, move: await confirmedMove(started) };
  await between(made);
  await takenStep(made, 'primaryOffice', made.move, 'ctf', 'sent', { channel: 'portal' });
  return made;
}

/** Ids are told apart by the order in which they appear, and tokens not at all. */
function comparable(body: string): string {
  const order = new Map<string, number>();
  return body
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gu, (id) => {
      if (!order.has(id)) order.set(id, order.size);
      return `ID${order.get(id)}`;
    })
    .replaceAll(/value="[\w-]{20,}"/gu, '');
}

const addresses = ({ move }: World): readonly string[] =>
  everyAddress({ child: ids.child, move })
    .filter(({ method }) => method === 'GET')
    .flatMap(({ path, url }) =>
      path.includes(':school')
        ? [url, url.replace(ids.academy, ids.primary), url.replace(ids.academy, ids.secondary)]
        : [url],
    );

const read = async (browser: Browser, url: string) => {
  const { statusCode, headers, body } = await browser.get(url);
  return { statusCode, location: headers.location, body: comparable(body) };
};

/** Everybody of the two schools, and who looks across them. The people of others reach no page of this child at all. */
const everybodyElse: readonly PersonName[] = [
  'primaryHead',
  'primaryTeacher',
  'primaryOffice',
  'secondaryHead',
  'secondarySenco',
  'secondaryOffice',
  'academyDsl',
  'admissions',
  'director',
  'protection',
];

/** How long the whole log of the partnership is, every action of everybody together. */
const whole = '/who-saw';

test('two worlds that differ only between the two DSLs are the same to everybody else, on every page', async (t) => {
  const untouched = await worldWith(t, async () => undefined);
  const passed = await worldWith(t, async (world) => {
    await takenStep(world, 'primaryDsl', world.move, file, 'sent', { channel: 'portal' });
    for (const step of ['opened', 'accepted'] as const) await takenStep(world, 'secondaryDsl', world.move, file, step);
    await takenStep(world, 'secondaryDsl', world.move, file, 'acted-on', { note: 'Her tutor knows whom to tell.' });
  });
  const [before, after] = [addresses(untouched), addresses(passed)];
  for (const name of everybodyElse) {
    const [one, other] = [await untouched.signIn(name), await passed.signIn(name)];
    let opened = 0;
    for (const [index, url] of before.entries()) {
      if (url === whole) continue;
      const [had, has] = [await read(one, url), await read(other, after[index] ?? '')];
      assert.deepEqual(has, had, `${name} ${url}`);
      if (had.statusCode === 200) opened += 1;
    }
    assert.ok(opened > 10, `${name} opened ${opened} pages`);
  }
  for (const name of theirs) {
    const page = (world: World) => `/children/${ids.child}/moves/${world.move}/handover/${file}`;
    assert.match((await (await untouched.signIn(name)).get(page(untouched))).body, /Expected/u);
    assert.match((await (await passed.signIn(name)).get(page(passed))).body, /Acted on/u);
  }
});

test('what passes between the two DSLs stops nobody else from saving what they had begun', async (t) => {
  const started = await worldWith(t, async () => undefined);
  const senco = await started.signIn('secondarySenco');
  const form = `/children/${ids.child}/moves/${started.move}/missing`;
  const seen = /name="seen" value="(?<number>\d+)"/u.exec((await senco.get(form)).body)?.groups?.['number'] ?? '';
  await takenStep(started, 'primaryDsl', started.move, file, 'sent', { channel: 'portal' });
  const asked = { seen, what: 'The page about what helps at lunch', why: 'His mother speaks of it', role: 'senco' };
  assert.equal((await senco.post(form, asked)).statusCode, 303);
  const late = await senco.post(form, asked);
  assert.match(late.body, /changed|since/u, 'what they can see does');
  assert.notEqual(late.statusCode, 303);
});
