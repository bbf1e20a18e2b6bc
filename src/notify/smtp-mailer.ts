/** Mails through a mail server, over SMTP. */
import { createTransport } from 'nodemailer';
import type { Mailer, Sent } from './mailer.ts';

const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 } as const;

/** What the server answered, as a code: what it wrote may quote an address. */
function failed(error: unknown): Sent {
  const { responseCode, code } = error as { readonly responseCode?: unknown; readonly code?: unknown };
  if (typeof responseCode === 'number')
    return { kind: 'failed', fault: `smtp-${responseCode}`, isFinal: responseCode >= 500 };
  return {
    kind: 'failed',
    fault: typeof code === 'string' && /^[A-Z_]{1,20}$/u.test(code) ? code : 'unknown',
    isFinal: false,
  };
}

/** @param url smtp or smtps, with name and password where the server asks for them */
export function smtpMailer(url: string, from: string): Mailer {
  const transport = createTransport({ url, ...patience, disableFileAccess: true, disableUrlAccess: true });
  const domain = from.slice(from.lastIndexOf('@') + 1);
  return async ({ id, to, subject, body, stop, calendar }) => {
    try {
      await transport.sendMail({
        from: { name: 'Throughline', address: from },
        to,
        subject,
        text: body,
        ...(calendar === undefined
          ? {}
          : { icalEvent: { method: calendar.method, filename: 'meeting.ics', content: calendar.content } }),
        messageId: `<${id}@${domain}>`,
        headers: {
          'Auto-Submitted': 'auto-generated',
          'X-Auto-Response-Suppress': 'All',
          ...(stop === null
            ? {}
            : { 'List-Unsubscribe': `<${stop.href}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
        },
      });
      return { kind: 'sent' };
    } catch (error) {
      return failed(error);
    }
  };
}
