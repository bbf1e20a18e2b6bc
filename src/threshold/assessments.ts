/** Assessments of the level of need: each begins with somebody's own view and ends with their decision. */
import type { OpenChild } from '../record/child.ts';
import { canRecord } from '../record/child.ts';
import type { ChronologyEntry } from '../record/chronology.ts';
import { standingOf } from './contacts.ts';
import { textIn } from './said.ts';
import { workingPosts } from './working-posts.ts';

export type Assessment = {
  readonly id: string;
  /** Written before the document was looked at. */
  readonly view: ChronologyEntry;
  readonly decided: ChronologyEntry | null;
  /** The contact that it is about. */
  readonly contact: string | undefined;
};

/** @param entries newest first; assessments come newest first too */
export function assessmentsIn(entries: readonly ChronologyEntry[]): readonly Assessment[] {
  const standing = standingOf(entries);
  const decisions = standing.filter(({ kind }) => kind === 'level.decided');
  return standing
    .filter(({ kind }) => kind === 'level.viewed')
    .flatMap((view): Assessment[] => {
      const id = textIn(view, 'assessment');
      if (id === undefined) return [];
      const decided = decisions.find(({ data }) => data['assessment'] === id) ?? null;
      return [{ id, view, decided, contact: textIn(view, 'contact') }];
    });
}

/** The newest decision on the level that the viewer sees. */
export const levelDecidedIn = (entries: readonly ChronologyEntry[]): ChronologyEntry | undefined =>
  standingOf(entries).find(({ kind }) => kind === 'level.decided');

/** Whoever works with the child and writes in the part for safeguarding. */
export const mayAssess = (child: OpenChild): boolean =>
  workingPosts(child).length > 0 && canRecord(child, 'safeguarding');
