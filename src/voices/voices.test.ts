/** Hearing the child and the family: what goes out, to whom, and who sees what came back. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  ask,
  check,
  enter,
  kindsSeen,
  linkOut,
  mother,
  of,
  started,
  stateFor,
  visitsAs,
} from '../../test/asked-voices.ts';
import { personId, toChild } from '../../test/family-of.ts';
import { ids, type PersonName, people } from '../../test/small-partnership.ts';
import { openChild } from '../record/child.ts';
import { dutiesOfChild } from '../record/duties.ts';
import { involve } from '../record/involve.ts';
import { involvementStarts } from '../record/involvements.ts';
import { findOrganisation } from '../record/organisations.ts';
import { wholeChronology } from '../record/whole-chronology.ts';
import { lookAgain } from './check-safety.ts';
import { itemsOf } from './guest-steps.ts';
import { showItem } from './show-item.ts';
import { forParents } from './shown-items.ts';
import { sendOwnAnswers, takeAnswers } from './take-answers.ts';

test('nothing goes out without a check, and a safeguarding lead’s counts by itself when nothing speaks against it', async (t) => {
  const at = await started(t);
  await assert.rejects(ask(at, 'primaryDsl', 'pupil'), { code: 'VOICE_LINK_NOT_SAFE' });
  await check(at, 'primaryDsl', 'pupil', [], false);
  await assert.rejects(ask(at, 'primaryDsl', 'pupil'), { code: 'VOICE_LINK_NOT_SAFE' });
  await check(at, 'primaryDsl', 'pupil');
  const { token, code } = await ask(at, 'primaryDsl', 'pupil');
  assert.match(token, /^[\w-]{43}$/u);
  assert.match(code, /^\d{8}$/u);
  await assert.rejects(ask(at, 'primaryDsl', mother), { code: 'VOICE_LINK_NOT_SAFE' }, 'it counts for one person only');
});

test('in each situation that was named a second person decides, and never the first again', async (t) => {
  const at = await started(t);
  for (const situation of [
    'section-47',
    'criminal-investigation',
    'domestic-abuse',
    'fabricated-illness',
    'refuge',
    'no-contact',
  ] as const) {
    await check(at, 'primaryDsl', mother, [situation]);
    const { state, check: id } = await stateFor(at, mother);
    assert.equal(state, 'waits-for-second', situation);
    await assert.rejects(ask(at, 'primaryDsl', mother), { code: 'VOICE_LINK_NOT_SAFE' });
    const answer = { agrees: true, because: 'the social worker agrees' };
    await assert.rejects(
      of(at, 'primaryDsl', mother)((child, _move, whom) => lookAgain(child, whom, answer, id)),
      { code: 'NOT_ALLOWED' },
    );
    await of(at, 'primaryHead', mother)((child, _move, whom) => lookAgain(child, whom, answer, id));
    assert.equal((await stateFor(at, mother)).state, 'allowed', situation);
  }
});

test('what the record knows holds a link back, also where the person who asks cannot see it', async (t) => {
  const at = await started(t);
  const hidden = { organisation: ids.police, recordedBy: null, audience: [`person@${people.constable.id}`] as const };
  await toChild(at, [
    {
      ...hidden,
      kind: 'police-notice.recorded',
      happened: { moment: at.services.clock.now() },
      data: { what: 'a matter' },
    },
  ]);
  assert.equal((await kindsSeen(at, 'primaryDsl', 'police-notice.recorded')).length, 0);
  await check(at, 'primaryDsl', 'pupil');
  assert.equal((await stateFor(at, 'pupil')).state, 'waits-for-second');
});

test('somebody else than a safeguarding lead always needs a second person, so that being asked says nothing', async (t) => {
  const at = await started(t);
  await check(at, 'primaryHead', 'pupil');
  assert.equal((await stateFor(at, 'pupil')).state, 'waits-for-second');
});

test('each answer is seen by those who were chosen for it, and that there was one by all who work with the child', async (t) => {
  const { at, secrets } = await linkOut(t);
  await visitsAs(at, (await enter(at, secrets)) ?? '', (guest) =>
    sendOwnAnswers(guest, {
      answers: {
        worries: { said: 'The lunch hall', readers: 'key-adult' },
        hopes: { said: 'Science', readers: 'teachers' },
      },
    }),
  );
  const said = async (who: PersonName) =>
    (await kindsSeen(at, who, 'voice.answered'))
      .map(({ data }) => String(data['said']))
      .toSorted((a, b) => a.localeCompare(b));
  assert.deepEqual(await said('primaryDsl'), ['Science', 'The lunch hall']);
  assert.deepEqual(await said('secondaryDsl'), ['Science', 'The lunch hall']);
  assert.deepEqual(await said('secondarySenco'), ['Science']);
  assert.deepEqual(await said('secondaryHead'), ['Science']);
  for (const who of ['primaryOffice', 'secondaryOffice', 'admissions'] as const)
    assert.deepEqual(await said(who), [], who);
  assert.equal((await kindsSeen(at, 'secondaryOffice', 'voice.received')).length, 1);
  const [item] = await kindsSeen(at, 'secondarySenco', 'handover.item-prepared');
  assert.equal(item?.data['item'], 'pupil-voice');
  assert.ok(!JSON.stringify(item?.data).includes('Science'));
});

test('“asked, declined” makes the item of the handover ready, and a second answer does not do it again', async (t) => {
  const at = await started(t);
  await of(at, 'primaryHead', mother)((child, move, asked) => takeAnswers(child, move, asked, null, 'spoken'));
  const [received] = await kindsSeen(at, 'primaryDsl', 'voice.received');
  assert.equal(received?.data['outcome'], 'declined');
  assert.deepEqual(
    (await kindsSeen(at, 'primaryDsl', 'handover.item-prepared')).map(({ data }) => [data['item'], data['note']]),
    [['parent-voice', 'Asked, declined.']],
  );
  await of(
    at,
    'primaryHead',
    mother,
  )((child, move, asked) =>
    takeAnswers(child, move, asked, { answers: { know: { said: 'She likes maps', readers: 'teachers' } } }, 'paper'),
  );
  assert.equal((await kindsSeen(at, 'primaryDsl', 'handover.item-prepared')).length, 1);
});

test('what is chosen for one person is shown to that person, until it is sent, and what they say goes with it', async (t) => {
  const at = await started(t);
  const text = 'He needs five minutes alone';
  await of(
    at,
    'primaryDsl',
    mother,
  )((child, move, whom) => showItem(child, move, whom, { item: 'behaviour-summary', text }));
  await assert.rejects(
    of(
      at,
      'primaryDsl',
      mother,
    )((child, move, whom) => showItem(child, move, whom, { item: 'safeguarding-file', text })),
    { code: 'NOT_FOUND' },
  );
  const enters = async (place: string) => {
    await check(at, 'primaryDsl', place);
    return (await enter(at, await ask(at, 'primaryDsl', place))) ?? '';
  };
  assert.deepEqual(
    await visitsAs(at, await enters('pupil'), async (guest) => itemsOf(guest)),
    [],
    'for the mother only',
  );
  const session = await enters(mother);
  const [item] = (await visitsAs(at, session, async (guest) => itemsOf(guest))) ?? [];
  assert.equal(item?.text, text);
  const notes = {
    [item?.shown ?? '']: { view: 'wrong', said: 'Ten minutes' },
    [personId(99)]: { view: 'right' },
  } as const;
  await visitsAs(at, session, (guest) =>
    sendOwnAnswers(guest, { answers: {}, notes, ready: { ready: 'nearly', helps: 'a map' } }),
  );
  const noted = await kindsSeen(at, 'secondarySenco', 'voice-item.noted');
  assert.deepEqual(
    noted.map(({ data }) => [data['item'], data['view'], data['said']]),
    [['behaviour-summary', 'wrong', 'Ten minutes']],
  );
  const [ready] = await kindsSeen(at, 'secondarySenco', 'readiness.said');
  assert.deepEqual([ready?.data['by'], ready?.data['ready']], ['family', 'nearly']);
});

test('a parent sees what the child wants them to see, after it was read, and nothing else', async (t) => {
  const at = await started(t);
  await check(at, 'primaryDsl', 'pupil');
  const session = (await enter(at, await ask(at, 'primaryDsl', 'pupil'))) ?? '';
  await visitsAs(at, session, (guest) =>
    sendOwnAnswers(guest, {
      answers: { worries: { said: 'At home', readers: 'key-adult' }, hopes: { said: 'Science', readers: 'parents' } },
    }),
  );
  const shown = async () => {
    const standing = await at.as('primaryDsl', async (access) => (await wholeChronology(access, ids.child)).standing);
    return forParents(standing, at.move).map(({ data }) => data['said']);
  };
  assert.deepEqual(await shown(), [], 'nobody has read it yet');
  const [received] = await kindsSeen(at, 'primaryDsl', 'voice.received');
  const { move, who, place, name, answer } = received?.data ?? {};
  await toChild(at, [
    {
      kind: 'voice.read',
      happened: { moment: at.services.clock.now() },
      organisation: ids.primary,
      recordedBy: people.primaryDsl.id,
      data: { move, who, place, name, answer },
    },
  ]);
  assert.deepEqual(await shown(), ['Science']);
});

test('a class teacher who is named for the child checks, the safeguarding lead looks again, and the teacher makes the link', async (t) => {
  const at = await started(t);
  await assert.rejects(check(at, 'primaryTeacher', 'pupil'), { code: 'NOT_FOUND' });
  await at.as('primaryDsl', async (access) => {
    const organisation = await findOrganisation(access, ids.primary);
    assert.ok(organisation !== undefined);
    const practitioner = people.primaryTeacher.id;
    const named = {
      organisation,
      purpose: 'education',
      practitioner,
      role: 'class-teacher',
      reason: 'teaches him',
    } as const;
    await involve(await openChild(access, ids.child), named);
  });
  await check(at, 'primaryTeacher', 'pupil');
  const { check: id } = await stateFor(at, 'pupil');
  const answer = { agrees: true, because: 'I know of nothing' };
  await assert.rejects(
    of(at, 'primaryTeacher', 'pupil')((child, _move, whom) => lookAgain(child, whom, answer, id)),
    { code: 'NOT_ALLOWED' },
  );
  assert.equal((await kindsSeen(at, 'primaryHead', 'voice-safety.checked')).length, 1);
  assert.equal((await kindsSeen(at, 'secondarySenco', 'voice-safety.checked')).length, 0, 'it may name what few know');
  await of(at, 'primaryDsl', 'pupil')((child, _move, whom) => lookAgain(child, whom, answer, id));
  const session = await enter(at, await ask(at, 'primaryTeacher', 'pupil'));
  const answers = {
    worries: { said: 'Tests', readers: 'teachers' },
    hopes: { said: 'Art', readers: 'key-adult' },
  } as const;
  await visitsAs(at, session ?? '', (guest) => sendOwnAnswers(guest, { answers }));
  assert.deepEqual(
    (await kindsSeen(at, 'primaryTeacher', 'voice.answered')).map(({ data }) => data['said']),
    ['Tests'],
  );
});

test('that a second look is owed is seen by those who may look and whoever checked, and by nobody else', async (t) => {
  const at = await started(t);
  await check(at, 'primaryDsl', mother, ['domestic-abuse']);
  const owed = (who: PersonName) =>
    at.as(who, async (access) => {
      const duties = await dutiesOfChild(await openChild(access, ids.child), at.move);
      return duties.filter(({ rule }) => rule === 'look-again-at-link').map(({ owner }) => owner.role);
    });
  for (const who of ['primaryDsl', 'primaryHead'] as const) assert.deepEqual(await owed(who), ['headteacher'], who);
  for (const who of ['primaryOffice', 'secondaryDsl', 'secondarySenco', 'secondaryHead', 'admissions'] as const)
    assert.deepEqual(await owed(who), [], who);
});

test('a social worker of the child may be the second person, and one who does not work with the child may not', async (t) => {
  const at = await started(t);
  const asks = () => of(at, 'socialWorker', 'pupil');
  await check(at, 'primaryDsl', 'pupil', ['section-47']);
  const answer = { agrees: true, because: 'We agreed it at the discussion' };
  const { check: first } = await stateFor(at, 'pupil');
  await assert.rejects(
    asks()((child, _move, whom) => lookAgain(child, whom, answer, first)),
    { code: 'NOT_FOUND' },
  );
  await toChild(at, [
    involvementStarts(
      { organisation: ids.council, recordedBy: null },
      { organisation: ids.council, purpose: 'social-care', reason: 'enquiry', from: at.services.clock.now() },
    ),
  ]);
  await assert.rejects(
    asks()((child, _move, whom) => lookAgain(child, whom, answer, first)),
    { code: 'NOT_ALLOWED' },
    'it was checked before they began, and they do not see it',
  );
  await check(at, 'primaryDsl', 'pupil', ['section-47']);
  const { check: second } = await stateFor(at, 'pupil');
  await asks()((child, _move, whom) => lookAgain(child, whom, answer, second));
  assert.equal((await stateFor(at, 'pupil')).state, 'allowed');
});
