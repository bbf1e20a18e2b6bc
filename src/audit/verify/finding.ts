/** What a verification finds wrong, each named by its place, its entry, or both; and the words for it. */

type At = { readonly position: number; readonly entry: string };
type InRecord = { readonly entry: string; readonly child: string };
type Between = { readonly from: number; readonly to: number };

export type Finding =
  /** Says something else than what was placed. */
  | (At & { readonly what: 'altered' })
  /** Is gone, and nobody erased it lawfully. */
  | (At & { readonly what: 'removed' })
  /** Its place in the tree is not the one that was given: made to fit afterwards. */
  | (At & { readonly what: 'forged-place' })
  /** Stands where another stood. */
  | (At & { readonly what: 'moved'; readonly belongsAt: number })
  /** Was put into the log past the sequencer, or kept from it. */
  | { readonly what: 'unplaced'; readonly entry: string; readonly belongsAt: number | null }
  /** Nothing stands at these places any more; `to` is the last. */
  | (Between & { readonly what: 'missing' })
  /** The stored hash of a place is not that of its entry. */
  | (At & { readonly what: 'tile-hash' })
  | { readonly what: 'tile'; readonly level: number; readonly number: number }
  /** Is not signed by a key of this log, or cannot be read. */
  | { readonly what: 'false-checkpoint'; readonly size: number }
  /** Something from one size to the other is not what was signed, and it cannot be told which entry. */
  | (Between & { readonly what: 'not-as-signed' })
  | { readonly what: 'false-cosignature'; readonly size: number; readonly witness: string }
  | { readonly what: 'false-key'; readonly number: number }
  /** Somebody holds a checkpoint that this log does not continue. */
  | (Between & { readonly what: 'not-as-held'; readonly holder: string })
  | (At & { readonly what: 'not-the-leaf-held'; readonly holder: string })
  | { readonly what: 'unreadable-holding'; readonly holder: string }
  /** In the children's record, which the audit vouches for. */
  | (InRecord & { readonly what: 'record-altered' })
  | (InRecord & { readonly what: 'record-removed' })
  | (InRecord & { readonly what: 'record-inserted' });

/** Places count from 0; people count from 1. */
const place = (position: number): string => `entry ${position + 1}`;
const span = ({ from, to }: Between): string => (from === to ? place(from) : `entries ${from + 1} to ${to + 1}`);

const words: { readonly [What in Finding['what']]: (finding: Extract<Finding, { readonly what: What }>) => string } = {
  altered: ({ position, entry }) => `${place(position)} (${entry}) was altered: it is not what was written down.`,
  removed: ({ position, entry }) => `${place(position)} (${entry}) was removed.`,
  'forged-place': ({ position, entry }) =>
    `${place(position)} (${entry}) was altered and its hashes made to fit: what stands there is not what was placed.`,
  moved: ({ position, entry, belongsAt }) =>
    `${place(position)} (${entry}) was moved there: it was ${place(belongsAt)}.`,
  unplaced: ({ entry, belongsAt }) =>
    belongsAt === null
      ? `Entry ${entry} was inserted past the log, or kept out of it: it has no place and does not wait for one.`
      : `Entry ${entry} lost its place: it was ${place(belongsAt)}.`,
  missing: (finding) => `${span(finding)}: nothing stands there any more.`,
  'tile-hash': ({ position, entry }) =>
    `${place(position)} (${entry}) is right; its hash in the stored tile was altered.`,
  tile: ({ level, number }) => `The stored tile ${number} of level ${level} was altered or removed.`,
  'false-checkpoint': ({ size }) =>
    `The checkpoint over ${size} entries was not signed by a key of this log, or was altered.`,
  'not-as-signed': (finding) =>
    `${span(finding)}: something among them is not what was signed. Which one cannot be told from what is here.`,
  'false-cosignature': ({ size, witness }) =>
    `The word of ${witness} on the checkpoint over ${size} entries is not theirs.`,
  'false-key': ({ number }) =>
    `The statement of key ${number} does not hold, or does not follow from the key that is trusted.`,
  'not-as-held': ({ holder, ...finding }) =>
    `${span(finding)}: something among them was changed since ${holder} received a checkpoint over them.`,
  'not-the-leaf-held': ({ position, entry, holder }) =>
    `${place(position)} (${entry}) is not the one that ${holder} holds the hash of.`,
  'unreadable-holding': ({ holder }) => `What ${holder} holds is no checkpoint of this log.`,
  'record-altered': ({ entry, child }) =>
    `In the record of child ${child}, entry ${entry} was altered: it is not what was recorded.`,
  'record-removed': ({ entry, child }) => `In the record of child ${child}, entry ${entry} was removed.`,
  'record-inserted': ({ entry, child }) =>
    `In the record of child ${child}, entry ${entry} has no event that vouches for it: it was inserted, or its event was removed.`,
};

export function inWords(finding: Finding): string {
  const say = words[finding.what] as (finding: Finding) => string;
  const said = say(finding);
  return `${said.slice(0, 1).toUpperCase()}${said.slice(1)}`;
}

/** The ids and places that a finding names. */
export function namedBy(finding: Finding): { readonly entries: readonly string[]; readonly places: Between | null } {
  const entries = 'entry' in finding ? [finding.entry] : [];
  if ('position' in finding) return { entries, places: { from: finding.position, to: finding.position } };
  if ('from' in finding) return { entries, places: finding };
  return { entries, places: null };
}
