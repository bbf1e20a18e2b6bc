/**
 * The transfer of a child whose whereabouts are protected: no transfer file is written, the council passes everything on. Said
 * by somebody who is named for where the child is.
 */
import { randomUUIDv7 } from 'node:crypto';
import { problem } from '../../errors.ts';
import { schoolOf } from '../../kinds/school-place.ts';
import { appendMany } from '../../record/append-many.ts';
import { canRecord, type OpenChild } from '../../record/child.ts';
import { councilOfSchool } from '../../record/council-of.ts';
import type { NewEntry } from '../../record/entry-row.ts';
import { findMove } from '../../record/moves.ts';
import { mayDecide } from '../who-decides.ts';
import { isLocationProtected } from './leavers.ts';

/** Throws NOT_FOUND, NOT_ALLOWED, COUNCIL_NOT_KNOWN, or CHANGED_MEANWHILE. */
export async function giveToCouncil(child: OpenChild, id: string, how: string, seen: number): Promise<void> {
  const { access } = child;
  const { actor, now } = access;
  const move = await findMove(child, id);
  if (move?.state !== 'confirmed' || move.from.organisation === null) throw problem('NOT_FOUND');
  const post = mayDecide(actor, move);
  const isNamed = canRecord(child, 'protected-location') && (await isLocationProtected(access, child.id));
  if (post === undefined || !isNamed) throw problem('NOT_ALLOWED', { action: 'give this transfer to the council' });
  const council = await councilOfSchool(access, move.from.organisation);
  if (council === undefined) throw problem('COUNCIL_NOT_KNOWN');
  const by = { organisation: post.organisation, recordedBy: actor.practitioner };
  const from = { type: 'school', organisation: move.from.organisation } as const;
  const to =
    move.to.organisation === null
      ? { type: move.to.type === 'school' ? ('unknown' as const) : move.to.type }
      : { type: 'school' as const, organisation: move.to.organisation };
  const event = randomUUIDv7();
  const about = { move: id, from, to, item: 'ctf', itemTitle: 'Common Transfer File' };
  // Where the child is stays with the named: nobody takes part by this, not even the new school
  const parties = [schoolOf(from)].filter((school) => school !== undefined);
  const entries: readonly NewEntry[] = [
    {
      ...by,
      event,
      kind: 'handover.given-to-authority',
      happened: { moment: now },
      parties,
      data: { move: id, organisation: council.id, how },
    },
    {
      ...by,
      event,
      kind: 'handover.item-sent',
      happened: { moment: now },
      parties,
      data: {
        ...about,
        channel: 'hand',
        note: 'Given to the council, which passes it on. No transfer file was written.',
      },
    },
  ];
  await appendMany(access, [{ subject: child.id, isNew: false, entries, seen }], {
    action: 'transfer given to the council',
  });
}
