import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../test/app.ts';
import { post } from '../../kinds/vocabulary.ts';
import { seesRules } from './rules.ts';

test('the list of rules leads to every rule in force, with its source and how sure we are', async (t) => {
  const { app, signIn } = await testApp(t);
  const { rules } = app.services.engine.rulebook;
  const browser = await signIn('primaryTeacher');
  const { body } = await browser.get('/rules');
  const addresses = [...body.matchAll(/href="(\/rules\/[^"]+)"/gu)].map(([, address]) => address ?? '');
  assert.deepEqual(new Set(addresses), new Set([...rules.keys()].map((id) => `/rules/${id}`)));
  assert.equal(addresses.length, rules.size);
  for (const address of addresses) assert.equal((await browser.get(address)).statusCode, 200, address);
  assert.match(body, /Keeping children safe in education/u);
  assert.match(body, /\d+ verified, \d+ partly verified, \d+ not verified/u);
});

test('those who own the rules have the list in their navigation; a rule leads everybody back to it', async (t) => {
  const { signIn } = await testApp(t);
  const browser = await signIn('primaryDsl');
  assert.ok(!(await browser.get('/')).body.includes('href="/rules"'));
  assert.ok((await browser.get('/rules/ctf')).body.includes('href="/rules"'));
  const held = (role: 'policy-officer' | 'dsl') => ({
    partnership: 'p',
    practitioner: 'n',
    name: 'Somebody',
    posts: [{ role, organisation: 'o', organisationName: 'An organisation' }],
    viewers: [post(role, 'o')],
  });
  assert.equal(seesRules(held('policy-officer')), true);
  assert.equal(seesRules(held('dsl')), false);
});
