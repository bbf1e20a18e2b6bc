/**
 * The open format of a handover that leaves the product: a zip file with `manifest.json`, a document for people, and the files
 * that belong to what is handed over. Described for other programs in docs/reference/formats/handover-bundle.md.
 */
import { z } from 'zod';

export const bundleFormat = 'throughline-handover';
export const bundleVersion = 1;
export const manifestPath = 'manifest.json';

const text = z.string().max(4_000);
const short = z.string().max(300);
const hash = z.string().regex(/^[0-9a-f]{64}$/u);

/** Relative, below one folder at most, of plain letters: it can be written to any disk. */
const path = z.string().regex(/^(?:files\/)?[A-Za-z0-9][A-Za-z0-9._-]{0,120}$/u);

const school = z.object({ name: short, number: z.string().max(7).optional() });

export const manifest = z.object({
  format: z.literal(bundleFormat),
  version: z.literal(bundleVersion),
  id: z.uuid(),
  madeAt: z.iso.datetime(),
  madeBy: z.object({ name: short, role: short, organisation: short }),
  /** `safeguarding` goes from one designated safeguarding lead to the other and holds nothing else. */
  part: z.enum(['school', 'safeguarding']),
  from: school,
  to: school,
  child: z.object({
    surname: short,
    forename: short,
    dateOfBirth: z.iso.date(),
    upn: z.string().max(13).optional(),
  }),
  move: z.object({
    kind: short,
    leavesOn: z.iso.date().optional(),
    startsOn: z.iso.date().optional(),
  }),
  /** Items of the handover that this brings. */
  carries: z.array(z.object({ item: short, title: short })).max(100),
  entries: z
    .array(
      z.object({
        id: z.uuid(),
        kind: short,
        title: short,
        happenedOn: z.iso.date(),
        recordedAt: z.iso.datetime(),
        organisation: short,
        status: z.enum(['fact', 'allegation', 'opinion', 'finding']),
        compartment: short,
        /** In words, as a person reads it. */
        says: z.string().max(20_000),
        /** As it was recorded, by the kind of entry. */
        data: z.record(z.string(), z.unknown()),
        files: z.array(path).max(100),
      }),
    )
    .max(5_000),
  files: z.array(z.object({ path, name: short, mediaType: short, bytes: z.int().min(0), sha256: hash })).max(1_000),
  note: text.optional(),
});
export type Manifest = z.output<typeof manifest>;
export type BundledEntry = Manifest['entries'][number];

export type BundleFile = {
  readonly path: string;
  readonly name: string;
  readonly mediaType: string;
  readonly content: Uint8Array;
};
