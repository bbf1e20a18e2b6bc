/** Sends what was made, until nothing is left whose turn it is. */
import type { RecordServices } from '../record/access.ts';
import { type MailedMeeting, type MailToSend, settleMail, takeMails } from '../record/notices/mails.ts';
import { stoppableKinds } from '../record/notices/notice-kinds.ts';
import type { SecretKey } from '../record/sign-in/secret-key.ts';
import type { System } from '../record/system.ts';
import { mailWords, meetingWords } from './mail-words.ts';
import type { Mailer, Message } from './mailer.ts';
import { stopToken } from './stop-token.ts';

export type SendParts = {
  readonly services: RecordServices;
  readonly system: System;
  readonly mailer: Mailer;
  readonly secret: SecretKey;
  /** Address of the service, with addresses of its pages below it. */
  readonly address: {
    readonly work: URL;
    readonly choices: URL;
    readonly stop: (token: string) => URL;
    readonly meeting: (meeting: string) => URL;
  };
  /** Writes the entry of a meeting for a calendar. */
  readonly calendarOf: (meeting: MailedMeeting, calledOff: boolean) => string;
};

function contentOf(
  { id, kind, counts, meeting }: MailToSend,
  { address, secret, calendarOf }: SendParts,
): Omit<Message, 'id' | 'to'> {
  if (kind === 'invitation' || kind === 'moved' || kind === 'called-off') {
    if (meeting === null) throw new TypeError('An invitation without a meeting');
    const calledOff = kind === 'called-off';
    const calendar = { method: calledOff ? 'CANCEL' : 'PUBLISH', content: calendarOf(meeting, calledOff) } as const;
    return { ...meetingWords(meeting, kind, address.meeting(meeting.meeting)), stop: null, calendar };
  }
  const mayStop = kind === 'daily' && stoppableKinds.length > 0;
  const stop = mayStop ? address.stop(stopToken(secret, id)) : null;
  return { ...mailWords(kind, counts, { work: address.work, choices: address.choices, stop }), stop };
}

/** Returns how many were taken by the mail server. */
export async function sendMails(parts: SendParts): Promise<number> {
  const { services, system, mailer } = parts;
  let sent = 0;
  for (;;) {
    const mails = await takeMails(services, system);
    if (mails.length === 0) return sent;
    for (const mail of mails) {
      if (mail.to === null) {
        await settleMail(services, system, mail, { kind: 'failed', fault: 'left', isFinal: true });
        continue;
      }
      const outcome = await mailer({ id: mail.id, to: mail.to, ...contentOf(mail, parts) });
      await settleMail(services, system, mail, outcome);
      if (outcome.kind === 'sent') sent += 1;
    }
  }
}
