import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../test/app.ts';
import { asSystemAppend, ids, people } from '../../../test/small-partnership.ts';
import { openChild } from '../../record/child.ts';
import { movesOf } from '../../record/moves.ts';

const form = `/children/${ids.child}/propose-move`;
const answers = { to: 'school', toNumber: '830/4991', kind: 'in-year', source: 'a telephone call' };

test('a child who is on nobody’s roll moves from the school they were at last, which then owes a handover', async (t) => {
  const started = await testApp(t);
  const left = Temporal.PlainDate.from('2026-07-21');
  await asSystemAppend(started.services, [
    {
      subject: ids.child,
      isNew: false,
      entries: [
        {
          kind: 'enrolment.ended',
          happened: { day: left },
          organisation: ids.primary,
          recordedBy: people.primaryOffice.id,
          data: { organisation: ids.primary },
        },
      ],
    },
  ]);
  const browser = await started.signIn('admissions');
  const { body } = await browser.get(form);
  assert.match(body, /The child was last at Alder Lane Primary School and left on .*21 July 2026/u);
  assert.match(body, /name="leavesOn-year"[^>]*value="2026"/u);
  assert.equal((await browser.post(form, answers)).statusCode, 303);
  const [move] = await started.as('admissions', async (access) => movesOf(await openChild(access, ids.child)));
  assert.equal(move?.from.organisation, ids.primary);
  assert.equal(move?.to.organisation, ids.secondary);
});

test('a child on a roll moves from that school', async (t) => {
  const { signIn } = await testApp(t);
  const { body } = await (await signIn('primaryDsl')).get(form);
  assert.match(body, /The child is at Alder Lane Primary School\./u);
});
