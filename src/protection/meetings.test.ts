import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withCouncil } from '../../test/asked-question.ts';
import { plannedMeeting } from '../../test/planned-meeting.ts';
import {
  allRows,
  ids,
  type PersonName,
  people,
  type SmallPartnership,
  smallPartnership,
} from '../../test/small-partnership.ts';
import { isProblem } from '../errors.ts';
import { openChild } from '../record/child.ts';
import { dutiesOfChild } from '../record/duties.ts';
import { findInvitation, ownInvitations } from '../record/meetings/invitations.ts';
import { holdMeeting } from './hold-meeting.ts';
import { loadLine } from './load-line.ts';
import { type OpenMeeting, openMeeting } from './open-meeting.ts';
import { callOffMeeting, moveMeeting, planMeeting } from './plan-meeting.ts';
import { openAction, settleAction } from './settle-action.ts';
import { suggestAgenda } from './suggest-agenda.ts';
import { agreeAction, recordDecision, recordDissent, writeNote } from './write-at-meeting.ts';

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);

const at = <Result>(
  { as }: SmallPartnership,
  who: PersonName,
  meeting: string,
  work: (open: OpenMeeting) => Promise<Result>,
): Promise<Result> => as(who, async (access) => work(await openMeeting(await openChild(access, ids.child), meeting)));

const strategy = ({ as }: SmallPartnership, invited: readonly string[] = [people.primaryDsl.id]) =>
  as('socialWorker', async (access) =>
    planMeeting(await openChild(access, ids.child), {
      type: 'strategy-discussion',
      on: day('2026-11-23'),
      from: '10:00',
      until: '11:00',
      why: 'Bruises that nobody explains',
      agenda: [],
      invited,
      others: ['PC Whitlock, by telephone'],
    }),
  );

const byText = (a: string, b: string): number => (a < b ? -1 : 1);

const refused = (error: unknown): boolean => isProblem(error) && error.code === 'NOT_ALLOWED';

test('everybody writes at once, each entry in the name of its author; a disagreement is its author’s own', async (t) => {
  const partnership = await smallPartnership(t);
  await withCouncil(partnership);
  const meeting = await strategy(partnership);
  await Promise.all([
    at(partnership, 'socialWorker', meeting, (open) => writeNote(open, 'The GP saw him in May')),
    at(partnership, 'primaryDsl', meeting, (open) => writeNote(open, 'He said that he fell')),
    at(partnership, 'teamManager', meeting, (open) => writeNote(open, 'His brother had the same in 2024')),
  ]);
  await at(partnership, 'primaryDsl', meeting, (open) =>
    recordDissent(open, { about: 'No medical today', because: 'Bruises fade' }),
  );
  const { notes, dissents } = await at(partnership, 'serviceManager', meeting, ({ meeting: found }) =>
    Promise.resolve(found),
  );
  assert.equal(notes.length, 3);
  assert.deepEqual(new Set(notes.map(({ recordedBy }) => recordedBy)).size, 3);
  assert.deepEqual(
    dissents.map(({ recordedBy, organisation }) => [recordedBy, organisation]),
    [[people.primaryDsl.id, ids.primary]],
  );
});

test('whoever may not record what such a meeting decided does not plan, decide or close it', async (t) => {
  const partnership = await smallPartnership(t);
  await withCouncil(partnership);
  const meeting = await strategy(partnership);
  await assert.rejects(
    at(partnership, 'primaryDsl', meeting, (open) => recordDecision(open, { decided: 'x', because: 'x' })),
    refused,
  );
  await assert.rejects(
    at(partnership, 'primaryDsl', meeting, (open) => holdMeeting(open, { present: [] }, open.child.seen)),
    refused,
  );
  await assert.rejects(
    partnership.as('primaryDsl', async (access) =>
      planMeeting(await openChild(access, ids.child), {
        type: 'initial-conference',
        on: day('2026-11-25'),
        from: '10:00',
        until: '11:00',
        why: 'x',
        agenda: [],
        invited: [],
        others: [],
      }),
    ),
    refused,
  );
  await assert.rejects(
    strategy(partnership, [people.secondaryDsl.id]),
    refused,
    'nobody is invited who could not read it',
  );
});

