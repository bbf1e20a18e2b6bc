/** Opens one assessment with the contact that it is about, and with what the documents say now. */
import { problem } from '../errors.ts';
import type { Names } from '../kinds/kind.ts';
import type { Access } from '../record/access.ts';
import { openChild } from '../record/child.ts';
import { type ChronologyEntry, readChronology } from '../record/chronology.ts';
import { organisationsOf } from '../record/load-world.ts';
import { loadNames } from '../record/organisations.ts';
import { assessmentsIn, levelDecidedIn } from './assessments.ts';
import { contactsIn } from './contacts.ts';
import type { Deciding } from './decide-level.ts';
import { readLevel } from './read-level.ts';

export type OpenAssessment = Deciding & {
  /** Newest first, as the viewer sees them. */
  readonly entries: readonly ChronologyEntry[];
  readonly names: Names;
  readonly seen: number;
  /** The decision before this one. */
  readonly before: ChronologyEntry | undefined;
};

/** Throws NOT_FOUND for one that is not there and for one that the viewer may not see. */
export async function openAssessment(access: Access, childId: string, id: string): Promise<OpenAssessment> {
  const child = await openChild(access, childId);
  const entries = await readChronology(child);
  const assessment = assessmentsIn(entries).find((each) => each.id === id);
  if (assessment === undefined) throw problem('NOT_FOUND');
  const before = levelDecidedIn(entries.filter(({ id: entry }) => entry !== assessment.decided?.id));
  return {
    child,
    assessment,
    contact: contactsIn(entries).find((each) => each.id === assessment.contact) ?? null,
    shown: assessment.decided === null ? await readLevel(child, before) : null,
    entries,
    names: await loadNames(
      access,
      [...organisationsOf(entries), ...entries.flatMap(({ parties }) => parties)],
      entries.flatMap(({ recordedBy }) => recordedBy ?? []),
    ),
    seen: entries.length,
    before,
  };
}
