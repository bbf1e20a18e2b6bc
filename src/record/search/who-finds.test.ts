import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allRows, ids, people } from '../../../test/small-partnership.ts';
import { involvementEnds, involvementStarts } from '../involvements.ts';
import { finding, identity } from './children-to-find.fixture.ts';

const rowan = { surname: 'Frith', forename: 'Rowan', dateOfBirth: '2014-06-15', upn: 'A801200001002' } as const;
const nobody = '30000000-0000-4000-8000-00000000ffff';
const terms = { surname: 'Frith', forename: 'Rowan' } as const;

test('only those who may see a child find it, by name and by number', async (t) => {
  const { add, found } = await finding(t);
  await add(rowan);
  for (const sought of [terms, { number: rowan.upn }]) {
    assert.deepEqual(await found(sought), ['Rowan Frith']);
    for (const other of ['primaryTeacher', 'secondaryDsl', 'academyDsl', 'admissions'] as const)
      assert.deepEqual(await found(sought, other), []);
  }
});

test('whoever becomes involved finds the child at once, and no more when that has ended', async (t) => {
  const { add, record, found, everything, services } = await finding(t);
  const subject = await add(rowan);
  const by = { organisation: ids.primary, recordedBy: null };
  const from = services.clock.now();
  await record(subject, [
    involvementStarts(by, {
      organisation: ids.primary,
      practitioner: people.primaryTeacher.id,
      purpose: 'education',
      reason: 'class teacher',
      from,
    }),
  ]);
  assert.deepEqual(await found(terms, 'primaryTeacher'), ['Rowan Frith']);
  const id = await everything(({ transaction }) =>
    transaction
      .selectFrom('involvement')
      .select('id')
      .where('practitioner_id', 'is not', null)
      .executeTakeFirstOrThrow(),
  );
  await record(subject, [
    involvementEnds(by, { id: id.id, organisation: ids.primary, purpose: 'education' }, from, 'another class'),
  ]);
  assert.deepEqual(await found(terms, 'primaryTeacher'), []);
  assert.deepEqual(await found(terms), ['Rowan Frith']);
});

test('an involvement that begins later finds nothing before, and everything from then on', async (t) => {
  const { add, record, found, services } = await finding(t);
  const subject = await add(rowan);
  await record(subject, [
    involvementStarts(
      { organisation: ids.primary, recordedBy: null },
      {
        organisation: ids.secondary,
        purpose: 'education',
        reason: 'joins in January',
        from: Temporal.Instant.from('2027-01-04T08:00:00Z'),
        until: '2027-01-31',
      },
    ),
  ]);
  assert.deepEqual(await found(terms, 'secondaryDsl'), []);
  services.clock.moveTo('2027-01-05T08:00:00Z');
  assert.deepEqual(await found(terms, 'secondaryDsl'), ['Rowan Frith']);
  services.clock.moveTo('2027-02-02T08:00:00Z');
  assert.deepEqual(await found(terms, 'secondaryDsl'), []);
});

test('a name that was corrected or changed still finds the child, and says so; a withdrawn one does not', async (t) => {
  const { add, record, search, found, everything } = await finding(t);
  const subject = await add({ ...rowan, surname: 'Fryth' });
  const first = await everything(({ transaction }) =>
    transaction
      .selectFrom('entry')
      .select('id')
      .where('subject_id', '=', subject)
      .where('kind', '=', 'identity.recorded')
      .executeTakeFirstOrThrow(),
  );
  await record(subject, [{ ...identity({ ...rowan, surname: 'Kowalski' }), corrects: first.id }]);
  const [child] = (await search({ surname: 'Fryth', forename: 'Rowan' })).children;
  assert.equal(child?.surname, 'Kowalski');
  assert.equal(child?.because, 'Same surname recorded before, same forename');
  assert.deepEqual(await found({ surname: 'Kowalski', forename: 'Rowan' }), ['Rowan Kowalski']);

  const other = await add({ surname: 'Wrong', forename: 'Alma', dateOfBirth: '2014-01-02' });
  await record(other, [identity({ surname: 'Right', forename: 'Alma', dateOfBirth: '2014-01-02' })]);
  assert.deepEqual(await found({ surname: 'Wrong', forename: 'Alma' }), ['Alma Right']);
  const wrong = await everything(({ transaction }) =>
    transaction
      .selectFrom('entry')
      .select('id')
      .where('subject_id', '=', other)
      .where('seq', '=', 1)
      .executeTakeFirstOrThrow(),
  );
  await record(other, [
    {
      organisation: ids.primary,
      recordedBy: null,
      kind: 'entry.withdrawn',
      happened: { day: Temporal.PlainDate.from('2026-11-01') },
      corrects: wrong.id,
      data: { reason: 'another child' },
    },
  ]);
  assert.deepEqual(await found({ surname: 'Wrong', forename: 'Alma' }), []);
});

