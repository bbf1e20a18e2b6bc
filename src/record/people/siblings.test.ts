import assert from 'node:assert/strict';
import { test } from 'node:test';
import { household, otherChild, person, personId, stay, toChild } from '../../../test/family-of.ts';
import {
  allRows,
  ids,
  type PersonName,
  type SmallPartnership,
  smallPartnership,
} from '../../../test/small-partnership.ts';
import { openChild } from '../child.ts';
import { readChronology } from '../chronology.ts';
import { stateSamePerson, stateSibling, takeBackLink } from './link-records.ts';
import { linksOf } from './links.ts';
import { readFamily } from './read-family.ts';
import { siblingsOf } from './siblings.ts';

const sister = personId(900);
const cousin = personId(901);

const seenBy = (started: SmallPartnership, who: PersonName = 'primaryDsl', child: string = ids.child) =>
  started.as(who, async (access) => {
    const siblings = await siblingsOf(await openChild(access, child));
    return siblings.map((each) => [
      each.child.forename,
      each.relation,
      each.basis,
      each.through.map(({ name }) => name).join(', '),
    ]);
  });

const same = (started: SmallPartnership, one: number, child: string, other: number, from: string = ids.child) =>
  started.as('primaryDsl', async (access) => {
    const open = await openChild(access, from);
    await stateSamePerson(
      open,
      personId(one),
      { child, person: personId(other) },
      'same name and day of birth',
      open.seen,
    );
  });

const rowansParents = [person(1, 'Dana Example'), person(2, 'Sam Example', { kinship: 'father' })];

test('one shared parent, two shared parents, and parents who are known to differ', async (t) => {
  const started = await smallPartnership(t);
  await toChild(started, [person(1, 'Dana Example')]);
  await otherChild(started, { id: sister, forename: 'Ivy', schools: [ids.primary] }, [person(11, 'Dana Example')]);
  assert.deepEqual(await seenBy(started), [], 'the same name alone makes nobody the same');
  await same(started, 1, sister, 11);
  assert.deepEqual(await seenBy(started), [['Ivy', 'one-parent-known', 'derived', 'Dana Example']]);
  await toChild(started, [person(2, 'Sam Example', { kinship: 'father' })]);
  await toChild(started, [person(12, 'Sam Example', { kinship: 'father' })], sister);
  assert.deepEqual(await seenBy(started), [['Ivy', 'half', 'derived', 'Dana Example']]);
  await same(started, 2, sister, 12);
  assert.deepEqual(await seenBy(started), [['Ivy', 'full', 'derived', 'Dana Example, Sam Example']]);
  assert.deepEqual(await seenBy(started, 'primaryDsl', sister), [
    ['Rowan', 'full', 'derived', 'Dana Example, Sam Example'],
  ]);
});

test('a step-parent, a foster carer and a shared home are told apart', async (t) => {
  const started = await smallPartnership(t);
  await toChild(started, [
    ...rowansParents,
    person(3, 'Carol Foster', { relation: 'other', kinship: 'foster-carer', responsibility: 'not-held' }),
    household(50, 'with Carol'),
    stay(60, 50, 'Rowan'),
    stay(61, 50, 'Carol', { person: personId(3) }),
  ]);
  await otherChild(started, { id: sister, forename: 'Ivy', schools: [ids.primary] }, [
    person(11, 'Sam Example', { relation: 'step-parent', kinship: 'step-father', responsibility: 'not-held' }),
  ]);
  await otherChild(started, { id: cousin, forename: 'Zed', born: '2016-01-01', schools: [ids.primary] }, [
    person(21, 'Carol Foster', { relation: 'other', kinship: 'foster-carer', responsibility: 'not-held' }),
    household(55, 'with Carol'),
    stay(65, 55, 'Zed'),
    stay(66, 55, 'Carol', { person: personId(21), to: '2026-01-01' }),
  ]);
  await same(started, 2, sister, 11);
  await same(started, 3, cousin, 21);
  assert.deepEqual(await seenBy(started), [['Ivy', 'step', 'derived', 'Sam Example']]);
  await toChild(started, [stay(66, 55, 'Carol', { person: personId(21) })], cousin);
  assert.deepEqual(await seenBy(started), [
    ['Ivy', 'step', 'derived', 'Sam Example'],
    ['Zed', 'foster', 'derived', 'Carol Foster'],
  ]);
});

