import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { decisionAreaCodes } from '../../src/kinds/responsibility.ts';
import { completeEntry, type StoredEntry } from '../../src/record/entry-row.ts';
import { projectFamily } from '../../src/record/people/family.ts';
import { livesThereOn } from '../../src/record/people/households.ts';
import { whoDecides } from '../../src/record/people/responsibility.ts';
import { personId } from '../family-of.ts';

const dayOf = (number: number): Temporal.PlainDate => Temporal.PlainDate.from('2025-01-01').add({ days: number });

/** What is written next: about one of a few people, perhaps a correction or a withdrawal of something before. */
const step = fc.record({
  person: fc.integer({ min: 1, max: 3 }),
  what: fc.constantFrom('person', 'contact', 'stay', 'correct', 'withdraw'),
  day: fc.integer({ min: 0, max: 20 }),
  word: fc.integer({ min: 0, max: 999 }),
  before: fc.nat(40),
});
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

const dataOf = (kind: string, person: number, word: number): Readonly<Record<string, unknown>> => {
  const who = `Person ${word}`;
  if (kind === 'family-person.recorded')
    return { person: personId(person), name: who, relation: 'parent', responsibility: 'held' };
  if (kind === 'family-contact-details.recorded')
    return { person: personId(person), who, phones: [{ type: 'mobile', number: `07700 900${word}` }] };
  return { stay: personId(100 + person), household: personId(50), person: personId(person), who, pattern: who };
};

const kinds = {
  person: 'family-person.recorded',
  contact: 'family-contact-details.recorded',
  stay: 'household.stay-recorded',
} as const;

const base = { organisation: personId(7), recordedBy: null };

/** A chronology that a person could have written: corrections and withdrawals name something that is there. */
function written(steps: readonly Step[]): readonly StoredEntry[] {
  const household = { ...base, kind: 'household.recorded', data: { household: personId(50), name: 'home' } };
  const entries: StoredEntry[] = [
    completeEntry({ ...household, happened: { day: dayOf(0) } }, 1, Temporal.Instant.from('2025-06-01T00:00:00Z')),
  ];
  for (const { person, what, day, word, before } of steps) {
    const seq = entries.length + 1;
    const at = Temporal.Instant.from('2025-06-01T00:00:00Z').add({ minutes: seq });
    const target = entries.slice(1)[before % Math.max(1, entries.length - 1)];
    const happened = { day: dayOf(day) };
    if (what === 'withdraw' || what === 'correct') {
      if (target === undefined) continue;
      const kind = what === 'withdraw' || target.kind === 'entry.withdrawn' ? 'entry.withdrawn' : target.kind;
      const named = target.data['person'];
      const about = typeof named === 'string' ? Number(named.slice(-1)) : 1;
      const data = kind === 'entry.withdrawn' ? { reason: 'wrong' } : dataOf(kind, about, word);
      entries.push(completeEntry({ ...base, kind, happened, data, corrects: target.id }, seq, at));
    } else
      entries.push(
        completeEntry({ ...base, kind: kinds[what], happened, data: dataOf(kinds[what], person, word) }, seq, at),
      );
  }
  return entries;
}

/** The same worked out the slow way: each chain by itself, from the end. */
function standing(entries: readonly StoredEntry[], kind: string): ReadonlyMap<string, StoredEntry> {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const rootOf = (entry: StoredEntry): StoredEntry => {
    const before = entry.corrects === null ? undefined : byId.get(entry.corrects);
    return before === undefined ? entry : rootOf(before);
  };
  const isWithdrawn = (entry: StoredEntry): boolean =>
    entries.some((each) => each.kind === 'entry.withdrawn' && each.corrects === entry.id && !isWithdrawn(each));
  const newest = new Map<string, { readonly entry: StoredEntry; readonly root: StoredEntry }>();
  for (const root of entries.filter((each) => each.kind === kind && each.corrects === null)) {
    if (isWithdrawn(root)) continue;
    const chain = entries.filter((each) => each.kind === kind && rootOf(each) === root && !isWithdrawn(each));
    const entry = chain.at(-1);
    const key = entry?.data[kind === kinds.stay ? 'stay' : 'person'];
    if (entry === undefined || typeof key !== 'string') continue;
    const known = newest.get(key);
    const when = (each: StoredEntry): number => each.happenedFrom.epochMilliseconds;
    const isLater =
      known === undefined ||
      when(entry) > when(known.entry) ||
      (when(entry) === when(known.entry) && root.seq > known.root.seq);
    if (isLater) newest.set(key, { entry, root });
  }
  return new Map([...newest].map(([key, { entry }]) => [key, entry]));
}

