/** Makes a bundle: the document, the manifest, the files; sealed behind a link and a code, or to be printed and carried. */
import { randomBytes, randomInt } from 'node:crypto';
import { dayOf } from '../../clock.ts';
import { problem } from '../../errors.ts';
import type { BundledEntry, BundleFile, Manifest } from '../../interchange/bundle/bundle-format.ts';
import { type PackDocument, packDocument } from '../../interchange/bundle/pack-document.ts';
import { renderPack } from '../../interchange/bundle/render-pack.ts';
import { sealBundle } from '../../interchange/bundle/seal-bundle.ts';
import { bundledPath, writeBundle } from '../../interchange/bundle/write-bundle.ts';
import { kindNamed, sentenceOf } from '../../kinds/registry.ts';
import { moveKinds } from '../../kinds/transition.ts';
import { roles } from '../../kinds/vocabulary.ts';
import { keepBundle, newBundleId } from '../../record/bundles/kept-bundles.ts';
import { identifiersOf, type OpenChild } from '../../record/child.ts';
import type { ChronologyEntry } from '../../record/chronology.ts';
import { attachmentsOf, openAttachment } from '../../record/files/attachments.ts';
import { loadNames, type Organisation } from '../../record/organisations.ts';
import { isLocationProtected } from '../export/leavers.ts';
import type { Handover, HandoverItem } from '../handover.ts';
import { takeItemStep } from '../take-item-step.ts';
import { type BundlePart, bundleContents } from './bundle-contents.ts';

export type AskedBundle = {
  readonly part: BundlePart;
  readonly entries: readonly string[];
  readonly items: readonly string[];
  readonly toName: string;
  /** `link`: sealed, for somebody else to fetch. `carried`: to be printed or put on a stick by whoever makes it. */
  readonly way: 'link' | 'carried';
};

export type MadeBundle =
  | { readonly way: 'carried'; readonly fileName: string; readonly zip: Uint8Array }
  /** Link and code are shown once and kept nowhere. */
  | {
      readonly way: 'link';
      readonly secret: string;
      readonly code: string;
      readonly until: Temporal.Instant;
    };

/** How long somebody has to fetch it. */
const waits = { hours: 14 * 24 } as const;
/** Bytes of all files together. */
const mostBytes = 60 * 1024 * 1024;

type Packed = { readonly entries: readonly BundledEntry[]; readonly files: readonly BundleFile[] };

async function pack(child: OpenChild, chosen: readonly ChronologyEntry[]): Promise<Packed> {
  const { access } = child;
  const attached = await attachmentsOf(
    child,
    chosen.map(({ id }) => id),
  );
  const names = await loadNames(
    access,
    chosen.map(({ organisation }) => organisation),
    chosen.flatMap(({ recordedBy }) => recordedBy ?? []),
  );
  const files: BundleFile[] = [];
  const paths = new Map<string, string>();
  let bytes = 0;
  for (const { id, name } of [...attached.values()].flat()) {
    if (paths.has(id)) continue;
    const file = await openAttachment(child, id);
    if (file === undefined) continue;
    bytes += file.bytes;
    if (bytes > mostBytes) throw problem('BUNDLE_TOO_LARGE');
    const path = bundledPath(files.length, name);
    paths.set(id, path);
    files.push({ path, name, mediaType: file.mediaType, content: file.content });
  }
  const entries = chosen.map(
    (entry): BundledEntry => ({
      id: entry.id,
      kind: entry.kind,
      title: kindNamed(entry.kind).title,
      happenedOn: dayOf(entry.happenedFrom).toString(),
      recordedAt: entry.recordedAt.toString({ smallestUnit: 'second' }),
      organisation: names.organisation(entry.organisation),
      status: entry.status,
      compartment: entry.compartment,
      says: sentenceOf(entry.kind, entry.data, names),
      data: entry.data,
      files: (attached.get(entry.id) ?? []).flatMap(({ id }) => paths.get(id) ?? []),
    }),
  );
  return { entries, files };
}

/** Eight digits, in two groups as people read them out. */
const newCode = (): string => String(randomInt(100_000_000)).padStart(8, '0');