test('those without access cannot tell that there is a meeting, and an invitation says nothing of the child', async (t) => {
  const partnership = await smallPartnership(t);
  await withCouncil(partnership);
  const meeting = await strategy(partnership);
  for (const who of ['admissions', 'constable'] as const)
    assert.equal(await partnership.as(who, (access) => findInvitation(access, meeting)), undefined);
  const mails = await allRows<{ kind: string; practitioner_id: string; meeting: unknown }>(
    partnership.databases,
    'mail',
  );
  assert.deepEqual(
    mails.map(({ kind, practitioner_id }) => [kind, practitioner_id]),
    [['invitation', people.primaryDsl.id]],
  );
  assert.doesNotMatch(JSON.stringify(mails), /Rowan|Example|Bruises|strategy/iu);
  assert.ok(!JSON.stringify(mails).includes(ids.child));
});

test('an action is owed by the role that took it on, in its own work, until it is shown to be done', async (t) => {
  const partnership = await smallPartnership(t);
  await withCouncil(partnership);
  const { agreed } = await plannedMeeting(partnership);
  const owed = () =>
    partnership.as('socialWorker', async (access) =>
      (await dutiesOfChild(await openChild(access, ids.child)))
        .filter(({ rule }) => rule === 'meeting-action')
        .map(
          ({ owner, state }) => `${owner.role}@${owner.organisation === ids.primary ? 'primary' : 'other'} ${state}`,
        ),
    );
  assert.deepEqual(await owed(), ['dsl@primary open']);
  partnership.services.clock.moveTo('2026-11-28T00:00:00Z');
  assert.deepEqual(await owed(), ['dsl@primary overdue']);
  const settle = () =>
    partnership.as('primaryDsl', async (access) =>
      settleAction(await openAction(await openChild(access, ids.child), agreed), {
        isDone: true,
        words: 'He told me on the way to lunch',
      }),
    );
  await settle();
  assert.deepEqual(await owed(), ['dsl@primary done-late']);
  await assert.rejects(settle, refused, 'once');
});

test('an action is given to nobody who does not work with the child', async (t) => {
  const partnership = await smallPartnership(t);
  await withCouncil(partnership);
  const { meeting } = await plannedMeeting(partnership);
  await assert.rejects(
    at(partnership, 'primaryDsl', meeting, (open) =>
      agreeAction(open, {
        what: 'x',
        post: { organisation: ids.police, role: 'police-officer' },
        by: day('2026-11-27'),
      }),
    ),
    refused,
  );
});

test('a strategy discussion at which an enquiry is begun starts the clocks of the conference, once', async (t) => {
  const partnership = await smallPartnership(t);
  await withCouncil(partnership);
  const meeting = await strategy(partnership);
  partnership.services.clock.moveTo('2026-11-23T11:30:00Z');
  await at(partnership, 'socialWorker', meeting, (open) =>
    holdMeeting(
      open,
      { present: ['Lena Hartog, social worker'], enquiryBegun: true, because: 'Reasonable cause to suspect harm' },
      open.child.seen,
    ),
  );
  const loaded = await partnership.as('socialWorker', async (access) => loadLine(await openChild(access, ids.child)));
  const states = Object.fromEntries(loaded?.line.steps.map(({ step, state }) => [step, state]) ?? []);
  assert.deepEqual(
    [states['strategy-discussion'], states['enquiry'], states['conference']],
    ['done', 'going-on', 'owed'],
  );
  const conference = loaded?.line.steps.find(({ step }) => step === 'conference')?.duties[0]?.due;
  const due = conference?.kind === 'at' ? Temporal.Instant.fromEpochMilliseconds(conference.at) : null;
  // 15 working days after 23 November 2026
  assert.equal(due?.toZonedDateTimeISO('Europe/London').toPlainDate().subtract({ days: 1 }).toString(), '2026-12-14');
  await assert.rejects(
    at(partnership, 'socialWorker', meeting, (open) => holdMeeting(open, { present: [] }, open.child.seen)),
    refused,
  );
  assert.deepEqual(await partnership.as('primaryDsl', ownInvitations), [], 'nobody waits for it any more');
});

