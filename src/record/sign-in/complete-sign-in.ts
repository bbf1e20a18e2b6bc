/** Somebody has proved who they are: a session begins, the browser is remembered, and they are told what others did. */
import { recordEvent } from '../../audit/record-event.ts';
import { asSystem } from '../system.ts';
import { takeUntold } from './events.ts';
import { rememberDevice } from './known-devices.ts';
import type { WayToProve } from './sessions.ts';
import type { From, SignInParts } from './sign-in-parts.ts';

export type SignedInNow = { readonly session: string; readonly deviceToken: string };

/** @returns the tokens for the two cookies, or undefined when the person works here no more */
export async function completeSignIn(
  { services, partnership, sessions }: SignInParts,
  practitioner: string,
  by: WayToProve,
  { device, deviceToken }: From,
): Promise<SignedInNow | undefined> {
  const prepared = await asSystem(services, { partnership }, async (access) => {
    const { transaction, now } = access;
    const person = await transaction
      .selectFrom('practitioner')
      .select('active')
      .where('partnership_id', '=', partnership)
      .where('id', '=', practitioner)
      .executeTakeFirst();
    if (person?.active !== true) return undefined;
    await recordEvent(transaction, { partnership, practitioner, at: now, action: 'signed in', detail: { by } });
    const untold = await takeUntold(access, practitioner);
    return { token: await rememberDevice(access, practitioner, deviceToken), untold };
  });
  if (prepared === undefined) return undefined;
  const says = [...new Set(prepared.untold.map((event) => event.says))];
  const notice =
    says.length === 0
      ? undefined
      : `${says.join('. ')}. If that was not you or at your request, ring your administrator now`;
  return { session: await sessions.start(practitioner, { by, device, notice }), deviceToken: prepared.token };
}
