/** Chronologies of a family and its moves, and a rulebook of one gate that asks about every person. */
import * as fc from 'fast-check';
import { parseEntryData } from '../../src/kinds/registry.ts';
import { dayAt, dayText } from '../../src/rulebook/calendar/days.ts';
import type { RuleEntry } from '../../src/rulebook/entry.ts';
import { id, rulebookOf } from '../../src/rulebook/testing/scene.ts';
import { earliest } from './generate-chronology.ts';

const hour = 3_600_000;
const pick = <Value>(...values: readonly Value[]): fc.Arbitrary<Value> => fc.constantFrom(...values);

export const gates = rulebookOf(`
  - gate: told
    ABOUT
    step: { entry: move.authorised }
    happened: { entry: [move.authorised, placement.started] }
    matter: trigger.move
    needs:
      - id: child-asked
        says: The child was asked
        do: Ask the child
        met: { entry: child.asked, where: { move: trigger.move } }
        owner: { role: social-worker, of: recorder }
      - id: told
        says: Each parent was told
        do: Tell each parent
        per: { entry: family-person.recorded, by: person, where: { relation: parent, ended: { present: false } } }
        met: { entry: family.told, where: { move: trigger.move, person: each.person } }
        owner: { role: social-worker, of: recorder }
        exceptions:
          - id: whereabouts
            test: In care
            at: paragraph 15(4)
            only:
              latest: { entry: legal-status.recorded, where: { status: care-order } }
              since: { entry: legal-status.recorded }
            authorisedBy: [service-manager]
            forAtMost: 2 months
            asks: Write down why
    emergency:
      when: { entry: move-emergency.authorised, where: { move: trigger.move } }
      defers: [told]
      within: 24 hours
`);

const move = pick(id(10), id(11));
const person = pick(id(21), id(22));
const text = 'x';

type Made = { readonly kind: string; readonly data: Readonly<Record<string, unknown>> };
const of = (kind: string, data: fc.Arbitrary<Readonly<Record<string, unknown>>>): fc.Arbitrary<Made> =>
  data.map((made) => ({ kind, data: parseEntryData(kind, JSON.parse(JSON.stringify(made))) }));

const content: fc.Arbitrary<Made> = fc.oneof(
  of(
    'placement.started',
    fc.record({ kind: fc.constant(text), planned: fc.boolean(), move: fc.option(move, { nil: undefined, freq: 8 }) }),
  ),
  of('move.authorised', fc.record({ move, setting: pick('childrens-home'), by: fc.constant(text) })),
  of(
    'family-person.recorded',
    fc.record({
      person,
      name: fc.constant(text),
      relation: pick('parent', 'parent', 'step-parent'),
      responsibility: pick('held', 'unverified'),
      ended: fc.option(fc.constant(text), { nil: undefined, freq: 1 }),
    }),
  ),
  of(
    'family.told',
    fc.record({
      who: fc.constant(text),
      about: fc.constant(text),
      how: fc.constant(text),
      beforeItHappened: fc.boolean(),
      move,
      person,
    }),
  ),
  of(
    'child.asked',
    move.map((about) => ({ move: about, about: text, how: text, said: text, heardBy: text, advocate: 'declined' })),
  ),
  of('legal-status.recorded', fc.record({ status: pick('care-order', 'care-order', 'none') })),
  of(
    'gate-exception.authorised',
    fc
      .record({
        matter: move,
        person,
        authorisedBy: pick('service-manager', 'service-manager', 'team-manager'),
        days: fc.nat({ max: 500 }),
      })
      .map(({ days, ...rest }) => ({
        ...rest,
        gate: 'told',
        need: 'told',
        test: 'whereabouts',
        evidence: text,
        withheld: text,
        until: dayText(dayAt(earliest) + days),
      })),
  ),
  of(
    'move-emergency.authorised',
    move.map((about) => ({
      move: about,
      harm: 'serious-injury-to-others',
      evidence: text,
      authorisedBy: 'service-manager',
    })),
  ),
);

const made = fc.record({
  content,
  hours: fc.nat({ max: 9_000 }),
  lag: fc.nat({ max: 500 }),
  corrects: fc.nat({ max: 60 }),
  withdraws: fc.boolean(),
});

/** Entries recorded one after another; some correct or withdraw an earlier one. */
export const moves: fc.Arbitrary<readonly RuleEntry[]> = fc.array(made, { minLength: 1, maxLength: 24 }).map((all) => {
  let recorded = earliest;
  return all.map((each, index) => {
    recorded += each.lag * hour + 1;
    const target = each.corrects < index ? `e${each.corrects + 1}` : null;
    const isWithdrawal = target !== null && each.withdraws;
    return {
      id: `e${index + 1}`,
      seq: index + 1,
      kind: isWithdrawal ? 'entry.withdrawn' : each.content.kind,
      happened: earliest + each.hours * hour,
      recorded,
      compartment: 'general',
      organisation: null,
      audience: null,
      data: isWithdrawal ? { reason: 'wrong' } : each.content.data,
      corrects: target,
    };
  });
});
