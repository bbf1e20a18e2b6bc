/** Meetings about a child, as their entries tell: planned, called off or held, with what was written at each. */
import type { MeetingType } from '../kinds/meetings.ts';
import { meetingTypeCodes } from '../kinds/meetings.ts';
import type { ChronologyEntry } from '../record/chronology.ts';
import { text, texts } from '../record/counting.ts';

export type Meeting = {
  readonly id: string;
  readonly type: MeetingType;
  readonly startsAt: Temporal.Instant;
  readonly endsAt: Temporal.Instant;
  readonly why: string;
  readonly agenda: readonly string[];
  /** Ids of people who work with the child, and words for those who have no access. */
  readonly invited: readonly string[];
  readonly others: readonly string[];
  readonly chair: string | null;
  readonly planned: ChronologyEntry;
  /** To when it was moved, the last one last. */
  readonly moved: readonly ChronologyEntry[];
  readonly calledOff: ChronologyEntry | null;
  readonly held: ChronologyEntry | null;
  /** Oldest first. */
  readonly notes: readonly ChronologyEntry[];
  readonly decisions: readonly ChronologyEntry[];
  readonly actions: readonly ChronologyEntry[];
  readonly dissents: readonly ChronologyEntry[];
};

/** What is recorded when a meeting of a type was held. */
export const heldKinds: Readonly<Record<MeetingType, string>> = {
  'strategy-discussion': 'strategy-discussion.held',
  'initial-conference': 'child-protection-conference.held',
  'review-conference': 'child-protection-conference.held',
  'core-group': 'core-group.held',
  'professionals-meeting': 'professionals-meeting.held',
};

const isType = (value: string | null): value is MeetingType =>
  value !== null && (meetingTypeCodes as readonly string[]).includes(value);

/** A time on the clocks of the United Kingdom, on a day. */
export const clockInstant = (day: string, time: string): Temporal.Instant =>
  Temporal.PlainDate.from(day)
    .toZonedDateTime({ timeZone: 'Europe/London', plainTime: Temporal.PlainTime.from(time) })
    .toInstant();

/** @param entries of the chronology as far as the viewer may see it; the newest meeting comes first */
export function meetingsIn(entries: readonly ChronologyEntry[]): readonly Meeting[] {
  const standing = entries
    .filter(({ correctedBy, withdrawnBy }) => correctedBy === null && withdrawnBy === null)
    .toSorted((a, b) => a.seq - b.seq);
  return standing
    .flatMap((planned): readonly Meeting[] => {
      const { data, kind } = planned;
      const [id, type] = [text(data['meeting']), text(data['type'])];
      const [on, from, until] = [text(data['on']), text(data['from']), text(data['until'])];
      if (kind !== 'meeting.planned' || id === null || !isType(type) || on === null || from === null || until === null)
        return [];
      const of = (wanted: string): readonly ChronologyEntry[] =>
        standing.filter((entry) => entry.kind === wanted && entry.data['meeting'] === id);
      const moved = of('meeting.moved');
      const now = moved.at(-1)?.data ?? data;
      const [dayNow, fromNow, untilNow] = [
        text(now['on']) ?? on,
        text(now['from']) ?? from,
        text(now['until']) ?? until,
      ];
      return [
        {
          id,
          type,
          startsAt: clockInstant(dayNow, fromNow),
          endsAt: clockInstant(dayNow, untilNow),
          moved,
          why: text(data['why']) ?? '',
          agenda: texts(data['agenda']),
          invited: texts(data['invited']),
          others: texts(data['others']),
          chair: text(data['chair']),
          planned,
          calledOff: of('meeting.called-off')[0] ?? null,
          held: standing.find((entry) => entry.data['meetingId'] === id) ?? null,
          notes: of('meeting-note.recorded'),
          decisions: of('meeting-decision.recorded'),
          actions: of('meeting-action.agreed'),
          dissents: of('meeting-dissent.recorded'),
        },
      ];
    })
    .toSorted((a, b) => b.startsAt.epochMilliseconds - a.startsAt.epochMilliseconds);
}
