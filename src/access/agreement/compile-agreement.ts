/**
 * Compiles sharing agreements to the grants of one child. An organisation that works with the child for an agreed purpose may
 * know that another one does (EXISTENCE), and read what that one recorded itself (CONTENT). Without work with the child an
 * agreement opens nothing by itself; for that there is the existence check. What a rule denies is taken out, whatever allows it.
 */

import { canHaveRole } from '../../kinds/roles-by-organisation.ts';
import type { Compartment, OrganisationKind } from '../../kinds/vocabulary.ts';
import { type Grant, holdersOf, outsideRestrictions } from '../compile-grants.ts';
import { common, type Span, without } from '../spans.ts';
import type { ClosedToOthers, Involvement, Standing } from '../standing.ts';
import { type Agreement, type AgreementRule, isAmong } from './agreement.ts';

/** Grants that were made by another compiler count for nothing until they are made again. Raised when this file compiles otherwise. */
export const compiler = 1;

/** A version that was put into force, by its id: the id of the policy that decides. */
export type VersionInForce = Span & { readonly id: string; readonly agreement: Agreement };

type Kinds = (organisation: string) => OrganisationKind | undefined;

/** An agreed reach before it is known to whom: nothing in `compartments` is existence alone. */
type Piece = Span & { readonly compartments: readonly Compartment[] };

/** @param kindOf the kind of an organisation, by its id */
export function compileAgreements(
  { involvements, restrictions }: Pick<Standing, 'involvements'> & { readonly restrictions: readonly ClosedToOthers[] },
  versions: readonly VersionInForce[],
  kindOf: Kinds,
): readonly Grant[] {
  return versions.flatMap((version) =>
    involvements.flatMap((receiver) =>
      sourcesFor(receiver, involvements, version.agreement, kindOf).flatMap((source) =>
        grantsBetween(receiver, source, version, kindOf).flatMap((grant) =>
          outsideRestrictions({ grant, person: receiver.practitioner }, restrictions),
        ),
      ),
    ),
  );
}

/** Each other organisation of the agreement that works or worked with the child, from when it began. */
function sourcesFor(
  receiver: Involvement,
  involvements: readonly Involvement[],
  { from }: Agreement,
  kindOf: Kinds,
): readonly { readonly organisation: string; readonly since: number }[] {
  const since = new Map<string, number>();
  for (const { organisation, startsAt, isProtected } of involvements) {
    if (isProtected || organisation === receiver.organisation) continue;
    if (!isAmong(from, organisation, kindOf(organisation))) continue;
    since.set(organisation, Math.min(startsAt, since.get(organisation) ?? Number.POSITIVE_INFINITY));
  }
  return [...since].map(([organisation, began]) => ({ organisation, since: began }));
}

function grantsBetween(
  receiver: Involvement,
  source: { readonly organisation: string; readonly since: number },
  { id, agreement, ...inForce }: VersionInForce,
  kindOf: Kinds,
): readonly Grant[] {
  const kind = kindOf(receiver.organisation);
  const rules = agreement.rules.filter(
    ({ to, purposes }) => purposes.includes(receiver.purpose) && isAmong(to, receiver.organisation, kind),
  );
  const time = common(receiver, inForce, { startsAt: source.since, endsAt: null });
  if (time === null || rules.length === 0) return [];
  return holdersOf(receiver).flatMap(({ viewer }) => {
    const role = viewer.slice(0, viewer.indexOf('@'));
    const isHeldHere =
      kind !== undefined && (role === 'person' || canHaveRole(kind, role as Parameters<typeof canHaveRole>[1]));
    if (!isHeldHere) return [];
    const ofRole = rules.filter(
      ({ roles }) => roles === null || roles.some((each) => each === (receiver.role ?? role)),
    );
    return piecesOf(ofRole, time).map(
      ({ compartments, startsAt, endsAt }): Grant => ({
        viewer,
        involvement: receiver.id,
        organisation: source.organisation,
        purpose: receiver.purpose,
        mode: compartments.length === 0 ? 'existence' : 'recorded',
        compartments,
        startsAt,
        endsAt,
        basis: 'agreement',
        agreement: id,
      }),
    );
  });
}

/** What the rules allow within a time, with what they deny taken out. */
function piecesOf(rules: readonly AgreementRule[], time: Span): readonly Piece[] {
  const denied = rules.filter(({ effect }) => effect === 'deny');
  const allowed = rules.filter(({ effect }) => effect === 'allow');
  const existenceDenied = denied.filter(({ existence }) => existence);
  return allowed.flatMap((rule): readonly Piece[] => {
    const span = common(rule, time);
    if (span === null) return [];
    const existence = rule.existence
      ? without(span, existenceDenied).map((piece): Piece => ({ ...piece, compartments: [] }))
      : [];
    // Whoever may not know of a record may not read in it either
    const content = rule.compartments.flatMap((compartment) =>
      without(
        span,
        denied.filter(({ existence: unknown, compartments }) => unknown || compartments.includes(compartment)),
      ).map((piece): Piece => ({ startsAt: piece.startsAt, endsAt: piece.endsAt, compartments: [compartment] })),
    );
    return [...existence, ...together(content)];
  });
}

/** Compartments that are open for the same time, in one piece: something may need several at once. */
function together(pieces: readonly Piece[]): readonly Piece[] {
  const bySpan = Map.groupBy(pieces, ({ startsAt, endsAt }) => `${startsAt} ${endsAt}`);
  return [...bySpan.values()].flatMap((same) => {
    const [first] = same;
    return first === undefined ? [] : [{ ...first, compartments: same.flatMap(({ compartments }) => compartments) }];
  });
}
