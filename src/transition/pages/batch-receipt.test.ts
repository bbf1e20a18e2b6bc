import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Browser, form, type TestApp, testApp } from '../../../test/app.ts';
import { asSystemAppend, childEntries, ids, people } from '../../../test/small-partnership.ts';
import { openChild } from '../../record/child.ts';
import { findMove } from '../../record/moves.ts';
import { findOrganisation } from '../../record/organisations.ts';
import { tokenName } from '../../ui/components/form-element.ts';
import { confirmMove } from '../decide-move.ts';
import { loadHandover } from '../handover.ts';
import { proposeMove } from '../propose-move.ts';
import { takeItemStep } from '../take-item-step.ts';

const url = (item: string): string => `/cohort/${ids.secondary}/receipts/${item}`;
const cohort = `/cohort/${ids.secondary}`;
const numbered = (number: number): string => `20000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const school = (organisation: string) => ({ type: 'school', organisation }) as const;

type Sent = { readonly child: string; readonly move: string };

/** Children who move to the secondary school, with what the primary school has sent of each. */
async function leavers(started: TestApp, surnames: readonly string[], items: readonly string[]): Promise<Sent[]> {
  const all: Sent[] = [];
  for (const [index, surname] of surnames.entries()) {
    const child = numbered(index);
    const entries = childEntries().map((entry) =>
      entry.kind === 'identity.recorded'
        ? { ...entry, data: { surname, forename: 'Ash', dateOfBirth: '2015-03-01', sex: 'F' } }
        : entry,
    );
    await asSystemAppend(started.services, [{ subject: child, isNew: true, entries }]);
    const move = await started.as('primaryOffice', async (access) => {
      const told = {
        from: school(ids.primary),
        to: school(ids.secondary),
        kind: 'phase-transfer',
        source: 'offer',
      } as const;
      const by = { organisation: ids.primary, recordedBy: people.primaryOffice.id };
      return proposeMove(await openChild(access, child), by, told);
    });
    await started.as('primaryOffice', async (access) => {
      const open = await openChild(access, child);
      const days = { leavesOn: '2027-03-25', startsOn: '2027-04-12' };
      const told = {
        from: school(ids.primary),
        to: school(ids.secondary),
        kind: 'phase-transfer',
        source: 'offer',
      } as const;
      await confirmMove(open, move, { ...told, ...days, reason: 'accepted' }, open.seen);
    });
    for (const item of items) await step(started, 'primaryOffice', { child, move }, item, 'sent');
    all.push({ child, move });
  }
  return all;
}

type Step = Parameters<typeof takeItemStep>[3];
const step = (
  { as }: TestApp,
  name: 'primaryOffice' | 'secondaryOffice',
  { child: id, move: moveId }: Sent,
  code: string,
  to: Step,
) =>
  as(name, async (access) => {
    const child = await openChild(access, id);
    const move = await findMove(child, moveId);
    assert.ok(move !== undefined);
    const handover = await loadHandover(child, move);
    const item = handover.items.find((each) => each.code === code);
    assert.ok(item !== undefined);
    const sender = await findOrganisation(access, ids.primary);
    await takeItemStep(child, handover, item, to, { channel: 's2s', reason: 'page 2' }, sender, child.seen);
  });

/** As a browser posts several ticks of one name. */
async function tick(started: TestApp, { cookie, get }: Browser, item: string, moves: readonly string[]) {
  const token =
    new RegExp(`name="${tokenName}" value="([^"]+)"`, 'u').exec((await get('/schools/add')).body)?.[1] ?? '';
  const body = form({ [tokenName]: token });
  const payload = [body.payload, ...moves.map((move) => `moves=${move}`)].join('&');
  return started.request({ method: 'POST', url: url(item), payload, headers: { ...body.headers, cookie } });
}

const ticked = (body: string): number => body.match(/<input[^>]*name="moves"[^>]*checked/gu)?.length ?? 0;
const offered = (body: string): number => body.match(/<input[^>]*name="moves"/gu)?.length ?? 0;

