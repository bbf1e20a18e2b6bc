import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../test/app.ts';
import { asSystemAppend, ids } from '../../../test/small-partnership.ts';
import { involvementStarts } from '../../record/involvements.ts';

test('what began with a day is shown with that day; what began at an hour, with the hour', async (t) => {
  const { services, signIn } = await testApp(t);
  const begins = (from: string) =>
    involvementStarts(
      { organisation: ids.primary, recordedBy: null },
      { organisation: ids.secondary, purpose: 'admission', reason: 'a test', from: Temporal.Instant.from(from) },
    );
  // Midnight in England, in summer and in winter
  const entries = [begins('2026-05-31T23:00:00Z'), begins('2026-02-02T00:00:00Z'), begins('2026-03-03T14:30:00Z')];
  await asSystemAppend(services, [{ subject: ids.child, isNew: false, entries }]);
  const { body } = await (await signIn('primaryDsl')).get(`/children/${ids.child}/timeline`);
  assert.ok(!body.includes('midnight'));
  assert.match(body, />1 June 2026</u);
  assert.match(body, />2 February 2026</u);
  assert.match(body, />3 March 2026 at 2:30pm</u);
});
