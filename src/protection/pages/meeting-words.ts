/** Words for meetings: when they are, who is invited, where they stand. */
import { dayOf } from '../../clock.ts';
import { type MeetingType, meetingTypes } from '../../kinds/meetings.ts';
import { stateTag } from '../../ui/components/state-tag.ts';
import { type Html, html } from '../../ui/html.ts';
import { onDate } from '../../ui/when.ts';
import type { Meeting } from '../meeting.ts';

export type MeetingState = 'planned' | 'now' | 'to-be-recorded' | 'held' | 'called-off';

export const meetingStateTag = stateTag<MeetingState>({
  planned: { words: 'Planned', colour: 'blue' },
  now: { words: 'Going on', colour: 'yellow' },
  'to-be-recorded': { words: 'To be recorded', colour: 'orange' },
  held: { words: 'Held', colour: 'green' },
  'called-off': { words: 'Called off', colour: 'grey' },
});

export function meetingState({ calledOff, held, startsAt, endsAt }: Meeting, now: Temporal.Instant): MeetingState {
  if (calledOff !== null) return 'called-off';
  if (held !== null) return 'held';
  if (Temporal.Instant.compare(now, startsAt) < 0) return 'planned';
  return Temporal.Instant.compare(now, endsAt) < 0 ? 'now' : 'to-be-recorded';
}

/** "Strategy discussion" */
export const typeTitle = (type: MeetingType): string =>
  `${meetingTypes[type].charAt(0).toUpperCase()}${meetingTypes[type].slice(1)}`;

const clock = (instant: Temporal.Instant): string =>
  instant.toZonedDateTimeISO('Europe/London').toPlainTime().toString({ smallestUnit: 'minute' });

/** "24 November 2026, 10:00 to 11:30" */
export const meetingTime = ({ startsAt, endsAt }: Pick<Meeting, 'startsAt' | 'endsAt'>): Html =>
  html`${onDate(dayOf(startsAt))}, ${clock(startsAt)} to ${clock(endsAt)}`;
