import assert from 'node:assert/strict';
import { test } from 'node:test';
import { familyEntry, person, personId, toChild } from '../../../test/family-of.ts';
import {
  ids,
  type PersonName,
  people,
  type SmallPartnership,
  smallPartnership,
} from '../../../test/small-partnership.ts';
import { openChild } from '../child.ts';
import { dutiesOfChild } from '../duties.ts';
import { authoriseRestriction, type NewRestriction, reviewRestriction } from './authorise-restriction.ts';
import { readFamily } from './read-family.ts';
import { concerns, isToBeReviewed, restrictionState } from './restrictions.ts';

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
const father = personId(2);

const whereabouts: NewRestriction = {
  person: father,
  everybodyExcept: [],
  subjects: ['whereabouts'],
  test: 'prejudice-to-welfare',
  evidence: 'He went to the last two homes at night',
  withheld: 'the address and the town',
  until: day('2027-03-01'),
  reviewOn: day('2027-02-01'),
};

const council = familyEntry('involvement.started', {
  involvement: personId(801),
  organisation: ids.council,
  purpose: 'social-care',
  reason: 'looked after',
});

async function looked(t: Parameters<typeof smallPartnership>[0], status: string): Promise<SmallPartnership> {
  const started = await smallPartnership(t);
  await toChild(started, [
    person(1, 'Dana Example'),
    person(2, 'Sam Example', { kinship: 'father' }),
    person(3, 'Aunt Jo', { relation: 'relative', kinship: 'aunt', responsibility: 'not-held' }),
    { ...council, happened: { moment: Temporal.Instant.from('2026-01-05T08:00:00Z') } },
    familyEntry('legal-status.recorded', { status }),
  ]);
  return started;
}

const authorise = (started: SmallPartnership, asked: NewRestriction, who: PersonName = 'director') =>
  started.as(who, async (access) => {
    const child = await openChild(access, ids.child);
    return authoriseRestriction(child, (await readFamily(child)).family, asked, child.seen);
  });

const refusal = async (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'allowed',
    (error: unknown) =>
      error instanceof Error ? `${(error as Error & { code?: string }).code}: ${error.message}` : '',
  );

test('where a child is may be withheld under a care order and not when the parents agreed to care', async (t) => {
  const inCare = await looked(t, 'care-order');
  assert.equal(await refusal(authorise(inCare, whereabouts)), 'allowed');
  const agreed = await looked(t, 'accommodated-by-agreement');
  assert.match(await refusal(authorise(agreed, whereabouts)), /TEST_NOT_AVAILABLE.*no such power/u);
  const safety = { ...whereabouts, test: 'address-kept-for-safety' as const };
  assert.match(await refusal(authorise(agreed, safety)), /TEST_NOT_AVAILABLE.*a test of its own/u, 'no way round it');
  assert.equal(await refusal(authorise(agreed, { ...safety, person: personId(3) })), 'allowed', 'an aunt is no parent');
  const everybody = { ...safety, person: null, everybodyExcept: [personId(1)] };
  assert.match(await refusal(authorise(agreed, everybody)), /TEST_NOT_AVAILABLE/u, 'nor in a crowd');
});

test('each test allows its own subject, one person and a time, and is authorised by those whom it names', async (t) => {
  const started = await looked(t, 'care-order');
  for (const [changes, says] of [
    [{ subjects: ['whereabouts', 'health'] }, /does not allow everything/u],
    [{ subjects: ['notice'] }, /does not allow everything/u],
    [{ person: null, everybodyExcept: [personId(1)] }, /one person at a time/u],
    [{ until: day('2027-11-23'), reviewOn: day('2027-02-01') }, /at most 12 months/u],
    [{ test: 'court-order', order: undefined }, /needs the order/u],
    [{ person: personId(99) }, /NOT_FOUND/u],
  ] as const satisfies readonly (readonly [Partial<NewRestriction>, RegExp])[])
    assert.match(await refusal(authorise(started, { ...whereabouts, ...changes })), says, JSON.stringify(changes));
  assert.match(await refusal(authorise(started, whereabouts, 'primaryDsl')), /NOT_ALLOWED/u);
  const ordered = {
    ...whereabouts,
    test: 'court-order' as const,
    order: 'Family Court, 2 March 2026',
    until: day('2030-01-01'),
  };
  assert.equal(await refusal(authorise(started, ordered, 'primaryDsl')), 'allowed', 'a school writes down an order');
  assert.match(await refusal(authorise(started, ordered, 'primaryOffice')), /NOT_ALLOWED/u);
});

