/** The words of a mail: how many, never about whom, and where to read it. */

import { timeZone } from '../clock.ts';
import type { MailedMeeting } from '../record/notices/mails.ts';
import { countsInWords, type NoticeCounts } from '../record/notices/notice-kinds.ts';

export type MailWords = { readonly subject: string; readonly body: string };

type Addresses = { readonly work: URL; readonly choices: URL; readonly stop: URL | null };

const timeOf = (instant: Temporal.Instant): Temporal.ZonedDateTime => instant.toZonedDateTimeISO(timeZone);

/** "Tuesday 24 November 2026, from 10:00 to 11:30" */
function meetingTime({ startsAt, endsAt }: MailedMeeting): string {
  const [from, to] = [timeOf(startsAt), timeOf(endsAt)];
  const day = from
    .toLocaleString('en-GB', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
    .replace(',', '');
  const clock = (time: Temporal.ZonedDateTime): string => time.toPlainTime().toString({ smallestUnit: 'minute' });
  return `${day}, from ${clock(from)} to ${clock(to)}`;
}

const aboutMeetings = {
  invitation: {
    subject: 'You are invited to a meeting',
    says: (time: string) => `You are invited to a meeting: ${time}.`,
    asks: 'Sign in to see what it is about, and to take part',
  },
  moved: {
    subject: 'A meeting was moved',
    says: (time: string) => `A meeting to which you were invited is held at another time: ${time}.`,
    asks: 'Sign in to see why, and to take part',
  },
  'called-off': {
    subject: 'A meeting was called off',
    says: (time: string) => `A meeting to which you were invited was called off: ${time}.`,
    asks: 'Sign in to see why',
  },
} as const;

/** What is said of a meeting: when it is, and where to sign in. */
export function meetingWords(meeting: MailedMeeting, kind: keyof typeof aboutMeetings, address: URL): MailWords {
  const { subject, says, asks } = aboutMeetings[kind];
  const paragraphs = [says(meetingTime(meeting)), `${asks}: ${address.href}`];
  const never =
    'This mail never says about whom. Do not answer it: nobody reads what is sent to this address. If a child is in danger, ring 999.';
  return { subject: `Throughline: ${subject}`, body: `${[...paragraphs, never].join('\n\n')}\n` };
}

export function mailWords(
  kind: 'daily' | 'urgent',
  counts: NoticeCounts,
  { work, choices, stop }: Addresses,
): MailWords {
  const lines = countsInWords(counts);
  const subject = kind === 'urgent' ? 'Something is due within a day' : 'What waits for you today';
  const paragraphs = [
    kind === 'urgent' ? 'Something new waits for you, and there is little time.' : 'Since you were last told:',
    lines.map((line) => `- ${line}`).join('\n'),
    `Sign in to see what it is: ${work.href}`,
    'This mail never says about whom. Do not answer it: nobody reads what is sent to this address. If a child is in danger, ring 999.',
    `Choose what you are told, and when: ${choices.href}`,
    stop === null ? null : `Stop the daily mail without signing in: ${stop.href}`,
  ];
  return { subject: `Throughline: ${subject}`, body: `${paragraphs.filter((each) => each !== null).join('\n\n')}\n` };
}
