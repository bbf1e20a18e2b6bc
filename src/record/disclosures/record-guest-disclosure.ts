/** What somebody without an account is shown of a child, in the disclosure log under the practitioner who let it out. */
import { lineId } from '../../audit/line-id.ts';
import type { Access } from '../access.ts';

export async function recordGuestDisclosure(
  { transaction, actor, now }: Access,
  { by, child, shownIn }: { readonly by: string; readonly child: string; readonly shownIn: string },
): Promise<void> {
  await transaction
    .insertInto('disclosure')
    .values({
      partnership_id: actor.partnership,
      id: lineId(),
      at: now,
      practitioner_id: by,
      shown_in: shownIn,
      purposes: ['education'],
      subjects: [child],
    })
    .execute();
}