test('what somebody states comes before what follows, and both can be taken back with a reason', async (t) => {
  const started = await smallPartnership(t);
  await toChild(started, rowansParents);
  await otherChild(started, { id: sister, forename: 'Ivy', schools: [ids.primary] }, [person(11, 'Dana Example')]);
  await same(started, 1, sister, 11);
  await started.as('primaryDsl', async (access) => {
    const open = await openChild(access, ids.child);
    await stateSibling(open, { child: sister, relation: 'adoptive' }, 'their grandmother says so', open.seen);
  });
  assert.deepEqual(await seenBy(started), [['Ivy', 'adoptive', 'stated', '']]);
  await started.as('primaryDsl', async (access) => {
    const open = await openChild(access, sister);
    const [stated] = (await linksOf(open)).stated;
    assert.ok(stated !== undefined);
    await takeBackLink(open, stated, 'it was her aunt', open.seen);
  });
  assert.deepEqual(await seenBy(started), [['Ivy', 'one-parent-known', 'derived', 'Dana Example']]);
  await started.as('primaryDsl', async (access) => {
    const open = await openChild(access, ids.child);
    const [link] = (await linksOf(open)).same;
    assert.ok(link !== undefined);
    await takeBackLink(open, link, 'another Dana', open.seen);
  });
  assert.deepEqual([await seenBy(started), await seenBy(started, 'primaryDsl', sister)], [[], []]);
});

test('a child who is linked twice, with itself, or whom the writer may not see is refused', async (t) => {
  const started = await smallPartnership(t);
  await toChild(started, rowansParents);
  await otherChild(started, { id: sister, forename: 'Ivy', schools: [ids.primary] }, [person(11, 'Dana Example')]);
  await otherChild(started, { id: cousin, forename: 'Zed', schools: [ids.academy] }, [person(21, 'Dana Example')]);
  await same(started, 1, sister, 11);
  await assert.rejects(same(started, 1, sister, 11), { code: 'ALREADY_LINKED' });
  await assert.rejects(same(started, 1, ids.child, 2), { code: 'SAME_RECORD' });
  await assert.rejects(same(started, 1, cousin, 21), { code: 'NOT_FOUND' });
  await assert.rejects(same(started, 1, personId(999), 21), { code: 'NOT_FOUND' });
  await assert.rejects(same(started, 9, sister, 11), { code: 'NOT_FOUND' });
});

/** Somebody at the academy sees both children, and says that their mothers are one. */
async function hiddenLink(started: SmallPartnership): Promise<void> {
  await started.as('academyDsl', async (access) => {
    const open = await openChild(access, ids.child);
    const both = { child: cousin, person: personId(21) };
    await stateSamePerson(open, personId(1), both, 'seen together at the school gate', open.seen);
    const again = await openChild(access, ids.child);
    await stateSibling(again, { child: cousin, relation: 'half' }, 'x', again.seen);
  });
}

const involveAcademy = (child: string) => ({
  child,
  entry: {
    organisation: ids.primary,
    recordedBy: null,
    kind: 'involvement.started',
    happened: { moment: Temporal.Instant.from('2026-09-05T08:00:00Z') },
    data: { involvement: personId(800), organisation: ids.academy, purpose: 'education', reason: 'both schools' },
  },
});

