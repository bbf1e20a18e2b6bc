/** Levels that a document indicated and that people decided, by group. Pure. */
import type { LoggedDecision } from '../record/partnership-log/all-level-decisions.ts';
import type { Level } from '../rulebook/threshold/level-schema.ts';
import { type Characteristic, shownGroups } from './groups.ts';
import { fewestForShare, type Rounded, rounded, type Total, totalBeside } from './rounded.ts';

export type Comparison = 'lower' | 'as-indicated' | 'higher' | 'nothing-indicated';

export const comparisons: Readonly<Record<Comparison, string>> = {
  lower: 'Decided lower',
  'as-indicated': 'As indicated',
  higher: 'Decided higher',
  'nothing-indicated': 'Nothing was indicated',
};
export const comparisonCodes = Object.keys(comparisons) as readonly Comparison[];

export type GroupCounts = {
  readonly group: string;
  readonly decisions: Total;
  readonly compared: Readonly<Record<Comparison, Rounded>>;
  /** By code of the level; null for a decision without one. */
  readonly decided: readonly { readonly level: string | null; readonly count: Rounded }[];
  readonly indicated: readonly { readonly level: string | null; readonly count: Rounded }[];
};

/** @param order codes of the levels from the lowest to the highest */
export function compared({ level, from, to }: LoggedDecision, order: readonly string[]): Comparison {
  const [decided, lowest, highest] = [level, from ?? to, to ?? from].map((code) =>
    code === null ? -1 : order.indexOf(code),
  ) as [number, number, number];
  if (lowest === -1 || highest === -1 || decided === -1) return 'nothing-indicated';
  if (decided < lowest) return 'lower';
  return decided > highest ? 'higher' : 'as-indicated';
}

/** @param levels of the document, from the lowest to the highest; only decisions made with it are compared */
export function countLevels(
  decisions: readonly LoggedDecision[],
  characteristic: Characteristic,
  levels: readonly Pick<Level, 'code'>[],
): readonly GroupCounts[] {
  const { groups, groupOf } = shownGroups(decisions, characteristic, fewestForShare);
  const order = levels.map(({ code }) => code);
  const codes: readonly (string | null)[] = [...order, null];
  return groups.map((group) => {
    const of = decisions.filter((decision) => groupOf(decision) === group);
    const exactly = (isOne: (decision: LoggedDecision) => boolean): number => of.filter(isOne).length;
    const count = (isOne: (decision: LoggedDecision) => boolean) => rounded(exactly(isOne));
    const known = (code: string | null) => (code !== null && order.includes(code) ? code : null);
    return {
      group,
      decisions: totalBeside(
        codes.map((level) => exactly((each) => known(each.level) === level)),
        codes.map((level) => exactly((each) => known(each.from ?? each.to) === level)),
        comparisonCodes.map((code) => exactly((each) => compared(each, order) === code)),
      ),
      compared: {
        lower: count((each) => compared(each, order) === 'lower'),
        'as-indicated': count((each) => compared(each, order) === 'as-indicated'),
        higher: count((each) => compared(each, order) === 'higher'),
        'nothing-indicated': count((each) => compared(each, order) === 'nothing-indicated'),
      },
      decided: codes.map((level) => ({ level, count: count((each) => known(each.level) === level) })),
      indicated: codes.map((level) => ({ level, count: count((each) => known(each.from ?? each.to) === level) })),
    };
  });
}
