import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ctfProblem } from '../../interchange/ctf/ctf-problem.ts';
import type { ImportBatch, ImportPupil } from './batch.ts';
import { writeReceipt } from './receipt.ts';

const batch: ImportBatch = {
  id: 'batch',
  fileName: '8302999_CTF_8304999_001.xml',
  fileBytes: 1,
  uploadedAt: Temporal.Instant.from('2026-07-13T23:30:00Z'),
  uploadedBy: 'somebody',
  organisation: 'school',
  state: 'committed',
  header: null,
  refusal: null,
  problems: [],
  source: null,
  destination: null,
  joins: null,
  pupils: 12,
  refused: 1,
  progress: 12,
  committedAt: null,
  reversedAt: null,
};
const counts = { known: 2, 'to-matching': 9, refused: 1 };
const twelfth = (pupil: object): ImportPupil => ({
  ordinal: 12,
  pupil: pupil as ImportPupil['pupil'],
  problems: [ctfProblem('upn-check-letter', { expected: 'Z' }, { pupil: 12, line: 34, field: 'UPN' })],
  outcome: 'refused',
  subject: null,
});

test('a receipt says once where a problem is, with the number that the sender knows and no name', () => {
  const pupil = twelfth({ upnWritten: 'X830290190042', surname: 'Bramwell', forename: 'Thea' });
  const receipt = writeReceipt(batch, 'Fallow Edge School', counts, [pupil]);
  const lines = receipt.split('\n').filter((line) => line.includes('line 34'));
  assert.equal(lines.length, 1);
  assert.match(lines[0] ?? '', /^- Pupil 12 \(X830290190042\), line 34, UPN: The unique pupil number has the wrong/u);
  assert.ok(!/Bramwell|Thea/u.test(receipt));
});

test('a receipt counts what was taken, and dates it by the clock in England', () => {
  const receipt = writeReceipt(batch, 'Fallow Edge School', counts, [twelfth({})]);
  assert.match(receipt, /Received on: 14 July 2026/u);
  assert.match(receipt, /Pupils taken: 11\nPupils not taken: 1/u);
  assert.match(receipt, /^- Pupil 12, line 34, UPN: /mu);
});
