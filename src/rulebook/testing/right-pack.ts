/** A pack in which tests make one mistake at a time. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPack } from '../pack/read-pack.ts';

/** A pack without mistakes. The number of each line stands in the tests below. */
export const rightPack = `pack: test/rules
title: Rules of a test
version: "1"
status: in-force
sources:
  guidance: { title: Guidance, edition: first }
exampleWorld:
  calendars:
    usual-terms:
      from: "2026-01-01"
      to: "2026-12-31"
      terms: [{ title: spring, from: "2026-01-05", to: "2026-03-27" }]
  schools:
    old-school: usual-terms
    new-school: usual-terms
  authorities:
    council: [old-school]
  entries:
    concern:
      kind: concern.recorded
      happened: "2026-01-20"
      data: { what: Bruise }
    diary: { kind: note.recorded, happened: "2026-01-21", data: { text: old-school } }
rules:
  - duty: owed
    title: A duty
    basis: local-policy
    source:
      ref: guidance
      at: page 1
    verified: no
    inForce: { from: "2026-01-01", to: "2026-12-31" }
    when:
      entry: school-move.confirmed
      where: { kind: phase-transfer, to.type: school }
    if:
      any:
        - { entry: concern.recorded }
        - { count: { entry: suspension.recorded, where: { schoolDays: { atLeast: 5 } } }, atLeast: 2, within: 90 days }
        - { entry: school-profile.recorded, where: { disabilities: { contains: HEAR } } }
    owner: { role: dsl, of: trigger.from }
    to: { role: dsl, of: { authorityOf: trigger.to } }
    due:
      within: 5 school days
      after: trigger.startsOn
      calendar: { school: trigger.to }
    warn: [2 working days]
    done: { entry: handover.item-sent, where: { move: trigger.move } }
    examples:
      - title: Nothing without a move
        entries:
          - concern
          - { like: concern, happened: "2026-01-21T09:00", data: { what: Burn } }
          - kind: entry.withdrawn
            happened: "2026-01-22"
            corrects: 2
            data: { reason: wrong child }
        asOf: "2026-02-01"
        expect: nothing
  - item: file
    title: A file
    basis: good-practice
    source: { ref: guidance, at: page 2 }
    verified: partly
    contents: What is in it.
    when: { entry: school-move.confirmed }
    receipt: one by one
    send: { owner: { role: dsl, of: trigger.from }, due: { before: trigger.startsOn } }
    confirm: { owner: { role: dsl, of: trigger.to }, due: no fixed time }
    answer: { due: no fixed time }
`;
/** Each problem as "line: what it says". */
export const problemsOf = (text: string): readonly string[] => {
  const read = readPack(text);
  return read.ok ? [] : read.problems.map(({ line, says }) => `${line}: ${says}`);
};

export const problemsWith = (from: string, to: string): readonly string[] => {
  assert.ok(rightPack.includes(from), from);
  return problemsOf(rightPack.replace(from, to));
};

export type Mistake = readonly [what: string, from: string, to: string, says: string];

/** One test for each mistake: that it is refused, on which line, and with which words. */
export function testRefusals(mistakes: readonly Mistake[]): void {
  for (const [what, from, to, says] of mistakes) {
    test(`${what} is refused on its line`, () => {
      const found = problemsWith(from, to);
      assert.ok(found.includes(says), found.join('\n'));
    });
  }
}
