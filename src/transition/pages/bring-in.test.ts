/** A handover that one installation made as a file, read back by another one that knows the child. */
import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { test } from 'node:test';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { type Browser, type TestApp, testApp } from '../../../test/app.ts';
import { confirmedMove } from '../../../test/decided-move.ts';
import { bundling, makeOnPages } from '../../../test/made-bundle.ts';
import { multipart } from '../../../test/multipart.ts';
import { allRows, ids } from '../../../test/small-partnership.ts';
import type { Manifest } from '../../interchange/bundle/bundle-format.ts';

const bringIn = `/children/${ids.child}/bring-in`;

async function uploaded({ request }: TestApp, browser: Browser, content: Buffer) {
  const token = /name="_token" value="([^"]+)"/u.exec((await browser.get(bringIn)).body)?.[1] ?? '';
  const file = { field: 'bundle', name: 'handover.zip', content, type: 'application/zip' };
  const sent = multipart({ _token: token }, file);
  return request({ method: 'POST', url: bringIn, ...sent, headers: { ...sent.headers, cookie: browser.cookie } });
}

const seenOn = (body: string): string => /name="seen" value="(\d+)"/u.exec(body)?.[1] ?? '';

async function broughtIn(app: TestApp, browser: Browser, content: Buffer) {
  const to = (await uploaded(app, browser, content)).headers.location ?? '';
  const look = await browser.get(to);
  return { to, look, done: await browser.post(to, { doing: 'bring-in', seen: seenOn(look.body) }) };
}

async function made(t: Parameters<typeof testApp>[0], part = 'school'): Promise<Buffer> {
  const { app, url } = await bundling(t);
  return (await makeOnPages(await app.signIn('primaryDsl'), url, { part })).made.rawPayload;
}

/** The bundle as somebody else may have written it, with hashes that are right. */
function rewritten(
  zip: Buffer,
  change: (manifest: Manifest) => unknown,
  files: Readonly<Record<string, Uint8Array>> = {},
) {
  const parts = unzipSync(zip);
  const manifest = JSON.parse(strFromU8(parts['manifest.json'] ?? new Uint8Array())) as Manifest;
  const listed = Object.entries(files).map(([path, content]) => ({
    path,
    name: path.slice('files/'.length),
    mediaType: 'application/pdf',
    bytes: content.length,
    sha256: hash('sha256', content, 'hex'),
  }));
  const told = change({ ...manifest, files: [...manifest.files, ...listed] });
  return Buffer.from(zipSync({ ...parts, ...files, 'manifest.json': strToU8(JSON.stringify(told)) }));
}

const firstEntry = ({ entries }: Manifest): Manifest['entries'][number] => {
  const first = entries.find(({ kind }) => kind === 'observation.recorded');
  assert.ok(first !== undefined);
  return first;
};

const brought = async (app: TestApp) =>
  (
    await allRows<{ kind: string; data: { says: string; from: string }; status: string; compartment: string }>(
      app.databases,
      'entry',
    )
  ).filter(({ kind }) => kind === 'handed-over.brought-in');

test('what one installation handed over is in the record of the other, once, with who said it', async (t) => {
  const zip = await made(t);
  const other = await testApp(t);
  await confirmedMove(other);
  const dsl = await other.signIn('primaryDsl');
  assert.match((await dsl.get(`/children/${ids.child}/record`)).body, /Bring in a handover/u);
  const { look, done } = await broughtIn(other, dsl, zip);
  assert.match(
    look.body,
    /3 entries would be added[\s\S]*Likes to draw before maths[\s\S]*Left a school, 23 July 2027: Its date lies ahead/u,
  );
  assert.equal(done.statusCode, 303);
  const entries = await brought(other);
  assert.equal(entries.length, 3);
  assert.ok(entries.some(({ data }) => data.says.includes('Likes to draw before maths')));
  assert.ok(entries.every(({ data }) => data.from === 'Alder Lane Primary School'));
  assert.match((await dsl.get(`/children/${ids.child}/timeline`)).body, /Likes to draw before maths/u);
  const again = await broughtIn(other, dsl, zip);
  assert.match(again.look.body, /Nothing would be added[\s\S]*It was brought in before/u);
  assert.equal((await brought(other)).length, 3);
  const third = (await uploaded(other, dsl, zip)).headers.location ?? '';
  assert.match(
    (await dsl.get('/')).body,
    /Received with a handover/u,
    'what was not finished stands on the first page',
  );
  await dsl.post(third, { doing: 'discard', seen: '1' });
  assert.deepEqual(await allRows(other.databases, 'draft'), []);
});

