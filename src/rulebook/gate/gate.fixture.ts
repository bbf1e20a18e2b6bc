/** One gate of a move, and the entries of a family, for tests. */
import assert from 'node:assert/strict';
import { derive } from '../derive.ts';
import type { Duty } from '../duty/duty.ts';
import { at, chronicle, council, type Event, id, rulebookOf, schoolWorld } from '../testing/scene.ts';
import { askGate } from './ask-gate.ts';
import type { GateAnswer, HappenedWithout } from './gate.ts';

export const rulebook = rulebookOf(`
  - gate: told
    ABOUT
    step: { entry: move.authorised, where: { setting: { not: hospital } } }
    happened: { entry: placement.started }
    matter: trigger.move
    ends: { entry: placement.started, happened: after trigger }
    needs:
      - id: child-asked
        says: The child was asked
        do: Ask the child
        met: { entry: child.asked, where: { move: trigger.move } }
        owner: { role: social-worker, of: { authorityOf: recorder } }
      - id: parents-told
        says: Each parent was told
        do: Tell each parent
        per: { entry: family-person.recorded, by: person, where: { relation: parent, ended: { present: false } }, nobody: not-met }
        met: { entry: family.told, where: { move: trigger.move, person: each.person, beforeItHappened: true } }
        owner: { role: social-worker, of: { authorityOf: recorder } }
        afterwards:
          due: { within: 24 hours, after: trigger }
          done: { entry: family.told, where: { move: trigger.move, person: each.person } }
        exceptions:
          - id: whereabouts
            test: In care, and telling would prejudice welfare
            at: paragraph 15(4)
            only:
              latest: { entry: legal-status.recorded, where: { status: { in: [care-order, interim-care-order] } } }
              since: { entry: legal-status.recorded }
            authorisedBy: [service-manager]
            forAtMost: 3 months
            asks: Write down why
      - id: care-team-asked
        says: The mental health team was asked
        do: Ask the mental health team
        if: { entry: camhs-referral.decided, where: { outcome: accepted } }
        met: { entry: move-professional.asked, where: { move: trigger.move, who: camhs } }
        owner: { role: social-worker, of: recorder }
    emergency:
      when: { entry: move-emergency.authorised, where: { move: trigger.move } }
      defers: [child-asked, parents-told]
      within: 5 working days
`);
export const world = schoolWorld();
export const move = id(10);
export const [mother, father] = [id(21), id(22)];

export const event = (kind: string, happened: string, data: Event['data'], more: Partial<Event> = {}): Event => ({
  kind,
  happened,
  organisation: council,
  data: data ?? {},
  ...more,
});
export const parent = (
  person: string,
  happened = '2020-01-06',
  more: Partial<Event> = {},
  data: Event['data'] = {},
): Event =>
  event(
    'family-person.recorded',
    happened,
    { person, name: 'x', relation: 'parent', responsibility: 'held', contactOrder: false, relevant: false, ...data },
    more,
  );
export const told = (person: string, happened: string, before = true, more: Partial<Event> = {}): Event =>
  event('family.told', happened, { who: 'x', about: 'x', how: 'x', beforeItHappened: before, move, person }, more);
export const asked = event('child.asked', '2026-09-01T15:00', {
  move,
  about: 'x',
  how: 'x',
  said: 'x',
  heardBy: 'x',
  advocate: 'declined',
});
export const status = (happened: string, to: string): Event =>
  event('legal-status.recorded', happened, { status: to }, { compartment: 'legal' });
export const exception = (changes: Event['data'] = {}, more: Partial<Event> = {}): Event =>
  event(
    'gate-exception.authorised',
    '2026-09-02T12:00',
    {
      gate: 'told',
      need: 'parents-told',
      matter: move,
      person: father,
      test: 'whereabouts',
      evidence: 'x',
      authorisedBy: 'service-manager',
      until: '2026-11-30',
      withheld: 'x',
      ...changes,
    },
    { compartment: 'safeguarding', ...more },
  );
export const started = (happened = '2026-09-14', data: Event['data'] = {}, more: Partial<Event> = {}): Event =>
  event('placement.started', happened, { kind: 'x', planned: true, move, ...data }, more);
export const emergency = (happened: string): Event =>
  event('move-emergency.authorised', happened, {
    move,
    harm: 'significant-harm-to-the-child',
    evidence: 'x',
    authorisedBy: 'service-manager',
  });

export const step = (happened = '2026-09-10T10:00', data: Event['data'] = {}) => ({
  kind: 'move.authorised',
  happened: at(happened),
  organisation: council,
  data: { move, setting: 'childrens-home', by: 'x', ...data },
});
export const ask = (asOf: string, events: readonly Event[], planned = step()): GateAnswer => {
  const answer = askGate(rulebook, 'told', planned, chronicle(...events), world, at(asOf));
  assert.ok(answer !== null);
  return answer;
};
export const statuses = (answer: GateAnswer): Readonly<Record<string, string>> =>
  Object.fromEntries(
    answer.needs.map(({ need, person, status: is }) => [
      person === null ? need : `${need} ${person.value === mother ? 'mother' : 'father'}`,
      is,
    ]),
  );
export const derived = (asOf: string, ...events: readonly Event[]) =>
  derive(chronicle(...events), world, rulebook, at(asOf));
export const duties = (asOf: string, ...events: readonly Event[]): Readonly<Record<string, Duty>> =>
  Object.fromEntries(
    derived(asOf, ...events).duties.map((duty) => [
      duty.instance.replace(mother, 'mother').replace(father, 'father'),
      duty,
    ]),
  );
export const without = (asOf: string, ...events: readonly Event[]): readonly string[] =>
  derived(asOf, ...events).happenedWithout.map(({ need, how, person }: HappenedWithout) =>
    `${how} ${need} ${person === null ? '' : person.value === mother ? 'mother' : 'father'}`.trim(),
  );

export const family = [parent(mother), parent(father)];
