/** Taking what somebody said: by link from themselves, or on paper and in conversation by whoever asked. */
import { randomUUIDv7 } from 'node:crypto';
import { problem } from '../errors.ts';
import type { VoiceWay } from '../kinds/voices.ts';
import { append } from '../record/append.ts';
import { appendMany } from '../record/append-many.ts';
import type { OpenChild } from '../record/child.ts';
import { allInvolvements, involvementsOf } from '../record/involvements.ts';
import { findMove, type SchoolMove } from '../record/moves.ts';
import { finishLink, type Guest } from '../record/voices/guest-door.ts';
import { endLinks } from '../record/voices/links.ts';
import type { Asked } from '../record/voices/voice-link.ts';
import { wholeChronology } from '../record/whole-chronology.ts';
import { type Answering, answeredEntries, declinedEntries, type WhatWasSaid } from './answer-entries.ts';
import { askingPost } from './who-may-ask.ts';

/** What was said, or null: asked and declined. */
export type Said = WhatWasSaid | null;

const entriesOf = (answering: Answering, said: Said) =>
  said === null ? declinedEntries(answering) : answeredEntries(answering, said);

/** Their link ends: there is nothing more to be typed there. Throws NOT_ALLOWED. */
export async function takeAnswers(
  child: OpenChild,
  move: SchoolMove,
  asked: Asked,
  said: Said,
  how: Exclude<VoiceWay, 'link'>,
): Promise<void> {
  const { access } = child;
  const held = askingPost(access.actor, move);
  if (held === undefined) throw problem('NOT_ALLOWED', { action: 'record what they said about this move' });
  const { standing } = await wholeChronology(access, child.id);
  const answering: Answering = {
    asked,
    move,
    how,
    organisation: held.organisation,
    recordedBy: access.actor.practitioner,
    now: access.now,
    event: randomUUIDv7(),
    involved: await allInvolvements(access, child.id),
    rulebook: access.engine.rulebook,
    standing,
  };
  await append(child, said === null ? 'asked and declined' : 'answers taken', entriesOf(answering, said));
  await endLinks(child, asked);
}

/** Sends what was typed, or that they do not want to. Throws NOT_FOUND when the move is gone. */
export async function sendOwnAnswers(guest: Guest, said: Said): Promise<void> {
  const { access, link, child, chronology } = guest;
  const move = await findMove(child, link.move);
  if (move === undefined) throw problem('NOT_FOUND');
  await finishLink(guest);
  const answering: Answering = {
    asked: link,
    move,
    how: 'link',
    organisation: link.organisation,
    recordedBy: null,
    now: access.now,
    event: randomUUIDv7(),
    involved: await involvementsOf(child),
    rulebook: access.engine.rulebook,
    standing: chronology.standing,
  };
  const action = said === null ? 'asked by link and declined' : 'answers sent by link';
  await appendMany(access, [{ subject: child.id, isNew: false, entries: entriesOf(answering, said) }], { action });
}
