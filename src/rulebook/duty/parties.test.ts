import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Viewer } from '../../kinds/vocabulary.ts';
import { derive } from '../derive.ts';
import {
  at,
  chronicle,
  council,
  type Event,
  id,
  moveData,
  newSchool,
  oldSchool,
  onlyDuty,
  rulebookOf,
  schoolWorld,
} from '../testing/scene.ts';
import type { Duty } from './duty.ts';

const rule = (lines: string) =>
  rulebookOf(`
  - duty: owed
    ABOUT
    when: { entry: school-move.confirmed }
    due: no fixed time
${lines
  .trim()
  .split('\n')
  .map((line) => `    ${line.trim()}`)
  .join('\n')}
`);

const between = `owner: { role: dsl, of: trigger.from }
  to: { role: dsl, of: trigger.to }
  between: owner and receiver
  done: { entry: handover.item-sent, where: { move: trigger.move } }`;

const confirmed = (changes: Partial<Event> = {}): Event => ({
  kind: 'school-move.confirmed',
  happened: '2026-05-11T10:00',
  data: moveData(),
  ...changes,
});

const owed = (lines: string, ...events: readonly Event[]): Duty =>
  onlyDuty(chronicle(...events), rule(lines), '2026-12-01', schoolWorld());

const dsls: readonly Viewer[] = [`dsl@${oldSchool}`, `dsl@${newSchool}`];

test('owner and receiver are the posts at the organisations that the trigger names', () => {
  const { owner, to } = owed(between, confirmed());
  assert.deepEqual(
    [owner, to],
    [
      { role: 'dsl', organisation: oldSchool },
      { role: 'dsl', organisation: newSchool },
    ],
  );
});

test('the council of a school is found in the world; a school whose council is not known leaves the owner open', () => {
  const lines = `owner: { role: special-needs-officer, of: { authorityOf: trigger.to } }
    done: { entry: ehcp.finalised }`;
  assert.equal(owed(lines, confirmed()).owner.organisation, council);
  const elsewhere = { to: { type: 'school', organisation: id(77) } };
  assert.equal(owed(lines, confirmed({ data: moveData(elsewhere) })).owner.organisation, null);
});

test('a school that is not known yet leaves the party open, never guessed', () => {
  const unknown = moveData({ from: { type: 'unknown', written: 'St Nowhere' } });
  const { owner, to } = owed(between, confirmed({ data: unknown }));
  assert.deepEqual([owner.organisation, to?.organisation], [null, newSchool]);
});

test('a duty between owner and receiver is visible to exactly the two posts', () => {
  assert.deepEqual(owed(between, confirmed()).audience, dsls);
});

test('with one party not known it is visible to the other alone', () => {
  const unknown = moveData({ to: { type: 'unknown' } });
  assert.deepEqual(owed(between, confirmed({ data: unknown })).audience, [`dsl@${oldSchool}`]);
});

test('an entry for fewer people narrows it further', () => {
  const audience: readonly Viewer[] = [`dsl@${newSchool}`, `senco@${newSchool}`];
  assert.deepEqual(owed(between, confirmed({ audience })).audience, [`dsl@${newSchool}`]);
});

const plain = `owner: { role: dsl, of: trigger.from }
  if: { any: [{ entry: concern.recorded }, { entry: diagnosis.recorded }] }
  done: { entry: handover.item-sent, where: { move: trigger.move } }`;

const concern: Event = {
  kind: 'concern.recorded',
  happened: '2026-03-01',
  compartment: 'safeguarding',
  audience: [`dsl@${oldSchool}`, `headteacher@${oldSchool}`],
};
const diagnosis: Event = {
  kind: 'diagnosis.recorded',
  happened: '2026-03-01',
  compartment: 'health',
  audience: [`dsl@${oldSchool}`, `senco@${oldSchool}`],
};

