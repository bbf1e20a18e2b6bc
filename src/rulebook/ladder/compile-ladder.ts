/** Compiles a ladder to a function from a chronology to where each challenge stands. */
import { kindNamed } from '../../kinds/registry.ts';
import type { Milliseconds } from '../calendar/days.ts';
import type { PackIdentity } from '../duty/compile-duty.ts';
import { compartmentsOf, narrowest } from '../duty/parties.ts';
import type { EffectiveEntry } from '../entry.ts';
import { compileInForce } from '../in-force.ts';
import type { Chronology } from '../pattern/chronology.ts';
import type { World } from '../world.ts';
import { actingFor } from './acting.ts';
import { challengeRaised, isAbout, neededBefore, refusal, sidesOf, startOf, urgencyOf } from './challenge.ts';
import { type Climb, climb, type Rung } from './climb.ts';
import { compileClosing } from './closing.ts';
import type { Ladder, LadderStage } from './ladder.ts';
import type { LadderRule } from './ladder-rule.ts';
import { type CompiledStageLimits, compileStageLimits, type Opening } from './stage-limits.ts';
import { compileSteps, moving, ofChallenge } from './steps.ts';

export type CompiledLadder = {
  readonly rule: LadderRule;
  /** Of the pack. */
  readonly version: string;
  /** Kinds of entry that may change the answer. */
  readonly kinds: ReadonlySet<string>;
  readonly derive: (chronology: Chronology, world: World, asOf: Milliseconds) => readonly Ladder[];
  /** Every instant at which something recorded ahead of time comes true, in no order. */
  readonly breakpoints: (chronology: Chronology) => readonly Milliseconds[];
  /** The limits of a stage, with what they are counted from and on. */
  readonly limitsOf: (stage: number) => CompiledStageLimits | undefined;
  readonly openingOf: (
    raised: EffectiveEntry,
    stage: { readonly opensAt: Milliseconds; readonly countsFrom: Milliseconds },
    world: World,
  ) => Opening;
};

const responding = [
  'challenge.acknowledged',
  'challenge.answered',
  'challenge.proposed',
  'challenge.not-agreed',
  'challenge.agreed',
];
const listening = [...new Set([...responding, ...moving, 'challenge.safety-arranged', 'challenge.closed'])];

/**
 * Whether somebody responds to whoever raised it, rather than adding to what they said. Within one organisation nobody can
 * tell, so there every response counts.
 */
const isResponseTo =
  (raised: EffectiveEntry) =>
  ({ organisation }: EffectiveEntry): boolean =>
    raised.organisation === null || organisation !== raised.organisation || sidesOf(raised).length < 2;

const noClimb: Climb = { rungs: [], agreements: [], exhaustedAt: null };

