/** Deciding whether a link may go to somebody, and the second look of another person where one is asked for. */

import { randomUUIDv7 } from 'node:crypto';
import { dayOf } from '../clock.ts';
import { problem } from '../errors.ts';
import type { VoiceSituation } from '../kinds/voices.ts';
import { holdsPost } from '../record/actor.ts';
import { append } from '../record/append.ts';
import type { OpenChild } from '../record/child.ts';
import { allInvolvements } from '../record/involvements.ts';
import type { SchoolMove } from '../record/moves.ts';
import type { Asked } from '../record/voices/voice-link.ts';
import { wholeChronology } from '../record/whole-chronology.ts';
import { askedData } from './people-to-ask.ts';
import { type Safety, type SafetyData, safetyOf } from './safety.ts';
import { knownSituations } from './situations.ts';
import { askingPost, mayLookAgain, safetyAudience } from './who-may-ask.ts';

/** How long a check counts: it looks at how things are now. */
export const checkDays = 28;

export type SafetyAnswers = Pick<SafetyData, 'channel' | 'readBesides' | 'because' | 'allowed'> & {
  readonly situations: readonly VoiceSituation[];
};

/**
 * A second person has to agree when somebody else than a safeguarding lead checked, whatever the record holds, so that being
 * asked says nothing; and otherwise when a situation was named, is known from any part of the record, or cannot be ruled out.
 *
 * Throws NOT_ALLOWED.
 */
export async function checkSafety(
  child: OpenChild,
  move: SchoolMove,
  asked: Asked,
  answers: SafetyAnswers,
): Promise<void> {
  const { access } = child;
  const held = askingPost(access.actor, move);
  if (held === undefined) throw problem('NOT_ALLOWED', { action: 'ask the child and the family about this move' });
  const known = knownSituations(await wholeChronology(access, child.id), asked, access.now);
  const isLead = holdsPost(access.actor, 'dsl', held.organisation);
  const needsSecond = !isLead || answers.situations.length > 0 || answers.readBesides !== 'no' || known.length > 0;
  await append(child, 'safety of a link checked', [
    {
      kind: 'voice-safety.checked',
      happened: { moment: access.now },
      organisation: held.organisation,
      recordedBy: access.actor.practitioner,
      audience: safetyAudience(access.actor, held.organisation, await allInvolvements(access, child.id), access.now),
      data: {
        ...askedData(asked),
        ...answers,
        check: randomUUIDv7(),
        organisation: held.organisation,
        needsSecond,
        ...(needsSecond && answers.allowed ? { role: isLead ? 'headteacher' : 'dsl' } : {}),
        until: dayOf(access.now).add({ days: checkDays }).toString(),
      },
    },
  ]);
}

/** Whether the check that waits is for this visitor to look at. */
export const isForMe = ({ access }: OpenChild, { state, check }: Safety): boolean =>
  state === 'waits-for-second' && check !== null && mayLookAgain(access.actor, check.entry);

/** Throws NOT_ALLOWED for whoever checked first and for others than the two posts that look again, and CHANGED_MEANWHILE. */
export async function lookAgain(
  child: OpenChild,
  asked: Asked,
  answer: { readonly agrees: boolean; readonly because: string },
  checkSeen: string,
): Promise<void> {
  const { access } = child;
  const safety = safetyOf(await wholeChronology(access, child.id), asked, access.now);
  if (safety.check?.check !== checkSeen || safety.state !== 'waits-for-second') throw problem('CHANGED_MEANWHILE');
  if (!isForMe(child, safety)) throw problem('NOT_ALLOWED', { action: 'be the second person for this check' });
  const { entry } = safety.check;
  await append(child, 'safety of a link seconded', [
    {
      kind: 'voice-safety.seconded',
      happened: { moment: access.now },
      organisation: entry.organisation,
      recordedBy: access.actor.practitioner,
      audience: entry.audience,
      data: { ...askedData(asked), check: safety.check.check, ...answer },
    },
  ]);
}
