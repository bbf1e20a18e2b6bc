import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../app.ts';
import { bringIn, packYaml, sendForm } from '../pack-upload.ts';
import { ids } from '../small-partnership.ts';

const nested = (depth: number): string => `pack: ${'['.repeat(depth)}${']'.repeat(depth)}`;
const bomb = [
  'a: &a [x,x,x,x,x,x,x,x,x,x]',
  ...'bcdefghij'
    .split('')
    .map(
      (name, index) =>
        `${name}: &${name} [${Array.from({ length: 10 }, () => `*${'abcdefghi'.charAt(index)}`).join(',')}]`,
    ),
].join('\n');

const attacks = {
  'names that stand for each other a billion times': bomb,
  'a part that contains itself': 'pack: &a { self: *a }',
  'deep nesting': nested(5_000),
  'an unknown tag': 'pack: !!js/function "function () { return process.env }"',
  'keys of the prototype': '__proto__: { polluted: yes }\nconstructor: { prototype: { polluted: yes } }\npack: x/y',
  'a very long pack': `${packYaml()}# ${'x'.repeat(1_100_000)}`,
  'bytes that are no text': Buffer.from([0xff, 0xfe, 0x00, 0x01, 0x80]),
  'a workbook that is none': Buffer.from('PK\x03\x04 not really'),
  'a NUL': packYaml().replace('Concerns', 'Con\0cerns'),
  markup: packYaml()
    .replace('Look into a concern', '<script>alert(1)</script>')
    .replace('title: Concerns in Wyeshire', 'title: <img src=x onerror=alert(1)>'),
} as const;

test('whatever is brought in as a pack is kept as a draft, quickly, and harms nothing', async (t) => {
  const started = await testApp(t);
  const policy = await started.signIn('policy');
  for (const [name, content] of Object.entries(attacks)) {
    const began = performance.now();
    const address = await bringIn(started, policy, content, 'attack.yaml');
    assert.match(address, /^\/rules\/packs\/[\da-f-]{36}$/u, `${name}: ${address}`);
    assert.ok(performance.now() - began < 10_000, name);
    const { statusCode, body } = await policy.get(address);
    assert.equal(statusCode, 200, name);
    assert.ok(!body.includes('<script>alert') && !body.includes('<img src=x'), name);
  }
  assert.equal(({} as Readonly<Record<string, unknown>>)['polluted'], undefined);
  assert.equal((await policy.get('/rules/packs')).statusCode, 200);
  assert.equal((await policy.get('/rules')).statusCode, 200);
});

test('nobody but a policy officer brings in a pack or sets when law began', async (t) => {
  const started = await testApp(t);
  for (const who of ['primaryTeacher', 'primaryDsl', 'director', 'secondaryHead', 'admissions'] as const) {
    const browser = await started.signIn(who);
    assert.ok(!(await browser.get('/rules/packs')).body.includes('Upload pack'), who);
    const brought = await bringIn(started, browser, packYaml());
    assert.equal(brought, '403', who);
    const set = await sendForm(started, browser, '/rules/commencement', { setting: 'x', source: 'x' });
    assert.equal(set.status, 403, who);
  }
});

test('a policy officer sees no child, whatever page is asked for', async (t) => {
  const { signIn } = await testApp(t);
  const policy = await signIn('policy');
  for (const address of [
    '/',
    '/children',
    `/children/${ids.child}`,
    `/children/${ids.child}/replay`,
    '/rules/packs',
    '/rules',
  ])
    assert.ok(!(await policy.get(address)).body.includes('Rowan'), address);
});

test('an id that is none, and a step that is none, are refused without a trace of what was sent', async (t) => {
  const started = await testApp(t);
  const policy = await started.signIn('policy');
  for (const id of ['x', "'; DROP TABLE pack_version; --", ids.child]) {
    const { statusCode, body } = await policy.get(`/rules/packs/${encodeURIComponent(id)}`);
    assert.equal(statusCode, 404, id);
    assert.ok(!body.includes('DROP TABLE'));
  }
  const address = await bringIn(started, policy, packYaml());
  const odd = await sendForm(started, policy, address, { step: 'delete-everything' });
  assert.equal(odd.status, 200);
  assert.match(odd.body, /There is a problem/u);
});
