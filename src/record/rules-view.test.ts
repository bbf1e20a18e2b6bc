import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asSystemAppend, ids, smallPartnership } from '../../test/small-partnership.ts';
import { isProblem } from '../errors.ts';
import { openChildByReference } from './find-child.ts';
import { rulesViewOf } from './rules-view.ts';

const concern = {
  kind: 'concern.recorded',
  organisation: ids.primary,
  recordedBy: null,
  happened: { day: Temporal.PlainDate.from('2026-11-02') },
  data: { what: 'x' },
};

test('the rules read what the viewer sees and no more', async (t) => {
  const { services, as } = await smallPartnership(t);
  await asSystemAppend(services, [{ subject: ids.child, isNew: false, entries: [concern] }]);
  const kindsFor = (name: 'primaryDsl' | 'primaryOffice') =>
    as(name, async (access) => {
      const { entries, world } = await rulesViewOf(await openChildByReference(access, ids.child));
      assert.equal(world.organisationName(ids.primary), 'Alder Lane Primary School');
      assert.deepEqual(
        entries.map(({ seq }) => seq),
        entries.map(({ seq }) => seq).toSorted((a, b) => a - b),
      );
      return entries.map(({ kind }) => kind);
    });
  assert.ok((await kindsFor('primaryDsl')).includes('concern.recorded'));
  const office = await kindsFor('primaryOffice');
  assert.ok(!office.includes('concern.recorded'), 'a concern is not for the office');
  assert.ok(office.includes('enrolment.started'));
});

test('a child is found by the id of the record or by the Unique Pupil Number, however it is typed', async (t) => {
  const { as } = await smallPartnership(t);
  for (const reference of [ids.child, 'H801200001001', '  h801200001001 ']) {
    const child = await as('primaryDsl', (access) => openChildByReference(access, reference));
    assert.equal(child.id, ids.child, reference);
  }
});

test('a child whom somebody may not see is not found, nor told from one who is not there', async (t) => {
  const { as } = await smallPartnership(t);
  const said = async (name: 'academyDsl' | 'primaryDsl', reference: string): Promise<string> => {
    try {
      await as(name, (access) => openChildByReference(access, reference));
      return 'found';
    } catch (error) {
      return isProblem(error) ? `${error.title} ${error.message}` : 'another error';
    }
  };
  const hidden = await said('academyDsl', 'H801200001001');
  assert.notEqual(hidden, 'found');
  assert.equal(hidden, await said('academyDsl', ids.child));
  assert.equal(hidden, await said('primaryDsl', 'H801200001999'));
  assert.equal(hidden, await said('primaryDsl', "'; DROP TABLE entry; --"));
});
