/** An entry as it is asked for, as it is stored, and the hash that ties it to what came before. */
import { hash, randomBytes, randomUUIDv7 } from 'node:crypto';
import { timeZone } from '../clock.ts';
import { tellsLocation } from '../kinds/location.ts';
import { kindNamed, parseEntryData } from '../kinds/registry.ts';
import type { EntryOutcome, EntrySource } from '../kinds/statement.ts';
import type { Compartment, EntryStatus, Viewer } from '../kinds/vocabulary.ts';
import type { RuleEntry } from '../rulebook/entry.ts';

/** When something happened: a day, a moment, or from one day to another. */
export type Happened =
  | { readonly day: Temporal.PlainDate; readonly to?: Temporal.PlainDate }
  | { readonly moment: Temporal.Instant };

/** A file that belongs to an entry, and the hash of its content in hexadecimal. */
export type Attached = { readonly file: string; readonly sha256: string };

export type NewEntry = {
  readonly kind: string;
  readonly happened: Happened;
  readonly data: unknown;
  /** The organisation that records it. */
  readonly organisation: string;
  readonly recordedBy: string | null;
  readonly compartment?: Compartment;
  readonly audience?: readonly Viewer[] | null;
  readonly parties?: readonly string[];
  readonly status?: EntryStatus;
  readonly corrects?: string;
  /** The same for the entries of several children that one event made. */
  readonly event?: string;
  /** The system that the entry comes from, when it is not this one. */
  readonly homeSystem?: string;
  /** Where it stands in that system. */
  readonly homeReference?: string | undefined;
  /** Whose data it is; the recording organisation's unless given. */
  readonly controller?: string;
  /** Whose eyes or words it rests on. */
  readonly source?: EntrySource | undefined;
  /** Of an allegation or a finding, what came of looking into it. */
  readonly outcome?: EntryOutcome | undefined;
  /** Of a correction, why. */
  readonly correctedBecause?: string | undefined;
  readonly attachments?: readonly Attached[];
  readonly batch?: string;
  /** For history that is brought in and refers to itself. Default: a fresh id. */
  readonly id?: string;
  /** When it was recorded, for history that is brought in. Default: the time of the append. Never later than that. */
  readonly recordedAt?: Temporal.Instant;
};

export type StoredEntry = {
  readonly id: string;
  readonly seq: number;
  readonly event: string;
  readonly kind: string;
  readonly kindVersion: number;
  readonly happenedFrom: Temporal.Instant;
  readonly happenedTo: Temporal.Instant | null;
  readonly precision: 'day' | 'moment';
  readonly recordedAt: Temporal.Instant;
  readonly recordedBy: string | null;
  readonly organisation: string;
  readonly controller: string;
  readonly homeSystem: string;
  readonly compartment: Compartment;
  readonly audience: readonly Viewer[] | null;
  readonly parties: readonly string[];
  readonly status: EntryStatus;
  readonly data: Readonly<Record<string, unknown>>;
  readonly corrects: string | null;
  readonly batch: string | null;
  /** It tells where the child is, and that was protected later. No part of what was recorded. */
  readonly covered?: boolean;
  /** What is said of an entry besides; absent where nothing is. */
  readonly source?: EntrySource;
  readonly outcome?: EntryOutcome;
  readonly homeReference?: string;
  readonly correctedBecause?: string;
  readonly attachments?: readonly Attached[];
};

/** Salt and hashes as hexadecimal text; hashes are made of that text too. */
export type HashedEntry = StoredEntry & { readonly salt: string; readonly contentHash: string };

const mostDays = 4096;
const starts = new Map<string, Temporal.Instant>();

/** Remembered for some days: the entries of an import share a few, and the rules of the time zone cost much to ask. */
function startOf(day: Temporal.PlainDate): Temporal.Instant {
  const name = day.toString();
  const known = starts.get(name);
  if (known !== undefined) return known;
  if (starts.size >= mostDays) starts.clear();
  const start = day.toZonedDateTime(timeZone).toInstant();
  starts.set(name, start);
  return start;
}

/**
 * Fills in what the kind says and checks the data. Throws UNKNOWN_KIND or ENTRY_INVALID.
 *
 * @param locationProtected what tells where the child is goes into the compartment for that, whatever was asked for
 */
