import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ids } from '../../../test/small-partnership.ts';
import { finding } from './children-to-find.fixture.ts';
import { makeNamesAgain } from './make-names-again.ts';

test('children from before the search are made findable at the next start, once', async (t) => {
  const { add, found, everything, services } = await finding(t);
  await add({ surname: 'Frith', forename: 'Maisie', dateOfBirth: '2014-06-15', upn: 'A801200001002' });
  await everything(({ transaction }) =>
    transaction.updateTable('child').set({ search_names: '[]', search_numbers: [], search_version: 0 }).execute(),
  );
  assert.deepEqual(await found({ surname: 'Frith', forename: 'Maisie' }), []);
  const told: number[] = [];
  const system = { partnership: ids.partnership };
  assert.equal(await makeNamesAgain(services, system, (done) => told.push(done)), 2);
  assert.deepEqual(told, [2]);
  assert.deepEqual(await found({ surname: 'Frith', forename: 'Maisie' }), ['Maisie Frith']);
  assert.deepEqual(await found({ number: 'A801200001002' }), ['Maisie Frith']);
  assert.equal(await makeNamesAgain(services, system), 0);
});
