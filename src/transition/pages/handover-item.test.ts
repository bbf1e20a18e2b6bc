import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Browser, testApp } from '../../../test/app.ts';
import { confirmedMove } from '../../../test/decided-move.ts';
import { ids } from '../../../test/small-partnership.ts';

const address = (move: string, item: string): string => `/children/${ids.child}/moves/${move}/handover/${item}`;
const seenOn = async (browser: Browser, url: string): Promise<string> =>
  /name="seen" value="(\d+)"/u.exec((await browser.get(url)).body)?.[1] ?? '';
const offered = async (browser: Browser, url: string): Promise<readonly string[]> =>
  [...(await browser.get(url)).body.matchAll(/name="step" type="radio" value="([^"]+)"/gu)].map(
    ([, step]) => step ?? '',
  );

async function take(browser: Browser, url: string, fields: Readonly<Record<string, string>>) {
  return browser.post(url, { seen: await seenOn(browser, url), ...fields }, '/schools/add');
}

test('sent, asked about, sent again and accepted: each side is offered its steps, and both see every one', async (t) => {
  const started = await testApp(t);
  const url = address(await confirmedMove(started), 'educational-record');
  const sender = await started.signIn('primaryOffice');
  const receiver = await started.signIn('secondaryOffice');
  assert.deepEqual(await offered(sender, url), ['sent', 'prepared', 'nil-declared', 'withheld']);
  assert.equal((await take(sender, url, { step: 'sent', channel: 'post', pages: '1,204' })).statusCode, 303);
  assert.ok((await offered(receiver, url)).includes('queried'));
  assert.equal((await take(receiver, url, { step: 'queried', queryReason: 'Pages 3 to 5' })).statusCode, 303);
  assert.equal((await take(sender, url, { step: 'sent', channel: 'hand' })).statusCode, 303);
  assert.equal((await take(receiver, url, { step: 'accepted' })).statusCode, 303);
  for (const browser of [sender, receiver]) {
    const { body } = await browser.get(url);
    for (const says of ['Accepted', 'Queried', 'Pages 3 to 5', 'Nothing more is owed for this item'])
      assert.ok(body.includes(says), says);
  }
  const { body } = await receiver.get(`/children/${ids.child}/timeline`);
  assert.match(body, /Educational record: queried\. Pages 3 to 5/u);
  assert.match(body, /Educational record: accepted/u);
});

test('a step that needs words is not taken without them, and what was typed is kept', async (t) => {
  const started = await testApp(t);
  const url = address(await confirmedMove(started), 'safeguarding-file');
  const browser = await started.signIn('primaryDsl');
  for (const [fields, says] of [
    [{}, 'Select what has happened or what you want to do'],
    [{ step: 'bogus' }, 'Select what has happened or what you want to do'],
    [{ step: 'sent' }, 'Select how it was sent'],
    [{ step: 'sent', channel: 'pigeon' }, 'Select how it was sent'],
    [{ step: 'sent', channel: 'post', pages: '-3' }, 'Number of pages must be between'],
    [{ step: 'sent', channel: 'post', pages: 'many' }, 'Number of pages must be a whole number'],
    [{ step: 'nil-declared' }, 'Enter how you know that there is nothing'],
    [{ step: 'nil-declared', nilReason: '   ' }, 'Enter how you know that there is nothing'],
    [{ step: 'withheld', withholdReason: 'A third person' }, 'Enter on which legal basis'],
    [{ step: 'withheld', withholdReason: 'x'.repeat(4_001) }, 'Reason must be 4000 characters or less'],
  ] as const) {
    const { statusCode, body } = await take(browser, url, fields);
    assert.equal(statusCode, 200);
    assert.ok(body.includes(says), says);
  }
  const kept = await take(browser, url, { step: 'withheld', withholdReason: 'A <b>third</b> person 🙂' });
  assert.match(kept.body, />A &lt;b&gt;third&lt;\/b&gt; person 🙂<\/textarea>/u);
  assert.match((await browser.get(url)).body, /Nothing has happened to it yet/u);
});

test('in two windows: the second is told that the item has moved on, and nothing is recorded twice', async (t) => {
  const started = await testApp(t);
  const url = address(await confirmedMove(started), 'safeguarding-file');
  const browser = await started.signIn('primaryDsl');
  const seen = await seenOn(browser, url);
  const nil = { seen, step: 'nil-declared', nilReason: 'Read the file' };
  assert.equal((await browser.post(url, nil)).statusCode, 303);
  const other = await browser.post(url, { seen, step: 'withheld', withholdReason: 'x', legalBasis: 'y' });
  assert.match(other.body, /cannot be withheld because it is nil declared|What you were looking at has changed/u);
  await browser.post(url, nil);
  const { body } = await browser.get(`/children/${ids.child}/timeline`);
  assert.equal(body.match(/declared nil: there is nothing to hand over/gu)?.length, 1);
});

test('the line between the DSLs is nowhere for anybody else: not as a page, not in the count of the handover', async (t) => {
  const started = await testApp(t);
  const move = await confirmedMove(started);
  const handover = `/children/${ids.child}/moves/${move}/handover`;
  const count = (body: string) => /(\d+) of (\d+) items are settled/u.exec(body)?.slice(1).map(Number) ?? [];
  const dsl = await started.signIn('primaryDsl');
  const before = count((await dsl.get(handover)).body);
  const url = address(move, 'safeguarding-file');
  assert.equal((await take(dsl, url, { step: 'nil-declared', nilReason: 'Read the file' })).statusCode, 303);
  assert.deepEqual(count((await dsl.get(handover)).body), before);
  for (const name of ['primaryOffice', 'secondarySenco', 'secondaryOffice', 'admissions'] as const) {
    const browser = await started.signIn(name);
    assert.equal((await browser.get(url)).statusCode, 404, name);
    assert.equal((await browser.post(url, { seen: '1', step: 'sent', channel: 'post' }, '/imports')).statusCode, 404);
    const page = await browser.get(handover);
    assert.ok(!page.body.includes('DSL to DSL'), name);
  }
});
