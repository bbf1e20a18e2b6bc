/** What would have to be true to step up or down, in words made from the document's own rules. */
import { certaintyCodes } from '../../kinds/observation.ts';
import { type HoldsWith, type Tally, tally } from './band.ts';
import type { CompiledThreshold } from './compile-threshold.ts';
import type { Level } from './level-schema.ts';
import type { Condition, Forcing } from './threshold.ts';

const or = new Intl.ListFormat('en-GB', { type: 'disjunction' });

/** One list for all, so that what was looked at with it is not looked at again. */
const everyCertainty = [...certaintyCodes];

const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

function domainsInWords({ level, counted, domains }: Tally, missing: number): string {
  const { domainsAtLeast } = level.sufficiency;
  const short = domainsAtLeast - domains.size;
  if (domainsAtLeast === 1 || short <= 0) return '';
  if (counted.length === 0) return `, in ${domainsAtLeast} domains`;
  return missing === 1 && short === 1 ? ', in another domain' : `, in ${plural(short, 'other domain')}`;
}

function sureEnough({ sufficiency: { certainty } }: Level): string {
  return certainty.length === certaintyCodes.length
    ? ''
    : `. It counts when it is ${or.format(certaintyCodes.filter((code) => certainty.includes(code)))}`;
}

function shortOf(found: Tally): string {
  const { level, counted, domains } = found;
  const { atLeast, domainsAtLeast } = level.sufficiency;
  const missing = Math.max(atLeast - counted.length, domainsAtLeast - domains.size);
  return `${missing} more ${level.code} ${missing === 1 ? 'indicator' : 'indicators'}${domainsInWords(found, missing)}${sureEnough(level)}.`;
}

/** Of those printed at the level or above, how many are recorded but not surely enough to count. */
function unsure(found: Tally, threshold: CompiledThreshold, holds: HoldsWith): readonly string[] {
  const { level, counted } = found;
  const all = tally(
    { ...level, sufficiency: { ...level.sufficiency, certainty: everyCertainty } },
    threshold,
    holds,
    'least',
  );
  const more = all.counted.length - counted.length;
  if (more === 0) return [];
  return [
    `${plural(more, `${level.code} indicator is`, `${level.code} indicators are`)} recorded but not sure enough to count. Find out whether it is so.`,
  ];
}

const stepBetween = ({ rule }: CompiledThreshold, from: Level | null, to: Level): readonly string[] =>
  rule.steps
    .filter((step) => step.to === to.code && (from === null || step.from === from.code))
    .flatMap(({ needs, acceptedByReceiver }) => [
      ...needs,
      ...(acceptedByReceiver ? ['Whoever takes over has been named and has accepted.'] : []),
    ]);

function upTo(level: Level, from: Level | null, threshold: CompiledThreshold, holds: HoldsWith): Condition {
  const found = tally(level, threshold, holds, 'least');
  const triggers = threshold.triggers.filter((trigger) => trigger.level?.code === level.code);
  const says = [
    ...(level.byJudgementAlone === undefined
      ? []
      : [`Only a person can say that level ${level.code} is met. ${level.byJudgementAlone}`]),
    ...(found.isMet ? [] : [shortOf(found)]),
    ...unsure(found, threshold, holds),
    ...(triggers.length === 0 ? [] : [`Or: ${or.format(triggers.map(({ trigger }) => trigger.title))}.`]),
    ...level.requires,
    ...stepBetween(threshold, from, level),
  ];
  const isLegal = level.law.includes('section-47');
  return {
    level,
    says: [
      ...new Set(says),
      ...(isLegal
        ? ['A strategy discussion is a decision that a person can take at any time, whatever is recorded.']
        : []),
    ],
  };
}

/** Levels above what is indicated for sure, the next one first. */
export const toStepUp = (threshold: CompiledThreshold, from: Level | null, holds: HoldsWith): readonly Condition[] => {
  const rank = from?.rank ?? threshold.levels[0]?.rank ?? 0;
  return threshold.levels.filter((level) => level.rank > rank).map((level) => upTo(level, from, threshold, holds));
};

/** What would have to be so for the level that is indicated for sure no longer to be; null when none is. */
export function toStepDown(
  threshold: CompiledThreshold,
  from: Level | null,
  forcing: readonly Forcing[],
  holds: HoldsWith,
): Condition | null {
  if (from === null) return null;
  const found = tally(from, threshold, holds, 'least');
  const { atLeast, domainsAtLeast } = from.sufficiency;
  const count = found.counted.length;
  const fewer = count - atLeast + 1;
  const forced = forcing.filter(({ level }) => level !== null && level.rank >= from.rank);
  const below = threshold.levels.findLast(({ rank }) => rank < from.rank);
  return {
    level: from,
    says: [
      ...forced.map(
        ({ trigger }) =>
          `"${trigger.title}" is found to be untrue or resolved, and a named person records what shows it.`,
      ),
      ...(found.isMet
        ? [
            `${fewer} of ${plural(count, `${from.code} indicator`)} resolved or not borne out, with evidence of change and not a promise${domainsAtLeast > 1 ? `, or what remains lies in fewer than ${domainsAtLeast} domains` : ''}.`,
          ]
        : []),
      ...(below === undefined ? [] : stepBetween(threshold, from, below)),
    ],
  };
}
