/** Who acts at a stage for each organisation that disagrees, with their deputies and cover. */
import type { OrganisationKind } from '../../kinds/vocabulary.ts';
import type { Party } from '../duty/duty.ts';
import { organisationNear } from '../find-organisation.ts';
import type { ActingRule, Cover } from '../pack/post-schema.ts';
import type { World } from '../world.ts';
import type { Acting } from './ladder.ts';
import type { LadderRule, StageRule } from './ladder-rule.ts';

type Found = { readonly acting: readonly Acting[]; readonly uncovered: readonly string[] };

const party = (cover: Cover | undefined, organisation: string | null, world: World): Party | null => {
  if (cover === undefined) return null;
  if (typeof cover === 'string') return { role: cover, organisation };
  return { role: cover.role, organisation: organisationNear(organisation, cover.of, world) };
};

function actingAt(
  { acts, called, deputy, outOfHours }: ActingRule,
  organisation: string | null,
  world: World,
): Pick<Acting, 'called' | 'acts' | 'deputy' | 'outOfHours'> {
  return {
    called: called ?? null,
    acts: { role: acts, organisation },
    deputy: party(deputy, organisation, world),
    outOfHours: party(outOfHours, organisation, world),
  };
}

function forSide(side: string, stage: StageRule, { proxies }: LadderRule, world: World): Acting | null {
  const kind = world.organisationKind(side);
  if (kind === undefined) return null;
  const own = stage.who[kind];
  if (own !== undefined) return { side, kind, isProxy: false, ...actingAt(own, side, world) };
  const by = proxies.find((proxy) => proxy.for === kind)?.by;
  const theirs = by === undefined ? undefined : stage.who[by];
  if (by === undefined || theirs === undefined) return null;
  return { side, kind: by, isProxy: true, ...actingAt(theirs, organisationNear(side, by, world), world) };
}

const leading = (kind: OrganisationKind, found: Acting['acts'], called: string | undefined): Acting => ({
  side: null,
  kind,
  isProxy: false,
  called: called ?? null,
  acts: found,
  deputy: null,
  outOfHours: null,
});

/** @param sides organisations that disagree, each once */
export function actingFor(sides: readonly string[], stage: StageRule, rule: LadderRule, world: World): Found {
  const acting: Acting[] = [];
  const uncovered: string[] = [];
  if (stage.chair !== undefined) {
    const { role, of, called } = stage.chair;
    acting.push(leading(of, { role, organisation: organisationNear(sides[0] ?? null, of, world) }, called));
  }
  for (const side of sides) {
    const found = forSide(side, stage, rule, world);
    if (found !== null) acting.push(found);
    else if (stage.chair === undefined) uncovered.push(side);
  }
  return { acting, uncovered };
}