test('it is looked at again, goes on under the same name, and ends; each step is an entry', async (t) => {
  const started = await looked(t, 'care-order');
  const id = await authorise(started, whereabouts);
  const review = (reviewed: Parameters<typeof reviewRestriction>[3], who: PersonName = 'director') =>
    started.as(who, async (access) => {
      const child = await openChild(access, ids.child);
      const { family } = await readFamily(child);
      const [restriction] = family.restrictions;
      assert.ok(restriction !== undefined);
      await reviewRestriction(child, family, restriction, reviewed, 'looked at with the family', child.seen);
    });
  const look = () =>
    started.as('director', async (access) => {
      const child = await openChild(access, ids.child);
      const [restriction, ...others] = (await readFamily(child)).family.restrictions;
      assert.ok(restriction !== undefined && others.length === 0);
      const owed = (await dutiesOfChild(child)).filter(({ rule }) => rule === 'review-what-is-withheld');
      return { restriction, duties: owed.map((duty) => [duty.state, duty.due]) };
    });
  const before = await look();
  assert.equal(before.restriction.id, id);
  assert.equal(before.duties.length, 1, 'it is owed to look at it again');
  await assert.rejects(review({ outcome: 'ended' }, 'primaryDsl'), { code: 'NOT_ALLOWED' });
  started.services.clock.moveTo('2027-02-01T09:00:00Z');
  assert.ok(isToBeReviewed((await look()).restriction, day('2027-02-01')));
  await review({ outcome: 'goes-on', until: day('2027-09-01'), reviewOn: day('2027-08-01') });
  started.services.clock.moveTo('2027-02-01T09:01:00Z');
  const goesOn = await look();
  assert.deepEqual([goesOn.restriction.id, goesOn.restriction.until.toString()], [id, '2027-09-01']);
  assert.equal(goesOn.restriction.reviews.length, 1);
  assert.equal(
    goesOn.duties.filter(([state]) => state === 'open' || state === 'due-soon').length,
    1,
    'and is owed again',
  );
  started.services.clock.moveTo('2027-03-01T09:00:00Z');
  await review({ outcome: 'ended' });
  const ended = (await look()).restriction;
  assert.equal(restrictionState(ended, day('2027-03-01')), 'ended');
  await assert.rejects(review({ outcome: 'ended' }), { code: 'CHANGED_MEANWHILE' });
});

test('one that ran out goes on warning until somebody has looked, and everybody but some is everybody but some', async (t) => {
  const started = await looked(t, 'care-order');
  await authorise(started, {
    ...whereabouts,
    test: 'court-order',
    order: 'x',
    person: null,
    everybodyExcept: [personId(1)],
  });
  const [restriction] = await started.as(
    'director',
    async (access) => (await readFamily(await openChild(access, ids.child))).family.restrictions,
  );
  assert.ok(restriction !== undefined);
  assert.deepEqual(
    [1, 2, 3].map((number) => concerns(restriction, personId(number))),
    [false, true, true],
  );
  assert.equal(restrictionState(restriction, day('2027-03-01')), 'in-force');
  assert.equal(restrictionState(restriction, day('2027-03-02')), 'lapsed');
  assert.ok(isToBeReviewed(restriction, day('2027-03-02')));
  assert.equal(restriction.who, 'Dana Example');
  assert.equal(people.director.role, restriction.authorisedBy);
});
