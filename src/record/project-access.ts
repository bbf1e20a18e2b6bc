/**
 * What the chronology says about who may see it: involvements, records and places that are closed, emergencies, and what was
 * shared. Pure; the tables and the grants are made from this.
 */
import type { Closing, Emergency, NamedPerson } from '../access/standing.ts';
import { endOfDay } from '../clock.ts';
import { named, type Purpose, post, type Role, type Viewer } from '../kinds/vocabulary.ts';
import { type Counting, text, texts } from './counting.ts';
import type { Move } from './project-schooling.ts';

export type ProjectedInvolvement = {
  readonly id: string;
  readonly organisation: string;
  readonly practitioner: string | null;
  readonly role: Role | null;
  readonly purpose: Purpose;
  readonly reason: string;
  readonly startsAt: number;
  readonly endsAt: number | null;
  readonly isProtected: boolean;
};

/** A time in which something is closed to all but the same people. */
export type ProjectedClosing = Closing & {
  readonly id: string;
  readonly closes: 'record' | 'location';
  readonly ground: string;
  readonly reviewOn: string;
  /** When it was lifted or changed. The people named last for a place keep what was recorded apart, so `endsAt` may be later. */
  readonly overAt: number | null;
};

export type ProjectedEmergency = Emergency & {
  readonly reasonCode: string;
  readonly reason: string;
  readonly reviewedBy: string | null;
  readonly outcome: string | null;
};

export type ProjectedShare = {
  readonly sharing: string;
  readonly entry: string;
  readonly viewer: Viewer;
  readonly startsAt: number;
  readonly endsAt: number | null;
};

export function involvementsOf(entries: readonly Counting[]): readonly ProjectedInvolvement[] {
  const involvements = new Map<string, ProjectedInvolvement>();
  for (const { kind, data, happened, isProtected } of entries) {
    const id = text(data['involvement']);
    if (id === null) continue;
    if (kind === 'involvement.started') {
      const until = text(data['until']);
      involvements.set(id, {
        id,
        organisation: text(data['organisation']) ?? '',
        practitioner: text(data['practitioner']),
        role: text(data['role']) as Role | null,
        purpose: data['purpose'] as Purpose,
        reason: text(data['reason']) ?? '',
        startsAt: happened,
        endsAt: until === null ? null : endOfDay(until),
        isProtected,
      });
    } else if (kind === 'involvement.ended') {
      const open = involvements.get(id);
      if (open !== undefined) involvements.set(id, { ...open, endsAt: Math.max(open.startsAt, happened) });
    }
  }
  return [...involvements.values()];
}

const closes = { 'record.restricted': 'record', 'location.protected': 'location' } as const;
const closingId = (data: Counting['data']): string | null => text(data['restriction']) ?? text(data['protection']);

/** Each time with the same people: a change of them ends one and begins another. */
export function closingsOf(entries: readonly Counting[]): readonly ProjectedClosing[] {
  const steps = new Map<string, ProjectedClosing[]>();
  for (const { kind, data, happened } of entries) {
    const id = closingId(data);
    if (id === null) continue;
    const before = steps.get(id) ?? [];
    const last = before.at(-1);
    if (kind === 'record.restricted' || kind === 'location.protected') {
      if (last !== undefined) before[before.length - 1] = { ...last, endsAt: happened, overAt: happened };
      before.push({
        id,
        closes: closes[kind],
        ground: text(data['ground']) ?? '',
        reviewOn: text(data['reviewOn']) ?? '',
        named: data['named'] as readonly NamedPerson[],
        startsAt: happened,
        endsAt: null,
        overAt: null,
      });
      steps.set(id, before);
    } else if (last !== undefined && last.overAt === null && kind === 'restriction.lifted')
      before[before.length - 1] = { ...last, endsAt: happened, overAt: happened };
    else if (last !== undefined && last.overAt === null && kind === 'location.released')
      before[before.length - 1] = { ...last, overAt: happened };
  }
  return [...steps.values()].flat().filter(({ startsAt, endsAt }) => endsAt === null || endsAt > startsAt);
}

