import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { sharedFile, unlessShared } from '../shared-data.fixture.ts';
import { codesOf, type Read, read } from './ctf-text.fixture.ts';

const onFile = (name: string, check: (result: Read) => void): void => {
  it(`${name} does what its name says`, { skip: unlessShared('ctf', name) }, async () => {
    check(await read(readFileSync(sharedFile('ctf', name)), { fileName: name }));
  });
};

const hasNothingWorseThanInfo = ({ problems, refusal }: Read): void => {
  assert.equal(refusal, undefined);
  assert.deepEqual(
    problems.filter(({ severity }) => severity !== 'info'),
    [],
  );
};

describe('the synthetic transfer file', () => {
  onFile('8302999_CTF_8304999_001.xml', (result) => {
    assert.equal(result.refusal, undefined);
    assert.deepEqual(result.taken, [true, true]);
    // the two pupils of this file share a made-up former number
    assert.deepEqual(
      result.problems.filter(({ severity }) => severity !== 'info').map(({ code }) => code),
      ['former-upn-shared'],
    );
    const [first] = result.pupils;
    assert.equal(first?.surname, "O'Néill");
    assert.equal(first?.basicDetails?.medicalFlag, true);
    assert.deepEqual(first?.sen, {
      provisions: [{ from: '2023-01-09', provision: 'K' }],
      needs: [{ type: 'SEMH', rank: 1 }],
    });
    assert.equal(first?.attendance?.[0]?.possible, 310);
    assert.equal(first?.assessments?.length, 2);
    assert.equal(first?.schools?.[0]?.left, '2026-07-21');
  });

  onFile('valid_utf8_bom.xml', (result) => {
    hasNothingWorseThanInfo(result);
    assert.equal(result.pupils[0]?.surname, 'Błaszczyk');
    assert.equal(result.pupils[0]?.forename, 'Zoë');
  });
  onFile('valid_v24_previous_version.xml', (result) => {
    hasNothingWorseThanInfo(result);
    assert.ok(codesOf(result).includes('previous-version'));
    assert.deepEqual(result.taken, [true]);
  });
  onFile('valid_windows1252_declared.xml', (result) => {
    hasNothingWorseThanInfo(result);
    assert.equal(result.pupils[0]?.surname, "O'Néill");
    assert.equal(result.pupils[0]?.forename, 'Zoë');
  });

  onFile('warn_missing_upn.xml', (result) => {
    assert.equal(result.refusal, undefined);
    assert.deepEqual(result.taken, [true]);
    assert.ok(codesOf(result).includes('upn-missing'));
    assert.equal(result.pupils[0]?.upn, undefined);
  });
  onFile('warn_same_named_contacts_unrelated_families.xml', (result) => {
    assert.equal(result.refusal, undefined);
    assert.deepEqual(result.taken, [true, true]);
    const warning = result.problems.find(({ code }) => code === 'contact-same-name');
    assert.equal(warning?.severity, 'warning');
    assert.equal(warning?.pupil, 2);
    assert.equal(result.pupils[0]?.contacts?.length, 1);
    assert.equal(result.pupils[1]?.contacts?.length, 1);
  });

  onFile('bad_truncated.xml', (result) => {
    assert.equal(result.refusal?.code, 'truncated');
    assert.equal(result.events.at(-1)?.kind, 'refused');
    assert.deepEqual(result.pupils, []);
  });
  onFile('bad_upn_checkletter.xml', (result) => {
    assert.equal(result.refusal, undefined);
    assert.deepEqual(result.taken, [false]);
    assert.deepEqual(result.problems.find(({ severity }) => severity === 'error')?.details, { expected: 'P' });
    assert.equal(result.pupils[0]?.upn, undefined);
    assert.equal(result.pupils[0]?.upnWritten, 'B207000016049');
  });
  onFile('bad_wrong_wrapper_Pupils.xml', (result) => {
    assert.equal(result.refusal?.code, 'wrong-wrapper');
    assert.equal(result.refusal?.line, 12);
  });

  onFile('attack_billion_laughs.xml', (result) => {
    assert.equal(result.refusal?.code, 'doctype');
    assert.equal(result.events.length, 1);
  });
});
