/** Loads what decides on who could see a child, and answers for a time. */
import { timeInForce } from '../../access/agreement/in-force.ts';
import type { Span } from '../../access/spans.ts';
import { type Could, type Facts, type KnownGrant, type PostHeld, whoCould } from '../../access/who-could.ts';
import { type Compartment, isRole, type Purpose, type Viewer } from '../../kinds/vocabulary.ts';
import { agreementIn, decidedOf } from '../agreements/agreements-that-count.ts';
import { asRecordRole, type Transaction } from '../transaction.ts';
import type { AskedChild } from './officer-scope.ts';

const columns = [
  'viewer',
  'involvement_id',
  'organisation_id',
  'mode',
  'compartments',
  'purpose',
  'basis',
  'agreement_id',
  'starts_at',
  'ends_at',
  'known_from',
] as const;

const milliseconds = (instant: Temporal.Instant | null): number | null => instant?.epochMilliseconds ?? null;

async function grantsOf(
  transaction: Transaction,
  partnership: string,
  subjects: readonly string[],
): Promise<readonly KnownGrant[]> {
  const of = (
    rows: readonly {
      readonly viewer: string;
      readonly involvement_id: string;
      readonly organisation_id: string;
      readonly mode: string;
      readonly compartments: readonly string[];
      readonly purpose: string;
      readonly basis: string;
      readonly agreement_id: string | null;
      readonly starts_at: Temporal.Instant;
      readonly ends_at: Temporal.Instant | null;
      readonly known_from: Temporal.Instant;
      readonly known_until?: Temporal.Instant;
    }[],
  ): readonly KnownGrant[] =>
    rows.map((row) => ({
      viewer: row.viewer as Viewer,
      involvement: row.involvement_id,
      organisation: row.organisation_id,
      mode: row.mode as KnownGrant['mode'],
      compartments: row.compartments as readonly Compartment[],
      purpose: row.purpose as Purpose,
      basis: row.basis as KnownGrant['basis'],
      agreement: row.agreement_id,
      startsAt: row.starts_at.epochMilliseconds,
      endsAt: milliseconds(row.ends_at),
      known: { startsAt: row.known_from.epochMilliseconds, endsAt: milliseconds(row.known_until ?? null) },
    }));
  const now = await transaction
    .selectFrom('access_grant')
    .select(columns)
    .where('partnership_id', '=', partnership)
    .where('subject_id', 'in', [...subjects])
    .execute();
  const past = await transaction
    .selectFrom('access_grant_past')
    .select([...columns, 'known_until'])
    .where('partnership_id', '=', partnership)
    .where('subject_id', 'in', [...subjects])
    .execute();
  return [...of(now), ...of(past)];
}

const placeOf = (viewer: Viewer): string => viewer.slice(viewer.indexOf('@') + 1);

async function postsOf(
  transaction: Transaction,
  partnership: string,
  viewers: readonly Viewer[],
): Promise<readonly PostHeld[]> {
  const rows = await transaction
    .selectFrom('role_held')
    .select(['practitioner_id', 'organisation_id', 'role', 'starts_at', 'ends_at'])
    .where('partnership_id', '=', partnership)
    .where('organisation_id', 'in', [...new Set(viewers.map(placeOf))])
    .execute();
  return rows.flatMap((row): PostHeld[] =>
    isRole(row.role)
      ? [
          {
            practitioner: row.practitioner_id,
            role: row.role,
            organisation: row.organisation_id,
            startsAt: row.starts_at.epochMilliseconds,
            endsAt: milliseconds(row.ends_at),
          },
        ]
      : [],
  );
}

