import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ids, type SmallPartnership, smallPartnership } from '../../../test/small-partnership.ts';
import { temporaryFile } from '../../../test/temporary-file.ts';
import { syntheticTransferFile } from '../../../test/transfer-file.ts';
import { sharedFile, unlessShared } from '../../interchange/shared-data.fixture.ts';
import { listChildren } from '../../record/child-list.ts';
import { proposedMoves } from '../../record/moves.ts';
import { addSchool } from '../../record/save-schools.ts';
import { listBatches } from '../../transition/import/batch.ts';
import { caller } from '../command.fixture.ts';
import { importCtfCommand } from './import-ctf.ts';

const as = 'secondarydsl@example.org';

const newChildren = ({ as: doing }: SmallPartnership) =>
  doing('secondaryDsl', async (access) =>
    (await listChildren(access, {}, { offset: 0, limit: 50 })).children.map(({ surname }) => surname),
  );
const states = ({ as: doing }: SmallPartnership) =>
  doing('secondaryDsl', async (access) => (await listBatches(access, 50)).map(({ state }) => state));

async function prepared(t: Parameters<typeof smallPartnership>[0]) {
  const partnership = await smallPartnership(t);
  const call = await caller(t, partnership, importCtfCommand);
  const file = await temporaryFile(t, '8302999_CTF_8304999_001.xml', syntheticTransferFile);
  return { partnership, call, file };
}

test('without --commit the file is looked at and nothing is changed', async (t) => {
  const { partnership, call, file } = await prepared(t);
  const { code, said } = await call([file], { as });
  assert.equal(code, 0);
  assert.match(said, /2 pupils: 0 already known to you, 2 sent to the matching team, 0 not taken/u);
  assert.match(said, /Pupil 1, line \d+, MedicalFlag: .*Ask the old school for the detail/u);
  assert.match(said, /Nothing was changed\. Add --commit to bring it in\./u);
  assert.deepEqual(await newChildren(partnership), []);
  assert.deepEqual(await states(partnership), ['discarded']);
});

test('a file that does not name the person’s school needs to be told which school the pupils join', async (t) => {
  const { partnership, call, file } = await prepared(t);
  const { code, said } = await call([file], { as, commit: true });
  assert.equal(code, 2);
  assert.match(said, /does not name Fallow Edge School as sender or receiver.*--joins unknown/u);
  assert.deepEqual(await newChildren(partnership), []);
  const joined = await call([file], { as, commit: true, joins: '830/4991' });
  assert.equal(joined.code, 0);
  assert.match(joined.said, /Received by: Fallow Edge School[^]*Pupils taken: 2/u);
  const moves = await partnership.as('secondaryDsl', (access) => proposedMoves(access, [ids.secondary]));
  assert.deepEqual(
    moves.map(({ to }) => to.organisation),
    [ids.secondary, ids.secondary],
  );
  assert.equal((await newChildren(partnership)).length, 2);
});

test('pupils cannot be put into a school that is neither the person’s nor the one that the file names', async (t) => {
  const { partnership, call, file } = await prepared(t);
  const { code, said } = await call([file], { as, commit: true, joins: '830/4992' });
  assert.equal(code, 2);
  assert.match(said, /Nothing was changed/u);
  await partnership.as('secondaryDsl', (access) =>
    addSchool(access, { name: 'Named School', number: '8304999', phase: 'Secondary', termDates: 'unknown' }),
  );
  assert.equal((await call([file], { as, commit: true, joins: '830/4999' })).code, 0);
});

test('a file that was brought in before is brought in again only after saying so', async (t) => {
  const { call, file } = await prepared(t);
  assert.ok(!(await call([file], { as, commit: true, joins: 'unknown' })).said.includes('same file before'));
  assert.match((await call([file], { as })).said, /your organisation has brought in the same file before/u);
});

test('called wrongly, it says what is missing and does nothing', async (t) => {
  const { partnership, call, file } = await prepared(t);
  for (const [words, options, says] of [
    [[], { as }, /Name the files and on whose behalf/u],
    [[file], {}, /on whose behalf/u],
    [[file], { as: 'nobody@example.org' }, /Nobody with this email address/u],
    [[file], { as: 'primaryteacher@example.org' }, /Nobody with this email address/u],
    [[file], { as, joins: '999/9999' }, /No school on the list has the number/u],
    [[file], { as, joins: 'banana' }, /No school on the list has the number/u],
  ] as const) {
    const { code, said } = await call(words, options);
    assert.equal(code, 2, said);
    assert.match(said, says);
  }
  assert.deepEqual(await states(partnership), []);
});

test('one file that cannot be used does not stop the others, and the worst of them is the outcome', async (t) => {
  const { call, file } = await prepared(t);
  const empty = await temporaryFile(t, 'empty.xml', '');
  const { code, said } = await call(['/nowhere.xml', empty, file], { as });
  assert.equal(code, 1);
  assert.match(said, /There is no such file[^]*There is nothing in the file[^]*2 pupils/u);
});

test('a file that is larger than may be taken is refused before it is read', async (t) => {
  const partnership = await smallPartnership(t);
  const call = await caller(t, partnership, importCtfCommand, { IMPORT_LIMIT_MB: '1' });
  const large = await temporaryFile(t, 'large.xml', 'x'.repeat(1_100_000));
  const { code, said } = await call([large], { as });
  assert.equal(code, 1);
  assert.match(said, /larger than the 1 MB[^]*IMPORT_LIMIT_MB/u);
});

const files = {
  '8302999_CTF_8304999_001.xml': [
    0,
    /2 pupils[^]*FormerUPN: A former unique pupil number is also a number of pupil 1/u,
  ],
  'attack_billion_laughs.xml': [1, /Refused at line 2: .*DOCTYPE[^]*Do not open it elsewhere/u],
  'bad_truncated.xml': [1, /Refused at line 24: The file ends in the middle/u],
  'bad_upn_checkletter.xml': [1, /1 pupil: .*1 not taken[^]*wrong check letter[^]*No pupil can be taken/u],
  'bad_wrong_wrapper_Pupils.xml': [1, /Refused at line 12: Pupils stand inside the element CTFpupilData/u],
  'valid_utf8_bom.xml': [0, /1 pupil: 0 already known to you, 1 sent/u],
  'valid_v24_previous_version.xml': [0, /version 24\.0; the current one is 25\.0[^]*1 sent to the matching team/u],
  'valid_windows1252_declared.xml': [0, /1 sent to the matching team/u],
  'warn_missing_upn.xml': [0, /There is no unique pupil number.*Somebody must decide which child this is/u],
  'warn_same_named_contacts_unrelated_families.xml': [0, /same name as a contact of pupil 1[^]*kept as two people/u],
} as const;

for (const [name, [outcome, says]] of Object.entries(files)) {
  test(`${name} is looked at as its name says`, { skip: unlessShared('ctf', name) }, async (t) => {
    const { call } = await prepared(t);
    const { code, said } = await call([sharedFile('ctf', name)], { as });
    assert.match(said, says);
    assert.equal(code, outcome);
  });
}

test('nothing of a file whose only pupil cannot be taken is brought in', { skip: unlessShared('ctf') }, async (t) => {
  const { partnership, call } = await prepared(t);
  const file = sharedFile('ctf', 'bad_upn_checkletter.xml');
  const { code, said } = await call([file], { as, commit: true, joins: 'unknown' });
  assert.equal(code, 1);
  assert.match(said, /No pupil can be taken/u);
  assert.deepEqual(await states(partnership), ['discarded']);
});
