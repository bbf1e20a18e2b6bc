/** Compiles a duty rule to a function from a chronology to the duties it makes. */
import { type Compartment, compartmentCodes, post, type Viewer } from '../../kinds/vocabulary.ts';
import { dayNumber, type Milliseconds, startOfDay } from '../calendar/days.ts';
import type { EffectiveEntry } from '../entry.ts';
import type { DutyRule, OrganisationReference, PartyReference } from '../pack/pack-schema.ts';
import { type Chronology } from '../pattern/chronology.ts';
import { type CompiledPattern, compileEntryPattern, compilePattern } from '../pattern/compile-pattern.ts';
import { fieldOf, triggerPath } from '../pattern/field.ts';
import type { World } from '../world.ts';
import { type CompiledDue, compileDue } from './compile-due.ts';
import type { Duty, Ending, Party } from './duty.ts';
import { organisationIn } from './organisation-in.ts';

export type CompiledDuty = {
  readonly rule: DutyRule;
  readonly item: string | null;
  /** Kinds of entry that may change the answer. */
  readonly kinds: ReadonlySet<string>;
  readonly triggers: readonly string[];
  readonly derive: (chronology: Chronology, world: World, asOf: Milliseconds) => readonly Duty[];
  /** How the limit of an instance is reached, for its explanation. */
  readonly reach: CompiledDue['reach'];
};

export type PackIdentity = { readonly pack: string; readonly version: string };

function findOrganisation(reference: OrganisationReference, trigger: EffectiveEntry, world: World): string | null {
  const text = typeof reference === 'string' ? reference : reference.authorityOf;
  const found = organisationIn(fieldOf(trigger.data, triggerPath(text) ?? []));
  if (found === null || typeof reference === 'string') return found;
  return world.authorityOf(found) ?? null;
}

const resolve = (party: PartyReference, trigger: EffectiveEntry, world: World): Party => ({
  role: party.role,
  organisation: findOrganisation(party.of, trigger, world),
});

const viewerOf = ({ role, organisation }: Party): readonly Viewer[] =>
  organisation === null ? [] : [post(role, organisation)];

/** Whoever sees what was derived must be allowed to see everything that it rests on. */
function narrowest(audiences: readonly (readonly Viewer[] | null)[]): readonly Viewer[] | null {
  return audiences.reduce<readonly Viewer[] | null>(
    (narrow, each) =>
      each === null ? narrow : narrow === null ? each : narrow.filter((viewer) => each.includes(viewer)),
    null,
  );
}

type Beginning = { readonly at: Milliseconds; readonly evidence: readonly EffectiveEntry[] };

/** The later of the trigger and the first truth of the condition, or null when it has not been true yet. */
function beginningOf(
  condition: CompiledPattern | null,
  chronology: Chronology,
  trigger: EffectiveEntry,
  asOf: Milliseconds,
): Beginning | null {
  if (condition === null) return { at: trigger.happened, evidence: [] };
  const instants = condition
    .breakpoints({ chronology, trigger })
    .filter((instant) => instant > trigger.happened && instant <= asOf)
    .toSorted((a, b) => a - b);
  for (const at of [trigger.happened, ...instants]) {
    const evidence = condition.holds({ chronology, trigger, at });
    if (evidence !== null) return { at, evidence };
  }
  return null;
}

/** Whether a pattern names a field of the trigger, so that it speaks of this instance whenever it happened. */
const speaksOfTrigger = (pattern: unknown): boolean => JSON.stringify(pattern).includes('"trigger.');

/** The first instant at which a pattern holds, and the newest entry that makes it true. */
const firstTruth = (
  pattern: CompiledPattern,
  chronology: Chronology,
  by: EffectiveEntry,
  notBefore: Milliseconds,
  asOf: Milliseconds,
) => {
  const instants = pattern.breakpoints({ chronology, trigger: by }).filter((at) => at >= notBefore && at <= asOf);
  for (const at of instants.toSorted((a, b) => a - b)) {
    const evidence = pattern.holds({ chronology, trigger: by, at });
    const newest = evidence?.toSorted((a, b) => b.happened - a.happened || b.seq - a.seq)[0];
    if (newest !== undefined) return { at, entry: newest };
  }
  return null;
};