test('names that were put away find nobody', async (t) => {
  const { add, record, found } = await finding(t);
  const subject = await add({ ...rowan, formerSurnames: ['Elder'], preferredForename: 'Ro' });
  assert.deepEqual(await found({ surname: 'Elder', forename: 'Ro' }), ['Rowan Frith']);
  await record(subject, [
    identity({ surname: 'Newman', forename: 'Rowan', dateOfBirth: rowan.dateOfBirth, earlierNames: 'put-away' }),
  ]);
  for (const surname of ['Elder', 'Frith']) assert.deepEqual(await found({ surname, forename: 'Rowan' }), []);
  assert.deepEqual(await found({ surname: 'Newman', forename: 'Rowan' }), ['Rowan Newman']);
});

test('a number that was replaced finds the child as a former one', async (t) => {
  const { add, record, search } = await finding(t);
  const subject = await add({ ...rowan, upn: 'H801200001001' });
  await record(subject, [identity({ ...rowan, nhsNumber: '9990000018' })]);
  const because = async (number: string) => (await search({ number })).children.map((child) => child.because);
  assert.deepEqual((await because('H801200001001')).toSorted()[0], 'Had this unique pupil number before');
  assert.deepEqual(await because(rowan.upn), ['Same unique pupil number']);
  assert.deepEqual(await because('9990000018'), ['Same NHS number']);
});

test('by surname and school those on the roll are found, and the school comes first with more names', async (t) => {
  const { add, search, found } = await finding(t);
  await add(rowan);
  await add({ ...rowan, upn: 'B801200001003', forename: 'Ashley' }, ids.secondary);
  assert.deepEqual(await found({ surname: 'Frith', schools: [ids.primary] }), ['Rowan Frith']);
  assert.deepEqual(await found({ surname: 'Frith', schools: [ids.secondary] }), []);
  const [child] = (await search({ ...terms, schools: [ids.primary] })).children;
  assert.equal(child?.because, 'Same surname, same forename, on the roll of Alder Lane Primary School');
});

test('a surname alone, or a forename and a day without a surname, finds nobody', async (t) => {
  const { add, found } = await finding(t);
  await add(rowan);
  for (const sought of [{ surname: 'Frith' }, { forename: 'Rowan' }, { forename: 'Rowan', schools: [ids.primary] }, {}])
    assert.deepEqual(await found(sought), []);
});

test('everybody who is found is in the disclosure log, and nobody else', async (t) => {
  const { add, search, databases } = await finding(t);
  const subject = await add(rowan);
  await add({ ...rowan, surname: 'Other', upn: 'B801200001003' });
  const before = await allRows(databases, 'disclosure');
  await search(terms);
  await search(terms, 'academyDsl');
  const after = await allRows<{ subjects: string[]; practitioner_id: string }>(databases, 'disclosure');
  assert.equal(after.length, before.length + 1);
  assert.deepEqual(after.at(-1)?.subjects, [subject]);
});

test('a restricted child, or one whose place is protected, is found by name by those named, and by a school by nobody', async (t) => {
  const { add, record, found, services } = await finding(t);
  const byName = { surname: 'Frith', born: { kind: 'year', year: 2014 } } as const;
  const bySchool = { ...byName, schools: [ids.primary] };
  const named = [
    { practitioner: people.primaryDsl.id, organisation: ids.primary, role: 'dsl', purpose: 'education' },
  ] as const;
  const by = { organisation: ids.primary, recordedBy: null, happened: { moment: services.clock.now() } } as const;
  for (const [kind, data] of [
    ['record.restricted', { restriction: nobody, ground: 'staff' }],
    ['location.protected', { protection: nobody, ground: 'refuge', covers: [] }],
  ] as const) {
    const subject = await add({ ...rowan, surname: 'Frith' });
    assert.deepEqual(await found(bySchool), ['Rowan Frith']);
    await record(subject, [{ ...by, kind, data: { ...data, named, reason: 'a test', reviewOn: '2026-12-01' } }]);
    assert.deepEqual(await found(byName), ['Rowan Frith'], kind);
    assert.deepEqual(await found(bySchool), [], kind);
    if (kind === 'record.restricted') assert.deepEqual(await found(byName, 'primaryOffice'), []);
    await record(subject, [
      identity({ surname: 'Gone', forename: 'Away', dateOfBirth: '2001-01-01', earlierNames: 'put-away' }),
    ]);
  }
});