test('a file about another child, a safeguarding file in other hands, and one that is none are refused in words', async (t) => {
  const zip = await made(t);
  const safeguarding = await made(t, 'safeguarding');
  const other = await testApp(t);
  const office = await other.signIn('primaryOffice');
  const says = async (content: Buffer) => (await uploaded(other, office, content)).body;
  const child = (values: Partial<Manifest['child']>) =>
    rewritten(zip, (manifest) => ({ ...manifest, child: { ...manifest.child, ...values } }));
  for (const differing of [{ upn: 'A801200001002' }, { dateOfBirth: '2015-02-15' }])
    assert.match(await says(child(differing)), /about another child/u);
  assert.match(
    await says(
      rewritten(zip, (manifest) => ({ ...manifest, child: { ...manifest.child, upn: undefined, surname: 'Other' } })),
    ),
    /about another child/u,
  );
  assert.match(await says(safeguarding), /designated safeguarding lead alone/u);
  assert.match(await says(Buffer.from('no zip')), /not a zip file/u);
  assert.match(await says(rewritten(zip, (manifest) => ({ ...manifest, version: 2 }))), /newer version/u);
  assert.match(
    await says(
      rewritten(zip, (manifest) => ({ ...manifest, entries: [{ ...firstEntry(manifest), status: 'truth' }] })),
    ),
    /damaged or not as the format says/u,
  );
  const changed = unzipSync(zip);
  const path = Object.keys(changed).find((name) => name !== 'manifest.json') ?? '';
  assert.match(
    await says(Buffer.from(zipSync({ ...changed, [path]: strToU8('another document') }))),
    /not as it was when the bundle was made/u,
  );
  assert.deepEqual(await brought(other), []);
  assert.deepEqual(await allRows(other.databases, 'draft'), []);
});

test('an allegation stays one, parts of the record stay apart, and one bad entry or file does not stop the others', async (t) => {
  const zip = await made(t);
  const other = await testApp(t);
  const pdf = strToU8('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF');
  const page = strToU8('<script>alert(1)</script>');
  const crafted = rewritten(
    zip,
    (manifest) => {
      const entry = firstEntry(manifest);
      const numbered = (number: number, values: Partial<Manifest['entries'][number]>) => ({
        ...entry,
        id: `30000000-0000-4000-8000-00000000000${number}`,
        ...values,
      });
      return {
        ...manifest,
        entries: [
          numbered(1, {
            status: 'allegation',
            says: '<img src=x onerror=alert(1)> said so',
            files: ['files/a.pdf', 'files/b.html'],
          }),
          numbered(2, { compartment: 'protected-location', says: 'Lives at a refuge' }),
          numbered(3, { compartment: 'made-up' }),
          numbered(4, { happenedOn: '2031-01-01' }),
        ],
      };
    },
    { 'files/a.pdf': pdf, 'files/b.html': page },
  );
  const dsl = await other.signIn('primaryDsl');
  const { look, done } = await broughtIn(other, dsl, crafted);
  assert.match(look.body, /1 entry would be added[\s\S]*Recorded as an allegation/u);
  assert.match(look.body, /What stays out[\s\S]*may not record in this part[\s\S]*lies ahead/u);
  assert.ok(!look.body.includes('<img src=x'));
  assert.equal(done.statusCode, 303);
  const entries = await brought(other);
  assert.deepEqual(
    entries.map(({ status, compartment }) => [status, compartment]),
    [['allegation', 'general']],
  );
  const files = await allRows<{ name: string; media_type: string }>(other.databases, 'stored_file');
  assert.deepEqual(
    files.map(({ name }) => name),
    ['a.pdf'],
  );
  const timeline = await dsl.get(`/children/${ids.child}/timeline`);
  assert.match(timeline.body, /left out, of a kind that is not taken|a\.pdf/u);
});

test('nobody else opens what somebody uploaded, and who only works with the child brings in nothing', async (t) => {
  const zip = await made(t);
  const other = await testApp(t);
  const dsl = await other.signIn('primaryDsl');
  const to = (await uploaded(other, dsl, zip)).headers.location ?? '';
  const office = await other.signIn('primaryOffice');
  assert.equal((await office.get(to)).statusCode, 404);
  assert.equal((await office.post(to, { doing: 'bring-in', seen: '4' }, bringIn)).statusCode, 404);
  const stranger = await other.signIn('academyDsl');
  for (const url of [bringIn, to]) assert.equal((await stranger.get(url)).statusCode, 404);
  assert.deepEqual(await brought(other), []);
});
