/** Two agencies work on one child, a third cannot tell that there is one, an officer sees who looked, and no change goes unnoticed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { verifyAudit } from '../../src/record/audit-log/verify-audit.ts';
import { asSuperuser } from '../as-superuser.ts';
import { type Journey, journey } from '../browser.ts';
import { asSystemAppend, ids, people } from '../small-partnership.ts';

const child = `/children/${ids.child}`;
const concernId = '44000000-0000-4000-8000-000000000001';
const noteId = '44000000-0000-4000-8000-000000000002';
const nobody = '/children/20000000-0000-4000-8000-00000000ffff';

/** The school has recorded a concern that it keeps to itself, and an ordinary note. */
const recorded = ({ services }: Journey) =>
  asSystemAppend(services, [
    {
      subject: ids.child,
      isNew: false,
      entries: [
        {
          id: concernId,
          kind: 'note.recorded',
          compartment: 'safeguarding',
          happened: { day: Temporal.PlainDate.from('2026-11-19') },
          organisation: ids.primary,
          recordedBy: people.primaryDsl.id,
          data: { text: 'Came without a coat again' },
        },
        {
          id: noteId,
          kind: 'note.recorded',
          happened: { day: Temporal.PlainDate.from('2026-11-20') },
          organisation: ids.primary,
          recordedBy: people.primaryDsl.id,
          data: { text: 'Sang in the assembly' },
        },
      ],
    },
  ]);

const timeline = async (page: Page): Promise<string> => {
  await page.goto(`${child}/timeline`);
  return page.locator('main').innerText();
};

const mainOf = async (page: Page, address: string): Promise<string> => {
  await page.goto(address);
  return page.locator('main').innerText();
};

test('each of two agencies sees what the policy says, a third nothing, the officer who looked, and the log what was changed', async (t) => {
  const started = await journey(t);
  await recorded(started);
  const school = await started.windowOf('primaryDsl');
  const council = await started.windowOf('admissions', { width: 390 });
  const constable = await started.windowOf('constable');

  const [ofSchool, ofCouncil] = [await timeline(school), await timeline(council)];
  assert.match(ofSchool, /Came without a coat again[\s\S]*|Sang in the assembly/u);
  assert.match(ofSchool, /Sang in the assembly/u);
  assert.match(ofSchool, /Came without a coat again/u);
  assert.doesNotMatch(ofCouncil, /Came without a coat again/u, 'admissions see nothing of safeguarding');

  assert.equal(await mainOf(constable, child), await mainOf(constable, nobody), 'as if there were no such child');
  assert.doesNotMatch(await mainOf(constable, '/children'), /Rowan/u);

  const officer = await started.windowOf('protection');
  await officer.goto('/who-saw');
  await officer.getByLabel('A number').check();
  await officer.getByLabel('NHS number, Unique Pupil Number').fill('H801200001001');
  await officer.getByRole('button', { name: 'Find' }).click();
  await officer.getByRole('link', { name: 'Rowan Example' }).click();
  const did = await officer.getByRole('region', { name: 'Who did' }).innerText();
  assert.match(did, /Dev Patel/u);
  // The officer of the council sees its own people; what the school looked at is the partnership's officer's to see
  assert.doesNotMatch(did, /Priya Nair/u);
  const refused = await started.everything(({ transaction }) =>
    transaction
      .selectFrom('audit_event')
      .select(['action', 'practitioner_id'])
      .where('practitioner_id', '=', people.constable.id)
      .execute(),
  );
  assert.ok(refused.length > 0, 'what the constable was refused is in the log');

  const verify = () =>
    verifyAudit(started.services, { partnership: ids.partnership }, { key: null, holdings: [], secrets: null });
  await started.app.sequenceAudit();
  assert.deepEqual((await verify()).record.findings, []);
  await asSuperuser(
    started.databases,
    sql`UPDATE entry SET data = jsonb_build_object('text', 'Came with a coat') WHERE id = ${concernId}`,
  );
  assert.deepEqual((await verify()).record.findings, [{ what: 'record-altered', entry: concernId, child: ids.child }]);
});
