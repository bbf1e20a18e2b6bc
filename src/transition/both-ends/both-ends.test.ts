/** The rules of both ends of a handover, on the real database. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../test/app.ts';
import { confirmedMove, proposedMove } from '../../../test/decided-move.ts';
import { noteId, withNote } from '../../../test/recorded-note.ts';
import {
  asSystemAppend,
  ids,
  people,
  type SmallPartnership,
  smallPartnership,
} from '../../../test/small-partnership.ts';
import { openChild } from '../../record/child.ts';
import { cohortMoves } from '../../record/cohort/cohort-moves.ts';
import { findMove, type SchoolMove } from '../../record/moves.ts';
import { decideOnSharing, openSharing } from '../../record/share.ts';
import { changeMove } from '../change-move.ts';
import { loadHandover } from '../handover.ts';
import { answerGap, askForGap, nameKeyAdult, nameReaders, readHandover } from './record-both-ends.ts';

const theHead = {
  practitioner: people.secondaryHead.id,
  name: people.secondaryHead.name,
  role: 'headteacher',
  organisation: ids.secondary,
} as const;

const at = async (access: Parameters<Parameters<SmallPartnership['as']>[1]>[0], id: string) => {
  const child = await openChild(access, ids.child);
  const move = await findMove(child, id);
  assert.ok(move !== undefined);
  return { child, move };
};

const named = ({ as }: SmallPartnership, id: string): Promise<void> =>
  as('secondarySenco', async (access) => {
    const { child, move } = await at(access, id);
    await nameKeyAdult(child, move, theHead, undefined, child.seen);
  });

const keyAdultOf = ({ as }: SmallPartnership, id: string): Promise<SchoolMove['keyAdult']> =>
  as('admissions', async (access) => (await at(access, id)).move.keyAdult);

test('a key adult is named by the new school alone, and is another matter when the child goes elsewhere', async (t) => {
  const partnership = await smallPartnership(t);
  const id = await confirmedMove(partnership);
  assert.equal(await keyAdultOf(partnership, id), null);
  for (const name of ['primaryDsl', 'admissions'] as const)
    await assert.rejects(
      partnership.as(name, async (access) => {
        const { child, move } = await at(access, id);
        await nameKeyAdult(child, move, theHead, undefined, child.seen);
      }),
      { code: 'NOT_ALLOWED' },
    );
  await named(partnership, id);
  assert.equal(await keyAdultOf(partnership, id), people.secondaryHead.id);

  await partnership.as('primaryDsl', async (access) => {
    const { child, move } = await at(access, id);
    await changeMove(
      child,
      move.id,
      {
        to: { type: 'school', organisation: ids.academy },
        kind: 'phase-transfer',
        leavesOn: '2027-07-23',
        startsOn: '2027-09-02',
        source: 'letter',
        reason: 'An appeal was won',
        cause: 'appeal-won',
      },
      child.seen,
    );
  });
  assert.equal(await keyAdultOf(partnership, id), null, 'the academy names its own');
});

test('a handover whose items are settled is complete only with a key adult', async (t) => {
  const partnership = await smallPartnership(t);
  const id = await confirmedMove(partnership);
  // Everything that is owed for its items is done
  const settle = () =>
    partnership.everything(({ transaction }) =>
      transaction.updateTable('move_progress').set({ open: 0, unsent: 0, due: [] }).execute(),
    );
  await settle();
  const stage = () =>
    partnership.as('admissions', async (access) =>
      (await cohortMoves(access, { year: 2027 })).moves.map((move) => move.stage),
    );
  assert.deepEqual(await stage(), ['no-key-adult']);
  await partnership.as('secondarySenco', async (access) => {
    const { child, move } = await at(access, id);
    const handover = await loadHandover(child, move);
    assert.ok(handover.items.length > 0);
    await nameKeyAdult(child, move, theHead, 'He asked for him', child.seen);
  });
  await settle();
  assert.deepEqual(await stage(), ['complete']);
});

test('whoever is asked to read works with the child from then on, owes it, and settles it for themselves alone', async (t) => {
  const partnership = await smallPartnership(t);
  const id = await confirmedMove(partnership, { kind: 'in-year', leavesOn: '2026-11-06', startsOn: '2026-11-09' });
  const owed = () =>
    partnership.as('secondaryDsl', async ({ transaction }) =>
      transaction.selectFrom('duty').select(['ended_at', 'owner_role']).where('rule', '=', 'read-handover').execute(),
    );
  await partnership.as('secondarySenco', async (access) => {
    const { child, move } = await at(access, id);
    await nameReaders(child, move, [theHead], child.seen);
  });
  assert.deepEqual(await owed(), [{ ended_at: null, owner_role: 'headteacher' }]);
  await partnership.as('secondarySenco', async (access) => {
    const { child, move } = await at(access, id);
    await readHandover(child, move, undefined, child.seen);
  });
  assert.equal((await owed())[0]?.ended_at, null, 'the SENCO read it, and the head has not');
  await partnership.as('secondaryHead', async (access) => {
    const { child, move } = await at(access, id);
    await readHandover(child, move, 'I meet him at the gate', child.seen);
  });
  assert.notEqual((await owed())[0]?.ended_at, null);
});

test('what is asked for is answered once, by the old school', async (t) => {
  const partnership = await smallPartnership(t);
  const id = await confirmedMove(partnership);
  const gap = await partnership.as('secondarySenco', async (access) => {
    const { child, move } = await at(access, id);
    await askForGap(child, move, { what: 'A letter', why: 'It is spoken of', role: 'data-manager' }, child.seen);
    const duty = await access.transaction
      .selectFrom('duty')
      .innerJoin('entry', 'entry.id', 'duty.trigger_id')
      .select('entry.data')
      .where('rule', '=', 'answer-what-was-asked')
      .executeTakeFirstOrThrow();
    return (duty.data as { gap: string }).gap;
  });
  const answer = (name: 'primaryOffice' | 'secondarySenco') =>
    partnership.as(name, async (access) => {
      const { child, move } = await at(access, id);
      await answerGap(child, move, { gap, answer: 'nothing', words: 'Looked everywhere' }, child.seen);
    });
  await assert.rejects(answer('secondarySenco'), { code: 'NOT_ALLOWED' });
  await answer('primaryOffice');
  await assert.rejects(answer('primaryOffice'), { code: 'NOT_FOUND' });
});

test('before a place is confirmed a school sees who the child is and no more, but for what a DSL decided to share', async (t) => {
  const started = await testApp(t);
  await withNote(started);
  const other = '43000000-0000-4000-8000-000000000099';
  await asSystemAppend(started.services, [
    {
      subject: ids.child,
      isNew: false,
      entries: [
        {
          id: other,
          kind: 'note.recorded',
          happened: { day: Temporal.PlainDate.from('2026-11-19') },
          organisation: ids.primary,
          recordedBy: people.primaryDsl.id,
          data: { text: 'Walks home alone' },
        },
        {
          kind: 'sen-status.recorded',
          happened: { day: Temporal.PlainDate.from('2026-10-19') },
          organisation: ids.primary,
          recordedBy: people.primaryDsl.id,
          data: { provision: 'K' },
        },
      ],
    },
  ]);
  const id = await proposedMove(started);
  const dsl = await started.signIn('secondaryDsl');
  const seen = async (): Promise<string> => {
    const pages = ['', '/timeline', `/moves/${id}`, '/questions', '/genogram', '/who-is-involved'];
    const replies = await Promise.all(pages.map((page) => dsl.get(`/children/${ids.child}${page}`)));
    return replies.map(({ body }) => body).join('');
  };
  const before = await seen();
  assert.match(before, /Rowan/u);
  assert.doesNotMatch(before, /Was late on Thursday|Walks home alone|SEN support/u);
  assert.equal((await dsl.get(`/children/${ids.child}/moves/${id}/handover`)).statusCode, 404);
  for (const page of ['key-adult', 'readers', 'read', 'missing', 'need-to-know', 'enhanced', 'after-arrival'])
    assert.equal((await dsl.get(`/children/${ids.child}/moves/${id}/${page}`)).statusCode, 404, page);

  await started.as('primaryDsl', async (access) => {
    const sharing = await openSharing(await openChild(access, ids.child));
    const receiver = sharing?.receivers.find(
      ({ role, organisation, purpose }) =>
        role === 'dsl' && organisation === ids.secondary && purpose === 'prospective-admission',
    );
    assert.ok(sharing !== undefined && receiver !== undefined);
    const yes = { yes: true, why: 'To keep him safe on the visit' };
    await decideOnSharing(sharing, {
      receiver,
      entries: [noteId],
      about: 'A visit',
      relevant: yes,
      helps: yes,
      harmful: { yes: false, why: 'No' },
      outcome: 'shared',
      reason: 'He visits next week',
      basis: 'public-task',
      condition: 'safeguarding',
      told: 'agreed',
    });
  });
  const after = await seen();
  assert.match(after, /Was late on Thursday/u);
  assert.doesNotMatch(after, /Walks home alone|SEN support/u);
  const { body } = await (await started.signIn('secondarySenco')).get(`/children/${ids.child}/timeline`);
  assert.doesNotMatch(body, /Was late on Thursday/u, 'it was shared with the DSL alone');
});
