import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { testApp } from '../../../test/app.ts';
import { confirmedMove } from '../../../test/decided-move.ts';
import { sendForm } from '../../../test/pack-upload.ts';
import { allRows, asSystemAppend, ids, people } from '../../../test/small-partnership.ts';
import { read } from '../../interchange/ctf/ctf-text.fixture.ts';

const page = `/cohort/${ids.primary}/transfer-file`;
type Started = Awaited<ReturnType<typeof testApp>>;
type Browser = Awaited<ReturnType<Started['signIn']>>;

const make = (browser: Browser, move: string, to = ids.secondary) =>
  browser.post(page, { step: 'make', to, moves: move });

const fileIn = (body: string): string => /name="file" value="([^"]+)"/u.exec(body)?.[1] ?? '';

test('the office makes the file of a leaver, with the right name and what the record tells, and sends it', async (t) => {
  const started = await testApp(t);
  const move = await confirmedMove(started);
  const office = await started.signIn('primaryOffice');
  assert.match((await office.get(`/cohort/${ids.primary}`)).body, /Make transfer files \(CTF\) of leavers/u);
  const listed = (await office.get(page)).body;
  assert.match(listed, /To Fallow Edge School/u);
  assert.match(listed, /Rowan Example/u);
  const made = await make(office, move);
  assert.equal(made.statusCode, 200, made.body);
  assert.match(String(made.headers['content-disposition']), /8302991_CTF_8304991_001\.xml/u);
  const { pupils, refusal, events } = await read(made.body, { fileName: '8302991_CTF_8304991_001.xml' });
  assert.equal(refusal, undefined);
  assert.deepEqual(
    pupils.map(({ upn, surname, forename, dateOfBirth, sex }) => [upn, surname, forename, dateOfBirth, sex]),
    [['H801200001001', 'Example', 'Rowan', '2015-02-14', 'M']],
  );
  const [header] = events.flatMap((event) => (event.kind === 'header' ? [event.header] : []));
  assert.equal(header?.academicYear, 2026);
  assert.equal(header?.destination?.name, 'Fallow Edge School');
  const shown = await allRows<{ shown_in: string; subjects: string[] }>(started.databases, 'disclosure');
  assert.ok(shown.some(({ shown_in, subjects }) => shown_in === 'transfer file' && subjects.includes(ids.child)));

  assert.match(String((await make(office, move)).headers['content-disposition']), /_002\.xml/u);
  const before = await office.get(page);
  assert.match(before.body, /In a file that was made before/u);
  const sent = await office.post(page, { step: 'sent', file: fileIn(before.body) });
  assert.match(sent.body, /The transfer file is recorded as sent for 1 child/u);
  const entries = await allRows<{ kind: string; data: { item?: string; channel?: string } }>(
    started.databases,
    'entry',
  );
  assert.deepEqual(
    entries.filter(({ kind }) => kind === 'handover.item-sent').map(({ data }) => [data.item, data.channel]),
    [['ctf', 's2s']],
  );
  const again = await office.post(page, { step: 'sent', file: fileIn(before.body) });
  assert.match(again.body, /Rowan Example: /u, 'what cannot be done twice is said by name');
});

test('nobody else makes one, and nobody of another child than those who leave this school', async (t) => {
  const started = await testApp(t);
  const move = await confirmedMove(started);
  for (const name of ['primaryTeacher', 'secondaryOffice', 'constable', 'admissions'] as const) {
    const browser = await started.signIn(name);
    assert.equal((await browser.get(page)).statusCode, 404, name);
  }
  const office = await started.signIn('primaryOffice');
  for (const [asked, to] of [
    [randomUUID(), ids.secondary],
    [move, ids.academy],
    [move, 'unknown'],
    ['x', ids.secondary],
  ] as const) {
    const reply = await make(office, asked, to);
    assert.match(String(reply.headers['content-type']), /^text\/html/u, asked);
    assert.match(reply.body, /Select the children whom the file is about/u);
  }
  assert.equal((await office.post(page, { step: 'sent', file: randomUUID() })).statusCode, 404);
  assert.equal((await allRows(started.databases, 'transfer_file_made')).length, 0);
});

test('of a child whose place is protected no file is made, and whoever works with them is told to ring the council', async (t) => {
  const started = await testApp(t);
  const move = await confirmedMove(started);
  const at = { organisation: ids.council, recordedBy: people.socialWorker.id };
  await asSystemAppend(started.services, [
    {
      subject: ids.child,
      isNew: false,
      entries: [
        {
          ...at,
          kind: 'location.protected',
          happened: { moment: started.services.clock.now() },
          data: {
            protection: randomUUID(),
            ground: 'refuge',
            covers: [],
            named: [
              { practitioner: people.primaryDsl.id, organisation: ids.primary, role: 'dsl', purpose: 'education' },
            ],
            reason: 'has fled',
            reviewOn: '2026-12-20',
          },
        },
      ],
    },
  ]);
  for (const name of ['primaryOffice', 'primaryDsl'] as const) {
    const browser = await started.signIn(name);
    const { body } = await browser.get(page);
    assert.ok(!body.includes(move) && !body.includes('Fallow Edge'), 'where the child goes is not told');
    assert.match(body, /No file is made of Rowan Example/u);
    const sent = await sendForm(started, browser, page, { step: 'make', to: ids.secondary, moves: move });
    assert.match(sent.body, /Select the children whom the file is about/u);
  }
  assert.equal((await allRows(started.databases, 'transfer_file_made')).length, 0);
});