async function aboutBundle(
  child: OpenChild,
  { move }: Handover,
  sender: Organisation,
  asked: AskedBundle,
  id: string,
): Promise<Omit<Manifest, 'files' | 'entries' | 'carries'>> {
  const { actor, now } = child.access;
  const held = actor.posts.find(({ organisation }) => organisation === sender.id);
  const upn = (await identifiersOf(child)).find(({ scheme }) => scheme === 'upn')?.value;
  return {
    format: 'throughline-handover',
    version: 1,
    id,
    madeAt: now.toString({ smallestUnit: 'second' }),
    madeBy: {
      name: actor.name,
      role: held === undefined ? '' : roles[held.role],
      organisation: sender.name,
    },
    part: asked.part,
    from: { name: sender.name, ...(sender.number === null ? {} : { number: sender.number }) },
    to: { name: asked.toName },
    child: {
      surname: child.surname,
      forename: child.forename,
      dateOfBirth: child.dateOfBirth.toString(),
      ...(upn === undefined ? {} : { upn }),
    },
    move: {
      kind: moveKinds[move.kind],
      ...(move.leavesOn === null ? {} : { leavesOn: move.leavesOn.toString() }),
      ...(move.startsOn === null ? {} : { startsOn: move.startsOn.toString() }),
    },
  };
}

export type ComposedBundle = {
  readonly about: Omit<Manifest, 'files'>;
  readonly files: readonly BundleFile[];
  readonly items: readonly HandoverItem[];
  /** As the receiver reads it. */
  readonly document: PackDocument;
};

/**
 * What a bundle would be, before anything leaves. What is chosen and may not be in it is left out. Throws NOT_ALLOWED,
 * TRANSFER_FILE_BLOCKED while it is protected where the child is, BUNDLE_EMPTY, BUNDLE_TOO_LARGE.
 */
export async function composeBundle(
  child: OpenChild,
  handover: Handover,
  sender: Organisation,
  asked: AskedBundle,
): Promise<ComposedBundle> {
  if (await isLocationProtected(child.access, child.id)) throw problem('TRANSFER_FILE_BLOCKED');
  const contents = await bundleContents(child, handover, sender, asked.part);
  if (contents === undefined) throw problem('NOT_ALLOWED', { action: 'make this bundle' });
  const chosen = contents.entries.filter(({ id }) => asked.entries.includes(id));
  const items = contents.items.filter(({ code }) => asked.items.includes(code));
  if (chosen.length === 0) throw problem('BUNDLE_EMPTY');
  const { entries, files } = await pack(child, chosen);
  const carries = items.map(({ code, rule }) => ({ item: code, title: rule.title }));
  const made = await aboutBundle(child, handover, sender, asked, newBundleId());
  const about = { ...made, entries: [...entries], carries };
  const document = packDocument(about, new Map(files.map(({ path, name }) => [path, name])));
  return { about, files, items, document };
}

/** Throws as `composeBundle` does, and CHANGED_MEANWHILE. */
export async function makeBundle(
  child: OpenChild,
  handover: Handover,
  sender: Organisation,
  asked: AskedBundle,
  seen: number,
): Promise<MadeBundle> {
  const { access } = child;
  const { about, files, items, document } = await composeBundle(child, handover, sender, asked);
  const { id } = about;
  const { zip, manifestSha256 } = writeBundle(about, [renderPack(document), ...files]);
  const keys = { secret: randomBytes(32).toString('base64url'), code: newCode(), until: access.now.add(waits) };
  const isLink = asked.way === 'link';
  await keepBundle(child, {
    id,
    move: handover.move.id,
    organisation: sender.id,
    part: asked.part,
    toName: asked.toName,
    items: items.map(({ code }) => code),
    entries: about.entries.map((entry) => entry.id),
    bytes: zip.length,
    manifestSha256,
    link: isLink ? { secret: keys.secret, sealed: await sealBundle(zip, keys), until: keys.until } : null,
  });
  const told = isLink ? 'Sealed bundle behind a link, with a code told another way' : 'Bundle, printed or carried';
  let last = seen;
  for (const item of items) {
    await takeItemStep(
      child,
      handover,
      item,
      'sent',
      { channel: isLink ? 'portal' : 'hand', note: told },
      sender,
      last,
    );
    last += 1;
  }
  return isLink ? { way: 'link', ...keys } : { way: 'carried', fileName: `handover-${asked.part}.zip`, zip };
}
