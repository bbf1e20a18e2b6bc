import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ChronologyEntry } from '../record/chronology.ts';
import type { OwedDuty } from '../record/duties.ts';
import { protectionLine } from './protection-line.ts';

let made = 0;
const entry = (kind: string, on: string, data: Record<string, unknown> = {}): ChronologyEntry => {
  made += 1;
  const happenedFrom = Temporal.Instant.from(`${on}T10:00:00Z`);
  return {
    id: `e${made}`,
    seq: made,
    kind,
    happenedFrom,
    data,
    correctedBy: null,
    withdrawnBy: null,
  } as Partial<ChronologyEntry> as ChronologyEntry;
};
const duty = (rule: string, state: OwedDuty['state'] = 'open'): OwedDuty =>
  ({ rule, state, ending: null }) as Partial<OwedDuty> as OwedDuty;
const settles: Readonly<Record<string, readonly { kind: string; where: Record<string, unknown> }[]>> = {
  'initial-conference': [{ kind: 'child-protection-conference.held', where: { conference: 'initial' } }],
  'review-conference': [{ kind: 'child-protection-conference.held', where: { conference: 'review' } }],
  other: [{ kind: 'note.recorded', where: {} }],
};
const lineOf = (entries: readonly ChronologyEntry[], duties: readonly OwedDuty[] = []) =>
  protectionLine(entries, duties, ({ rule }) => settles[rule] ?? []);
const states = (entries: readonly ChronologyEntry[], duties: readonly OwedDuty[] = []) =>
  Object.fromEntries(lineOf(entries, duties)?.line.steps.map(({ step, state }) => [step, state]) ?? []);

const begun = [
  entry('contact.decided', '2026-11-02', { outcome: 'strategy-discussion' }),
  entry('strategy-discussion.held', '2026-11-03', { enquiryBegun: true }),
  entry('section-47.started', '2026-11-03'),
];

test('a child of whom nothing of the kind is recorded has no line', () => {
  assert.equal(lineOf([entry('contact.decided', '2026-11-02', { outcome: 'no-further-action' })]), null);
});

test('each step says whether it is done, goes on, is owed or is late', () => {
  const found = states(begun, [duty('initial-conference'), duty('other', 'overdue')]);
  assert.deepEqual(found, {
    decision: 'done',
    'strategy-discussion': 'done',
    enquiry: 'going-on',
    conference: 'owed',
    plan: 'not-reached',
    'core-group': 'not-reached',
    review: 'not-reached',
    end: 'not-reached',
  });
  assert.equal(states(begun, [duty('initial-conference', 'overdue')])['conference'], 'overdue');
});

test('a review conference is no first one, and what is owed for it stands there', () => {
  const entries = [
    ...begun,
    entry('section-47.ended', '2026-11-16', { outcome: 'conference' }),
    entry('child-protection-conference.held', '2026-11-20', { conference: 'initial', outcome: 'plan' }),
    entry('child-protection-plan.started', '2026-11-20'),
  ];
  const found = states(entries, [duty('review-conference')]);
  assert.deepEqual(
    [found['enquiry'], found['conference'], found['plan'], found['review']],
    ['done', 'done', 'going-on', 'owed'],
  );
});

test('what ended without a plan is over, and what comes later is another time', () => {
  const ended = [...begun, entry('section-47.ended', '2026-11-16', { outcome: 'no-conference' })];
  assert.ok(lineOf(ended)?.line.endedAt != null);
  const again = lineOf([...ended, entry('strategy-discussion.held', '2027-02-01')]);
  assert.equal(again?.line.endedAt, null);
  assert.equal(again?.before.length, 1);
  assert.equal(again?.line.steps.find(({ step }) => step === 'enquiry')?.state, 'not-reached');
});

test('what was withdrawn or corrected is no step', () => {
  const [decision, discussion, enquiry] = begun;
  assert.ok(decision !== undefined && discussion !== undefined && enquiry !== undefined);
  const found = states([decision, discussion, { ...enquiry, withdrawnBy: 'e9' }]);
  assert.equal(found['enquiry'], 'not-reached');
});
