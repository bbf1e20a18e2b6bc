import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  askedQuestion,
  contactsInstance,
  contactsWithoutAction,
  missingAgain,
  secondTeamManager,
  suspendedTwice,
  wentMissing,
} from '../../test/asked-question.ts';
import {
  asSystemAppend,
  ids,
  type PersonName,
  people,
  type SmallPartnership,
  smallPartnership,
} from '../../test/small-partnership.ts';
import { isProblem } from '../errors.ts';
import type { Access } from '../record/access.ts';
import { openChild } from '../record/child.ts';
import { readChronology } from '../record/chronology.ts';
import { recordAbsence } from '../record/cover/absences.ts';
import { workList } from '../record/duties.ts';
import { whatWaits } from '../record/notices/what-waits.ts';
import { countPrompts } from '../record/prompts/count-prompts.ts';
import { promptsOf } from '../record/prompts/prompts.ts';
import { markRead } from '../record/prompts/readings.ts';
import { sweep } from '../record/sweep.ts';
import { closeQuestion } from './close-question.ts';
import { giveQuestion } from './give-question.ts';
import { type OpenQuestion, openQuestion } from './open-question.ts';
import { queueOf, waitingQuestions } from './pages/queue.ts';
import { readAgain } from './read-again.ts';
import { secondRead } from './second-read.ts';

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);

const opened = async (access: Access, instance = missingAgain): Promise<OpenQuestion> =>
  openQuestion(await openChild(access, ids.child), instance);

const asked = ({ as }: SmallPartnership, who: PersonName = 'teamManager') =>
  as(who, async (access) =>
    (await promptsOf(await openChild(access, ids.child))).map(({ instance, state }) => `${instance} ${state}`),
  );

const onQuestion = <Result>(
  { as }: SmallPartnership,
  who: PersonName,
  work: (open: OpenQuestion, seen: number) => Promise<Result>,
  instance = missingAgain,
): Promise<Result> =>
  as(who, async (access) => {
    const open = await opened(access, instance);
    return work(open, open.child.seen);
  });

const keeperIs = async ({ as }: SmallPartnership): Promise<string | undefined> =>
  as('teamManager', async (access) => (await opened(access)).keeper?.name);

test('a question stays after its window has passed, and is closed by a person with the role and a reason', async (t) => {
  const partnership = await smallPartnership(t);
  await askedQuestion(partnership);
  assert.deepEqual(await asked(partnership), ['missing-again/1 open']);
  partnership.services.clock.moveTo('2027-09-01T09:00:00Z');
  await sweep(partnership.services, { partnership: ids.partnership });
  assert.deepEqual(await asked(partnership), ['missing-again/1 open'], 'nine months later nothing has improved');
  await assert.rejects(
    onQuestion(partnership, 'socialWorker', (open, seen) =>
      closeQuestion(open, { outcome: 'no-need-found', reason: 'x' }, seen),
    ),
    (error) => isProblem(error) && error.code === 'NOT_ALLOWED',
  );
  await onQuestion(partnership, 'teamManager', (open, seen) =>
    closeQuestion(
      open,
      { outcome: 'need-found', reason: 'He leaves when the house is full. Respite is arranged.' },
      seen,
    ),
  );
  assert.deepEqual(await asked(partnership), ['missing-again/1 closed']);
});

test('what is said of a question stays in the part of the record from which it was raised', async (t) => {
  const partnership = await smallPartnership(t);
  await askedQuestion(partnership);
  await onQuestion(partnership, 'teamManager', (open, seen) =>
    closeQuestion(open, { outcome: 'mistaken', reason: 'He was at his aunt’s' }, seen),
  );
  const seenBy = (who: PersonName) =>
    partnership.as(who, async (access) =>
      (await readChronology(await openChild(access, ids.child))).filter(({ kind }) => kind === 'prompt.closed'),
    );
  assert.deepEqual(
    (await seenBy('teamManager')).map(({ compartment }) => compartment),
    ['safeguarding'],
  );
  assert.deepEqual(await seenBy('admissions'), []);
  assert.deepEqual(await asked(partnership, 'admissions'), [], 'nor do they learn that a question was asked');
});

test('put off it waits until its day, and then it is open without anybody doing anything', async (t) => {
  const partnership = await smallPartnership(t);
  await askedQuestion(partnership);
  await onQuestion(partnership, 'teamManager', (open, seen) =>
    closeQuestion(
      open,
      { outcome: 'look-again', reason: 'Meeting on 4 January', lookAgainOn: day('2027-01-05') },
      seen,
    ),
  );
  assert.deepEqual(await asked(partnership), ['missing-again/1 waiting']);
  partnership.services.clock.moveTo('2027-01-05T00:00:00Z');
  assert.deepEqual(await asked(partnership), ['missing-again/1 open']);
});

