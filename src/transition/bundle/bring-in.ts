/** Reading a bundle of another installation back: looked at first, then brought into the record of a child, each entry once. */
import { dayOf } from '../../clock.ts';
import { problem } from '../../errors.ts';
import { attachmentName } from '../../interchange/attachments/attachment-name.ts';
import { checkAttachment } from '../../interchange/attachments/check-attachment.ts';
import type { BundledEntry, Manifest } from '../../interchange/bundle/bundle-format.ts';
import { faultWords, readBundle } from '../../interchange/bundle/read-bundle.ts';
import { handedOverEntry } from '../../kinds/brought-in.ts';
import { type Compartment, compartmentCodes, type Role } from '../../kinds/vocabulary.ts';
import { identifiersOf, type OpenChild } from '../../record/child.ts';
import { type Draft, findDraft, newDraftId, removeDraft, saveDraft } from '../../record/drafts/draft.ts';
import { recordTogether } from '../../record/entries/record-together.ts';
import { type RecordingPost, recordingPosts } from '../../record/entries/recording-posts.ts';
import { attachFiles } from '../../record/files/attach-files.ts';
import { contentOf, storeFile, waitingFiles } from '../../record/files/waiting-files.ts';
import { mayAdd } from '../../record/may-add.ts';
import { wholeChronology } from '../../record/whole-chronology.ts';

type Readable = Extract<ReturnType<typeof readBundle>, { readonly ok: true }>;

/** Why an entry of a bundle stays out. */
export const stayOut = {
  'already-here': 'It was brought in before',
  'other-part': 'You may not record in this part of the record. Ask somebody who does to bring in the same file',
  'not-yet': 'Its date lies ahead',
} as const;
export type StayOut = keyof typeof stayOut;

export type LookedAt = {
  readonly manifest: Manifest;
  readonly comes: readonly BundledEntry[];
  readonly stays: readonly { readonly entry: BundledEntry; readonly because: StayOut }[];
};

const readers: readonly Role[] = [
  'dsl',
  'headteacher',
  'senco',
  'data-manager',
  'matching-officer',
  'admissions-officer',
];

/** For which organisation the viewer brings in what was handed over, or undefined. */
export const bringsInFor = (child: OpenChild): RecordingPost | undefined =>
  recordingPosts(child).find(({ roles }) => roles.some((role) => readers.includes(role)));

const plain = (name: string): string =>
  name
    .normalize('NFKD')
    .replaceAll(/[^\p{L}]/gu, '')
    .toLowerCase();

/** The same day of birth, and the same number or else the same names. */
async function isAbout(child: OpenChild, told: Manifest['child']): Promise<boolean> {
  if (told.dateOfBirth !== child.dateOfBirth.toString()) return false;
  const numbers = (await identifiersOf(child)).filter(({ scheme }) => scheme === 'upn').map(({ value }) => value);
  if (told.upn !== undefined && numbers.length > 0) return numbers.includes(told.upn);
  return plain(told.surname) === plain(child.surname) && plain(told.forename) === plain(child.forename);
}

export type Taken = { readonly ok: true; readonly draft: string } | { readonly ok: false; readonly says: string };

/** Keeps an uploaded bundle beside the record until it is brought in. What is wrong is said in words for the form. */
export async function takeBundle(child: OpenChild, name: string, bytes: Buffer, sha256: string): Promise<Taken> {
  const read = readBundle(bytes);
  if (!read.ok) return { ok: false, says: faultWords(read.fault) };
  const { part, child: about } = read.manifest;
  if (part === 'safeguarding' && bringsInFor(child)?.roles.includes('dsl') !== true)
    return { ok: false, says: 'This file is for the designated safeguarding lead alone. Pass it on, and keep no copy' };
  if (!(await isAbout(child, about)))
    return { ok: false, says: 'The file is about another child, or the name, number or date of birth differs' };
  const id = newDraftId();
  await saveDraft(child, { id, kind: handedOverEntry.name, corrects: null, typed: new Map() });
  const facts = { name, mediaType: 'application/zip', bytes: bytes.length, sha256 };
  await storeFile(child.access, { id, child: child.id }, facts, bytes);
  return { ok: true, draft: id };
}

/** Throws NOT_FOUND for a draft that is not the viewer's own, or not of this child. */
async function kept(child: OpenChild, id: string): Promise<{ readonly draft: Draft; readonly bundle: Readable }> {
  const draft = await findDraft(child.access, id);
  if (draft === undefined || draft.child !== child.id || draft.kind !== handedOverEntry.name)
    throw problem('NOT_FOUND');
  const [file] = await waitingFiles(child.access, id);
  const bundle = file === undefined ? undefined : readBundle(await contentOf(child.access, file.id));
  if (bundle?.ok !== true) throw problem('NOT_FOUND');
  return { draft, bundle };
}