test('a conference that decides on a plan begins it, and the core group and the reviews are owed', async (t) => {
  const partnership = await smallPartnership(t);
  await withCouncil(partnership);
  const meeting = await partnership.as('teamManager', async (access) =>
    planMeeting(await openChild(access, ids.child), {
      type: 'initial-conference',
      on: day('2026-11-22'),
      from: '08:00',
      until: '08:30',
      why: 'x',
      agenda: [],
      invited: [],
      others: [],
    }),
  );
  await at(partnership, 'teamManager', meeting, (open) =>
    holdMeeting(open, { present: [], outcome: 'plan', because: 'x' }, open.child.seen),
  );
  const loaded = await partnership.as('teamManager', async (access) => loadLine(await openChild(access, ids.child)));
  const states = Object.fromEntries(loaded?.line.steps.map(({ step, state }) => [step, state]) ?? []);
  assert.deepEqual(
    [states['conference'], states['plan'], states['core-group'], states['review']],
    ['done', 'going-on', 'owed', 'owed'],
  );
});

test('moved, it is at the new time for everybody, who are told of it and keep the agenda', async (t) => {
  const partnership = await smallPartnership(t);
  await withCouncil(partnership);
  const { meeting } = await plannedMeeting(partnership);
  const before = await at(partnership, 'primaryDsl', meeting, async ({ meeting: planned }) => planned);
  const move = (on: string, from: string, until: string) =>
    at(partnership, 'primaryDsl', meeting, (open) =>
      moveMeeting(open, { on: day(on), from, until }, 'The social worker is ill'),
    );
  await move('2026-12-01', '14:00', '15:00');
  await move('2026-12-02', '09:30', '10:15');
  const now = await at(partnership, 'socialWorker', meeting, async ({ meeting: moved }) => moved);
  assert.equal(now.startsAt.toString(), '2026-12-02T09:30:00Z');
  assert.equal(now.endsAt.toString(), '2026-12-02T10:15:00Z');
  assert.deepEqual([now.agenda, now.invited, now.why], [before.agenda, before.invited, before.why]);
  assert.equal(now.moved.length, 2);
  const [own] = await partnership.as('socialWorker', ownInvitations);
  assert.equal(own?.startsAt.toString(), '2026-12-02T09:30:00Z');
  const mails = await allRows<{ kind: string; practitioner_id: string }>(partnership.databases, 'mail');
  assert.deepEqual(mails.map(({ kind, practitioner_id }) => `${kind} ${practitioner_id}`).toSorted(byText), [
    `invitation ${people.socialWorker.id}`,
    `moved ${people.socialWorker.id}`,
    `moved ${people.socialWorker.id}`,
  ]);
  await at(partnership, 'primaryDsl', meeting, (open) => callOffMeeting(open, 'He came home'));
  await assert.rejects(() => move('2026-12-03', '09:30', '10:15'), refused, 'what is called off is not moved');
});

test('called off, everybody invited is told so, and nobody writes at it', async (t) => {
  const partnership = await smallPartnership(t);
  await withCouncil(partnership);
  const { meeting } = await plannedMeeting(partnership);
  await at(partnership, 'primaryDsl', meeting, (open) => callOffMeeting(open, 'He came home'));
  const mails = await allRows<{ kind: string; practitioner_id: string }>(partnership.databases, 'mail');
  assert.deepEqual(mails.map(({ kind, practitioner_id }) => `${kind} ${practitioner_id}`).toSorted(byText), [
    `called-off ${people.socialWorker.id}`,
    `invitation ${people.socialWorker.id}`,
  ]);
  await assert.rejects(
    at(partnership, 'socialWorker', meeting, (open) => writeNote(open, 'x')),
    refused,
  );
});

test('the agenda begins with what is not known, and with the child', async (t) => {
  const partnership = await smallPartnership(t, 'derby-derbyshire');
  const suggested = await partnership.as('primaryDsl', async (access) =>
    suggestAgenda(await openChild(access, ids.child)),
  );
  assert.match(suggested[0] ?? '', /the child says/u);
  assert.ok(suggested.length <= 40);
});
