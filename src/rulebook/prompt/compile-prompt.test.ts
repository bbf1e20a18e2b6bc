import assert from 'node:assert/strict';
import { test } from 'node:test';
import { derive } from '../derive.ts';
import { at, chronicle, council, type Event, newSchool, oldSchool, rulebookOf, schoolWorld } from '../testing/scene.ts';
import { type Prompt, promptState } from './prompt.ts';

const rulebook = rulebookOf(`
  - prompt: missing
    ABOUT
    compartment: safeguarding
    question: Who will ask?
    raised: { count: { entry: missing-episode.recorded }, atLeast: 3, within: 90 days }
    owner: { role: team-manager, of: { authorityOf: recorder } }
    closedBy: [team-manager]
`);

const world = schoolWorld();
const missing = (happened: string, changes: Partial<Event> = {}): Event => ({
  kind: 'missing-episode.recorded',
  happened,
  compartment: 'safeguarding',
  organisation: council,
  data: { circumstances: 'x' },
  ...changes,
});
const three = [missing('2026-10-09'), missing('2026-11-20'), missing('2026-12-12')];
const closed = (happened: string, changes: Partial<Event['data']> = {}, more: Partial<Event> = {}): Event => ({
  kind: 'prompt.closed',
  happened,
  data: {
    prompt: 'missing',
    instance: 'missing/1',
    outcome: 'need-found',
    reason: 'x',
    role: 'team-manager',
    ...changes,
  },
  ...more,
});
const withdrawn = (of: string, happened: string): Event => ({
  kind: 'entry.withdrawn',
  happened,
  corrects: of,
  data: { reason: 'wrong child' },
});

const asked = (when: string, ...events: readonly Event[]): readonly Prompt[] =>
  derive(chronicle(...events), world, rulebook, at(when)).prompts;
const only = (when: string, ...events: readonly Event[]): Prompt => {
  const [prompt] = asked(when, ...events);
  assert.ok(prompt !== undefined);
  return prompt;
};
const states = (when: string, ...events: readonly Event[]): readonly string[] =>
  asked(when, ...events).map((prompt) => promptState(prompt, at(when)));

test('raised by the third episode, it quotes all three and is owed by the council in whose area it was recorded', () => {
  const prompt = only('2026-12-18', ...three);
  assert.deepEqual(prompt.evidence, ['e1', 'e2', 'e3']);
  assert.equal(prompt.raisedAt, at('2026-12-12'));
  assert.equal(prompt.knownAt, at('2026-12-12'));
  assert.equal(prompt.instance, 'missing/1');
  assert.deepEqual(prompt.owner, { role: 'team-manager', organisation: council });
  assert.deepEqual(prompt.compartments, ['safeguarding']);
});

test('it stays when the window has passed, until a person closes it', () => {
  assert.deepEqual(states('2026-12-11', ...three), []);
  assert.deepEqual(states('2027-02-15', ...three), ['open']);
  assert.deepEqual(states('2036-02-15', ...three), ['open']);
});

test('what nobody had recorded yet raises nothing, and when it is recorded it counts on the day it happened', () => {
  const late = [missing('2026-10-09'), missing('2026-11-20'), missing('2026-12-12', { recorded: '2027-03-01' })];
  assert.deepEqual(states('2027-02-28', ...late), []);
  const prompt = only('2027-03-01', ...late);
  assert.equal(prompt.raisedAt, at('2026-12-12'));
  assert.equal(prompt.knownAt, at('2027-03-01'));
});

test('closing counts by a role that may, of a prompt that was there, and from when it happened', () => {
  assert.deepEqual(states('2026-12-20', ...three, closed('2026-12-15')), ['closed']);
  assert.deepEqual(states('2026-12-20', ...three, closed('2026-12-15', { role: 'dsl' })), ['open']);
  assert.deepEqual(states('2026-12-20', ...three, closed('2026-12-15', { instance: 'missing/2' })), ['open']);
  assert.deepEqual(states('2026-12-20', ...three, closed('2026-12-21', {}, { recorded: '2026-12-16' })), ['open']);
  const early = [missing('2026-10-09'), missing('2026-11-20'), closed('2026-12-01'), missing('2026-12-12')];
  assert.deepEqual(states('2026-12-20', ...early), ['open']);
});

test('put off until a day it waits, and is open again from the first minute of that day', () => {
  const off = closed('2026-12-15', { outcome: 'look-again', lookAgainOn: '2027-01-05' });
  assert.deepEqual(states('2027-01-04T23:59', ...three, off), ['waiting']);
  assert.deepEqual(states('2027-01-05T00:00', ...three, off), ['open']);
  assert.deepEqual(states('2027-01-07', ...three, off, closed('2027-01-06')), ['closed']);
  assert.equal(asked('2027-02-01', ...three, off, missing('2026-12-30')).length, 1, 'still the same question');
});

