import assert from 'node:assert/strict';
import { test } from 'node:test';
import { derive } from '../derive.ts';
import { at, chronicle, type Event, newSchool, oldSchool, rulebookOf, schoolWorld } from '../testing/scene.ts';
import type { Prompt } from './prompt.ts';

const world = schoolWorld();
const anchored = rulebookOf(`
  - prompt: not-heard
    ABOUT
    question: Who will ask?
    when: { entry: concern.recorded }
    wait: 28 days
    raised: { not: { entry: child-voice.recorded, happened: after trigger } }
    owner: { role: dsl, of: recorder }
    closedBy: [dsl]
    inForce: { from: "2026-09-01" }
`);
const heard = (when: string, ...events: readonly Event[]): readonly Prompt[] =>
  derive(chronicle(...events), world, anchored, at(when)).prompts;
const concern = (happened: string): Event => ({
  kind: 'concern.recorded',
  happened,
  organisation: oldSchool,
  compartment: 'safeguarding',
  data: { what: 'x' },
});
const voice = (happened: string, recorded = happened): Event => ({
  kind: 'child-voice.recorded',
  happened,
  recorded,
  data: { said: 'x' },
});

test('an absence is raised when the wait is over although nobody was looking, and quotes what it is anchored to', () => {
  assert.deepEqual(heard('2026-10-08T23:59', concern('2026-09-10T10:00')), []);
  const [prompt] = heard('2027-03-01', concern('2026-09-10T10:00'));
  assert.deepEqual([prompt?.raisedAt, prompt?.evidence, prompt?.trigger], [at('2026-10-09'), ['e1'], 'e1']);
  assert.deepEqual(prompt?.owner, { role: 'dsl', organisation: oldSchool });
  assert.deepEqual(prompt.compartments, ['general', 'safeguarding'], 'the kind whose absence it reveals is general');
});

test('what fills the gap in time prevents it; recorded after the wait it does not take it back', () => {
  assert.deepEqual(heard('2027-03-01', concern('2026-09-10'), voice('2026-10-01')), []);
  assert.equal(heard('2027-03-01', concern('2026-09-10'), voice('2026-10-01', '2026-10-20')).length, 1);
});

test('an anchor from before the rule was in force raises nothing', () => {
  assert.deepEqual(heard('2027-03-01', concern('2026-08-31T23:59')), []);
});

test('a child with several anchors is asked about once', () => {
  const prompts = heard('2027-03-01', concern('2026-09-10'), concern('2026-09-20'), concern('2026-11-01'));
  assert.equal(prompts.length, 1);
  assert.deepEqual([prompts[0]?.evidence, prompts[0]?.since], [['e1'], ['e3']]);
});

test('a pattern that names two organisations is not made by one', () => {
  const two = rulebookOf(`
  - prompt: contacts
    ABOUT
    question: Who will ask?
    raised:
      count: { entry: contact.decided, where: { outcome: no-further-action } }
      atLeast: 3
      within: 365 days
      different: { field: referredBy, atLeast: 2 }
    owner: { role: team-manager, of: recorder }
    closedBy: [team-manager]
`);
  const decided = (happened: string, referredBy?: string): Event => ({
    kind: 'contact.decided',
    happened,
    data: {
      contact: 'c',
      outcome: 'no-further-action',
      rationale: 'x',
      ...(referredBy !== undefined && { referredBy }),
    },
  });
  const raised = (...events: readonly Event[]) =>
    derive(chronicle(...events), world, two, at('2027-01-01')).prompts.length;
  const first = decided('2026-06-10', oldSchool);
  assert.equal(raised(first, decided('2026-10-12', oldSchool), decided('2026-11-23', oldSchool)), 0);
  assert.equal(raised(first, decided('2026-10-12'), decided('2026-11-23')), 0, 'nobody knows who made the contact');
  assert.equal(raised(first, decided('2026-10-12', newSchool), decided('2026-11-23', newSchool)), 1);
});
