/** Who reads what a child wrote for their key adult alone: whoever is the key adult now, named before it was written or after. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { enter, kindsSeen, linkOut, type Started, visitsAs } from '../../test/asked-voices.ts';
import { ids, type PersonName, people } from '../../test/small-partnership.ts';
import { openChild } from '../record/child.ts';
import { findMove } from '../record/moves.ts';
import { nameKeyAdult } from '../transition/both-ends/record-both-ends.ts';
import { sendOwnAnswers } from './take-answers.ts';

const named = (at: Started, who: 'secondaryHead' | 'secondarySenco' | 'secondaryOffice'): Promise<void> =>
  at.as('secondarySenco', async (access) => {
    const child = await openChild(access, ids.child);
    const move = await findMove(child, at.move);
    assert.ok(move !== undefined);
    const { id: practitioner, name, role } = people[who];
    await nameKeyAdult(child, move, { practitioner, name, role, organisation: ids.secondary }, undefined, child.seen);
  });

const said = async (at: Started, who: PersonName): Promise<readonly string[]> =>
  (await kindsSeen(at, who, 'voice.answered')).map(({ data }) => String(data['said']));

const answer = async ({ at, secrets }: Awaited<ReturnType<typeof linkOut>>): Promise<void> => {
  await visitsAs(at, (await enter(at, secrets)) ?? '', (guest) =>
    sendOwnAnswers(guest, { answers: { worries: { said: 'The lunch hall', readers: 'key-adult' } } }),
  );
};

test('what was written for the key adult is read by whoever is named afterwards, and no longer when another is named', async (t) => {
  const asked = await linkOut(t);
  await answer(asked);
  assert.deepEqual(await said(asked.at, 'secondaryHead'), []);
  await named(asked.at, 'secondaryHead');
  assert.deepEqual(await said(asked.at, 'secondaryHead'), ['The lunch hall']);
  assert.deepEqual(await said(asked.at, 'secondarySenco'), [], 'whoever names does not read it');
  await named(asked.at, 'secondaryOffice');
  assert.deepEqual(await said(asked.at, 'secondaryHead'), []);
  assert.deepEqual(await said(asked.at, 'secondaryOffice'), ['The lunch hall']);
});

test('it is the same when the key adult was named before', async (t) => {
  const asked = await linkOut(t);
  await named(asked.at, 'secondaryHead');
  await answer(asked);
  assert.deepEqual(await said(asked.at, 'secondaryHead'), ['The lunch hall']);
  for (const who of ['secondarySenco', 'primaryHead', 'admissions'] as const)
    assert.deepEqual(await said(asked.at, who), [], who);
});
