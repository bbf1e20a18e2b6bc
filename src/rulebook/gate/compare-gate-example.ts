/** Whether an example of a gate still holds. */
import { dayAt, dayText, type Milliseconds } from '../calendar/days.ts';
import type { Derived } from '../derived.ts';
import type { Duty } from '../duty/duty.ts';
import type { World } from '../world.ts';
import type { GateAnswer, NeedPerson } from './gate.ts';
import type { GateExample } from './gate-rule.ts';

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/London' });

const timeText = (at: Milliseconds): string => `${dayText(dayAt(at))}T${clock.format(at)}`;

function dueText({ due }: Duty): string {
  if (due.kind === 'no-fixed-time') return 'no fixed time';
  if (due.kind === 'cannot-compute') return 'cannot compute';
  return due.day === null ? timeText(due.at) : dayText(due.day);
}

/** A need, with the person it is about as the example's world names them. */
const named = (need: string, person: string | null, world: World): string =>
  person === null ? need : `${need}/${world.organisationName(person)}`;

const ofNeed = (need: string, person: NeedPerson | null, world: World): string =>
  named(need, person === null ? null : person.value, world);

function compareLists(
  what: string,
  expected: readonly string[] | undefined,
  actual: readonly string[],
): readonly string[] {
  if (expected === undefined) return [];
  const [a, b] = [expected.toSorted().join(', '), actual.toSorted().join(', ')];
  return a === b ? [] : [`${what} should be ${a || 'nothing'} but is ${b || 'nothing'}`];
}

function compareMaps(
  what: string,
  expected: Readonly<Record<string, string>> | undefined,
  actual: ReadonlyMap<string, string>,
): readonly string[] {
  return Object.entries(expected ?? {}).flatMap(([name, value]) => {
    const found = actual.get(name) ?? 'not there';
    return found === value ? [] : [`${what} of ${name} should be ${value} but is ${found}`];
  });
}

/**
 * @param answer of the gate about the example's step; null when it does not concern it, or there is no step
 * @returns what differs from what is expected, or null when it holds
 */
export function compareGate(
  { gate, expect }: Pick<GateExample, 'expect'> & { readonly gate: string },
  answer: GateAnswer | null,
  derived: Derived,
  world: World,
): string | null {
  const happened = derived.happenedWithout.filter((each) => each.gate === gate);
  const owed = derived.duties.filter(({ rule }) => rule.startsWith(`${gate}.`));
  if (expect === 'nothing') {
    const found = answer !== null || happened.length > 0 || owed.length > 0;
    return found ? 'expected nothing, but the gate has something to say' : null;
  }
  const how = (wanted: 'without' | 'deferred'): readonly string[] =>
    happened.filter((each) => each.how === wanted).map(({ need, person }) => ofNeed(need, person, world));
  const stands = new Map(answer?.needs.map(({ need, person, status }) => [ofNeed(need, person, world), status]));
  const dues = new Map(
    owed.map((duty) => {
      const [, , part] = duty.instance.split('/');
      return [named(duty.rule.slice(gate.length + 1), part ?? null, world), dueText(duty)] as const;
    }),
  );
  const differences = [
    ...(expect.passes === undefined || expect.passes === answer?.passes
      ? []
      : [
          answer === null
            ? 'the gate does not concern the step'
            : `passes should be ${expect.passes} but is ${answer.passes}`,
        ]),
    ...compareMaps('status', expect.needs, stands),
    ...compareLists('what it happened without', expect.without, how('without')),
    ...compareLists('what was put off', expect.deferred, how('deferred')),
    ...compareMaps('limit', expect.due, dues),
  ];
  return differences.length === 0 ? null : differences.join('; ');
}
