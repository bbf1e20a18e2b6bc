import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { leafHash } from '../tree/hash.ts';
import { checkpointIn, cosignature, cosignedAt, readCheckpoint, signedCheckpoint } from './checkpoint.ts';
import { isKeyName, newPrivateKey, privateKeyOf, readPrivateKey, readPublicKey } from './keys.ts';
import { isSignedBy, readNote, signedNote } from './signed-note.ts';

// From the documentation of golang.org/x/mod/sumdb/note
const peter = {
  private: 'PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz',
  public: 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
  text: "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n",
  line: '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n',
} as const;

const at = Temporal.Instant.from('2026-11-22T09:00:00Z');
const log = privateKeyOf('throughline/log', Buffer.alloc(32, 7));
const witness = privateKeyOf('police', Buffer.alloc(32, 8));
const head = { size: 20_852_163, root: leafHash(Buffer.from('a root')) };

test('a known key signs the known note', () => {
  const key = readPrivateKey(peter.private);
  assert.equal(key?.publicKey.text, peter.public);
  assert.equal(key?.text, peter.private);
  const note = key === undefined ? '' : signedNote(peter.text, key);
  assert.equal(note, `${peter.text}\n${peter.line}`);
  const [read, checker] = [readNote(note), readPublicKey(peter.public)];
  assert.ok(read !== undefined && checker !== undefined && isSignedBy(read, checker));
});

test('the example checkpoint of the specification is read, with the signatures of others on it', () => {
  const note = readNote(`example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==
`);
  const checkpoint = note === undefined ? undefined : checkpointIn(note);
  assert.equal(checkpoint?.size, 20_852_163);
  assert.equal(checkpoint?.origin, 'example.com/behind-the-sofa');
  assert.equal(note?.signatures.length, 2);
});

test('a checkpoint says who signed it and when; another key, text or time is nobody’s word', () => {
  const note = signedCheckpoint(log, head, at);
  const read = readCheckpoint(note, [witness.publicKey, log.publicKey]);
  assert.equal(read?.size, head.size);
  assert.ok(read?.root.equals(head.root));
  assert.equal(read?.signedAt.toString(), at.toString());
  assert.equal(readCheckpoint(note, [witness.publicKey]), undefined);
  assert.equal(readCheckpoint(note.replace('20852163', '20852164'), [log.publicKey]), undefined);
  const impostor = newPrivateKey(log.name);
  assert.equal(readCheckpoint(signedCheckpoint(impostor, head, at), [log.publicKey]), undefined);
  assert.equal(readCheckpoint(signedNote(checkpointOf(note), log), [log.publicKey]), undefined, 'no time is signed');
});

const checkpointOf = (note: string): string => readNote(note)?.text ?? '';

test('a witness adds its word to a checkpoint, and that word fits no other', () => {
  const note = signedCheckpoint(log, head, at);
  const later = at.add({ seconds: 90 });
  const both = `${note}${cosignature(witness, checkpointOf(note), later)}`;
  const read = readCheckpoint(both, [log.publicKey]);
  assert.equal(read && cosignedAt(read.note, witness.publicKey)?.toString(), later.toString());
  assert.equal(read && cosignedAt(read.note, newPrivateKey('police').publicKey), undefined);
  const another = signedCheckpoint(log, { ...head, size: 3 }, at);
  const moved = readCheckpoint(`${another}${cosignature(witness, checkpointOf(note), later)}`, [log.publicKey]);
  assert.equal(moved && cosignedAt(moved.note, witness.publicKey), undefined);
});

test('one changed byte of a checkpoint or its signatures leaves nothing to trust', () => {
  const note = Buffer.from(signedCheckpoint(log, head, at));
  fc.assert(
    fc.property(fc.nat(note.length - 1), fc.integer({ min: 1, max: 255 }), (place, change) => {
      const changed = Buffer.from(note);
      changed.writeUInt8((changed.readUInt8(place) + change) % 256, place);
      const read = readCheckpoint(changed.toString('utf8'), [log.publicKey]);
      // The last letter of base64 has bits that mean nothing
      assert.ok(read === undefined || (read.root.equals(head.root) && read.size === head.size));
    }),
    { numRuns: 400 },
  );
});

test('what is no key is refused, and so is a key whose parts do not belong together', () => {
  for (const text of [
    '',
    'x',
    'a+b+c',
    peter.public.replace('c74f20a3', 'c74f20a4'),
    peter.public.replace('Peter', 'Petra'),
  ])
    assert.equal(readPublicKey(text), undefined, text);
  for (const text of ['', peter.public, peter.private.replace('c74f20a3', 'c74f20a4')])
    assert.equal(readPrivateKey(text), undefined, text);
  assert.ok(!isKeyName('two words') && !isKeyName('a+b') && !isKeyName('') && isKeyName('throughline/log'));
  const known = readPublicKey(witness.publicKey.as('cosignature').text);
  assert.equal(known?.type, 'cosignature');
});

test('what is no note is refused', () => {
  for (const text of [
    '',
    'text',
    'text\n',
    'text\n\n',
    'text\n\nsigned\n',
    `text\n\n${peter.line.trimEnd()}`,
    `te\txt\n\n${peter.line}`,
  ])
    assert.equal(readNote(text), undefined, JSON.stringify(text));
  assert.notEqual(readNote(`text\n\nmore\n\n${peter.line}`), undefined);
  for (const text of ['log\n01\nAAAA=\n', 'log\n1\n\n', 'log\n99999999999999999\nAAAA=\n'])
    assert.equal(checkpointIn({ text }), undefined, text);
});
