/** Reads a bundle as anybody may have made it: nothing is believed before its hash is right, and nothing too large is unpacked. */
import { hash } from 'node:crypto';
import { unzipSync } from 'fflate';
import { zipDirectory } from '../zip-directory.ts';
import { type BundleFile, bundleFormat, type Manifest, manifest, manifestPath } from './bundle-format.ts';

export type BundleFault =
  | 'no-zip'
  | 'encrypted'
  | 'too-large'
  | 'no-manifest'
  | 'other-format'
  | 'newer-version'
  | 'manifest-unreadable'
  | 'file-missing'
  | 'file-changed'
  | 'file-not-listed';

const faults: Readonly<Record<BundleFault, string>> = {
  'no-zip': 'This is not a zip file, or it is damaged. Ask the sender for it again.',
  encrypted: 'The zip file is encrypted with a password. Unpack it first, then bring in what was inside.',
  'too-large': 'The file unpacks into more than a handover can be. Do not open it; ask the sender what it is.',
  'no-manifest': 'The zip file has no manifest.json, so it is not a handover bundle.',
  'other-format': 'The manifest is of another format than a handover bundle.',
  'newer-version': 'The bundle is of a newer version than can be read here. Ask the sender for the document inside it.',
  'manifest-unreadable': 'The manifest is damaged or not as the format says. Ask the sender for it again.',
  'file-missing': 'A file that the manifest names is not there. Ask the sender for the bundle again.',
  'file-changed': 'A file is not as it was when the bundle was made. Do not use it; ask the sender for it again.',
  'file-not-listed':
    'There is a file that the manifest does not name. Do not open it; ask the sender for the bundle again.',
};

export const faultWords = (fault: BundleFault): string => faults[fault];

export type ReadBundle =
  | {
      readonly ok: true;
      readonly manifest: Manifest;
      readonly manifestSha256: string;
      readonly files: ReadonlyMap<string, BundleFile>;
    }
  | { readonly ok: false; readonly fault: BundleFault };

/** Bytes; far more than what one school hands over of one child. */
const mostUnpacked = 256 * 1024 * 1024;
const mostParts = 1_001;

const refused = (fault: BundleFault): ReadBundle => ({ ok: false, fault });

function unpack(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> | BundleFault {
  const parts = zipDirectory(bytes);
  if (parts === null) return 'no-zip';
  if (parts.some(({ isEncrypted }) => isEncrypted)) return 'encrypted';
  const size = parts.reduce((sum, { unpacked }) => sum + (unpacked ?? Number.POSITIVE_INFINITY), 0);
  if (parts.length > mostParts || size > mostUnpacked) return 'too-large';
  try {
    // What unpacks into more than its directory says is not unpacked further
    return new Map(Object.entries(unzipSync(bytes, { filter: ({ originalSize }) => originalSize <= mostUnpacked })));
  } catch {
    return 'no-zip';
  }
}

function readManifest(bytes: Uint8Array): Manifest | BundleFault {
  let told: unknown;
  try {
    told = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return 'manifest-unreadable';
  }
  const { format, version } = (typeof told === 'object' && told !== null ? told : {}) as Record<string, unknown>;
  if (format !== bundleFormat) return 'other-format';
  if (typeof version === 'number' && version > 1) return 'newer-version';
  const read = manifest.safeParse(told);
  return read.success ? read.data : 'manifest-unreadable';
}

export function readBundle(bytes: Uint8Array): ReadBundle {
  const parts = unpack(bytes);
  if (typeof parts === 'string') return refused(parts);
  const first = parts.get(manifestPath);
  if (first === undefined) return refused('no-manifest');
  const told = readManifest(first);
  if (typeof told === 'string') return refused(told);
  const files = new Map<string, BundleFile>();
  for (const { path, name, mediaType, sha256, bytes: length } of told.files) {
    const content = parts.get(path);
    if (content === undefined) return refused('file-missing');
    if (content.length !== length || hash('sha256', content, 'hex') !== sha256) return refused('file-changed');
    files.set(path, { path, name, mediaType, content });
  }
  const listed = new Set([manifestPath, ...files.keys()]);
  if ([...parts.keys()].some((path) => !listed.has(path))) return refused('file-not-listed');
  if (told.entries.some((entry) => entry.files.some((path) => !files.has(path)))) return refused('file-missing');
  return { ok: true, manifest: told, manifestSha256: hash('sha256', first, 'hex'), files };
}
