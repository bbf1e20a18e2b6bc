/** Contacts with the front door as the viewer sees them: what was asked, how far it has come, what was decided and answered. */
import type { ContactOutcome, ContactPurpose, Referrer, ScreeningStage } from '../kinds/contact.ts';
import type { ChronologyEntry } from '../record/chronology.ts';

export type Contact = {
  readonly id: string;
  /** Null when the viewer sees what came of it and not the contact itself. */
  readonly made: ChronologyEntry | null;
  readonly asks: ContactPurpose | null;
  readonly referrer: Referrer;
  readonly byTelephone: boolean;
  readonly harm: boolean;
  /** Oldest first. */
  readonly screened: readonly { readonly stage: ScreeningStage; readonly entry: ChronologyEntry }[];
  readonly confirmed: ChronologyEntry | null;
  readonly decided: ChronologyEntry | null;
  readonly outcome: ContactOutcome | null;
  /** Newest first. */
  readonly replies: readonly ChronologyEntry[];
  /** When it was made, or else when something was first recorded of it. */
  readonly at: Temporal.Instant;
};

const isStanding = ({ correctedBy, withdrawnBy }: ChronologyEntry): boolean =>
  correctedBy === null && withdrawnBy === null;

/** What of a chronology counts now, newest first as it came. */
export const standingOf = (entries: readonly ChronologyEntry[]): readonly ChronologyEntry[] =>
  entries.filter(isStanding);

const kinds = new Set([
  'contact.made',
  'contact.screened',
  'contact.confirmed-in-writing',
  'contact.decided',
  'referrer.replied',
]);

function contactOf(id: string, entries: readonly ChronologyEntry[]): Contact {
  const ofKind = (kind: string) => entries.filter((entry) => entry.kind === kind);
  const made = ofKind('contact.made').at(0) ?? null;
  const decided = ofKind('contact.decided').at(0) ?? null;
  const first = made ?? entries.at(-1);
  return {
    id,
    made,
    asks: (made?.data['asks'] as ContactPurpose | undefined) ?? null,
    referrer: (made?.data['referrer'] as Referrer | undefined) ?? 'professional',
    byTelephone: made?.data['by'] === 'telephone',
    harm: made?.data['harm'] === true,
    screened: ofKind('contact.screened')
      .toReversed()
      .map((entry) => ({ stage: entry.data['stage'] as ScreeningStage, entry })),
    confirmed: ofKind('contact.confirmed-in-writing').at(0) ?? null,
    decided,
    outcome: (decided?.data['outcome'] as ContactOutcome | undefined) ?? null,
    replies: ofKind('referrer.replied'),
    at: first?.happenedFrom ?? Temporal.Instant.fromEpochMilliseconds(0),
  };
}

/** @param entries newest first; contacts come newest first too */
export function contactsIn(entries: readonly ChronologyEntry[]): readonly Contact[] {
  const about = standingOf(entries).filter(({ kind, data }) => kinds.has(kind) && typeof data['contact'] === 'string');
  const groups = Map.groupBy(about, ({ data }) => String(data['contact']));
  return [...groups]
    .map(([id, some]) => contactOf(id, some))
    .toSorted((a, b) => b.at.epochMilliseconds - a.at.epochMilliseconds);
}

/** Those that still wait for somebody. Information that was only given waits for nobody. */
export const isOpenContact = ({ decided, made, asks }: Contact): boolean =>
  made !== null && decided === null && asks !== 'information-given';
