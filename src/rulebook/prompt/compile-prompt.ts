/** Compiles a prompt rule to a function from what was recorded to the prompts that were raised. */
import { isKind, kindNamed } from '../../kinds/registry.ts';
import type { Compartment } from '../../kinds/vocabulary.ts';
import { dayNumber, type Milliseconds, startOfDay } from '../calendar/days.ts';
import type { PackIdentity } from '../duty/compile-duty.ts';
import { compartmentsOf, compileParty, narrowest } from '../duty/parties.ts';
import type { EffectiveEntry, RuleEntry } from '../entry.ts';
import type { Chronology } from '../pattern/chronology.ts';
import { compileEntryPattern } from '../pattern/compile-entry.ts';
import type { World } from '../world.ts';
import { presences } from './parts-of-pattern.ts';
import { type Assigned, type Prompt, promptState, type SecondReading } from './prompt.ts';
import type { PromptRule } from './prompt-rule.ts';
import { compileRaise, type Raise } from './raise.ts';
import { relevantEntries } from './relevant-entries.ts';

export const promptClosed = 'prompt.closed';
export const promptAssigned = 'prompt.assigned';
export const promptSecondRead = 'prompt.second-read';

export type CompiledPrompt = {
  readonly rule: PromptRule;
  /** Kinds of entry that may raise it. A correction or withdrawal is of the kind of what it puts right besides its own. */
  readonly kinds: ReadonlySet<string>;
  /**
   * Every time it was asked, oldest first; all but the last are closed.
   *
   * @param known what was recorded by `asOf`, in the order of a subject, withdrawn entries among it
   * @param chronology the same as it stands now
   */
  readonly derive: (
    known: readonly RuleEntry[],
    chronology: Chronology,
    world: World,
    asOf: Milliseconds,
  ) => readonly Prompt[];
  /** Every instant at which time alone may raise or reopen it, in no order. */
  readonly breakpoints: (chronology: Chronology) => readonly Milliseconds[];
  /** Those of them at which it may be raised with nothing recorded then. */
  readonly raisedByTime: (chronology: Chronology) => readonly Milliseconds[];
};

const usualCompartments = (kinds: Iterable<string>): readonly Compartment[] =>
  [...kinds].filter(isKind).map((kind) => kindNamed(kind).compartment);

type Second = { readonly reading: SecondReading; readonly by: EffectiveEntry | null };

const asAssigned = ({ id, data, happened }: EffectiveEntry): Assigned => ({
  entry: id,
  practitioner: String(data['practitioner']),
  at: happened,
});

/** The start of the day on which a person wants to look again. */
function lookAgainOf(closing: EffectiveEntry | undefined): Milliseconds | null {
  const day = closing?.data['lookAgainOn'];
  return typeof day === 'string' ? startOfDay(dayNumber(day)) : null;
}

