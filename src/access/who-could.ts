/**
 * Who could see a child, and when: from grants with the time in which they were known, the posts that people held, and what
 * stood against it. Pure; the same rules as when a record is opened, asked for all people and all times at once.
 */
import { type Compartment, named, type Purpose, post, type Role, type Viewer } from '../kinds/vocabulary.ts';
import type { Mode } from './reach.ts';
import { common, type Span, without } from './spans.ts';
import type { Basis } from './standing.ts';

export type KnownGrant = Span & {
  readonly viewer: Viewer;
  readonly involvement: string;
  readonly organisation: string;
  readonly mode: Mode;
  readonly compartments: readonly Compartment[];
  readonly purpose: Purpose;
  readonly basis: Basis;
  readonly agreement: string | null;
  /** From when to when the database held it so. */
  readonly known: Span;
};

export type PostHeld = Span & { readonly practitioner: string; readonly role: Role; readonly organisation: string };

export type Facts = {
  readonly grants: readonly KnownGrant[];
  readonly posts: readonly PostHeld[];
  /** Times in which one person could not open this record. */
  readonly denials: readonly (Span & { readonly practitioner: string })[];
  /** When each version of an agreement was in force; null when it never was. */
  readonly agreements: ReadonlyMap<string, Span | null>;
  /** When somebody who works here no more left. */
  readonly left: ReadonlyMap<string, number>;
};

/** One person who could see something, in one way, for one stretch of time. */
export type Could = Span & {
  readonly practitioner: string;
  /** Null: as the person they are, and not by a post. */
  readonly role: Role | null;
  /** Where they held the post; for a named person, for whose part of the record. */
  readonly organisation: string;
  readonly mode: Mode;
  readonly compartments: readonly Compartment[];
  readonly purpose: Purpose;
  readonly basis: Basis;
  readonly involvement: string;
};

type Holder = Span & Pick<Could, 'practitioner' | 'role' | 'organisation'>;

const always: Span = { startsAt: Number.NEGATIVE_INFINITY, endsAt: null };

function holdersByViewer({ grants, posts, left }: Facts): ReadonlyMap<Viewer, readonly Holder[]> {
  const byPost = Map.groupBy(posts, ({ role, organisation }) => post(role, organisation));
  const viewers = new Map(grants.map(({ viewer, organisation }) => [viewer, organisation]));
  return new Map(
    [...viewers].map(([viewer, organisation]): readonly [Viewer, readonly Holder[]] => {
      const practitioner = viewer.slice(viewer.indexOf('@') + 1);
      return viewer === named(practitioner)
        ? [viewer, [{ practitioner, role: null, organisation, ...always, endsAt: left.get(practitioner) ?? null }]]
        : [viewer, byPost.get(viewer) ?? []];
    }),
  );
}

const overlaps = (span: Span, period: Span): boolean => common(span, period) !== null;

const keyOf = ({ practitioner, role, organisation, mode, compartments, purpose, basis, involvement }: Could): string =>
  [practitioner, role, organisation, mode, compartments.join(' '), purpose, basis, involvement].join('|');

/** Stretches of the same that touch or overlap are one. */
function merged(all: readonly Could[]): readonly Could[] {
  return [...Map.groupBy(all, keyOf).values()].flatMap((same) => {
    const joined: Could[] = [];
    for (const next of same.toSorted((a, b) => a.startsAt - b.startsAt)) {
      const last = joined.at(-1);
      if (last === undefined || (last.endsAt !== null && last.endsAt < next.startsAt)) joined.push(next);
      else if (last.endsAt !== null && (next.endsAt === null || next.endsAt > last.endsAt))
        joined[joined.length - 1] = { ...last, endsAt: next.endsAt };
    }
    return joined;
  });
}

/** @param period those whose time touches it; each with its whole time */
export function whoCould(facts: Facts, period: Span): readonly Could[] {
  const holders = holdersByViewer(facts);
  const denials = Map.groupBy(facts.denials, ({ practitioner }) => practitioner);
  const all = facts.grants.flatMap((grant): readonly Could[] => {
    const agreed = grant.agreement === null ? always : (facts.agreements.get(grant.agreement) ?? null);
    const open = agreed === null ? null : common(grant, grant.known, agreed);
    if (open === null) return [];
    const { mode, compartments, purpose, basis, involvement } = grant;
    return (holders.get(grant.viewer) ?? []).flatMap(({ practitioner, role, organisation, startsAt, endsAt }) => {
      const both = common(open, { startsAt, endsAt });
      if (both === null) return [];
      return without(both, denials.get(practitioner) ?? []).map((span) => ({
        practitioner,
        role,
        organisation,
        mode,
        compartments,
        purpose,
        basis,
        involvement,
        startsAt: span.startsAt,
        endsAt: span.endsAt,
      }));
    });
  });
  return merged(all).filter((each) => overlaps(each, period));
}
