/** Writes a bundle as a zip file: the manifest with the hash of every other file in it, and those files. */
import { hash } from 'node:crypto';
import { type ZippableFile, zipSync } from 'fflate';
import { type BundleFile, type Manifest, manifest, manifestPath } from './bundle-format.ts';

export type WrittenBundle = { readonly zip: Uint8Array; readonly manifestSha256: string };

const hex = (bytes: Uint8Array): string => hash('sha256', bytes, 'hex');

/** A name that any disk takes, with a number in front, so that two files of one name stay two. */
export function bundledPath(index: number, name: string): string {
  const plain = name
    .normalize('NFKD')
    .replaceAll(/[^A-Za-z0-9._-]+/gu, '-')
    .replaceAll(/^[-.]+|-+$/gu, '')
    .slice(-100);
  return `files/${String(index + 1).padStart(3, '0')}-${plain === '' ? 'file' : plain}`;
}

/** @param about everything but the list of files, which is made here. Throws when it is not of the format. */
export function writeBundle(about: Omit<Manifest, 'files'>, files: readonly BundleFile[]): WrittenBundle {
  const listed = files.map(({ path, name, mediaType, content }) => ({
    path,
    name,
    mediaType,
    bytes: content.length,
    sha256: hex(content),
  }));
  const checked = manifest.parse({ ...about, files: listed });
  const bytes = new TextEncoder().encode(`${JSON.stringify(checked, null, 2)}\n`);
  // What is compressed already is stored as it is
  const entries = files.map(({ path, content }): readonly [string, ZippableFile] => [
    path,
    [content, { level: /\.(?:html|txt|csv)$/u.test(path) ? 6 : 0 }],
  ]);
  const zip = zipSync(Object.fromEntries<ZippableFile>([[manifestPath, [bytes, { level: 6 }]], ...entries]), {
    mtime: new Date(about.madeAt),
  });
  return { zip, manifestSha256: hex(bytes) };
}
