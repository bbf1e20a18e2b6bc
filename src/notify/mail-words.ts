/** The words of a mail: how many, never about whom, and where to read it. */

import type { MailKind } from '../record/notices/mails.ts';
import { countsInWords, type NoticeCounts } from '../record/notices/notice-kinds.ts';

export type MailWords = { readonly subject: string; readonly body: string };

type Addresses = { readonly work: URL; readonly choices: URL; readonly stop: URL | null };

export function mailWords(kind: MailKind, counts: NoticeCounts, { work, choices, stop }: Addresses): MailWords {
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