const compartmentOf = ({ compartment }: BundledEntry): Compartment | undefined =>
  compartmentCodes.find((code) => code === compartment && code !== 'protected-location');

async function sorted(child: OpenChild, { manifest }: Readable): Promise<LookedAt> {
  const { standing } = await wholeChronology(child.access, child.id);
  const here = new Set(
    standing.filter(({ kind }) => kind === handedOverEntry.name).map(({ data }) => data['entry'] as string),
  );
  const today = dayOf(child.access.now).toString();
  const why = (entry: BundledEntry): StayOut | undefined => {
    const compartment = compartmentOf(entry);
    if (compartment === undefined || !mayAdd(child, handedOverEntry.name, compartment)) return 'other-part';
    if (here.has(entry.id)) return 'already-here';
    return entry.happenedOn > today ? 'not-yet' : undefined;
  };
  const all = manifest.entries.map((entry) => ({ entry, because: why(entry) }));
  return {
    manifest,
    comes: all.filter(({ because }) => because === undefined).map(({ entry }) => entry),
    stays: all.flatMap(({ entry, because }) => (because === undefined ? [] : [{ entry, because }])),
  };
}

export const lookAtBundle = async (child: OpenChild, draft: string): Promise<LookedAt> =>
  sorted(child, (await kept(child, draft)).bundle);

export type BroughtIn = { readonly entries: number; readonly filesLeftOut: readonly string[] };

type Stored = ReadonlyMap<string, { readonly file: string; readonly sha256: string }>;

/** Files of kinds that are not taken here stay out; the entries they belong to do not. */
async function storeFiles(child: OpenChild, draft: Draft, bundle: Readable, paths: ReadonlySet<string>) {
  const stored = new Map<string, { readonly file: string; readonly sha256: string }>();
  const leftOut: string[] = [];
  for (const { path, name, bytes, sha256 } of bundle.manifest.files.filter((each) => paths.has(each.path))) {
    const content = Buffer.from(bundle.files.get(path)?.content ?? []);
    const checked = await checkAttachment(content);
    if (!checked.ok) leftOut.push(name);
    else {
      const { mediaType } = checked;
      const facts = { name: attachmentName(name, mediaType), mediaType, bytes, sha256 };
      stored.set(path, { file: await storeFile(child.access, draft, facts, content), sha256 });
    }
  }
  return { stored: stored as Stored, leftOut };
}

/** Throws NOT_FOUND, NOT_ALLOWED, and CHANGED_MEANWHILE when others have written since it was looked at. */
export async function bringIn(child: OpenChild, id: string, seen: number): Promise<BroughtIn> {
  const { access } = child;
  const held = bringsInFor(child);
  if (held === undefined) throw problem('NOT_ALLOWED', { action: 'bring in what was handed over' });
  const { draft, bundle } = await kept(child, id);
  const { comes, manifest } = await sorted(child, bundle);
  const { stored, leftOut } = await storeFiles(child, draft, bundle, new Set(comes.flatMap(({ files }) => files)));
  const filesOf = (entry: BundledEntry) => entry.files.flatMap((path) => stored.get(path) ?? []);
  const entries = comes.map((entry) => ({
    kind: handedOverEntry.name,
    happened: { day: Temporal.PlainDate.from(entry.happenedOn) },
    organisation: held.organisation,
    recordedBy: access.actor.practitioner,
    compartment: compartmentOf(entry) ?? 'general',
    status: entry.status,
    attachments: filesOf(entry),
    data: {
      bundle: manifest.id,
      entry: entry.id,
      from: entry.organisation,
      title: entry.title,
      recordedOn: entry.recordedAt.slice(0, 10),
      says: entry.says.trim() === '' ? entry.title : entry.says,
    },
  }));
  if (entries.length > 0) {
    const done = await recordTogether(child, entries, { action: 'handover bundle brought in', seen });
    if (!done.recorded) throw problem('CHANGED_MEANWHILE');
    for (const [index, entry] of comes.entries()) {
      const files = filesOf(entry).map(({ file }) => file);
      await attachFiles(access, files, [{ subject: child.id, entry: done.ids[index] ?? '' }]);
    }
  }
  await removeDraft(access, draft.id);
  return { entries: entries.length, filesLeftOut: leftOut };
}