export function compileDuty(rule: DutyRule, identity: PackIdentity, item: string | null): CompiledDuty {
  const trigger = compileEntryPattern(rule.when);
  const condition = rule.if === undefined ? null : compilePattern(rule.if);
  const done = compilePattern(rule.done);
  const ends = rule.ends === undefined ? null : compilePattern(rule.ends);
  const doneAnyTime = speaksOfTrigger(rule.done);
  const due = compileDue(rule.due, rule.warn);
  const from = rule.inForce.from === undefined ? Number.NEGATIVE_INFINITY : startOfDay(dayNumber(rule.inForce.from));
  const to = rule.inForce.to === undefined ? Number.POSITIVE_INFINITY : startOfDay(dayNumber(rule.inForce.to) + 1);

  const endingOf = (
    chronology: Chronology,
    by: EffectiveEntry,
    instance: string,
    opensAt: Milliseconds,
    asOf: Milliseconds,
  ) => {
    const found: (Ending & { readonly by: EffectiveEntry })[] = [];
    const isDone = firstTruth(done, chronology, by, doneAnyTime ? Number.NEGATIVE_INFINITY : opensAt, asOf);
    if (isDone !== null) found.push({ at: isDone.at, entry: isDone.entry.id, how: 'done', by: isDone.entry });
    const hasEnded = ends === null ? null : firstTruth(ends, chronology, by, by.happened, asOf);
    if (hasEnded !== null) found.push({ at: hasEnded.at, entry: hasEnded.entry.id, how: 'ended', by: hasEnded.entry });
    for (const waiver of chronology.ofKind('duty.waived')) {
      if (waiver.data['instance'] === instance && waiver.happened <= asOf) {
        found.push({ at: waiver.happened, entry: waiver.id, how: 'waived', by: waiver });
      }
    }
    return found.toSorted((a, b) => a.at - b.at)[0] ?? null;
  };

  const instanceOf = (by: EffectiveEntry, chronology: Chronology, world: World, asOf: Milliseconds): Duty | null => {
    const beginning = beginningOf(condition, chronology, by, asOf);
    if (beginning === null) return null;
    const owner = resolve(rule.owner, by, world);
    const receiver = rule.to === undefined ? null : resolve(rule.to, by, world);
    const instance = `${rule.duty}/${by.root}`;
    const rests = [by, ...beginning.evidence];
    const ending = endingOf(chronology, by, instance, beginning.at, asOf);
    const between =
      rule.between === undefined ? null : [...viewerOf(owner), ...(receiver === null ? [] : viewerOf(receiver))];
    const seen = ending === null ? rests : [...rests, ending.by];
    const needed = new Set<Compartment>([rule.compartment, ...seen.map((entry) => entry.compartment)]);
    return {
      rule: rule.duty,
      pack: identity.pack,
      packVersion: identity.version,
      instance,
      item,
      trigger: by.id,
      evidence: beginning.evidence.map((entry) => entry.id),
      owner,
      to: receiver,
      opensAt: beginning.at,
      knownAt: Math.max(...rests.map((entry) => entry.rootRecorded)),
      ...due.resolve({ trigger: by, begun: beginning.at, world }),
      ending: ending === null ? null : { at: ending.at, entry: ending.entry, how: ending.how },
      compartments: compartmentCodes.filter((code) => needed.has(code)),
      audience: narrowest([between, ...seen.map((entry) => entry.audience)]),
    };
  };

  return {
    rule,
    item,
    triggers: trigger.kinds,
    reach: due.reach,
    kinds: new Set([
      ...trigger.kinds,
      ...(condition?.kinds ?? []),
      ...done.kinds,
      ...(ends?.kinds ?? []),
      'duty.waived',
      'entry.withdrawn',
    ]),
    derive: (chronology, world, asOf) => {
      const duties: Duty[] = [];
      for (const kind of trigger.kinds) {
        for (const candidate of chronology.ofKind(kind)) {
          if (candidate.happened < from || candidate.happened >= to || !trigger.matches(candidate, null)) continue;
          const duty = instanceOf(candidate, chronology, world, asOf);
          if (duty !== null) duties.push(duty);
        }
      }
      return duties;
    },
  };
}
