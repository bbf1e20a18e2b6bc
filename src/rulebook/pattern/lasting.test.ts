import assert from 'node:assert/strict';
import { test } from 'node:test';
import { derive } from '../derive.ts';
import type { Pattern } from '../pack/pattern-schema.ts';
import { problemsWith } from '../testing/right-pack.ts';
import { at, chronicle, type Event, onlyDuty, rulebookOf, schoolWorld } from '../testing/scene.ts';
import { chronologyOf } from './chronology.ts';
import { compilePattern } from './compile-pattern.ts';
import { elapsed, shortest } from './lasting.ts';

const secure: Pattern = {
  lasting: { from: { entry: 'secure-placement.started' }, to: { entry: 'secure-placement.ended' } },
  atLeast: '72 hours',
  within: '28 days',
};
const began = (happened: string): Event => ({ kind: 'secure-placement.started', happened });
const ended = (happened: string): Event => ({ kind: 'secure-placement.ended', happened });

const look = (events: readonly Event[], pattern: Pattern = secure) => {
  const compiled = compilePattern(pattern);
  const looking = { chronology: chronologyOf(chronicle(...events)), trigger: null };
  return {
    compiled,
    holds: (when: string) => compiled.holds({ ...looking, at: at(when) })?.map(({ id }) => id) ?? null,
    breakpoints: new Set(compiled.breakpoints(looking)),
  };
};

test('one spell reaches the length while it runs, at exactly that moment', () => {
  const { holds, breakpoints } = look([began('2026-06-01T10:00')]);
  assert.equal(holds('2026-06-04T09:59'), null);
  assert.deepEqual(holds('2026-06-04T10:00'), ['e1']);
  assert.ok(breakpoints.has(at('2026-06-04T10:00')));
});

test('spells are added up, and what lies between them is not', () => {
  const events = [
    began('2026-06-01T10:00'),
    ended('2026-06-02T22:00'),
    began('2026-06-10T00:00'),
    ended('2026-06-11T12:00'),
  ];
  const { holds } = look(events);
  assert.equal(holds('2026-06-11T11:59'), null);
  assert.deepEqual(holds('2026-06-11T12:00'), ['e1', 'e2', 'e3', 'e4']);
  assert.equal(look(events.slice(0, 3)).holds('2026-06-11T11:59'), null);
});

test('a spell that ended in time is never too long, however late one looks', () => {
  const { holds } = look([began('2026-06-01T10:00'), ended('2026-06-04T09:59')]);
  for (const when of ['2026-06-04T10:00', '2026-06-20', '2027-01-01']) assert.equal(holds(when), null);
});

test('parts that leave the window no longer count, by whole days, and the answer says when', () => {
  const { holds, breakpoints } = look([began('2026-06-01T10:00'), ended('2026-06-04T10:00')]);
  // 1 June is within 28 days until the end of 29 June
  assert.deepEqual(holds('2026-06-29T23:59'), ['e1', 'e2']);
  assert.equal(holds('2026-06-30T00:00'), null);
  assert.ok(breakpoints.has(at('2026-06-30T00:00')));
});

test('a second spell reaches the length sooner, as long as the first is within the window', () => {
  const first = [began('2026-06-01T00:00'), ended('2026-06-02T00:00')];
  const soon = look([...first, began('2026-06-20T12:00')]);
  assert.equal(soon.holds('2026-06-22T11:59'), null);
  assert.deepEqual(soon.holds('2026-06-22T12:00'), ['e1', 'e2', 'e3']);
  assert.ok(soon.breakpoints.has(at('2026-06-22T12:00')));
  const late = look([...first, began('2026-06-29T12:00')]);
  assert.deepEqual(late.holds('2026-07-02T12:00'), ['e3'], 'the first has gone, so that three whole days are needed');
  assert.equal(late.holds('2026-07-02T11:59'), null);
});

test('a window in hours leaves part by part', () => {
  const { holds, breakpoints } = look([began('2026-06-01T00:00'), ended('2026-06-02T00:00')], {
    ...secure,
    atLeast: '12 hours',
    within: '48 hours',
  });
  assert.deepEqual(holds('2026-06-01T12:00'), ['e1']);
  assert.deepEqual(holds('2026-06-03T12:00'), ['e1', 'e2'], 'twelve hours of it are still within 48');
  const gone = at('2026-06-03T12:00') + 1;
  assert.ok(breakpoints.has(gone));
  assert.equal(holds('2026-06-03T12:01'), null);
});

