import assert from 'node:assert/strict';
import { test } from 'node:test';
import { derive } from '../derive.ts';
import { at, chronicle, type Event, oldSchool, rulebookOf, schoolWorld } from '../testing/scene.ts';
import { type Prompt, promptState } from './prompt.ts';

const rulebook = rulebookOf(`
  - prompt: again
    ABOUT
    question: Has anybody asked why?
    raised: { count: { entry: concern.recorded }, within: 90 days, atLeast: 2 }
    owner: { role: dsl, of: recorder }
    closedBy: [dsl]
    secondReader: [headteacher, dsl]
`);
const person = '00000000-0000-4000-8000-000000000001';
const concern = (happened: string): Event => ({
  kind: 'concern.recorded',
  happened,
  organisation: oldSchool,
  data: { what: 'x' },
});
const closed = (happened: string, data: Record<string, unknown> = {}): Event => ({
  kind: 'prompt.closed',
  happened,
  data: { prompt: 'again', instance: 'again/1', outcome: 'no-need-found', reason: 'x', role: 'dsl', ...data },
});
/** Entries are called e1, e2 and so on; the closing is the third. */
const read = (happened: string, agrees: boolean, data: Record<string, unknown> = {}): Event => ({
  kind: 'prompt.second-read',
  happened,
  data: { prompt: 'again', instance: 'again/1', closing: 'e3', agrees, reason: 'x', role: 'headteacher', ...data },
});
const two = [concern('2026-09-10'), concern('2026-09-20')];
const found = (when: string, ...events: readonly Event[]): readonly Prompt[] =>
  derive(chronicle(...two, ...events), schoolWorld(), rulebook, at(when)).prompts;
const states = (when: string, ...events: readonly Event[]): readonly string[] =>
  found(when, ...events).map((prompt) => promptState(prompt, at(when)));

test('a closing waits for a second reader, however long ago it was', () => {
  assert.deepEqual(states('2026-09-26', closed('2026-09-25')), ['second-reader']);
  assert.deepEqual(states('2028-01-01', closed('2026-09-25')), ['second-reader']);
});

test('a second reader who agrees closes it, one who does not keeps it open', () => {
  assert.deepEqual(states('2026-09-30', closed('2026-09-25'), read('2026-09-27', true)), ['closed']);
  const [refused] = found('2026-09-30', closed('2026-09-25'), read('2026-09-27', false));
  assert.ok(refused !== undefined && promptState(refused, at('2026-09-30')) === 'open');
  assert.equal(refused.closing?.reading, 'refused');
  assert.deepEqual(
    states('2026-10-30', closed('2026-09-25'), read('2026-09-27', false), closed('2026-10-01')),
    ['second-reader'],
    'closed anew it is read anew',
  );
});

test('another role, or the reading of another closing, is no second reading', () => {
  assert.deepEqual(states('2026-09-30', closed('2026-09-25'), read('2026-09-27', true, { role: 'class-teacher' })), [
    'second-reader',
  ]);
  assert.deepEqual(states('2026-09-30', closed('2026-09-25'), read('2026-09-27', true, { closing: 'e1' })), [
    'second-reader',
  ]);
});

test('putting it off needs no second reader', () => {
  const putOff = closed('2026-09-25', { outcome: 'look-again', lookAgainOn: '2026-10-05' });
  assert.deepEqual(states('2026-10-04T23:59', putOff), ['waiting']);
  assert.deepEqual(states('2026-10-05', putOff), ['open']);
});

test('while it waits for a second reader nothing new asks a second question; once closed, what came after the closing does', () => {
  assert.deepEqual(states('2026-10-10', closed('2026-09-25'), concern('2026-09-26')), ['second-reader']);
  const events = [closed('2026-09-25'), read('2026-09-27', true), concern('2026-10-01')];
  assert.deepEqual(states('2026-10-10', ...events), ['closed', 'open']);
});

test('given to somebody it is theirs until it is given on, and a new question begins with nobody', () => {
  const given = (happened: string, practitioner: string, instance = 'again/1'): Event => ({
    kind: 'prompt.assigned',
    happened,
    data: { prompt: 'again', instance, practitioner },
  });
  const other = person.replace(/1$/u, '2');
  const assigned = (when: string, ...events: readonly Event[]) =>
    found(when, ...events).map((prompt) => prompt.assigned?.practitioner ?? null);
  assert.deepEqual(assigned('2026-09-21', given('2026-09-21', person)), [person]);
  assert.deepEqual(assigned('2026-09-30', given('2026-09-21', person), given('2026-09-22', other)), [other]);
  assert.deepEqual(assigned('2026-09-30', given('2026-09-21', person, 'again/2')), [null]);
});
