/** Until when one organisation keeps what it recorded of a child, and why. Pure: the longest class that applies wins, a hold stops all. */
import type { OrganisationKind } from '../../kinds/vocabulary.ts';
import type { Period, RetentionClass, Start, When } from './retention-class.ts';

export type RetentionFacts = {
  readonly organisationKind: OrganisationKind;
  readonly born: Temporal.PlainDate | null;
  readonly died: Temporal.PlainDate | null;
  readonly adopted: Temporal.PlainDate | null;
  /** The day of the organisation's newest entry. */
  readonly lastContact: Temporal.PlainDate;
  readonly wasLookedAfter: boolean;
  readonly hadProtection: boolean;
  /** It works with the child now. */
  readonly isInvolved: boolean;
  /** Titles of the holds on it. */
  readonly holds: readonly string[];
};

export type RetentionLine = {
  readonly class: RetentionClass;
  readonly period: Period | null;
  /** The first day on which it need not be kept under this class any more; null when that cannot be said. */
  readonly until: Temporal.PlainDate | null;
};

export type Reckoned = {
  readonly lines: readonly RetentionLine[];
  readonly result:
    | { readonly kind: 'held'; readonly by: readonly string[] }
    | { readonly kind: 'in-use' }
    /** No class speaks of it, or the period or the day of one is not known. It is kept. */
    | { readonly kind: 'not-known'; readonly because: readonly string[] }
    | { readonly kind: 'keep'; readonly until: Temporal.PlainDate; readonly by: RetentionClass }
    | { readonly kind: 'due'; readonly since: Temporal.PlainDate; readonly by: RetentionClass };
};

const applies = (when: When, facts: RetentionFacts): boolean =>
  ({
    'looked-after': facts.wasLookedAfter,
    'child-protection': facts.hadProtection,
    adopted: facts.adopted !== null,
    any: true,
  })[when];

const diedBefore18 = ({ born, died }: RetentionFacts): boolean =>
  born !== null && died !== null && Temporal.PlainDate.compare(died, born.add({ years: 18 })) < 0;

const startOf = (from: Start, { born, died, adopted, lastContact }: RetentionFacts): Temporal.PlainDate | null =>
  ({ birth: born, death: died, 'adoption-order': adopted, 'last-contact': lastContact })[from];

function lineOf(each: RetentionClass, facts: RetentionFacts): RetentionLine {
  const period = each.diedBefore18 !== undefined && diedBefore18(facts) ? each.diedBefore18 : each.keep;
  const start = period === null ? null : startOf(period.from, facts);
  return { class: each, period, until: start?.add({ years: period?.years ?? 0 }) ?? null };
}

export function reckonRetention(
  classes: readonly RetentionClass[],
  facts: RetentionFacts,
  today: Temporal.PlainDate,
): Reckoned {
  const lines = classes
    .filter((each) => each.for.includes(facts.organisationKind) && applies(each.when, facts))
    .map((each) => lineOf(each, facts));
  if (facts.holds.length > 0) return { lines, result: { kind: 'held', by: facts.holds } };
  if (facts.isInvolved) return { lines, result: { kind: 'in-use' } };
  const unknown = lines.filter(({ until }) => until === null);
  if (lines.length === 0) return { lines, result: { kind: 'not-known', because: ['No class speaks of this record'] } };
  if (unknown.length > 0)
    return { lines, result: { kind: 'not-known', because: unknown.map((line) => whyUnknown(line)) } };
  const [longest] = lines.toSorted((a, b) => compare(b.until, a.until));
  if (longest?.until === null || longest === undefined) return { lines, result: { kind: 'not-known', because: [] } };
  const { until, class: by } = longest;
  return Temporal.PlainDate.compare(until, today) > 0
    ? { lines, result: { kind: 'keep', until, by } }
    : { lines, result: { kind: 'due', since: until, by } };
}

const compare = (a: Temporal.PlainDate | null, b: Temporal.PlainDate | null): number =>
  a === null || b === null ? 0 : Temporal.PlainDate.compare(a, b);

const whyUnknown = ({ class: { title }, period }: RetentionLine): string =>
  period === null ? `${title}: nobody has verified how long` : `${title}: the day from which it counts is not known`;
