/** An example that does not hold is said, for prompts and gates too: with what differs. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPack } from '../pack/read-pack.ts';
import { bankHolidays, packText } from '../testing/scene.ts';
import { runExamples } from './run-example.ts';

const failures = (rules: string): readonly string[] => {
  const world = `exampleWorld:
  authorities: { council: [] }
  names: [move-1, mother]
`;
  const read = readPack(packText(rules, world));
  assert.ok(read.ok, read.ok ? '' : JSON.stringify(read.problems));
  return runExamples(read.pack, bankHolidays).map(({ says }) => says);
};

const prompt = (expect: string): string => `
  - prompt: worried
    ABOUT
    question: Who will ask?
    raised: { count: { entry: concern.recorded }, atLeast: 2 }
    owner: { role: team-manager, of: recorder }
    closedBy: [team-manager]
    examples:
      - title: Two concerns
        entries:
          - { kind: concern.recorded, happened: "2026-09-01", by: council, data: { what: Tired } }
          - { kind: concern.recorded, happened: "2026-09-02", by: council, data: { what: Hungry } }
        asOf: "2026-09-03"
        expect: ${expect}
`;

test('a prompt’s example says each part that differs', () => {
  assert.deepEqual(
    failures(prompt('{ state: open, raised: "2026-09-02", quotes: 2, since: 0, asked: 1, owner: council }')),
    [],
  );
  assert.deepEqual(failures(prompt('{ state: closed, raised: "2026-09-01", quotes: 3, withdrawn: 1, asked: 2 }')), [
    'state should be closed but is open; raised should be 2026-09-01 but is 2026-09-02; quotes should be 3 but is 2; withdrawn should be 1 but is 0; asked should be 2 but is 1',
  ]);
  assert.deepEqual(failures(prompt('nothing')), ['expected nothing, but it was raised on 2026-09-02']);
  assert.deepEqual(failures(prompt('{ state: open }').replace('atLeast: 2', 'atLeast: 3')), [
    'expected a prompt, but nothing was raised',
  ]);
});

const gate = (entries: string, expect: string, step = 'true'): string => `
  - gate: told
    ABOUT
    step: { entry: move.authorised, where: { setting: secure } }
    happened: { entry: placement.started }
    matter: trigger.move
    needs:
      - id: parents-told
        says: Each parent was told
        do: Tell each parent
        per: { entry: family-person.recorded, by: person }
        met: { entry: family.told, where: { move: trigger.move, person: each.person } }
        owner: { role: social-worker, of: recorder }
        afterwards: { due: { within: 24 hours, after: trigger } }
    examples:
      - title: One
        entries:
          - { kind: family-person.recorded, happened: "2026-01-01", data: { person: mother, name: x, relation: parent, responsibility: held } }
${entries}
${step === 'true' ? '        step: { kind: move.authorised, happened: "2026-09-01", data: { move: move-1, setting: secure, by: x } }' : step}
        asOf: "2026-09-03"
        expect: ${expect}
`;
const moved =
  '          - { kind: placement.started, happened: "2026-09-01T10:00", data: { kind: x, planned: true, move: move-1 } }';

test('a gate’s example says what stands otherwise, by need and person', () => {
  assert.deepEqual(failures(gate('', '{ passes: false, needs: { parents-told/mother: not-met } }')), []);
  assert.deepEqual(failures(gate('', '{ passes: true, needs: { parents-told/mother: met, parents-told: met } }')), [
    'passes should be true but is false; status of parents-told/mother should be met but is not-met; status of parents-told should be met but is not there',
  ]);
  assert.deepEqual(failures(gate('', 'nothing')), ['expected nothing, but the gate has something to say']);
  const other =
    '        step: { kind: move.authorised, happened: "2026-09-01", data: { move: move-1, setting: parents, by: x } }';
  assert.deepEqual(failures(gate('', '{ passes: true }', other)), ['the gate does not concern the step']);
  assert.deepEqual(failures(gate('', 'nothing', other)), []);
});

test('a gate’s example says what something happened without, and by when it is owed', () => {
  const held = '{ without: [parents-told/mother], deferred: [], due: { parents-told/mother: "2026-09-02T10:00" } }';
  assert.deepEqual(failures(gate(moved, held, '')), []);
  assert.deepEqual(failures(gate(moved, '{ without: [], due: { parents-told/mother: "2026-09-02" } }', '')), [
    'what it happened without should be nothing but is parents-told/mother; limit of parents-told/mother should be 2026-09-02 but is 2026-09-02T10:00',
  ]);
  assert.deepEqual(failures(gate(moved, 'nothing', '')), ['expected nothing, but the gate has something to say']);
});
