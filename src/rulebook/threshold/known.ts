/** What nothing is known about and who has not been heard from: a blank never means that all is well. */
import type { Area } from '../../kinds/facts/areas.ts';
import { factCodes, factNamed, isFact } from '../../kinds/facts/facts.ts';
import { dayAt, dayText, type Milliseconds } from '../calendar/days.ts';
import type { EffectiveEntry } from '../entry.ts';
import type { Chronology } from '../pattern/chronology.ts';
import type { Domain } from './indicator-schema.ts';
import type { DomainReading, DomainState, Match, NotHeardFrom } from './threshold.ts';

/** Kinds of entry that show a fact by themselves, with the areas of a child's life that they are about. */
const areasShown: ReadonlyMap<string, readonly Area[]> = new Map(
  factCodes.flatMap((code) => {
    const { area, shownBy = [] } = factNamed(code);
    return shownBy.map((kind) => [kind, [area]] as const);
  }),
);

function areasOf({ kind, data }: EffectiveEntry): readonly Area[] {
  const { fact } = data;
  if (typeof fact === 'string' && isFact(fact)) return [factNamed(fact).area];
  return areasShown.get(kind) ?? [];
}

export const bearingKinds: ReadonlySet<string> = new Set([
  ...areasShown.keys(),
  'observation.recorded',
  'area.explored',
  'concern.recorded',
  'contact.made',
  'police-notice.recorded',
  'behaviour.recorded',
  'child-voice.recorded',
  'family.consulted',
  'family.disagreed',
]);

/** What was recorded that bears on a threshold, oldest first. */
export const bearing = (chronology: Chronology, at: Milliseconds): readonly EffectiveEntry[] =>
  [...bearingKinds].flatMap((kind) => chronology.ofKind(kind)).filter(({ happened }) => happened <= at);

const stateOrder: readonly DomainState[] = ['not-known', 'concern', 'strength', 'explored', 'recorded'];

/** Each domain in the order of the document, those of which nothing is known first. */
export function readDomains(
  domains: readonly Domain[],
  matches: readonly Match[],
  entries: readonly EffectiveEntry[],
): readonly DomainReading[] {
  const explored = new Set(entries.filter(({ kind }) => kind === 'area.explored').map(({ data }) => data['area']));
  const recorded = new Set(entries.flatMap(areasOf));
  const matched = (domain: string, kind: string): boolean =>
    matches.some(({ indicator }) => indicator.domain === domain && indicator.kind === kind);
  const readings = domains.map(({ id, title, areas }): DomainReading => {
    if (matched(id, 'concern') || matched(id, 'unmet-need')) return { id, title, state: 'concern' };
    if (matched(id, 'strength')) return { id, title, state: 'strength' };
    if (areas.some((area) => recorded.has(area))) return { id, title, state: 'recorded' };
    return { id, title, state: areas.some((area) => explored.has(area)) ? 'explored' : 'not-known' };
  });
  return readings.toSorted(
    (a, b) => Math.min(1, stateOrder.indexOf(a.state)) - Math.min(1, stateOrder.indexOf(b.state)),
  );
}

const hasChildsWords = ({ kind, data }: EffectiveEntry): boolean =>
  kind === 'child-voice.recorded' || data['from'] === 'child' || typeof data['childSaid'] === 'string';
const hasParentsWords = ({ kind, data }: EffectiveEntry): boolean =>
  kind === 'family.consulted' || kind === 'family.disagreed' || data['from'] === 'parent';

/** Organisations that are involved at an instant. */
function involved(chronology: Chronology, at: Milliseconds): ReadonlySet<string> {
  const started = chronology.ofKind('involvement.started');
  if (started.length === 0) return new Set();
  const today = dayText(dayAt(at));
  const ended = new Set(
    chronology
      .ofKind('involvement.ended')
      .filter(({ happened }) => happened <= at)
      .map(({ data }) => data['involvement']),
  );
  return new Set(
    started
      .filter(({ happened, data }) => {
        const { involvement, until } = data;
        return happened <= at && !ended.has(involvement) && (typeof until !== 'string' || until >= today);
      })
      .flatMap(({ data: { organisation } }) => (typeof organisation === 'string' ? [organisation] : [])),
  );
}

/** @param entries what bears on a threshold */
export function notHeardFrom(
  entries: readonly EffectiveEntry[],
  chronology: Chronology,
  at: Milliseconds,
): NotHeardFrom {
  const heard = new Set(entries.map(({ organisation }) => organisation));
  return {
    child: !entries.some(hasChildsWords),
    parents: !entries.some(hasParentsWords),
    organisations: [...involved(chronology, at)].filter((organisation) => !heard.has(organisation)).toSorted(),
  };
}
