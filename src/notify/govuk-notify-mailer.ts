/** Mails through GOV.UK Notify, for councils that may use it. */
import { NotifyClient } from 'notifications-node-client';
import type { Mailer, Sent } from './mailer.ts';

/** Refusals that will be the same the next time: a wrong template or key, an address outside its list. */
const final = new Set([400, 403, 404]);

function failed(error: unknown): Sent {
  const status: unknown = (error as { readonly response?: { readonly status?: unknown } }).response?.status;
  return typeof status === 'number'
    ? { kind: 'failed', fault: `notify-${status}`, isFinal: final.has(status) }
    : { kind: 'failed', fault: 'notify-unreachable', isFinal: false };
}

/** @param address of the service, for tests; default: that of GOV.UK Notify */
export function govukNotifyMailer(key: string, template: string, address?: string): Mailer {
  const client = address === undefined ? new NotifyClient(key) : new NotifyClient(address, key);
  return async ({ id, to, subject, body, stop }) => {
    try {
      await client.sendEmail(template, to, {
        personalisation: { subject, body },
        reference: id,
        ...(stop === null ? {} : { oneClickUnsubscribeURL: stop.href }),
      });
      return { kind: 'sent' };
    } catch (error) {
      return failed(error);
    }
  };
}
