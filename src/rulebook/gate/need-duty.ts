/** The duty that begins when something happened without what its gate needs. */
import { kindNamed } from '../../kinds/registry.ts';
import { dayAt, type Milliseconds, startOfDay } from '../calendar/days.ts';
import { countsOpenDays, parseTimescale } from '../calendar/timescale.ts';
import { compileDue } from '../duty/compile-due.ts';
import type { JoinedTriggers } from '../duty/compile-duty.ts';
import type { DutyRule } from '../duty/duty-rule.ts';
import type { EffectiveEntry } from '../entry.ts';
import type { Due, Limit } from '../pack/limit-schema.ts';
import type { CompiledPattern } from '../pattern/compile-pattern.ts';
import type { Asked, CompiledNeed } from './compile-need.ts';
import { aboutEach } from './each.ts';
import type { GateRule, Need } from './gate-rule.ts';

export const needDutyId = (gate: string, need: string): string => `${gate}.${need}`;

/** So long after the step, as an emergency allows. */
export function emergencyLimit({ within }: NonNullable<GateRule['emergency']>): Limit {
  const timescale = parseTimescale(within);
  const calendar = timescale !== null && countsOpenDays(timescale) ? ('working days' as const) : undefined;
  return { within, after: 'trigger', counting: 'exclusive', calendar, roll: 'none' };
}

const dueOf = ({ emergency }: GateRule, { id, afterwards }: Need): Due =>
  afterwards?.due ?? (emergency?.defers.includes(id) ? emergencyLimit(emergency) : 'as soon as possible');

/** The last instant of what is known by the day; the moment itself otherwise. What was done that day was not too late. */
export const settled = ({ kind, happened }: Pick<EffectiveEntry, 'kind' | 'happened'>): Milliseconds =>
  kindNamed(kind).precision === 'day' ? startOfDay(dayAt(happened) + 1) - 1 : happened;

export function needDuty(gate: GateRule, need: Need): DutyRule {
  const { basis, source, verified, note, inForce, commences, lesson, compartment } = gate;
  return {
    basis,
    source,
    verified,
    note,
    inForce,
    commences,
    lesson,
    compartment,
    duty: needDutyId(gate.gate, need.id),
    title: need.do,
    when: gate.happened,
    owner: need.owner,
    due: dueOf(gate, need),
    done: aboutEach(need.afterwards?.done ?? need.met),
    ends: gate.ends,
    warn: [],
    examples: [],
  };
}

/** One trigger for each person: everybody who counted when it happened or came to count before the limit ended. */
export function needTriggers(gate: GateRule, compiled: CompiledNeed): JoinedTriggers {
  const { reach } = compileDue(dueOf(gate, compiled.need), []);
  return (fact, chronology, world) => {
    const due = world === null ? null : reach({ trigger: fact, begun: fact.happened, world }).due;
    const until =
      world === null ? Number.POSITIVE_INFINITY : Math.max(settled(fact), due?.kind === 'at' ? due.at - 1 : 0);
    return compiled.askedOf(chronology, fact, until).map((asked) => ({ ...asked.trigger, asked }));
  };
}

type AskedTrigger = EffectiveEntry & { readonly asked?: Asked };

/** Holds while the need applies, is not met and is not excepted. When an exception ends, what it left out is owed. */
export function needCondition({ need, kinds, met, condition, exceptions, verdict }: CompiledNeed): CompiledPattern {
  const askedBy = (trigger: AskedTrigger): Asked => trigger.asked ?? { trigger, person: null, isUnknown: false };
  return {
    kinds,
    absent: new Set([
      ...met.kinds,
      ...(condition?.absent ?? []),
      ...(need.exceptions.length === 0 ? [] : exceptions.kinds),
    ]),
    holds: ({ chronology, trigger, at }) => {
      if (trigger === null) return null;
      const asked = askedBy(trigger);
      if (asked.person !== null && asked.person.since > Math.max(at, settled(trigger))) return null;
      const when = Math.max(at, settled(trigger));
      const { status, rests } = verdict(asked, { chronology, at: when, through: when });
      return status === 'not-met' ? rests : null;
    },
    breakpoints: ({ chronology, trigger }) =>
      trigger === null
        ? []
        : [
            ...(condition?.breakpoints({ chronology, trigger }) ?? []),
            ...exceptions.breakpoints({ chronology, trigger }),
            ...[askedBy(trigger).person?.since].filter((instant) => instant !== undefined),
          ],
  };
}