test('a question always has a person: found by role, given by hand, taken over by the deputy, back after the absence', async (t) => {
  const partnership = await smallPartnership(t);
  await secondTeamManager(partnership);
  await askedQuestion(partnership);
  const first = await keeperIs(partnership);
  const names = [people.teamManager.name, people.serviceManager.name] as string[];
  assert.ok(first !== undefined && names.includes(first));
  await onQuestion(partnership, 'teamManager', (open, seen) => giveQuestion(open, { to: people.teamManager.id }, seen));
  assert.equal(await keeperIs(partnership), people.teamManager.name);
  await partnership.as('teamManager', (access) =>
    recordAbsence(access, {
      practitioner: people.teamManager.id,
      from: day('2026-11-23'),
      to: day('2026-12-04'),
      deputy: people.serviceManager.id,
    }),
  );
  assert.equal(await keeperIs(partnership), people.teamManager.name, 'not away yet');
  const mine = (who: PersonName) =>
    partnership.as(
      who,
      async (access) =>
        (await waitingQuestions(access)).filter((each) => queueOf(each, access.actor) === 'mine').length,
    );
  assert.deepEqual([await mine('teamManager'), await mine('serviceManager')], [1, 0]);
  partnership.services.clock.moveTo('2026-11-25T09:00:00Z');
  assert.equal(await keeperIs(partnership), people.serviceManager.name);
  assert.deepEqual([await mine('teamManager'), await mine('serviceManager')], [0, 1]);
  partnership.services.clock.moveTo('2026-12-05T09:00:00Z');
  assert.equal(await keeperIs(partnership), people.teamManager.name);
});

test('asked of a post that nobody holds, a question comes to those who may close it, and one of them takes it', async (t) => {
  const partnership = await smallPartnership(t);
  await suspendedTwice(partnership);
  const instance = 'suspended-again/1';
  // The primary school has no SENCO
  const queue = (who: PersonName) =>
    partnership.as(who, async (access) =>
      (await waitingQuestions(access)).map((each) => `${each.prompt.instance} ${queueOf(each, access.actor)}`),
    );
  assert.deepEqual(await queue('primaryDsl'), [`${instance} mine`]);
  assert.deepEqual(await queue('primaryTeacher'), [], 'a role that may not close it is not asked');
  await onQuestion(
    partnership,
    'primaryDsl',
    (open, seen) => {
      assert.equal(open.keeper, null);
      return giveQuestion(open, { to: people.primaryHead.id }, seen);
    },
    instance,
  );
  assert.deepEqual(await queue('primaryHead'), [`${instance} mine`]);
  assert.deepEqual(await queue('primaryDsl'), []);
});

test('somebody who may not deal with it cannot be given it', async (t) => {
  const partnership = await smallPartnership(t);
  await askedQuestion(partnership);
  await assert.rejects(
    onQuestion(partnership, 'teamManager', (open, seen) => giveQuestion(open, { to: people.admissions.id }, seen)),
    (error) => isProblem(error) && error.code === 'NOT_ALLOWED',
  );
});

test('where the pack says so a closing waits for another person, never the same', async (t) => {
  const partnership = await smallPartnership(t);
  await askedQuestion(partnership);
  await contactsWithoutAction(partnership);
  const instance = contactsInstance;
  const state = async () =>
    (await asked(partnership)).find((each) => each.startsWith('contacts-without-action'))?.split(' ')[1];
  assert.equal(await state(), 'open');
  await onQuestion(
    partnership,
    'teamManager',
    (open, seen) =>
      closeQuestion(open, { outcome: 'no-need-found', reason: 'Read together they show nothing new' }, seen),
    instance,
  );
  assert.equal(await state(), 'second-reader');
  await assert.rejects(
    onQuestion(
      partnership,
      'teamManager',
      (open, seen) => secondRead(open, { agrees: true, reason: 'x' }, seen),
      instance,
    ),
    (error) => isProblem(error) && error.code === 'NOT_ALLOWED',
    'nobody is their own second reader',
  );
  const queues = await partnership.as('serviceManager', async (access) =>
    (await waitingQuestions(access)).map((each) => `${each.prompt.instance} ${queueOf(each, access.actor)}`),
  );
  assert.deepEqual(queues, ['contacts-without-action/1 second-reader'], 'it waits in the queue of who may read it');
  await onQuestion(
    partnership,
    'serviceManager',
    (open, seen) => secondRead(open, { agrees: false, reason: 'Nobody asked him' }, seen),
    instance,
  );
  assert.equal(await state(), 'open');
});

