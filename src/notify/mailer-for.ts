/** The mailer that the settings ask for. */
import type { MailSettings } from '../config.ts';
import { govukNotifyMailer } from './govuk-notify-mailer.ts';
import type { Mailer } from './mailer.ts';
import { smtpMailer } from './smtp-mailer.ts';

export const mailerFor = (settings: MailSettings): Mailer =>
  settings.kind === 'smtp'
    ? smtpMailer(settings.url, settings.from)
    : govukNotifyMailer(settings.key, settings.template);
