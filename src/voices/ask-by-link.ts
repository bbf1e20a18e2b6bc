/** Asking somebody by link, and ending that at once. */
import { dayOf, timeZone } from '../clock.ts';
import { problem } from '../errors.ts';
import type { Post } from '../record/actor.ts';
import { append } from '../record/append.ts';
import type { OpenChild } from '../record/child.ts';
import type { NewEntry } from '../record/entry-row.ts';
import type { SchoolMove } from '../record/moves.ts';
import { endLinks, type LinkSecrets, makeLink } from '../record/voices/links.ts';
import type { Asked } from '../record/voices/voice-link.ts';
import { wholeChronology } from '../record/whole-chronology.ts';
import { askedData } from './people-to-ask.ts';
import { safetyOf } from './safety.ts';
import { askingPost } from './who-may-ask.ts';

export const linkDays = 7;

function asking(child: OpenChild, move: SchoolMove): Post {
  const held = askingPost(child.access.actor, move);
  if (held === undefined) throw problem('NOT_ALLOWED', { action: 'ask the child and the family about this move' });
  return held;
}

const entry = (child: OpenChild, { organisation }: Post, move: SchoolMove, kind: string, data: unknown): NewEntry => ({
  kind,
  happened: { moment: child.access.now },
  organisation,
  recordedBy: child.access.actor.practitioner,
  parties: [move.from.organisation, move.to.organisation].filter((school) => school !== null),
  data,
});

/** Throws NOT_ALLOWED, and VOICE_LINK_NOT_SAFE without a check that counts now. The link before ends. */
export async function askByLink(child: OpenChild, move: SchoolMove, asked: Asked): Promise<LinkSecrets> {
  const { access } = child;
  const held = asking(child, move);
  const { state, check } = safetyOf(await wholeChronology(access, child.id), asked, access.now);
  if (state !== 'allowed' || check === null) throw problem('VOICE_LINK_NOT_SAFE');
  const week = dayOf(access.now).add({ days: linkDays });
  const until =
    Temporal.PlainDate.compare(week, Temporal.PlainDate.from(check.until)) < 0
      ? week
      : Temporal.PlainDate.from(check.until);
  await append(child, 'asked by link', [
    entry(child, held, move, 'voice-link.made', { ...askedData(asked), until: until.toString() }),
  ]);
  return makeLink(child, {
    ...asked,
    organisation: held.organisation,
    check: check.entry.id,
    expiresAt: until.add({ days: 1 }).toZonedDateTime(timeZone).toInstant(),
  });
}

/** Everybody who may ask ends it, also somebody else's. Asks for no reason and keeps none. Throws NOT_ALLOWED. */
export async function endAsking(child: OpenChild, move: SchoolMove, asked: Asked): Promise<void> {
  const held = asking(child, move);
  if (!(await endLinks(child, asked))) return;
  await append(child, 'link ended', [entry(child, held, move, 'voice-link.ended', askedData(asked))]);
}