export function completeEntry(
  entry: NewEntry,
  seq: number,
  recordedAt: Temporal.Instant,
  locationProtected = false,
): HashedEntry {
  const kind = kindNamed(entry.kind);
  const { happened } = entry;
  const complete: StoredEntry = {
    id: entry.id ?? randomUUIDv7(),
    seq,
    event: entry.event ?? randomUUIDv7(),
    kind: entry.kind,
    kindVersion: kind.version,
    happenedFrom: 'moment' in happened ? happened.moment : startOf(happened.day),
    happenedTo: 'moment' in happened || happened.to === undefined ? null : startOf(happened.to),
    precision: 'moment' in happened ? 'moment' : 'day',
    recordedAt,
    recordedBy: entry.recordedBy,
    organisation: entry.organisation,
    controller: entry.controller ?? entry.organisation,
    homeSystem: entry.homeSystem ?? 'throughline',
    compartment:
      locationProtected && tellsLocation(entry.kind) ? 'protected-location' : (entry.compartment ?? kind.compartment),
    audience: entry.audience ?? null,
    parties: entry.parties ?? [],
    status: entry.status ?? kind.status,
    data: parseEntryData(entry.kind, entry.data),
    corrects: entry.corrects ?? null,
    batch: entry.batch ?? null,
    ...(entry.source === undefined ? {} : { source: entry.source }),
    ...(entry.outcome === undefined ? {} : { outcome: entry.outcome }),
    ...(entry.homeReference === undefined ? {} : { homeReference: entry.homeReference }),
    ...(entry.correctedBecause === undefined ? {} : { correctedBecause: entry.correctedBecause }),
    ...(entry.attachments === undefined || entry.attachments.length === 0 ? {} : { attachments: entry.attachments }),
  };
  const salt = freshSalt();
  return { ...complete, salt, contentHash: contentHash(complete, salt) };
}

const saltBytes = 16;
let salts = '';

/** Chance is asked for in stretches: asking costs more than what is got. */
function freshSalt(): string {
  if (salts === '') salts = randomBytes(saltBytes * 256).toString('hex');
  const salt = salts.slice(0, saltBytes * 2);
  salts = salts.slice(saltBytes * 2);
  return salt;
}

/** Salted, so that the hash of a disposed entry says nothing about what it held. */
export function contentHash(entry: StoredEntry, salt: string): string {
  const before = [
    entry.id,
    entry.seq,
    entry.event,
    entry.kind,
    entry.kindVersion,
    entry.happenedFrom.epochMilliseconds,
    entry.happenedTo?.epochMilliseconds ?? null,
    entry.precision,
    entry.recordedAt.epochMilliseconds,
    entry.recordedBy,
    entry.organisation,
    entry.controller,
    entry.homeSystem,
    entry.compartment,
    entry.audience,
    entry.parties,
    entry.status,
  ];
  const after = [entry.corrects, entry.batch];
  const { source, outcome, homeReference, correctedBecause, attachments } = entry;
  const besides = pairsText({ source, outcome, homeReference, correctedBecause, attachments });
  // One array of json, with the data as its pairs in the order of their keys
  return hash(
    'sha256',
    `${salt}${JSON.stringify(before).slice(0, -1)},${pairsText(entry.data)},${JSON.stringify(after).slice(1)}${besides === '[]' ? '' : besides}`,
  );
}

/** The same data always gives the same text, also after the database has put its keys in another order. */
function pairsText(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(pairsText).join(',')}]`;
  const fields = value as Readonly<Record<string, unknown>>;
  let text = '';
  for (const key of Object.keys(fields).toSorted()) {
    const part = fields[key];
    if (part !== undefined) text += `${text === '' ? '' : ','}[${JSON.stringify(key)},${pairsText(part)}]`;
  }
  return `[${text}]`;
}

/** The next link of a subject's chain. */
export const nextLink = (chain: string, content: string): string => hash('sha256', chain + content);

/** The beginning of every chain. */
export const firstLink = '00'.repeat(32);

/** The entry as the rulebook reads it. */
export const ruleEntry = (entry: StoredEntry): RuleEntry => ({
  id: entry.id,
  seq: entry.seq,
  kind: entry.kind,
  happened: entry.happenedFrom.epochMilliseconds,
  recorded: entry.recordedAt.epochMilliseconds,
  // What is derived from it may be seen by those who may see it now
  compartment: entry.covered === true ? 'protected-location' : entry.compartment,
  organisation: entry.organisation,
  audience: entry.audience,
  data: entry.data,
  corrects: entry.corrects,
});
