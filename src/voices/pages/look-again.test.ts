/** The second look of somebody who does not ask the family: found on the child's overview, and gone when it is done. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../test/app.ts';
import { confirmedMove } from '../../../test/decided-move.ts';
import { toChild } from '../../../test/family-of.ts';
import { ids } from '../../../test/small-partnership.ts';
import { involvementStarts } from '../../record/involvements.ts';

const wait = 'Look a second time at whether a link for Rowan is safe';

test('a social worker finds the check on the overview of the child, agrees, and is led back there', async (t) => {
  const app = await testApp(t);
  const move = await confirmedMove(app);
  const by = { organisation: ids.council, recordedBy: null };
  const from = app.services.clock.now();
  await toChild(app, [
    involvementStarts(by, { organisation: ids.council, purpose: 'social-care', reason: 'enquiry', from }),
  ]);
  const dsl = await app.signIn('primaryDsl');
  const worker = await app.signIn('socialWorker');
  const overview = `/children/${ids.child}`;
  const page = `${overview}/moves/${move}/voices/pupil/safety`;
  assert.ok(!(await worker.get(overview)).body.includes(wait));
  const checked = await dsl.post(page, {
    channel: 'in-school',
    readBesides: 'not-known',
    situations: 'none',
    because: 'Somebody new lives there',
    allowed: 'yes',
  });
  assert.equal(checked.statusCode, 303);
  assert.ok(!(await dsl.get(overview)).body.includes(wait), 'never the person who checked first');
  assert.ok((await worker.get(overview)).body.includes(wait));
  const looked = await worker.get(`${page}/second`);
  assert.match(looked.body, /Somebody new lives there/u);
  assert.match(looked.body, /Priya Nair/u);
  const check = /name="check" value="([^"]+)"/u.exec(looked.body)?.[1] ?? '';
  const agreed = await worker.post(`${page}/second`, { agrees: 'yes', because: 'I know who it is', check });
  assert.equal(agreed.headers.location, overview);
  assert.ok(!(await worker.get(overview)).body.includes(wait));
  assert.match((await worker.get(`${page}/second`)).body, /No check waits for you/u);
  assert.equal(
    (await worker.get(`${overview}/moves/${move}/voices`)).statusCode,
    403,
    'a social worker does not ask here',
  );
  assert.match((await dsl.get(`${overview}/moves/${move}/voices`)).body, /A link can go out/u);
});
