import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { unzipSync, zipSync } from 'fflate';
import type { Manifest } from './bundle-format.ts';
import { readBundle } from './read-bundle.ts';
import { bundledPath, writeBundle } from './write-bundle.ts';

const about: Omit<Manifest, 'files'> = {
  format: 'throughline-handover',
  version: 1,
  id: randomUUID(),
  madeAt: '2026-11-23T10:00:00Z',
  madeBy: { name: 'Pat Vale', role: 'DSL', organisation: 'Vale Primary' },
  part: 'school',
  from: { name: 'Vale Primary' },
  to: { name: 'Elsewhere Academy' },
  child: { surname: 'Reed', forename: 'Ava', dateOfBirth: '2015-02-14' },
  move: { kind: 'Phase transfer' },
  carries: [],
  entries: [],
};
const content = new TextEncoder().encode('A drawing');
const path = bundledPath(0, '../../étude drawing.txt');
const written = () => writeBundle(about, [{ path, name: 'drawing.txt', mediaType: 'text/plain', content }]).zip;

/** The bundle with some of its parts changed, as somebody on the way may do it. */
const changed = (change: (parts: Record<string, Uint8Array>) => void): Uint8Array => {
  const parts = unzipSync(written());
  change(parts);
  return zipSync(parts);
};
const editManifest = (edit: (manifest: string) => string) =>
  changed((parts) => {
    parts['manifest.json'] = new TextEncoder().encode(edit(new TextDecoder().decode(parts['manifest.json'])));
  });
const faultOf = (bytes: Uint8Array): string | null => {
  const read = readBundle(bytes);
  return read.ok ? null : read.fault;
};

test('what was written is read back the same', () => {
  const read = readBundle(written());
  assert.ok(read.ok);
  const { files, ...rest } = read.manifest;
  assert.deepEqual(rest, about);
  assert.deepEqual([files.length, read.files.get(path)?.content], [1, content]);
});

test('names of files stay inside the folder', () => {
  assert.match(path, /^files\/001-[A-Za-z0-9._-]+$/u);
});

test('what was changed, added, taken away or put elsewhere on the way is refused', () => {
  const other = new TextEncoder().encode('B drawing');
  assert.equal(faultOf(changed((parts) => void (parts[path] = other))), 'file-changed');
  assert.equal(faultOf(changed((parts) => void delete parts[path])), 'file-missing');
  assert.equal(faultOf(changed((parts) => void (parts['more.txt'] = other))), 'file-not-listed');
  assert.equal(faultOf(changed((parts) => void (parts['../up.txt'] = other))), 'file-not-listed');
  assert.equal(faultOf(changed((parts) => void delete parts['manifest.json'])), 'no-manifest');
  assert.equal(faultOf(editManifest((text) => text.replaceAll(path, '../../up.txt'))), 'manifest-unreadable');
  assert.equal(faultOf(editManifest((text) => text.replace('"version": 1', '"version": 2'))), 'newer-version');
  assert.equal(faultOf(editManifest(() => '{}')), 'other-format');
  assert.equal(faultOf(new TextEncoder().encode('no zip at all')), 'no-zip');
});

test('what unpacks into far more than a handover is refused before it is unpacked', () => {
  const bomb = zipSync({ 'manifest.json': new Uint8Array(257 * 1024 * 1024) }, { level: 1 });
  assert.equal(faultOf(bomb), 'too-large');
});
