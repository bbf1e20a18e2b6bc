/** Asks a gate, or every gate, about a step that is planned or about to be authorised. */
import type { Milliseconds } from '../calendar/days.ts';
import { knownAt } from '../derived.ts';
import type { RuleEntry } from '../entry.ts';
import { chronologyOf } from '../pattern/chronology.ts';
import type { Rulebook } from '../rulebook.ts';
import type { World } from '../world.ts';
import type { GateAnswer } from './gate.ts';

export type PlannedStep = {
  readonly kind: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** When it is to be taken, or was. */
  readonly happened: Milliseconds;
  /** For which it is taken. */
  readonly organisation: string | null;
};

/** The entry that the step would be. It comes after everything that was recorded. */
const entryOf = ({ kind, data, happened, organisation }: PlannedStep, asOf: Milliseconds) => ({
  id: '',
  root: '',
  seq: Number.MAX_SAFE_INTEGER,
  place: Number.MAX_SAFE_INTEGER,
  kind,
  data,
  happened,
  organisation,
  recorded: asOf,
  compartment: 'general' as const,
  audience: null,
  corrects: null,
});

/**
 * How every gate that concerns a step stands, as known at `asOf`, in the order of the packs.
 *
 * @param entries of the child, in any order
 */
export function askGates(
  rulebook: Rulebook,
  step: PlannedStep,
  entries: readonly RuleEntry[],
  world: World,
  asOf: Milliseconds,
): readonly GateAnswer[] {
  const gates = rulebook.gates.filter(({ steps }) => steps.includes(step.kind));
  if (gates.length === 0) return [];
  const chronology = chronologyOf(knownAt(entries, asOf));
  return gates
    .map(({ answer }) => answer(entryOf(step, asOf), chronology, world, asOf))
    .filter((answer) => answer !== null);
}

/** The same of one gate. Null when there is no such gate in force, or it does not concern the step. */
export function askGate(
  rulebook: Rulebook,
  gate: string,
  step: PlannedStep,
  entries: readonly RuleEntry[],
  world: World,
  asOf: Milliseconds,
): GateAnswer | null {
  const gates = rulebook.gates.filter(({ rule }) => rule.gate === gate);
  return askGates({ ...rulebook, gates }, step, entries, world, asOf)[0] ?? null;
}
