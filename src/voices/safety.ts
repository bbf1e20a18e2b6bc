/** Where the safety check of one person stands: nothing goes out by link without one that counts now. Pure. */
import type { z } from 'zod';
import { dayOf } from '../clock.ts';
import { safetyChecked } from '../kinds/voices.ts';
import type { StoredEntry } from '../record/entry-row.ts';
import type { Asked, VoiceLink } from '../record/voices/voice-link.ts';
import type { WholeChronology } from '../record/whole-chronology.ts';
import { knownSituations } from './situations.ts';

export type SafetyData = z.output<typeof safetyChecked.data>;

export type Safety = {
  readonly state: 'none' | 'refused' | 'waits-for-second' | 'second-refused' | 'allowed' | 'expired' | 'overtaken';
  /** The newest check, and whose it is. */
  readonly check: (SafetyData & { readonly entry: StoredEntry }) | null;
  /** Who looked a second time. */
  readonly secondBy: string | null;
};

const isAbout = ({ data }: StoredEntry, { move, person }: Pick<Asked, 'move' | 'person'>): boolean =>
  data['move'] === move && (data['person'] ?? null) === person;

export function safetyOf(
  chronology: WholeChronology,
  asked: Pick<Asked, 'move' | 'person'>,
  now: Temporal.Instant,
): Safety {
  const { standing } = chronology;
  const entry = standing.findLast((each) => each.kind === 'voice-safety.checked' && isAbout(each, asked));
  if (entry === undefined) return { state: 'none', check: null, secondBy: null };
  const check = { ...safetyChecked.data.parse(entry.data), entry };
  const second = standing.findLast(
    ({ kind, data }) => kind === 'voice-safety.seconded' && data['check'] === check.check,
  );
  const secondBy = second?.recordedBy ?? null;
  const is = (state: Safety['state']): Safety => ({ state, check, secondBy });
  if (!check.allowed) return is('refused');
  if (check.until < dayOf(now).toString()) return is('expired');
  if (second?.data['agrees'] === false) return is('second-refused');
  if (check.needsSecond && second === undefined) return is('waits-for-second');
  // What became known later has not been thought of by anybody
  const thoughtOf = second?.recordedAt ?? entry.recordedAt;
  const isNew = knownSituations(chronology, asked, now).some(
    ({ recordedAt }) => Temporal.Instant.compare(recordedAt, thoughtOf) > 0,
  );
  return is(isNew ? 'overtaken' : 'allowed');
}

/** For the guest's door: the move stands, and the check on which the link rests is the newest and counts. */
export function isStillSafe(chronology: WholeChronology, link: VoiceLink, now: Temporal.Instant): boolean {
  const ofMove = chronology.standing.filter(
    ({ kind, data }) => kind.startsWith('school-move.') && data['move'] === link.move,
  );
  const isOff =
    !ofMove.some(({ kind }) => kind === 'school-move.confirmed') ||
    ofMove.some(({ kind }) => kind === 'school-move.rejected');
  if (isOff) return false;
  const { state, check } = safetyOf(chronology, link, now);
  return state === 'allowed' && check?.entry.id === link.check;
}