test('a duty needs every compartment that its trigger and its evidence are in, and the rule’s own', () => {
  assert.deepEqual(owed(`compartment: legal\n${plain}`, concern, diagnosis, confirmed()).compartments, [
    'general',
    'safeguarding',
    'health',
    'legal',
  ]);
});

test('a duty is visible to those alone who may see everything that it rests on', () => {
  assert.deepEqual(owed(plain, concern, confirmed()).audience, concern.audience);
  assert.deepEqual(owed(plain, concern, diagnosis, confirmed()).audience, [`dsl@${oldSchool}`]);
  assert.deepEqual(
    owed(plain, diagnosis, { ...concern, audience: [`headteacher@${oldSchool}`] }, confirmed()).audience,
    [],
  );
});

test('what ended a duty is part of what it rests on', () => {
  const sent: Event = {
    kind: 'handover.item-sent',
    happened: '2026-06-01',
    data: moveData(),
    compartment: 'protected-location',
    audience: [`dsl@${oldSchool}`],
  };
  const { compartments, audience } = owed(between, confirmed(), sent);
  assert.deepEqual([compartments, audience], [['general', 'protected-location'], [`dsl@${oldSchool}`]]);
});

test('a duty that reveals an absence needs the compartment in which that would be recorded', () => {
  const absence = `owner: { role: dsl, of: trigger.from }
    if: { not: { entry: early-help.started } }
    done: { entry: handover.item-sent, where: { move: trigger.move } }`;
  assert.deepEqual(owed(absence, confirmed()).compartments, ['general', 'safeguarding']);
  const undone = `owner: { role: senco, of: trigger.from }
    done: { entry: ehcp.finalised }`;
  assert.deepEqual(
    owed(undone, confirmed()).compartments,
    ['general', 'send'],
    'not done yet says that there is no plan',
  );
});

const recorded = `owner: { role: dsl, of: recorder }
  to: { role: special-needs-officer, of: { authorityOf: recorder } }
  done: { entry: note.recorded }`;

test('the recorder is the organisation for which the trigger was recorded, and its council that of its area', () => {
  const { owner, to } = owed(recorded, confirmed({ organisation: newSchool }));
  assert.deepEqual(
    [owner, to],
    [
      { role: 'dsl', organisation: newSchool },
      { role: 'special-needs-officer', organisation: council },
    ],
  );
});

test('whoever recorded the condition does not become the owner, nor who corrects it for somebody else', () => {
  const lines = `if: { entry: concern.recorded }\n${recorded}`;
  const later: Event = { kind: 'concern.recorded', happened: '2026-05-12', organisation: newSchool };
  assert.equal(owed(lines, confirmed({ organisation: oldSchool }), later).owner.organisation, oldSchool);
});

test('a correction recorded for another organisation moves the duty there', () => {
  const corrected = confirmed({ organisation: newSchool, corrects: 'e1', recorded: '2026-05-13' });
  const duty = owed(recorded, confirmed({ organisation: oldSchool }), corrected);
  assert.deepEqual([duty.owner.organisation, duty.instance], [newSchool, 'owed/e1']);
});

test('where nobody knows for whom it was recorded, the party is open', () => {
  const { owner, to } = owed(recorded, confirmed());
  assert.deepEqual([owner.organisation, to?.organisation], [null, null]);
});

test('who else is told when it is overdue is found from the trigger too', () => {
  const lines = `${recorded}\noverdue: [{ tell: { role: dsl, of: trigger.to } }, { tell: { role: dsl, of: recorder } }]`;
  const { duties } = derive(chronicle(confirmed()), schoolWorld(), rule(lines), at('2026-12-01'));
  assert.deepEqual(duties[0]?.tells, [
    { role: 'dsl', organisation: newSchool },
    { role: 'dsl', organisation: null },
  ]);
  const none = derive(chronicle(confirmed()), schoolWorld(), rule(recorded), at('2026-12-01')).duties;
  assert.deepEqual(none[0]?.tells, []);
});
