/** Writes down that somebody who is signed in proved again who they are, and that somebody signed out. */
import { recordEvent } from '../../audit/record-event.ts';
import { asSystem } from '../system.ts';
import type { WayToProve } from './sessions.ts';
import type { SignInParts } from './sign-in-parts.ts';

export const recordProof = (
  { services, partnership }: SignInParts,
  practitioner: string,
  by: WayToProve,
): Promise<void> =>
  asSystem(services, { partnership }, ({ transaction, now }) =>
    recordEvent(transaction, { partnership, practitioner, at: now, action: 'proved again', detail: { by } }),
  );

export const recordSignOut = ({ services, partnership }: SignInParts, practitioner: string): Promise<void> =>
  asSystem(services, { partnership }, ({ transaction, now }) =>
    recordEvent(transaction, { partnership, practitioner, at: now, action: 'signed out', detail: {} }),
  );