test('what was sent for several children is confirmed in one form, one entry for each, in the name of who did it', async (t) => {
  const started = await testApp(t);
  const sent = await leavers(started, ['Alder', 'Birch', 'Cedar'], ['ctf']);
  const browser = await started.signIn('secondaryOffice');
  const before = await browser.get(cohort);
  assert.match(before.body, /Common Transfer File[\s\S]*?Sent for 3 children/u);
  assert.ok(before.body.includes(`href="${url('ctf')}"`));
  assert.equal(offered((await browser.get(url('ctf'))).body), 3);
  assert.equal(ticked((await browser.get(url('ctf'))).body), 0, 'nothing is ticked for anybody');
  assert.equal(ticked((await browser.get(`${url('ctf')}?tick=all`)).body), 3);
  const reply = await tick(started, browser, 'ctf', [sent[0]?.move ?? '', sent[2]?.move ?? '']);
  assert.equal(reply.headers.location, cohort);
  assert.match((await browser.get(cohort)).body, /Sent for 1 child</u);
  const rows = await started.everything(({ transaction }) =>
    transaction
      .selectFrom('entry')
      .select(['subject_id', 'recorded_by', 'organisation_id'])
      .where('kind', '=', 'handover.item-accepted')
      .orderBy('subject_id')
      .execute(),
  );
  assert.deepEqual(
    new Set(rows.map((row) => [row.subject_id, row.recorded_by, row.organisation_id].join(' '))),
    new Set([sent[0], sent[2]].map((each) => [each?.child, people.secondaryOffice.id, ids.secondary].join(' '))),
  );
});

test('one child whose item has moved on meanwhile stops no other, and is named with the reason', async (t) => {
  const started = await testApp(t);
  const sent = await leavers(started, ['Alder', 'Birch', 'Cedar'], ['ctf']);
  const browser = await started.signIn('secondaryOffice');
  await step(started, 'secondaryOffice', sent[1] ?? { child: '', move: '' }, 'ctf', 'queried');
  const reply = await tick(
    started,
    browser,
    'ctf',
    sent.map(({ move }) => move),
  );
  assert.equal(reply.statusCode, 200);
  assert.match(reply.body, /Receipt confirmed for 2 children/u);
  assert.match(reply.body, /One of the children you ticked does not wait for your receipt any more/u);
  assert.equal(offered(reply.body), 0);
  const again = await tick(started, browser, 'ctf', [sent[0]?.move ?? '']);
  assert.ok(!again.body.includes('Receipt confirmed'), 'sent twice, it is confirmed once');
});

test('nobody confirms for another school or without a tick, and items that are confirmed one by one have no batch', async (t) => {
  const started = await testApp(t);
  const [first] = await leavers(started, ['Alder'], ['ctf']);
  const move = first?.move ?? '';
  const office = await started.signIn('secondaryOffice');
  assert.match((await tick(started, office, 'ctf', [])).body, /Select the children whose item is here/u);
  assert.match((await tick(started, office, 'ctf', ['bogus'])).body, /Select the children whose item is here/u);
  for (const item of ['safeguarding-file', 'sen-support', 'nothing'])
    assert.equal((await office.get(url(item))).statusCode, 404, item);
  for (const name of ['primaryOffice', 'academyDsl', 'matching', 'admissions'] as const) {
    const browser = await started.signIn(name);
    assert.equal((await browser.get(url('ctf'))).statusCode, 404, name);
    assert.equal((await tick(started, browser, 'ctf', [move])).statusCode, 404, name);
  }
  const colleague = await started.signIn('secondarySenco');
  assert.equal(offered((await colleague.get(url('ctf'))).body), 0, 'it waits for the data manager');
  assert.ok(!(await colleague.get(cohort)).body.includes('Waiting for your receipt'));
});

test('the item of one child leads to the batch, for whom it waits', async (t) => {
  const started = await testApp(t);
  const [first] = await leavers(started, ['Alder'], ['ctf']);
  const page = `/children/${first?.child}/moves/${first?.move}/handover/ctf`;
  assert.ok((await (await started.signIn('secondaryOffice')).get(page)).body.includes(url('ctf')));
  const sender = (await (await started.signIn('primaryOffice')).get(page)).body;
  assert.ok(sender.includes('Can be confirmed in a batch') && !sender.includes('/receipts/'));
});
