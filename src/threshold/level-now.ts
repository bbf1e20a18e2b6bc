/** The level at which a child is helped now: by the newest decision, or by a step that somebody has taken over since. */
import type { ChronologyEntry } from '../record/chronology.ts';
import { levelDecidedIn } from './assessments.ts';
import { textIn } from './said.ts';
import { stepsIn } from './steps.ts';

export type LevelNow = {
  readonly code: string;
  readonly name: string;
  /** The entry by which it is so. */
  readonly by: ChronologyEntry;
};

function byStep(entries: readonly ChronologyEntry[]): readonly LevelNow[] {
  return stepsIn(entries).flatMap(({ proposed, since, isUp, isPlanned, state }): LevelNow[] => {
    const named = (name: 'from' | 'to', by: ChronologyEntry): LevelNow[] => {
      const code = textIn(proposed, name);
      return code === undefined ? [] : [{ code, name: textIn(proposed, `${name}Name`) ?? code, by }];
    };
    const last = since.at(-1);
    if (state === 'bounced-back' && last !== undefined) return named('from', last);
    const taken = since.findLast(({ kind }) => kind === 'step.accepted') ?? (isUp && !isPlanned ? proposed : undefined);
    return taken === undefined ? [] : named('to', taken);
  });
}

/** Undefined where no level has been decided, as far as the viewer sees, which is not the lowest level. */
export function levelNow(entries: readonly ChronologyEntry[]): LevelNow | undefined {
  const decided = levelDecidedIn(entries);
  const code = textIn(decided, 'level');
  const own =
    decided === undefined || code === undefined
      ? []
      : [{ code, name: textIn(decided, 'levelName') ?? code, by: decided }];
  return [...own, ...byStep(entries)].toSorted((a, b) => b.by.seq - a.by.seq).at(0);
}
