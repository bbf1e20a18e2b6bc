/** Somebody writes down what they think before the document is shown: nobody leans on a band they have seen. */
import { randomUUIDv7 } from 'node:crypto';
import { problem } from '../errors.ts';
import type { OpenChild } from '../record/child.ts';
import type { ChronologyEntry } from '../record/chronology.ts';
import { recordTogether } from '../record/entries/record-together.ts';
import type { Level } from '../rulebook/threshold/level-schema.ts';
import { mayAssess } from './assessments.ts';
import { given, recordedNow, workingPost } from './working-posts.ts';

export type OwnView = {
  readonly view: string;
  /** Null when they cannot say. */
  readonly level: Level | null;
  readonly contact?: string | undefined;
};

export type StatedView =
  | { readonly recorded: true; readonly assessment: string }
  | { readonly recorded: false; readonly changed: readonly ChronologyEntry[] };

/** "L3: Family help" */
export const levelInWords = ({ code, name }: Pick<Level, 'code' | 'name'>): string =>
  code === name || name.startsWith(code) ? name : `${code}: ${name}`;

/** Throws NOT_ALLOWED. */
export async function stateOwnView(
  child: OpenChild,
  { view, level, contact }: OwnView,
  seen: number,
): Promise<StatedView> {
  const action = 'assess the level of need of this child';
  if (!mayAssess(child)) throw problem('NOT_ALLOWED', { action });
  const assessment = randomUUIDv7();
  const done = await recordTogether(
    child,
    [
      {
        ...recordedNow(child, workingPost(child, action)),
        kind: 'level.viewed',
        data: given({
          assessment,
          contact,
          view,
          level: level?.code,
          levelName: level === null ? undefined : levelInWords(level),
        }),
      },
    ],
    { action: 'own view of the level recorded', seen },
  );
  return done.recorded ? { recorded: true, assessment } : done;
}