async function leftOf(
  transaction: Transaction,
  partnership: string,
  viewers: readonly Viewer[],
): Promise<ReadonlyMap<string, number>> {
  const people = viewers.filter((viewer) => viewer.startsWith('person@')).map(placeOf);
  if (people.length === 0) return new Map();
  const rows = await transaction
    .selectFrom('practitioner as p')
    .innerJoin('role_held as r', (join) =>
      join.onRef('r.partnership_id', '=', 'p.partnership_id').onRef('r.practitioner_id', '=', 'p.id'),
    )
    .select(['p.id', 'r.ends_at'])
    .where('p.partnership_id', '=', partnership)
    .where('p.id', 'in', people)
    .where('p.active', '=', false)
    .execute();
  const left = new Map<string, number>();
  for (const { id, ends_at: endsAt } of rows)
    left.set(id, Math.max(left.get(id) ?? Number.NEGATIVE_INFINITY, endsAt?.epochMilliseconds ?? 0));
  return left;
}

async function agreementsOf(
  transaction: Transaction,
  partnership: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Span | null>> {
  if (ids.length === 0) return new Map();
  const rows = await transaction
    .selectFrom('agreement_version')
    .select(['id', 'content', 'put_in_force_at', 'superseded_at', 'revoked_at', 'compiled_by'])
    .where('partnership_id', '=', partnership)
    .where('id', 'in', [...ids])
    .execute();
  return new Map(
    rows.map((row) => {
      const agreement = agreementIn(row.id, row.content);
      return [row.id, agreement === null ? null : timeInForce(agreement, decidedOf(row))];
    }),
  );
}

/** As the record role. */
export async function accessFactsOf(
  transaction: Transaction,
  partnership: string,
  subjects: readonly string[],
): Promise<Facts> {
  const grants = await grantsOf(transaction, partnership, subjects);
  const viewers = [...new Set(grants.map(({ viewer }) => viewer))];
  const denials = await transaction
    .selectFrom('access_denial')
    .select(['practitioner_id', 'starts_at', 'ends_at'])
    .where('partnership_id', '=', partnership)
    .where('subject_id', 'in', [...subjects])
    .execute();
  const agreements = [...new Set(grants.flatMap(({ agreement }) => agreement ?? []))];
  return {
    grants,
    posts: viewers.length === 0 ? [] : await postsOf(transaction, partnership, viewers),
    left: await leftOf(transaction, partnership, viewers),
    agreements: await agreementsOf(transaction, partnership, agreements),
    denials: denials.map((row) => ({
      practitioner: row.practitioner_id,
      startsAt: row.starts_at.epochMilliseconds,
      endsAt: milliseconds(row.ends_at),
    })),
  };
}

/** Lines that begin together stand in the same order whenever one asks: the order in which the record keeps them says something, too. */
const inOrder = (a: Could, b: Could): number =>
  a.startsAt - b.startsAt ||
  a.practitioner.localeCompare(b.practitioner, 'en-GB') ||
  restOf(a).localeCompare(restOf(b), 'en-GB');

const restOf = ({ organisation, role, mode, basis, purpose, endsAt, compartments }: Could): string =>
  JSON.stringify([organisation, role, mode, basis, purpose, endsAt, compartments]);

/** Whoever could see something of the child at some time of the period, as far as the officer may ask; in order of their beginning. */
export async function whoCouldSee({ access, scope, subjects }: AskedChild, period: Span): Promise<readonly Could[]> {
  const { transaction, actor } = access;
  const facts = await asRecordRole(transaction, () => accessFactsOf(transaction, actor.partnership, subjects));
  const { organisations } = scope;
  return whoCould(facts, period)
    .filter(({ organisation }) => organisations === null || organisations.includes(organisation))
    .toSorted(inOrder);
}

/** Involvements that tell where the child is, which is protected: the organisation is not named to anyone who is not. */
export async function protectedInvolvements({ access, subjects }: AskedChild): Promise<ReadonlySet<string>> {
  const { transaction, actor } = access;
  const rows = await asRecordRole(transaction, () =>
    transaction
      .selectFrom('involvement')
      .select('id')
      .where('partnership_id', '=', actor.partnership)
      .where('subject_id', 'in', [...subjects])
      .where('is_protected', '=', true)
      .execute(),
  );
  return new Set(rows.map(({ id }) => id));
}