/** Entries from before a protection that tell where the child is. */
export const coveredBy = (entries: readonly Counting[]): readonly string[] =>
  entries.flatMap(({ kind, data }) => (kind === 'location.protected' ? texts(data['covers']) : []));

export function emergenciesOf(entries: readonly Counting[]): readonly ProjectedEmergency[] {
  const emergencies = new Map<string, ProjectedEmergency>();
  for (const { kind, data, happened, recordedBy } of entries) {
    const id = text(data['emergency']);
    if (id === null) continue;
    if (kind === 'emergency-access.opened') {
      emergencies.set(id, {
        id,
        practitioner: text(data['practitioner']) ?? '',
        organisation: text(data['organisation']) ?? '',
        role: data['role'] as Role,
        reasonCode: text(data['reasonCode']) ?? '',
        reason: text(data['reason']) ?? '',
        officers: texts(data['officers']),
        startsAt: happened,
        endsAt: Temporal.Instant.from(text(data['until']) ?? '').epochMilliseconds,
        reviewedAt: null,
        reviewedBy: null,
        outcome: null,
      });
    } else if (kind === 'emergency-access.reviewed') {
      const opened = emergencies.get(id);
      if (opened !== undefined)
        emergencies.set(id, {
          ...opened,
          reviewedAt: happened,
          reviewedBy: recordedBy,
          outcome: text(data['outcome']),
        });
    }
  }
  return [...emergencies.values()];
}

type SharedWith = { readonly organisation: string; readonly role: Role; readonly practitioner?: string };

/** @param versions every version of an entry, by the id of one of them: a correction of what was shared is shared too */
export function sharesOf(
  entries: readonly Counting[],
  versions: (entry: string) => readonly string[],
): readonly ProjectedShare[] {
  const shares = new Map<string, readonly ProjectedShare[]>();
  for (const { root, kind, data, happened } of entries) {
    if (kind === 'sharing.stopped') {
      const stopped = text(data['sharing']) ?? '';
      const before = shares.get(stopped) ?? [];
      shares.set(
        stopped,
        before.map((share) => ({ ...share, endsAt: Math.min(share.endsAt ?? happened, happened) })),
      );
      continue;
    }
    const receiver = data['with'] as SharedWith | undefined;
    if (kind !== 'sharing.decided' || data['outcome'] !== 'shared' || receiver === undefined) continue;
    const { organisation, role, practitioner } = receiver;
    const viewer = practitioner === undefined ? post(role, organisation) : named(practitioner);
    const until = text(data['until']);
    const endsAt = until === null ? null : endOfDay(until);
    // The decision goes with what it shares
    const shared = new Set([root, ...texts(data['entries'])].flatMap(versions));
    shares.set(
      root,
      [...shared].map((entry) => ({ sharing: root, entry, viewer, startsAt: happened, endsAt })),
    );
  }
  return [...shares.values()].flat().filter(({ startsAt, endsAt }) => endsAt === null || endsAt > startsAt);
}

/**
 * What a child or their family wrote for the key adult alone, opened to whoever is the key adult now, named before or after.
 *
 * @param versions every version of an entry, by the id of one of them
 */
export function keyAdultShares(
  entries: readonly Counting[],
  moves: readonly Pick<Move, 'id' | 'keyAdult'>[],
  versions: (entry: string) => readonly string[],
): readonly ProjectedShare[] {
  return moves.flatMap(({ id, keyAdult }) => {
    const naming = entries.findLast(
      ({ kind, data }) => kind === 'key-adult.named' && data['move'] === id && data['practitioner'] === keyAdult,
    );
    if (keyAdult === null || naming === undefined) return [];
    const share = { sharing: naming.root, viewer: named(keyAdult), startsAt: naming.happened, endsAt: null };
    const theirs = entries.filter(
      ({ kind, data }) => kind === 'voice.answered' && data['move'] === id && data['readers'] === 'key-adult',
    );
    return [...new Set(theirs.flatMap(({ root }) => versions(root)))].map((entry) => ({ ...share, entry }));
  });
}
