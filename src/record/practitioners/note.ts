/** One line of the audit log about somebody who works here: who did what to whom. */
import { recordEvent } from '../../audit/record-event.ts';
import type { Access } from '../access.ts';

type Detail = Readonly<Record<string, string | number | boolean | null>>;

export const note = ({ transaction, actor, now }: Access, action: string, person: string, detail: Detail = {}) =>
  recordEvent(transaction, {
    partnership: actor.partnership,
    practitioner: actor.practitioner,
    at: now,
    action,
    detail: person === '' ? detail : { person, ...detail },
  });
