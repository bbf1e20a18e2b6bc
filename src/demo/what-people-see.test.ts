import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testDatabase } from '../../test/database.ts';
import type { Access, RecordServices } from '../record/access.ts';
import { openChild } from '../record/child.ts';
import { listChildren, schoolsOfChildren } from '../record/child-list.ts';
import { readChronology } from '../record/chronology.ts';
import { childIdOf } from './children/child-id.ts';
import { asPerson, demoOn, servicesOn } from './demo-database.fixture.ts';
import { demoPartnership } from './demo-partnership.ts';
import type { PersonKey } from './people/people.ts';
import { demoPractitioners } from './people/practitioners.ts';
import { type PlaceKey, placeId } from './places/places.ts';

const day = '2026-11-22';
const { children } = demoPartnership(Temporal.PlainDate.from(day));

async function seenBy(services: RecordServices, key: PersonKey): Promise<readonly string[]> {
  return asPerson(services, key, async (access) => {
    const found = await listChildren(access, {}, { offset: 0, limit: 1000 });
    return found.children.map(({ id }) => id);
  });
}

/** Children in whose record an organisation ever became involved. */
const everInvolved = (place: PlaceKey): ReadonlySet<string> =>
  new Set(
    children
      .filter(({ entries }) =>
        entries.some((entry) => {
          const data = entry.data as Readonly<Record<string, unknown>>;
          return entry.kind === 'involvement.started' && data['organisation'] === placeId(place);
        }),
      )
      .map(({ id }) => id),
  );

const kindsOf = async (access: Access, child: string): Promise<readonly string[]> =>
  (await readChronology(await openChild(access, childIdOf(child)))).map(({ kind }) => kind);

test('people see children with whom their organisation works, and no others', async (t) => {
  const services = await servicesOn(await testDatabase(t, { template: demoOn(day) }), day);
  const schools: readonly (readonly [PersonKey, PlaceKey])[] = [
    ['amina-farooq', 'kelderwick-school'],
    ['sunita-rao', 'kelderwick-primary'],
    ['derek-sallow', 'oxmere-junior'],
    ['natasha-green', 'arkenby-city-academy'],
  ];
  for (const [person, place] of schools) {
    const [seen, involved] = [await seenBy(services, person), everInvolved(place)];
    assert.ok(seen.length > 20, `${person}: ${seen.length}`);
    assert.ok(
      seen.every((id) => involved.has(id)),
      person,
    );
  }
  const withoutChildren: readonly PersonKey[] = ['hayley-brook', 'eleanor-whitcombe', 'tony-grimshaw'];
  for (const person of withoutChildren) assert.deepEqual(await seenBy(services, person), [], person);
});

test('everybody whose work is with children has somebody to look at', async (t) => {
  const services = await servicesOn(await testDatabase(t, { template: demoOn(day) }), day);
  const none = new Set<string>(['hayley-brook', 'tony-grimshaw', 'ben-hartley', 'ruth-ellwood']);
  for (const { key, posts } of demoPractitioners) {
    if (none.has(key) || posts.some(({ organisation }) => organisation === placeId('partnership'))) continue;
    assert.ok((await seenBy(services, key)).length > 0, key);
  }
});

test('Joel’s social worker reads six years in one chronology; a DSL elsewhere cannot tell that he exists', async (t) => {
  const services = await servicesOn(await testDatabase(t, { template: demoOn(day) }), day);
  const kinds = await asPerson(services, 'daniel-mensah', (access) => kindsOf(access, 'joel-marriner'));
  for (const kind of [
    'suspension.recorded',
    'part-time-timetable.started',
    'missing-episode.recorded',
    'camhs-referral.decided',
    'hospital-admission.started',
    'placement-approach.answered',
    'challenge.raised',
    'diagnosis.recorded',
    'family.told',
  ]) {
    assert.ok(kinds.includes(kind), kind);
  }
  assert.ok(kinds.length > 80);
  await assert.rejects(
    asPerson(services, 'sunita-rao', (access) => kindsOf(access, 'joel-marriner')),
    {
      code: 'NOT_FOUND',
    },
  );
});

test('concerns stay with the DSL of the school that wrote them', async (t) => {
  const services = await servicesOn(await testDatabase(t, { template: demoOn(day) }), day);
  const has = (key: PersonKey) =>
    asPerson(services, key, async (access) => (await kindsOf(access, 'imogen-castley')).includes('concern.recorded'));
  assert.equal(await has('sunita-rao'), true);
  assert.equal(await has('helen-marsden'), false);
  assert.equal(await has('ellie-forrester'), false);
});

test('nothing of the record says where Daisy lives', () => {
  const daisy = children.find(({ key }) => key === 'daisy-kirkwood');
  assert.ok(daisy !== undefined && daisy.entries.some(({ compartment }) => compartment === 'legal'));
  const text = JSON.stringify(daisy.entries.map(({ data }) => data));
  assert.doesNotMatch(text, /postcode|lines|07700|01632/u);
});

test('lists of those who see very many children say the same as lists of those who see few', async (t) => {
  const services = await servicesOn(await testDatabase(t, { template: demoOn(day) }), day);
  const school = placeId('kelderwick-school');
  for (const person of ['amina-farooq', 'sunita-rao', 'priya-nair', 'hayley-brook'] as const)
    await asPerson(services, person, async (access) => {
      const whole = (await listChildren(access, {}, { offset: 0, limit: 1000 })).children;
      for (const filter of [{}, { school }, { yearGroup: '7' }, { school, yearGroup: '7' }]) {
        const kept = whole.filter(
          (child) =>
            (filter.school === undefined || child.school === 'Kelderwick School') &&
            (filter.yearGroup === undefined || child.yearGroup === filter.yearGroup),
        );
        for (const offset of [0, 30, 5_000]) {
          const page = { offset, limit: 30 };
          const few = await listChildren(access, filter, page);
          assert.deepEqual(await listChildren(access, filter, page, -1), few, person);
          assert.equal(few.total, kept.length, `${person} ${JSON.stringify(filter)}`);
          assert.deepEqual(few.children, kept.slice(offset, offset + 30));
        }
      }
      const schools = await schoolsOfChildren(access);
      assert.deepEqual(await schoolsOfChildren(access, -1), schools);
      for (const { name } of schools.slice(0, 3)) assert.ok(name.length > 3);
    });
});
