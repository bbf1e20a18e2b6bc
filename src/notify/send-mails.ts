/** Sends what was made, until nothing is left whose turn it is. */
import type { RecordServices } from '../record/access.ts';
import { settleMail, takeMails } from '../record/notices/mails.ts';
import { stoppableKinds } from '../record/notices/notice-kinds.ts';
import type { SecretKey } from '../record/sign-in/secret-key.ts';
import type { System } from '../record/system.ts';
import { mailWords } from './mail-words.ts';
import type { Mailer } from './mailer.ts';
import { stopToken } from './stop-token.ts';

export type SendParts = {
  readonly services: RecordServices;
  readonly system: System;
  readonly mailer: Mailer;
  readonly secret: SecretKey;
  /** Address of the service, with addresses of its pages below it. */
  readonly address: { readonly work: URL; readonly choices: URL; readonly stop: (token: string) => URL };
};

/** Returns how many were taken by the mail server. */
export async function sendMails({ services, system, mailer, secret, address }: SendParts): Promise<number> {
  let sent = 0;
  for (;;) {
    const mails = await takeMails(services, system);
    if (mails.length === 0) return sent;
    for (const mail of mails) {
      if (mail.to === null) {
        await settleMail(services, system, mail, { kind: 'failed', fault: 'left', isFinal: true });
        continue;
      }
      const mayStop = mail.kind === 'daily' && stoppableKinds.length > 0;
      const stop = mayStop ? address.stop(stopToken(secret, mail.id)) : null;
      const words = mailWords(mail.kind, mail.counts, { work: address.work, choices: address.choices, stop });
      const outcome = await mailer({ id: mail.id, to: mail.to, stop, ...words });
      await settleMail(services, system, mail, outcome);
      if (outcome.kind === 'sent') sent += 1;
    }
  }
}
