/** Whether an example of a threshold document still holds. */
import type { Condition, ThresholdReading } from './threshold.ts';
import type { ThresholdExample } from './threshold-rule.ts';

const bandText = (band: ThresholdReading['band']): string => {
  if (band === null) return 'nothing';
  return band.from.code === band.to.code ? band.from.code : `${band.from.code} to ${band.to.code}`;
};

const wantedBand = (band: NonNullable<ThresholdExample['expect']['band']>): string => {
  if (typeof band === 'string') return band;
  return band.from === band.to ? band.from : `${band.from} to ${band.to}`;
};

const words = (conditions: readonly Condition[]): string => conditions.flatMap(({ says }) => says).join(' ');

const listed = (ids: readonly string[]): string => (ids.length === 0 ? 'nothing' : ids.join(', '));

function differing(what: string, wanted: string | undefined, found: string): readonly string[] {
  return wanted === undefined || wanted === found ? [] : [`${what} should be ${wanted} but is ${found}`];
}

/** @returns what differs from what is expected, or null when it holds */
export function compareThreshold(
  { expect }: Pick<ThresholdExample, 'expect'>,
  reading: ThresholdReading,
): string | null {
  const speaking = new Set([
    ...[...reading.matches, ...reading.strengths, ...reading.unmetNeeds].map(({ indicator }) => indicator.id),
    ...reading.triggers.map(({ trigger }) => trigger.id),
    ...reading.fired.map(({ cumulative }) => cumulative.id),
  ]);
  const contains = (what: string, wanted: string | undefined, found: string) =>
    wanted === undefined || found.includes(wanted) ? [] : [`${what} should say "${wanted}" but says "${found}"`];
  const differences = [
    ...differing('band', expect.band === undefined ? undefined : wantedBand(expect.band), bandText(reading.band)),
    ...differing('forced minimum', expect.forced, reading.forcedMinimum?.level.code ?? 'nothing'),
    ...expect.mentions.filter((id) => !speaking.has(id)).map((id) => `"${id}" should speak and is silent`),
    ...expect.silent.filter((id) => speaking.has(id)).map((id) => `"${id}" should be silent and speaks`),
    ...differing(
      'what nothing is known about',
      expect.notKnown === undefined ? undefined : listed(expect.notKnown.toSorted()),
      listed(reading.notKnown.map(({ id }) => id).toSorted()),
    ),
    ...contains('what is needed to step up', expect.toStepUp, words(reading.toStepUp)),
    ...contains(
      'what is needed to step down',
      expect.toStepDown,
      words(reading.toStepDown === null ? [] : [reading.toStepDown]),
    ),
  ];
  return differences.length === 0 ? null : differences.join('; ');
}
