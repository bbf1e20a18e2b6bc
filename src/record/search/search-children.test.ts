import assert from 'node:assert/strict';
import { test } from 'node:test';
import { born, bornIn, finding } from './children-to-find.fixture.ts';

test('a child is found by another form of the forename, by what sounds alike, and the other way round', async (t) => {
  const { add, search, found } = await finding(t);
  await add({ surname: 'Smith', forename: 'Katherine', dateOfBirth: '2014-03-09' });
  await add({ surname: 'Jones', forename: 'Katherine', dateOfBirth: '2014-03-09' });
  assert.deepEqual(await found({ surname: 'Smith', forename: 'Kate' }), ['Katherine Smith']);
  assert.deepEqual(await found({ surname: 'Smyth', forename: 'Catherine' }), ['Katherine Smith']);
  const [turned] = (await search({ surname: 'Katherine', forename: 'Smith' })).children;
  assert.match(turned?.because ?? '', /^Surname and forename the other way round, same surname, same forename$/u);
  assert.deepEqual(await found({ surname: 'Smith', forename: 'Oliver' }), []);
});

test('why a child was found is said in words, without a score', async (t) => {
  const { add, search } = await finding(t);
  await add({ surname: 'Smith', forename: 'Kathryn', dateOfBirth: '2014-03-09' });
  const { children, hasMore } = await search({ surname: 'Smith', forename: 'Catherine', born: born('2014-09-03') });
  assert.equal(
    children[0]?.because,
    'Same surname, forename is another form of Catherine, day and month of birth swapped',
  );
  assert.deepEqual(children[0]?.schools, ['Alder Lane Primary School']);
  assert.equal(hasMore, false);
});

test('hyphens, particles, accents, apostrophes and parts of a surname do not hide a child', async (t) => {
  const { add, found } = await finding(t);
  await add({ surname: 'van der Berg', forename: 'Zoë', dateOfBirth: '2015-01-20' });
  await add({ surname: 'O’Néill', forename: 'Siobhán', dateOfBirth: '2013-05-01' });
  await add({ surname: 'Smith-Jones', forename: 'Anna Maria', dateOfBirth: '2012-11-30' });
  assert.deepEqual(await found({ surname: 'Vanderberg', forename: 'Zoe' }), ['Zoë van der Berg']);
  assert.deepEqual(await found({ surname: 'Berg', forename: 'Zoey' }), ['Zoë van der Berg']);
  assert.deepEqual(await found({ surname: 'ONEILL', forename: 'Shivaun' }), ['Siobhán O’Néill']);
  assert.deepEqual(await found({ surname: 'Jones', forename: 'Anna' }), ['Anna Maria Smith-Jones']);
  assert.deepEqual(await found({ surname: 'SMITH JONES', forename: 'Annie' }), ['Anna Maria Smith-Jones']);
});

test('a slip in either name is forgiven, and the beginning of a surname is enough with a forename', async (t) => {
  const { add, found, search } = await finding(t);
  await add({ surname: 'Robinson', forename: 'Nathan', dateOfBirth: '2014-06-15' });
  assert.deepEqual(await found({ surname: 'Robison', forename: 'Nathan' }), ['Nathan Robinson']);
  assert.deepEqual(await found({ surname: 'Robinson', forename: 'Nahtan' }), ['Nathan Robinson']);
  assert.deepEqual(await found({ surname: 'Rob', forename: 'Nathan' }), ['Nathan Robinson']);
  assert.deepEqual(await found({ surname: 'Rebonsin', born: born('2014-06-15') }), ['Nathan Robinson']);
  const [begun] = (await search({ surname: 'Rob', forename: 'Nathan' })).children;
  assert.equal(begun?.because, 'Surname begins with Rob, same forename');
});

test('a date of birth may be one day, one month or one year out, or only a year', async (t) => {
  const { add, search, found } = await finding(t);
  await add({ surname: 'Frith', forename: 'Maisie', dateOfBirth: '2014-06-15' });
  const why = async (day: string) =>
    (await search({ surname: 'Frith', forename: 'Maisie', born: born(day) })).children[0]?.because;
  assert.match((await why('2014-06-14')) ?? '', /born one day apart$/u);
  assert.match((await why('2014-07-15')) ?? '', /another month$/u);
  assert.match((await why('2013-06-15')) ?? '', /another year$/u);
  assert.match((await why('2009-01-02')) ?? '', /date of birth is different$/u);
  assert.deepEqual(await found({ surname: 'Frith', born: bornIn(2014) }), ['Maisie Frith']);
  assert.deepEqual(await found({ surname: 'Frith', born: bornIn(2013) }), []);
  assert.deepEqual(await found({ surname: 'Frith', born: born('2009-01-02') }), []);
});

test('a twin is found beside, and a changed surname is found by forename and date of birth', async (t) => {
  const { add, found } = await finding(t);
  await add({ surname: 'Hallam', forename: 'Isla', dateOfBirth: '2014-06-15' });
  await add({ surname: 'Hallam', forename: 'Erin', dateOfBirth: '2014-06-15' });
  assert.deepEqual(await found({ surname: 'Hallam', forename: 'Isla', born: born('2014-06-15') }), [
    'Isla Hallam',
    'Erin Hallam',
  ]);
  assert.deepEqual(await found({ surname: 'Naylor', forename: 'Isla', born: born('2014-06-15') }), ['Isla Hallam']);
});

test('more than ten are not listed, and nobody says how many more', async (t) => {
  const { add, search } = await finding(t);
  for (let day = 1; day <= 12; day += 1)
    await add({ surname: 'Wood', forename: 'Leo', dateOfBirth: `2014-06-${String(day).padStart(2, '0')}` });
  const { children, hasMore } = await search({ surname: 'Wood', forename: 'Leo' });
  assert.equal(children.length, 10);
  assert.equal(hasMore, true);
  assert.equal(
    (await search({ surname: 'Wood', forename: 'Leo', born: born('2014-06-12') })).children[0]?.dateOfBirth.day,
    12,
  );
});
