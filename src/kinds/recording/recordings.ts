/**
 * Which kinds of entry are recorded by hand, and by whom. A kind that is not here has a page of its own, because recording it
 * does more than to say something: it opens the record to somebody, moves a handover on, or closes what is owed.
 */
import type { Role } from '../vocabulary.ts';
import { careRecordings } from './care.ts';
import { everydayRecordings } from './everyday.ts';
import { healthRecordings } from './health.ts';
import { protectionRecordings } from './protection.ts';
import type { Recording, Recordings } from './recording.ts';
import { schoolRecordings } from './school.ts';

const all: Recordings = {
  ...everydayRecordings,
  ...schoolRecordings,
  ...protectionRecordings,
  ...careRecordings,
  ...healthRecordings,
};

export const recordingOf = (kind: string): Recording | undefined => (Object.hasOwn(all, kind) ? all[kind] : undefined);

export const kindsByHand: readonly string[] = Object.keys(all);

export const mayRecordKind = (kind: string, roles: readonly Role[]): boolean =>
  recordingOf(kind)?.by.some((role) => roles.includes(role)) === true;

/**
 * What everybody who works with a child may say, also into a part of the record that they cannot read: a teacher's worry
 * reaches the safeguarding lead.
 */
export const saidByAnybody = (kind: string): boolean => kind === 'concern.recorded' || kind === 'observation.recorded';
