/** What a decision on the level still has to say, beside what its form asks of everybody. Pure. */
import type { Level } from '../rulebook/threshold/level-schema.ts';
import type { ThresholdReading } from '../rulebook/threshold/threshold.ts';

export type DecisionSaid = {
  readonly level: Level | null;
  readonly differs?: string | undefined;
  readonly differsWhy?: string | undefined;
  readonly untrue?: string | undefined;
  readonly secondReader?: string | undefined;
  readonly agreement: string;
  readonly agreedBy?: string | undefined;
  readonly sharing: string;
  readonly sharedWith?: string | undefined;
  readonly sharingBasis?: string | undefined;
  readonly sharingWhy?: string | undefined;
  readonly familyTold: string;
  readonly notTold?: string | undefined;
};

export type Missing = { readonly field: keyof DecisionSaid; readonly says: string };

/** Whether a decision lies outside what the document indicates. */
export const differsFrom = ({ band }: Pick<ThresholdReading, 'band'>, level: Level | null): boolean =>
  band !== null && level !== null && (level.rank < band.from.rank || level.rank > band.to.rank);

const isBelow = (level: Level | null, other: Level | undefined): boolean =>
  level !== null && other !== undefined && level.rank < other.rank;

/** A pattern over time that nobody has closed asks for a higher level than was decided: somebody else reads it too. */
export const needsSecondReader = (
  { fired }: Pick<ThresholdReading, 'fired'>,
  levels: readonly Level[],
  level: Level | null,
): boolean =>
  fired.some(
    ({ cumulative, prompt }) =>
      prompt.closing === null &&
      isBelow(
        level,
        levels.find(({ code }) => code === cumulative.review),
      ),
  );

function judged(said: DecisionSaid, reading: ThresholdReading, levels: readonly Level[]): readonly (Missing | false)[] {
  const { level } = said;
  const differs = differsFrom(reading, level);
  const forced = reading.forcedMinimum;
  return [
    level === null && { field: 'level', says: 'Select the level that you decide on' },
    differs &&
      said.differs === undefined && {
        field: 'differs',
        says: 'Your decision differs from what the document indicates. Select why',
      },
    differs && said.differsWhy === undefined && { field: 'differsWhy', says: 'Enter why your decision differs' },
    forced !== null &&
      isBelow(level, forced.level) &&
      said.untrue === undefined && {
        field: 'untrue',
        says: `Enter what shows that this is not so: ${forced.by.map(({ trigger }) => trigger.title).join(', ')}`,
      },
    needsSecondReader(reading, levels, level) &&
      said.secondReader === undefined && {
        field: 'secondReader',
        says: 'Enter who else has read the whole story: something has happened again and again, and nobody has closed that question',
      },
  ];
}

/**
 * @param reading null where no document is in force
 * @param levels of the document, lowest first
 */
export function missingIn(
  said: DecisionSaid,
  reading: ThresholdReading | null,
  levels: readonly Level[],
): readonly Missing[] {
  const all: readonly (Missing | false)[] = [
    ...(reading === null ? [] : judged(said, reading, levels)),
    said.agreement !== 'not-asked' && said.agreedBy === undefined && { field: 'agreedBy', says: 'Enter who answered' },
    said.sharing !== 'nothing' && said.sharedWith === undefined && { field: 'sharedWith', says: 'Enter with whom' },
    said.sharing !== 'nothing' &&
      said.sharingBasis === undefined && { field: 'sharingBasis', says: 'Select on what it rests' },
    said.sharing !== 'nothing' && said.sharingWhy === undefined && { field: 'sharingWhy', says: 'Enter why' },
    said.familyTold === 'not-told' &&
      said.notTold === undefined && { field: 'notTold', says: 'Enter why the family was not told' },
  ];
  return all.filter((each) => each !== false);
}