export function compileLadder(rule: LadderRule, identity: PackIdentity): CompiledLadder {
  const stages = new Map(
    rule.stages.map((stage, index) => [
      stage.n,
      { stage, limits: compileStageLimits(stage), next: stage.next ?? rule.stages[index + 1]?.n ?? null },
    ]),
  );
  const { stepsOf, patterns: skipping } = compileSteps(rule);
  const { closingOf, patterns: closing } = compileClosing(rule);
  const patterns = [...skipping, ...closing];
  const isInForce = compileInForce(rule);
  const always = [rule.compartment, ...[challengeRaised, ...listening].map((kind) => kindNamed(kind).compartment)];

  const openingOf: CompiledLadder['openingOf'] = (raised, { opensAt, countsFrom }, world) => {
    const needed = rule.soonerForTheChild ? neededBefore(raised) : null;
    const isUrgent = urgencyOf(raised) !== 'routine' || (needed !== null && opensAt >= needed);
    return { raised, opensAt, countsFrom, isUrgent, neededBefore: needed, world };
  };

  const stageOf = (
    rung: Rung,
    raised: EffectiveEntry,
    answers: readonly EffectiveEntry[],
    world: World,
  ): readonly LadderStage[] => {
    const known = stages.get(rung.n);
    if (known === undefined) return [];
    const opening = openingOf(raised, rung, world);
    const until = rung.until ?? Number.POSITIVE_INFINITY;
    const response = answers.find(
      ({ id, happened, data }) =>
        id !== rung.by?.id &&
        happened >= rung.opensAt &&
        happened <= until &&
        (data['stage'] === undefined || data['stage'] === rung.n),
    );
    const { by, resolve, ...opened } = rung;
    return [
      {
        ...opened,
        title: known.stage.title,
        by: by?.id ?? null,
        isUrgent: opening.isUrgent,
        acknowledge: known.limits.acknowledge(opening).due,
        resolve,
        responded: response === undefined ? null : { at: response.happened, entry: response.id },
        ...actingFor(sidesOf(raised), known.stage, rule, world),
      },
    ];
  };

  const instanceOf = (raised: EffectiveEntry, chronology: Chronology, world: World, asOf: Milliseconds): Ladder => {
    const doesNotRun = refusal(rule, raised);
    const ofThis = ofChallenge(raised, chronology, asOf);
    const { needs, ending, rests: shown } = closingOf(raised, ofThis('challenge.closed')[0], chronology, asOf);
    const steps = stepsOf(raised, chronology, asOf);
    const start = { ...startOf(rule, raised), opensAt: raised.happened, countsFrom: raised.happened, by: raised };
    const climbed =
      doesNotRun === null
        ? climb({
            start,
            steps,
            end: ending?.at ?? Number.POSITIVE_INFINITY,
            nextOf: (n) => stages.get(n)?.next ?? null,
            resolveOf: (rung) =>
              stages.get(rung.n)?.limits.resolve(openingOf(raised, rung, world)).due ?? { kind: 'no-fixed-time' },
          })
        : noClimb;
    const said = responding.flatMap(ofThis).toSorted((a, b) => a.happened - b.happened || a.place - b.place);
    const answers = said.filter(isResponseTo(raised));
    const safety = ofThis('challenge.safety-arranged').at(-1) ?? raised;
    const rests = [...new Set([raised, ...steps.map(({ entry }) => entry), ...said, ...shown, safety])];
    return {
      rule: rule.ladder,
      pack: identity.pack,
      packVersion: identity.version,
      instance: `${rule.ladder}/${raised.root}`,
      challenge: String(raised.data['challenge']),
      trigger: raised.id,
      raisedAt: raised.happened,
      knownAt: chronology.versions.find(({ id }) => id === raised.root)?.recorded ?? raised.recorded,
      doesNotRun,
      stages: climbed.rungs.flatMap((rung) => stageOf(rung, raised, answers, world)),
      agreements: climbed.agreements,
      exhaustedAt: climbed.exhaustedAt,
      needs,
      ending,
      safety: safety.id,
      evidence: rests.map(({ id }) => id),
      compartments: compartmentsOf(always, rests),
      audience: narrowest(rests.map(({ audience }) => audience)),
    };
  };

  return {
    rule,
    version: identity.version,
    kinds: new Set([challengeRaised, ...listening, ...patterns.flatMap((each) => [...each.kinds]), 'entry.withdrawn']),
    limitsOf: (stage) => stages.get(stage)?.limits,
    openingOf,
    derive: (chronology, world, asOf) =>
      chronology
        .ofKind(challengeRaised)
        .filter((raised) => raised.happened <= asOf && isAbout(rule, raised) && isInForce(raised.happened, world))
        .map((raised) => instanceOf(raised, chronology, world, asOf)),
    breakpoints: (chronology) =>
      chronology
        .ofKind(challengeRaised)
        .flatMap((raised) => [
          raised.happened,
          ...listening.flatMap((kind) => chronology.ofKind(kind)).map(({ happened }) => happened),
          ...patterns.flatMap((pattern) => pattern.breakpoints({ chronology, trigger: raised })),
        ]),
  };
}
