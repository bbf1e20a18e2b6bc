import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../test/app.ts';
import { allRows, ids, people } from '../../../test/small-partnership.ts';

const concern = `/children/${ids.child}/record/concern.recorded`;

const filled = {
  _doing: 'record',
  when: 'now',
  'a-what': 'Came to school without breakfast again',
  status: 'opinion',
  compartment: 'safeguarding',
  audience: 'own',
  organisation: ids.primary,
  seen: '99',
} as const;

type Row = { readonly kind: string; readonly data: unknown; readonly audience: unknown; readonly compartment: string };

test('a concern is recorded with what its form begins with, and stays with the school', async (t) => {
  const { signIn, databases } = await testApp(t);
  const browser = await signIn('primaryDsl');
  const response = await browser.post(concern, filled);
  assert.equal(response.statusCode, 303, response.body);
  const row = (await allRows<Row>(databases, 'entry')).find(({ kind }) => kind === 'concern.recorded');
  assert.deepEqual(row?.data, { what: 'Came to school without breakfast again' });
  assert.equal(row?.compartment, 'safeguarding');
  assert.deepEqual(row?.audience, [`dsl@${ids.primary}`]);
  const { body } = await browser.get(String(response.headers.location));
  assert.match(body, /without breakfast/u);
  assert.ok(body.includes(people.primaryDsl.name));
});