test('the family is the same in whatever order the entries come, and what each chain of corrections says last', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), fc.infiniteStream(fc.nat()), (steps, chance) => {
      const entries = written(steps);
      const family = projectFamily(entries);
      const shuffled = entries
        .map((entry) => ({ entry, place: chance.next().value ?? 0 }))
        .toSorted((a, b) => a.place - b.place)
        .map(({ entry }) => entry);
      assert.deepEqual(projectFamily(shuffled), family);
      const people = standing(entries, kinds.person);
      assert.deepEqual(
        new Map(family.people.map(({ person, name }) => [person, name])),
        new Map([...people].map(([id, { data }]) => [id, data['name']])),
      );
      const contacts = standing(entries, kinds.contact);
      for (const { person, contact } of family.people)
        assert.deepEqual(contact?.phones ?? null, contacts.get(person)?.data['phones'] ?? null);
      const stays = standing(entries, kinds.stay);
      assert.deepEqual(
        new Map(family.households.flatMap((home) => home.stays).map((each) => [each.stay, each.pattern])),
        new Map([...stays].map(([id, { data }]) => [id, data['pattern']])),
      );
    }),
    { numRuns: 400 },
  );
});

test('whoever sees fewer entries sees a family without a gap: nobody of what they do not see is in it', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), fc.integer({ min: 1, max: 3 }), (steps, hidden) => {
      const entries = written(steps).filter(({ data }) => data['person'] !== personId(hidden));
      const text = JSON.stringify(projectFamily(entries));
      assert.ok(!text.includes(personId(hidden)));
    }),
    { numRuns: 200 },
  );
});

const maybeDay = fc.option(fc.integer({ min: 0, max: 40 }), { nil: undefined });
const text = (day: number | undefined): string | undefined => (day === undefined ? undefined : dayOf(day).toString());

test('whoever decides holds responsibility on that day, and a limit of another day or decision changes nothing', () => {
  const limit = fc.record({ decision: fc.constantFrom(...decisionAreaCodes), from: maybeDay, to: maybeDay });
  const holding = fc.record({
    from: maybeDay,
    to: maybeDay,
    seen: fc.boolean(),
    limits: fc.array(limit, { maxLength: 3 }),
  });
  fc.assert(
    fc.property(
      fc.array(holding, { minLength: 1, maxLength: 3 }),
      fc.integer({ min: 0, max: 40 }),
      fc.constantFrom(...decisionAreaCodes),
      (holdings, day, decision) => {
        const on = dayOf(day).toString();
        const present = (fields: object) =>
          Object.fromEntries(Object.entries(fields).filter(([, each]) => each !== undefined));
        const data = {
          person: personId(1),
          name: 'x',
          relation: 'parent',
          responsibility: 'held',
          holdings: holdings.map(({ from, to, seen, limits }) =>
            present({
              basis: 'agreement',
              from: text(from),
              to: text(to),
              evidence: seen ? { what: 'x', seenBy: 'y', seenOn: '2025-01-01' } : undefined,
              limits: limits.map((each) =>
                present({
                  decision: each.decision,
                  effect: 'may-not-decide',
                  by: 'x',
                  from: text(each.from),
                  to: text(each.to),
                }),
              ),
            }),
          ),
        };
        const entry = { ...base, kind: kinds.person, happened: { day: dayOf(0) }, data };
        const family = projectFamily([completeEntry(entry, 1, Temporal.Instant.from('2025-06-01T00:00:00Z'))]);
        const { deciders, isOpen } = whoDecides(family, decision, on);
        const within = (each: { readonly from: number | undefined; readonly to: number | undefined }): boolean =>
          (each.from === undefined || each.from <= day) && (each.to === undefined || each.to >= day);
        const now = holdings.filter(within);
        assert.equal(deciders.length, now.length > 0 ? 1 : 0);
        const limits = now.flatMap((each) => each.limits).filter((each) => each.decision === decision && within(each));
        assert.equal(deciders[0]?.limits.length ?? 0, limits.length);
        assert.equal(isOpen, now.length === 0 || limits.length > 0);
        if (deciders[0] !== undefined && limits.length === 0)
          assert.equal(deciders[0].part, now.some(({ seen }) => seen) ? 'decides' : 'unverified');
      },
    ),
  );
});

test('somebody lives somewhere from the first day to the last, and without days always', () => {
  assert.ok(livesThereOn({ from: '2026-01-01', to: '2026-01-31' }, '2026-01-31'));
  assert.ok(!livesThereOn({ from: '2026-01-01', to: '2026-01-31' }, '2026-02-01'));
  assert.ok(!livesThereOn({ from: '2026-01-02', to: null }, '2026-01-01'));
  assert.ok(livesThereOn({ from: null, to: null }, '1990-01-01'));
});