test('to somebody who may not see the other child nothing differs, not even that something was said', async (t) => {
  const started = await smallPartnership(t);
  const { child, entry } = involveAcademy(ids.child);
  await toChild(started, [...rowansParents, entry], child);
  await otherChild(started, { id: cousin, forename: 'Zed', schools: [ids.academy] }, [person(21, 'Dana Example')]);
  const look = () =>
    started.as('primaryDsl', async (access) => {
      const open = await openChild(access, ids.child);
      const chronology = await readChronology(open);
      return JSON.stringify([await readFamily(open), await linksOf(open), (await siblingsOf(open)).length, chronology]);
    });
  const before = await look();
  await hiddenLink(started);
  assert.equal(await look(), before);
  assert.deepEqual(await seenBy(started, 'academyDsl'), [['Zed', 'half', 'stated', '']]);
  const entries = await allRows<{ kind: string; audience: string[] }>(started.databases, 'entry');
  const links = entries.filter(({ kind }) => kind === 'family-person.same-as' || kind === 'sibling.stated');
  assert.equal(links.length, 4);
  assert.ok(links.every(({ audience }) => audience.length === 0));
});

test('who reads it is asked at that moment: with the permission the sister goes too', async (t) => {
  const started = await smallPartnership(t);
  const { child, entry } = involveAcademy(ids.child);
  await toChild(started, [...rowansParents, entry], child);
  await otherChild(started, { id: cousin, forename: 'Zed', schools: [ids.academy, ids.primary] }, [
    person(21, 'Dana Example'),
  ]);
  await hiddenLink(started);
  assert.deepEqual(await seenBy(started), [['Zed', 'half', 'stated', '']]);
  const involvement = await started.as('primaryDsl', async ({ transaction }) =>
    transaction.selectFrom('access_grant').select('involvement_id').where('subject_id', '=', cousin).execute(),
  );
  const ends = {
    organisation: ids.primary,
    recordedBy: null,
    kind: 'involvement.ended',
    happened: { moment: Temporal.Instant.from('2026-11-22T08:00:00Z') },
    data: { involvement: involvement[0]?.involvement_id, organisation: ids.primary, reason: 'left' },
  };
  await toChild(started, [ends], cousin);
  assert.deepEqual(await seenBy(started), []);
});

test('a record that is hidden is no bridge to one that is open', async (t) => {
  const started = await smallPartnership(t);
  const { child, entry } = involveAcademy(ids.child);
  await toChild(started, [...rowansParents, entry], child);
  await otherChild(started, { id: cousin, forename: 'Zed', schools: [ids.academy] }, [person(21, 'Dana Example')]);
  await otherChild(started, { id: sister, forename: 'Ivy', schools: [ids.academy, ids.primary] }, [
    person(11, 'Dana Example'),
  ]);
  await hiddenLink(started);
  await started.as('academyDsl', async (access) => {
    const open = await openChild(access, sister);
    await stateSamePerson(open, personId(11), { child: cousin, person: personId(21) }, 'x', open.seen);
  });
  assert.deepEqual(await seenBy(started), []);
  assert.deepEqual(
    (await seenBy(started, 'academyDsl')).map(([name]) => name),
    ['Ivy', 'Zed'],
  );
});

test('only children who are shown are in the disclosure log', async (t) => {
  const started = await smallPartnership(t);
  await toChild(started, [...rowansParents, person(5, 'Uncle Bob', { relation: 'relative', kinship: 'uncle' })]);
  await otherChild(started, { id: sister, forename: 'Ivy', schools: [ids.primary] }, [person(11, 'Dana Example')]);
  await otherChild(started, { id: cousin, forename: 'Zed', schools: [ids.primary] }, [
    person(21, 'Uncle Bob', { relation: 'relative', kinship: 'uncle' }),
  ]);
  await same(started, 1, sister, 11);
  await same(started, 5, cousin, 21);
  const shown = await started.as('primaryDsl', async (access) => {
    assert.equal((await siblingsOf(await openChild(access, ids.child))).length, 1, 'an uncle makes no sister');
    return [...access.shown].toSorted();
  });
  assert.deepEqual(shown, [ids.child, sister].toSorted());
});