test('a diagnosis leads to the earlier entries, and how one reads now stands beside it', async (t) => {
  const partnership = await smallPartnership(t);
  await askedQuestion(partnership);
  const entry = (kind: string, on: string, data: Record<string, unknown>) => ({
    kind,
    happened: { day: day(on) },
    organisation: kind === 'diagnosis.recorded' ? ids.ward : ids.primary,
    recordedBy: null,
    data,
  });
  const suspension = '20000000-0000-4000-8000-000000000301';
  await asSystemAppend(partnership.services, [
    {
      subject: ids.child,
      isNew: false,
      entries: [
        {
          ...entry('suspension.recorded', '2026-09-08', { organisation: ids.primary, schoolDays: 1, reason: 'Swore' }),
          id: suspension,
        },
        entry('diagnosis.recorded', '2026-11-20', { diagnosis: 'Autism', by: 'the ward' }),
      ],
    },
  ]);
  const instance = 'read-again-after-diagnosis/1';
  await onQuestion(
    partnership,
    'socialWorker',
    async (open, seen) => {
      assert.deepEqual(
        open.quoted.map(({ kind }) => kind),
        ['suspension.recorded', 'diagnosis.recorded'],
      );
      const reads = new Map([[suspension, 'The fire bell had rung. It was the noise.']]);
      assert.equal(await readAgain(open, reads, seen), 1);
    },
    instance,
  );
  const beside = await onQuestion(
    partnership,
    'socialWorker',
    (open) => Promise.resolve(open.entries.filter(({ kind }) => kind === 'entry.read-again')),
    instance,
  );
  assert.deepEqual(
    beside.map(({ data, compartment }) => [data['of'], compartment]),
    [[suspension, 'health']],
  );
});

test('closing without having opened what it quotes is counted, without names', async (t) => {
  const partnership = await smallPartnership(t);
  await askedQuestion(partnership);
  const since = Temporal.Instant.from('2026-01-01T00:00:00Z');
  const counted = () => partnership.as('policy', (access) => countPrompts(access, since));
  const ofRule = async () => (await counted()).find(({ rule }) => rule === 'missing-again');
  assert.deepEqual([(await ofRule())?.raised, (await ofRule())?.open], [1, 1]);
  await onQuestion(partnership, 'teamManager', (open, seen) =>
    closeQuestion(open, { outcome: 'mistaken', reason: 'x' }, seen),
  );
  assert.deepEqual([(await ofRule())?.closed, (await ofRule())?.closedUnread], [1, 1]);
  await wentMissing(partnership, '2026-11-21');
  await onQuestion(
    partnership,
    'teamManager',
    async (open, seen) => {
      await markRead(open.child, open.prompt);
      return seen;
    },
    'missing-again/2',
  );
  await onQuestion(
    partnership,
    'teamManager',
    (open, seen) => closeQuestion(open, { outcome: 'need-found', reason: 'x' }, seen),
    'missing-again/2',
  );
  const both = await ofRule();
  assert.deepEqual([both?.closed, both?.closedUnread, both?.needFound], [2, 1, 1]);
});

test('two people at once: the second is told, and nothing is recorded twice', async (t) => {
  const partnership = await smallPartnership(t);
  await askedQuestion(partnership);
  const seen = await onQuestion(partnership, 'teamManager', (_, before) => Promise.resolve(before));
  await onQuestion(partnership, 'teamManager', (open) => giveQuestion(open, { to: people.teamManager.id }, seen));
  await assert.rejects(
    onQuestion(partnership, 'teamManager', (open) => closeQuestion(open, { outcome: 'mistaken', reason: 'x' }, seen)),
    (error) => isProblem(error) && error.code === 'CHANGED_MEANWHILE',
  );
});

test('a new question is counted in the mail of those who are asked, and again on the day to which it was put off', async (t) => {
  const partnership = await smallPartnership(t);
  const fresh = (who: PersonName, since: string) =>
    partnership.as(who, async (access) => (await whatWaits(access, Temporal.Instant.from(since))).new);
  const before = await fresh('teamManager', '2026-11-22T08:00:00Z');
  await askedQuestion(partnership);
  partnership.services.clock.moveTo('2026-11-22T12:00:00Z');
  const counted = async (since: string) => (await fresh('teamManager', since)) ?? 0;
  assert.equal(await counted('2026-11-22T08:00:00Z'), (before ?? 0) + 1 + (await owedSince(partnership)));
  await onQuestion(partnership, 'teamManager', (open, seen) =>
    closeQuestion(open, { outcome: 'look-again', reason: 'x', lookAgainOn: day('2026-12-01') }, seen),
  );
  partnership.services.clock.moveTo('2026-12-01T07:00:00Z');
  assert.equal(await counted('2026-11-30T07:00:00Z'), 1);
});

/** What the team managers owe besides, because a child was missing. */
const owedSince = ({ as }: SmallPartnership): Promise<number> =>
  as(
    'teamManager',
    async (access) => (await workList(access, { side: 'owed', due: 'all' }, { offset: 0, limit: 50 })).total,
  );
