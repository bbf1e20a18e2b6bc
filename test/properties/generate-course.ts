/** Courses of events made at random: entries over some weeks, some recorded late, some withdrawn. */
import * as fc from 'fast-check';
import type { Milliseconds } from '../../src/rulebook/calendar/days.ts';
import type { RuleEntry } from '../../src/rulebook/entry.ts';

const hour = 3_600_000;
/** A Friday before Christmas, so that limits run over weekends, bank holidays and the turn of the year. */
export const courseBegins: Milliseconds = Date.UTC(2026, 11, 11, 9);
const weeks = 8 * 7 * 24;
export const courseEnds: Milliseconds = courseBegins + weeks * hour;

export type Happening = Pick<RuleEntry, 'kind' | 'data'> & Partial<Pick<RuleEntry, 'compartment' | 'organisation'>>;

/** Entries of these kinds, about one in eight of them withdrawn later, in order of recording. */
export const courseOf = (happening: fc.Arbitrary<Happening>): fc.Arbitrary<readonly RuleEntry[]> =>
  fc
    .array(
      fc.record({
        happening,
        after: fc.nat({ max: weeks }),
        late: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat({ max: 300 }) }),
        /** Hours after which it is withdrawn, or null. */
        withdrawn: fc.oneof(
          { weight: 7, arbitrary: fc.constant(null) },
          { weight: 1, arbitrary: fc.nat({ max: 300 }) },
        ),
      }),
      { maxLength: 14 },
    )
    .map((made) =>
      made
        .flatMap(({ happening: { kind, data, compartment, organisation }, after, late, withdrawn }, index) => {
          const happened = courseBegins + after * hour;
          const recorded = happened + late * hour;
          const entry = {
            id: `e${index}`,
            kind,
            data,
            happened,
            recorded,
            compartment: compartment ?? ('safeguarding' as const),
            organisation: organisation ?? null,
            audience: null,
            corrects: null,
          };
          const at = recorded + (withdrawn ?? 0) * hour;
          const withdrawal = {
            ...entry,
            id: `w${index}`,
            kind: 'entry.withdrawn',
            data: {},
            happened: at,
            recorded: at,
            corrects: entry.id,
          };
          return withdrawn === null ? [entry] : [entry, withdrawal];
        })
        .toSorted((a, b) => a.recorded - b.recorded || (a.id < b.id ? -1 : 1))
        .map((entry, index) => ({ ...entry, seq: index + 1 })),
    );

export const instantIn = fc.nat({ max: weeks + 24 * 30 }).map((hours) => courseBegins + hours * hour);