test('a closing that was withdrawn closes nothing', () => {
  assert.deepEqual(states('2026-12-20', ...three, closed('2026-12-15'), withdrawn('e4', '2026-12-16')), ['open']);
});

test('after it was closed only something new asks again, and the new question quotes it', () => {
  assert.deepEqual(states('2027-06-01', ...three, closed('2026-12-15')), ['closed']);
  const again = asked('2027-01-01', ...three, closed('2026-12-15'), missing('2026-12-30'));
  assert.deepEqual(
    again.map(({ instance }) => instance),
    ['missing/1', 'missing/2'],
  );
  assert.deepEqual(again[1]?.evidence, ['e1', 'e2', 'e3', 'e5']);
  const alone = [...three, closed('2026-12-15'), missing('2027-05-01')];
  assert.deepEqual(states('2027-06-01', ...alone), ['closed'], 'one episode alone makes no pattern');
});

test('what the person who closed it could not know asks again, though it happened before', () => {
  const late = missing('2026-12-14', { recorded: '2026-12-20' });
  const again = asked('2027-01-01', ...three, closed('2026-12-15'), late);
  assert.equal(again.length, 2);
  assert.equal(again[1]?.knownAt, at('2026-12-20'));
});

test('correcting the words of a closing leaves the questions that came after it as they were', () => {
  const events = [
    ...three,
    closed('2026-12-15'),
    missing('2026-12-30'),
    closed('2027-01-02', { instance: 'missing/2' }),
    closed('2026-12-15', { reason: 'better said' }, { recorded: '2027-01-10', corrects: 'e4' }),
  ];
  assert.deepEqual(states('2027-01-11', ...events), ['closed', 'closed']);
});

test('an entry that was withdrawn is marked, and all of them withdrawn the prompt is still there', () => {
  const one = only('2026-12-20', ...three, withdrawn('e2', '2026-12-14'));
  assert.deepEqual([one.withdrawn, one.corrected], [['e2'], []]);
  const events = [
    ...three,
    withdrawn('e1', '2026-12-14'),
    withdrawn('e2', '2026-12-14'),
    withdrawn('e3', '2026-12-14'),
  ];
  assert.deepEqual(only('2026-12-20', ...events).withdrawn, ['e1', 'e2', 'e3']);
});

test('withdrawn before the pattern was complete, an entry never raised it', () => {
  const events = [...three.slice(0, 2), withdrawn('e2', '2026-12-01'), missing('2026-12-12')];
  assert.deepEqual(asked('2026-12-20', ...events), []);
});

test('an entry that was corrected is marked, also when it is of another kind now', () => {
  const same = missing('2026-11-21', { recorded: '2026-12-14', corrects: 'e2' });
  assert.deepEqual(only('2026-12-20', ...three, same).corrected, ['e2']);
  const other: Event = {
    kind: 'note.recorded',
    happened: '2026-11-20',
    recorded: '2026-12-14',
    corrects: 'e2',
    data: { text: 'x' },
  };
  const prompt = only('2026-12-20', ...three, other);
  assert.deepEqual([prompt.evidence, prompt.corrected, prompt.withdrawn], [['e1', 'e2', 'e3'], ['e2'], []]);
});

test('a correction into the kind counts from when it was recorded', () => {
  const note: Event = { kind: 'note.recorded', happened: '2026-11-20', data: { text: 'x' } };
  const events = [
    missing('2026-10-09'),
    note,
    missing('2026-12-12'),
    missing('2026-11-20', { recorded: '2026-12-20', corrects: 'e2' }),
  ];
  assert.deepEqual(asked('2026-12-19', ...events), []);
  const prompt = only('2026-12-20', ...events);
  assert.deepEqual([prompt.raisedAt, prompt.knownAt], [at('2026-12-12'), at('2026-12-20')]);
});

test('what came since is listed, whether or not the pattern holds, as far as everybody who sees the prompt may see it', () => {
  assert.deepEqual(only('2027-08-01', ...three, missing('2027-06-01')).since, ['e4']);
  const hidden = missing('2027-06-01', { compartment: 'protected-location' });
  assert.deepEqual(only('2027-08-01', ...three, hidden).since, []);
  const forOne = missing('2027-06-01', { audience: [`dsl@${oldSchool}`] });
  assert.deepEqual(only('2027-08-01', ...three, forOne).since, []);
});

test('who may see it may see everything that raised it', () => {
  const some = missing('2026-12-12', { audience: [`dsl@${oldSchool}`, `dsl@${newSchool}`], compartment: 'legal' });
  const prompt = only('2026-12-20', ...three.slice(0, 2), some);
  assert.deepEqual(prompt.compartments, ['safeguarding', 'legal']);
  assert.deepEqual(prompt.audience, [`dsl@${oldSchool}`, `dsl@${newSchool}`]);
});