export function compilePrompt(rule: PromptRule, identity: PackIdentity): CompiledPrompt {
  const raise = compileRaise(rule);
  const ownerOf = compileParty(rule.owner);
  const always = [rule.compartment, ...usualCompartments(raise.absent)];
  const alike = [...presences(rule.raised), ...(rule.when === undefined ? [] : [rule.when])].map(compileEntryPattern);
  const closers: ReadonlySet<unknown> = new Set(rule.closedBy);

  /** The newest closing by a role that may close it, of what had been there to be seen. */
  const closingOf = (instance: string, { knownAt }: Raise, chronology: Chronology, asOf: Milliseconds) =>
    chronology
      .ofKind(promptClosed)
      .findLast(
        ({ data, happened, recorded }) =>
          data['instance'] === instance && closers.has(data['role']) && happened <= asOf && recorded >= knownAt,
      );

  /** What a second reader said of a closing: the newest counts. */
  function readingOf(closing: EffectiveEntry, chronology: Chronology, asOf: Milliseconds): Second {
    if (rule.secondReader === undefined || lookAgainOf(closing) !== null) return { reading: 'not-needed', by: null };
    const readers: ReadonlySet<unknown> = new Set(rule.secondReader);
    const by = chronology
      .ofKind(promptSecondRead)
      .findLast(
        ({ data, happened }) => data['closing'] === closing.root && readers.has(data['role']) && happened <= asOf,
      );
    if (by === undefined) return { reading: 'awaited', by: null };
    return { reading: by.data['agrees'] === true ? 'agreed' : 'refused', by };
  }

  function assignedOf(instance: string, { knownAt }: Raise, chronology: Chronology, asOf: Milliseconds) {
    return chronology
      .ofKind(promptAssigned)
      .findLast(
        ({ data, happened, recorded }) => data['instance'] === instance && happened <= asOf && recorded >= knownAt,
      );
  }

  function since({ quoted, at, knownAt, trigger }: Raise, chronology: Chronology, asOf: Milliseconds) {
    const roots = new Set(quoted.map(({ root }) => root));
    const found = alike.flatMap(({ kinds, matches }) =>
      kinds.flatMap((kind) => chronology.ofKind(kind).filter((entry) => matches(entry, trigger))),
    );
    return [...new Set(found)]
      .filter(
        ({ root, happened, recorded }) => !roots.has(root) && happened <= asOf && (happened > at || recorded > knownAt),
      )
      .toSorted((a, b) => a.happened - b.happened || a.place - b.place);
  }

  function promptOf(instance: string, raised: Raise, closing: EffectiveEntry | undefined, state: Standing): Prompt {
    const { chronology, world, asOf, standing, newest } = state;
    const { quoted, trigger } = raised;
    const second = closing === undefined ? null : readingOf(closing, chronology, asOf);
    const assigned = assignedOf(instance, raised, chronology, asOf);
    const rests = [...quoted, closing, second?.by, assigned].filter((entry) => entry != null);
    const compartments = compartmentsOf(always, rests);
    const audience = narrowest(rests.map((entry) => entry.audience));
    const isForAll = (entry: EffectiveEntry): boolean =>
      compartments.includes(entry.compartment) &&
      (entry.audience === null || (audience?.every((viewer) => entry.audience?.includes(viewer)) ?? false));
    return {
      prompt: rule.prompt,
      pack: identity.pack,
      packVersion: identity.version,
      instance,
      question: rule.question,
      raisedAt: raised.at,
      knownAt: raised.knownAt,
      trigger: trigger.id,
      evidence: quoted.map(({ id }) => id),
      since: since(raised, chronology, asOf)
        .filter(isForAll)
        .map(({ id }) => id),
      withdrawn: quoted.filter(({ id }) => !standing.has(id)).map(({ id }) => id),
      corrected: quoted.filter(({ id }) => standing.has(id) && !newest.has(id)).map(({ id }) => id),
      owner: ownerOf(trigger, world),
      assigned: assigned === undefined ? null : asAssigned(assigned),
      closedBy: rule.closedBy,
      secondReaders: rule.secondReader ?? [],
      closing:
        closing === undefined || second === null
          ? null
          : {
              at: closing.happened,
              entry: closing.id,
              outcome: String(closing.data['outcome']),
              reading: second.reading,
            },
      lookAgainAt: lookAgainOf(closing),
      compartments,
      audience,
    };
  }

  return {
    rule,
    kinds: raise.kinds,
    derive: (known, chronology, world, asOf) => {
      if (known.every(({ corrects }) => corrects === null) && raise.neverHeld(chronology, asOf)) return [];
      const relevant = relevantEntries(known, raise.kinds);
      const found: Prompt[] = [];
      let isNew = (_entry: EffectiveEntry): boolean => true;
      let from = Number.NEGATIVE_INFINITY;
      for (;;) {
        const raised = raise.find({ relevant, world, asOf, isNew, from });
        if (raised === null) return found;
        const instance = `${rule.prompt}/${found.length + 1}`;
        const closing = closingOf(instance, raised, chronology, asOf);
        const prompt = promptOf(instance, raised, closing, standingOf(relevant, chronology, world, asOf));
        found.push(prompt);
        if (closing === undefined || promptState(prompt, asOf) !== 'closed' || lookAgainOf(closing) !== null)
          return found;
        // The person who closed it could not have known of what happened, or was first recorded, after that.
        isNew = ({ happened, place }) => happened > closing.happened || place > closing.place;
        from = chronology.versions.find(({ root }) => root === closing.root)?.recorded ?? closing.recorded;
      }
    },
    raisedByTime: raise.raisedByTime,
    breakpoints: (chronology) => [
      ...raise.breakpoints(chronology),
      // What came since is told from the day on which it happens, also where it would raise nothing
      ...alike.flatMap(({ kinds }) => kinds.flatMap((kind) => chronology.ofKind(kind).map(({ happened }) => happened))),
      ...chronology
        .ofKind(promptClosed)
        .flatMap((closing) => [closing.happened, lookAgainOf(closing) ?? closing.happened]),
    ],
  };
}

type Standing = {
  readonly chronology: Chronology;
  readonly world: World;
  readonly asOf: Milliseconds;
  /** Ids of versions that were not withdrawn, and of those that nothing has corrected. */
  readonly standing: ReadonlySet<string>;
  readonly newest: ReadonlySet<string>;
};

function standingOf(
  relevant: readonly RuleEntry[],
  chronology: Chronology,
  world: World,
  asOf: Milliseconds,
): Standing {
  const { versions } = chronology;
  const newest = relevant.flatMap(({ kind }) => chronology.ofKind(kind)).map(({ id }) => id);
  return { chronology, world, asOf, standing: new Set(versions.map(({ id }) => id)), newest: new Set(newest) };
}
