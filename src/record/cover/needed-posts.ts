/** Which posts the ladders in force need in an organisation of each kind: who acts, who stands in, who answers at night. Pure. */
import { type OrganisationKind, organisationKindCodes, type Role } from '../../kinds/vocabulary.ts';
import type { LadderRule } from '../../rulebook/ladder/ladder-rule.ts';
import type { ActingRule, Cover } from '../../rulebook/pack/post-schema.ts';

export type Needed = {
  readonly kind: OrganisationKind;
  readonly role: Role;
  /** Somebody acts in it at a stage, when it is not only for the night. */
  readonly inHours: boolean;
  readonly outOfHours: boolean;
  /** The roles of the same organisation that stand in. */
  readonly deputies: readonly Role[];
};

type Found = Omit<Needed, 'deputies'> & { readonly deputy: Role | null };

const coverOf = (cover: Cover, kind: OrganisationKind): Pick<Needed, 'kind' | 'role'> =>
  typeof cover === 'string' ? { kind, role: cover } : { kind: cover.of, role: cover.role };

function ofActing({ acts, deputy, outOfHours }: ActingRule, kind: OrganisationKind): readonly Found[] {
  const stands = deputy === undefined ? null : coverOf(deputy, kind);
  const night = outOfHours === undefined ? null : coverOf(outOfHours, kind);
  const daily = { inHours: true, outOfHours: false };
  return [
    { kind, role: acts, ...daily, deputy: stands?.kind === kind ? stands.role : null },
    ...(stands === null ? [] : [{ ...stands, ...daily, deputy: acts }]),
    ...(night === null ? [] : [{ ...night, inHours: false, outOfHours: true, deputy: null }]),
  ];
}

/** Each post once. A ladder that has not been confirmed needs nobody. */
export function neededPosts(ladders: readonly LadderRule[]): readonly Needed[] {
  const found = ladders
    .filter(({ confirmed }) => confirmed === 'yes')
    .flatMap(({ stages }) =>
      stages.flatMap(({ who, chair }): readonly Found[] => [
        ...(chair === undefined
          ? []
          : [{ kind: chair.of, role: chair.role, inHours: true, outOfHours: false, deputy: null }]),
        ...organisationKindCodes.flatMap((kind) => {
          const acting = who[kind];
          return acting === undefined ? [] : ofActing(acting, kind);
        }),
      ]),
    );
  return [...Map.groupBy(found, ({ kind, role }) => `${role} ${kind}`).values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    const deputies = same.flatMap(({ deputy }) => (deputy === null || deputy === first.role ? [] : [deputy]));
    return [
      {
        kind: first.kind,
        role: first.role,
        inHours: same.some(({ inHours }) => inHours),
        outOfHours: same.some(({ outOfHours }) => outOfHours),
        deputies: [...new Set(deputies)],
      },
    ];
  });
}