test('an hour that the clocks took or gave is no hour more or less', () => {
  const { holds } = look([began('2026-03-27T10:00')]);
  assert.equal(holds('2026-03-30T10:59'), null);
  assert.deepEqual(holds('2026-03-30T11:00'), ['e1']);
  const autumn = look([began('2026-10-23T10:00')]);
  assert.deepEqual(autumn.holds('2026-10-26T09:00'), ['e1']);
});

test('what begins twice is one spell, what ends twice ends once, and an end without a beginning is nothing', () => {
  const events = [
    ended('2026-05-30T10:00'),
    began('2026-06-01T10:00'),
    began('2026-06-02T10:00'),
    ended('2026-06-03T10:00'),
    ended('2026-06-09T10:00'),
  ];
  const { holds } = look(events);
  assert.equal(holds('2026-06-20'), null);
  assert.deepEqual(look(events, { ...secure, atLeast: '48 hours' }).holds('2026-06-20'), ['e2', 'e4']);
});

test('without a window everything that ever was is added up', () => {
  const events = [began('2020-06-01T00:00'), ended('2020-06-02T12:00'), began('2026-06-01T00:00')];
  const { within, ...ever } = secure;
  assert.equal(within, '28 days');
  const { holds } = look(events, ever);
  assert.equal(holds('2026-06-02T11:59'), null);
  assert.deepEqual(holds('2026-06-02T12:00'), ['e1', 'e2', 'e3']);
});

test('while it runs it says that there is no end to it: whoever sees it must be allowed to know that', () => {
  assert.deepEqual([...look([]).compiled.absent], ['secure-placement.ended']);
});

test('a duty begins at the moment at which it has lasted so long, with nobody looking', () => {
  const rulebook = rulebookOf(`
  - duty: ask-the-court
    ABOUT
    when: { entry: secure-placement.started }
    if:
      lasting: { from: { entry: secure-placement.started }, to: { entry: secure-placement.ended } }
      atLeast: 72 hours
      within: 28 days
    owner: { role: social-worker, of: recorder }
    due: as soon as possible
    done: { entry: secure-review.held }
`);
  const entries = chronicle(began('2026-06-01T10:00'));
  assert.deepEqual(derive(entries, schoolWorld(), rulebook, at('2026-06-04T09:59')).duties, []);
  assert.equal(onlyDuty(entries, rulebook, '2026-06-04T10:00').opensAt, at('2026-06-04T10:00'));
});

test('lengths are time that passes, and the shortest that a window can be is known', () => {
  const day = 86_400_000;
  assert.deepEqual(['36 hours', '2 days', '1 week', '3 working days', 'long'].map(elapsed), [
    1.5 * day,
    2 * day,
    7 * day,
    0,
    0,
  ]);
  assert.equal(shortest('2 months'), 56 * day);
  assert.equal(shortest('10 days'), 10 * day);
});

const condition = '{ entry: concern.recorded }';
const refused = (lines: string): readonly string[] =>
  problemsWith(condition, lines).map((each) => each.replace(/^\d+: /u, ''));

test('a pack is refused in which it can never last so long, or which names what does not exist', () => {
  const lasting = (from: string, rest: string): string =>
    `{ lasting: { from: { entry: ${from} }, to: { entry: secure-placement.ended } }, ${rest} }`;
  assert.deepEqual(refused(lasting('secure-placement.started', 'atLeast: 72 hours, within: 28 days')), []);
  assert.deepEqual(refused(lasting('secure-placement.started', 'atLeast: 28 days, within: 28 days')), [
    'So much does not fit. Make the window at least a day longer than what has to last.',
  ]);
  assert.deepEqual(refused(lasting('secure-placement.begun', 'atLeast: 72 hours')), [
    'There is no kind of entry called "secure-placement.begun". Did you mean "secure-placement.ended"?',
  ]);
  assert.equal(refused(lasting('secure-placement.started', 'atLeast: 3 working days')).length, 1);
  assert.equal(refused(lasting('secure-placement.started', 'atLeast: 3 months, within: 6 months')).length, 1);
});
