import assert from 'node:assert/strict';
import { test } from 'node:test';
import { schoolYearOf } from '../record/cohort/school-year.ts';
import type { DatedEntry } from './children/chronicle.ts';
import { demoPartnership } from './demo-partnership.ts';

const november = Temporal.PlainDate.from('2026-11-22');
const july = Temporal.PlainDate.from('2027-07-10');
const demo = demoPartnership(november);

const dataOf = (entry: DatedEntry) => entry.data as Readonly<Record<string, unknown>>;
const count = (isOne: (entry: DatedEntry) => boolean, of = demo): number =>
  of.children.filter(({ entries }) => entries.some(isOne)).length;
const isKind = (kind: string) => (entry: DatedEntry) => entry.kind === kind;

test('the same day gives the same people, words, dates and ids', () => {
  assert.equal(JSON.stringify(demoPartnership(november)), JSON.stringify(demo));
});

test('another day of the school year gives the same people, further on', () => {
  const later = new Map(demoPartnership(july).children.map((child) => [child.id, child]));
  assert.equal(schoolYearOf(july), schoolYearOf(november));
  const known = demo.children.filter(({ key }) => !key.startsWith('waits-for'));
  const same = known.filter(({ id, name }) => later.get(id)?.name === name);
  assert.ok(same.length > known.length - 5, `${same.length} of ${known.length}`);
});

test('the partnership is about as large as a reader can hold in mind', () => {
  const { organisations, practitioners, children } = demo;
  assert.equal(organisations.filter(({ kind }) => kind === 'school').length, 30);
  assert.equal(organisations.filter(({ takesPart }) => !takesPart).length, 2);
  assert.ok(practitioners.length >= 40 && practitioners.length <= 75, String(practitioners.length));
  assert.ok(children.length >= 390 && children.length <= 430, String(children.length));
});

test('needs, plans, suspensions and care are about as common as in English schools', () => {
  const share = (isOne: (entry: DatedEntry) => boolean): number => (100 * count(isOne)) / demo.children.length;
  const provision = (code: string) => (entry: DatedEntry) =>
    entry.kind === 'sen-status.recorded' && dataOf(entry)['provision'] === code;
  const shares = {
    support: share(provision('K')),
    plan: share(provision('E')),
    medical: share(isKind('medical-flag.recorded')),
    suspended: share(isKind('suspension.recorded')),
    inCare: share(isKind('care-status.recorded')),
  };
  const within = (value: number, low: number, high: number): boolean => value >= low && value <= high;
  assert.ok(within(shares.support, 9, 16) && within(shares.plan, 2.5, 6), JSON.stringify(shares));
  assert.ok(within(shares.medical, 5, 13) && within(shares.suspended, 2, 8), JSON.stringify(shares));
  assert.ok(within(shares.inCare, 0.7, 3), JSON.stringify(shares));
});

test('ids, unique pupil numbers, e-mail addresses and school numbers belong to one only', () => {
  const identities = demo.children.flatMap(({ entries }) => entries.filter(isKind('identity.recorded')).map(dataOf));
  const lists = [
    demo.children.map(({ id }) => id),
    demo.children.flatMap(({ entries }) => entries.map(({ id }) => id)),
    identities.flatMap(({ upn }) => (upn === undefined ? [] : [upn])),
    identities.flatMap(({ nhsNumber }) => (nhsNumber === undefined ? [] : [nhsNumber])),
    demo.practitioners.map(({ email }) => email),
    demo.organisations.map(({ id }) => id),
    demo.organisations.flatMap(({ establishmentNumber }) => establishmentNumber ?? []),
  ];
  for (const list of lists) assert.equal(new Set(list).size, list.length);
});

test('whoever records something works where it is recorded', () => {
  const posts = new Map(
    demo.practitioners.map(({ id, posts: held }) => [id, held.map(({ organisation }) => organisation)]),
  );
  const places = new Set(demo.organisations.map(({ id }) => id));
  for (const { key, entries } of demo.children) {
    for (const { kind, organisation, recordedBy } of entries) {
      assert.ok(places.has(organisation), `${key}: ${kind}`);
      assert.ok(recordedBy === null || posts.get(recordedBy)?.includes(organisation), `${key}: ${kind}`);
    }
  }
});

test('every school that takes part has a DSL, and no number is one that people add by hand', () => {
  for (const { id, kind, takesPart, establishmentNumber, name } of demo.organisations) {
    assert.ok(!['2999', '4999'].includes(establishmentNumber ?? ''));
    const hasLead = demo.practitioners.some(({ posts }) =>
      posts.some((held) => held.organisation === id && held.role === 'dsl'),
    );
    if (kind === 'school') assert.equal(hasLead, takesPart, name);
  }
});

test('moves wait for a school and for the council, on every day', () => {
  for (const asOf of [november, july, Temporal.PlainDate.from('2027-08-15'), Temporal.PlainDate.from('2027-09-01')]) {
    const { children } = demoPartnership(asOf);
    for (const key of ['waits-for-secondary', 'waits-for-primary', 'waits-for-council']) {
      const kinds = children.find((child) => child.key === key)?.entries.map(({ kind }) => kind) ?? [];
      assert.ok(
        kinds.includes('school-move.proposed') && !kinds.includes('school-move.confirmed'),
        `${asOf.toString()} ${key}`,
      );
    }
  }
});

test('places for next September are not known in February, offered in March and confirmed by July', () => {
  const moves = (day: string, kind: string): number =>
    count(
      (entry) =>
        entry.kind === kind &&
        dataOf(entry)['kind'] === 'phase-transfer' &&
        String(dataOf(entry)['startsOn']).startsWith('2027-09'),
      demoPartnership(Temporal.PlainDate.from(day)),
    );
  assert.ok(moves('2027-02-01', 'school-move.proposed') <= 1);
  assert.ok(moves('2027-03-02', 'school-move.proposed') > 100);
  assert.ok(moves('2027-03-02', 'school-move.confirmed') <= 1);
  assert.ok(moves('2027-07-10', 'school-move.confirmed') > 100);
});
