/** Reads what was recorded about a child under one threshold document, and under others beside it. */
import type { Milliseconds } from '../calendar/days.ts';
import { knownAt } from '../derived.ts';
import { audienceOf, compartmentsOf, narrowest } from '../duty/parties.ts';
import type { RuleEntry } from '../entry.ts';
import { type Chronology, chronologyOf } from '../pattern/chronology.ts';
import type { Rulebook } from '../rulebook.ts';
import type { World } from '../world.ts';
import { bandOf } from './band.ts';
import type { CompiledThreshold } from './compile-threshold.ts';
import { toStepDown, toStepUp } from './conditions.ts';
import { contradictionsIn } from './contradictions.ts';
import { firedIn, leftWindowIn } from './fired.ts';
import { bearing, notHeardFrom, readDomains } from './known.ts';
import type { Level } from './level-schema.ts';
import { lookAt } from './looking.ts';
import type { Forcing, Match, NotHeardFrom, Quoted, ThresholdReading } from './threshold.ts';

export const legalTests =
  'This is what the local document indicates. It does not replace the legal tests: whether section 17 or section 47 of the Children Act 1989 is met is decided by a person, who gives the answer in words.';

const and = new Intl.ListFormat('en-GB');

/** "From recorded information only", and who has not been heard from. */
function basisOf({ child, parents, organisations }: NotHeardFrom, { organisationName }: World): string {
  const missing = [
    ...(child ? ['the child'] : []),
    ...(parents ? ['the parents'] : []),
    ...organisations.map(organisationName),
  ];
  return missing.length === 0
    ? 'From recorded information only.'
    : `From recorded information only. Not heard from: ${and.format(missing)}.`;
}

const levelInWords = ({ code, name }: Level): string => `${code} ${name}`;

function inWords(band: ThresholdReading['band'], { rule }: CompiledThreshold): string {
  if (band === null)
    return `Nothing recorded speaks for any level of the document of ${rule.area}. That does not mean that there is no concern.`;
  return band.from.code === band.to.code
    ? `${levelInWords(band.from)} is indicated by the document of ${rule.area}.`
    : `${levelInWords(band.from)} to ${levelInWords(band.to)} is indicated by the document of ${rule.area}.`;
}

function forcedMinimum(triggers: readonly Forcing[]): ThresholdReading['forcedMinimum'] {
  const ranked = triggers.flatMap((forcing) => (forcing.level === null ? [] : [{ forcing, level: forcing.level }]));
  const top = ranked.reduce<Level | null>(
    (best, { level }) => (best === null || level.rank > best.rank ? level : best),
    null,
  );
  if (top === null) return null;
  return { level: top, by: ranked.filter(({ level }) => level.rank === top.rank).map(({ forcing }) => forcing) };
}

const oldest = (matches: readonly Match[]): Quoted | null =>
  matches
    .flatMap(({ evidence }) => evidence)
    .reduce<Quoted | null>((first, each) => (first === null || each.happened < first.happened ? each : first), null);

export type ThresholdOptions = {
  /** An earlier look: what has left a window since then is named. */
  readonly since?: Milliseconds | undefined;
  /** Other documents under which the same facts are read too, by id. Those that are not in the rulebook are left out. */
  readonly others?: readonly string[] | undefined;
};

type Question = {
  readonly rulebook: Rulebook;
  readonly known: readonly RuleEntry[];
  readonly chronology: Chronology;
  readonly world: World;
  readonly asOf: Milliseconds;
  readonly since: Milliseconds | undefined;
};

function readOne(document: CompiledThreshold, question: Question): Omit<ThresholdReading, 'others'> {
  const { rulebook, known, chronology, world, asOf, since } = question;
  const threshold = { ...document, indicators: document.possible(chronology) };
  const { rule, pack } = threshold;
  const looking = lookAt(threshold, chronology, asOf);
  const { matches, triggers, standings, holds } = looking;
  const forced = forcedMinimum(triggers);
  const band = bandOf(threshold, holds, forced?.level ?? null);
  const entries = bearing(chronology, asOf);
  const domains = readDomains(rule.domains, matches, entries.filter(standings.isCurrent));
  const missing = notHeardFrom(entries, chronology, asOf);
  const fired = firedIn(threshold, { known, chronology, world, asOf, prompts: rulebook.prompts });
  const heard = [...threshold.kinds].flatMap((kind) => chronology.ofKind(kind));
  const rests = entries.concat(heard);
  const ofKind = (kind: string) => matches.filter(({ indicator }) => indicator.kind === kind);
  return {
    threshold: rule.threshold,
    title: rule.title,
    area: rule.area,
    pack: pack.pack,
    packVersion: pack.version,
    packStatus: pack.status,
    verified: rule.verified,
    isInForce: threshold.isInForce(asOf, world),
    asOf,
    band,
    says: inWords(band, threshold),
    basis: basisOf(missing, world),
    legalTests,
    forcedMinimum: forced,
    triggers,
    matches: ofKind('concern'),
    strengths: ofKind('strength'),
    unmetNeeds: ofKind('unmet-need'),
    fired,
    domains,
    notKnown: domains.filter(({ state }) => state === 'not-known'),
    notHeardFrom: missing,
    toStepUp: toStepUp(threshold, band?.from ?? null, holds),
    toStepDown: toStepDown(threshold, band?.from ?? null, triggers, holds),
    oldestEvidence: oldest(ofKind('concern')),
    leftWindow: since === undefined ? [] : leftWindowIn(threshold, looking, chronology, { since, asOf }),
    past: standings.past,
    contradictions: contradictionsIn(entries, standings),
    compartments: compartmentsOf(['safeguarding', ...fired.flatMap(({ prompt }) => prompt.compartments)], rests),
    audience: narrowest([audienceOf(rests), ...fired.map(({ prompt }) => prompt.audience)]),
  };
}

/**
 * Pure, deterministic, and the same for every document: the entries are neutral, the document says what they mean.
 *
 * @param id of a threshold rule in the rulebook, of another area's example too
 * @param entries of one child, in any order
 * @param asOf cuts on recorded time
 * @returns null when the rulebook has no such document
 */
export function readThreshold(
  rulebook: Rulebook,
  id: string,
  entries: readonly RuleEntry[],
  world: World,
  asOf: Milliseconds,
  { since, others = [] }: ThresholdOptions = {},
): ThresholdReading | null {
  const threshold = rulebook.thresholds.get(id);
  if (threshold === undefined) return null;
  const known = knownAt(entries, asOf);
  const question: Question = { rulebook, known, chronology: chronologyOf(known), world, asOf, since };
  const beside = others.flatMap((other) => rulebook.thresholds.get(other) ?? []);
  return {
    ...readOne(threshold, question),
    others: beside.map((each) => ({ ...readOne(each, question), others: [] })),
  };
}
