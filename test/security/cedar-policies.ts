/**
 * The same rules in Cedar, written from the facts and not from the compiled grants: what closes is a `forbid`, times are
 * compared when somebody asks, and nothing is cut into stretches beforehand.
 */
import { preparsePolicySet, statefulIsAuthorized } from '@cedar-policy/cedar-wasm/nodejs';
import { compiler } from '../../src/access/agreement/compile-agreement.ts';
import { emergencyReach } from '../../src/access/emergency.ts';
import { namedReachOf, type Reach, reachOf, rolesFor } from '../../src/access/reach.ts';
import type { Span } from '../../src/access/spans.ts';
import type { Closing, Involvement } from '../../src/access/standing.ts';
import { canHaveRole } from '../../src/kinds/roles-by-organisation.ts';
import { named, post, type Role, type Viewer } from '../../src/kinds/vocabulary.ts';
import { type GeneratedChild, type GeneratedVersion, organisations } from './generate-standing.ts';

const text = (value: string): string => JSON.stringify(value);
const set = (values: readonly string[]): string => `[${values.map(text).join(', ')}]`;
const during = ({ startsAt, endsAt }: Span): string =>
  `context.at >= ${startsAt}${endsAt === null ? '' : ` && context.at < ${endsAt}`}`;
const is = (viewer: Viewer): string => `principal.viewers.contains(${text(viewer)})`;
const all = (...conditions: readonly string[]): string => conditions.map((each) => `(${each})`).join(' && ');
const any = (conditions: readonly string[]): string =>
  conditions.length === 0 ? 'false' : conditions.map((each) => `(${each})`).join(' || ');
const not = (condition: string): string => `!(${condition})`;

const open = (viewer: Viewer): string => `!resource.hasAudience || resource.audience.contains(${text(viewer)})`;
const within = ({ compartments }: Reach): string => `${set(compartments)}.containsAll(resource.compartments)`;

/** When a grant is held, whether it opens protected places, and what it opens. */
type Permission = { readonly held: string; readonly location: boolean; readonly opens: string | null };

function opening(viewer: Viewer, reach: Reach, organisation: string): string | null {
  if (reach.mode === 'existence') return null;
  const reaches = reach.mode === 'content' ? 'true' : `resource.organisations.contains(${text(organisation)})`;
  return all(within(reach), open(viewer), reaches);
}

type Holder = { readonly viewer: Viewer; readonly reach: Reach; readonly person: string | null };

function holders({ organisation, practitioner, role, purpose }: Involvement): readonly Holder[] {
  if (practitioner !== null) {
    const reach = namedReachOf(purpose, role ?? undefined);
    return reach === undefined ? [] : [{ viewer: named(practitioner), reach, person: practitioner }];
  }
  const reaches = role === null ? rolesFor(purpose) : [[role, reachOf(purpose, role)] as const];
  return reaches.flatMap(([each, reach]) =>
    reach === undefined ? [] : [{ viewer: post(each, organisation), reach, person: null }],
  );
}

/** A post keeps nothing while the record is restricted; a person keeps what every restriction then in force leaves them. */
function kept(person: string | null, restrictions: readonly Closing[]): string {
  return all(
    'true',
    ...restrictions.map((closing) =>
      person !== null && closing.named.some(({ practitioner }) => practitioner === person)
        ? 'true'
        : not(during(closing)),
    ),
  );
}

function permissions({ standing }: GeneratedChild, versions: readonly GeneratedVersion[]): readonly Permission[] {
  const { involvements, restrictions, protections, emergencies, seats } = standing;
  const found: Permission[] = [];
  const add = (viewer: Viewer, person: string | null, when: string, reach: Reach, organisation: string): void =>
    void found.push({
      held: all(is(viewer), when, kept(person, restrictions)),
      location: reach.compartments.includes('protected-location'),
      opens: opening(viewer, reach, organisation),
    });
  for (const involvement of involvements)
    for (const { viewer, reach, person } of holders(involvement))
      add(viewer, person, during(involvement), reach, involvement.organisation);
  for (const [closings, opensLocation] of [
    [restrictions, false],
    [protections, true],
  ] as const)
    for (const closing of closings)
      for (const person of closing.named)
        for (const involvement of involvements) {
          const reach = namedReachOf(person.purpose, person.role);
          const isTheirs =
            involvement.organisation === person.organisation &&
            involvement.purpose === person.purpose &&
            [null, person.practitioner].includes(involvement.practitioner);
          if (reach === undefined || !isTheirs) continue;
          const widened: Reach = opensLocation
            ? { ...reach, compartments: [...reach.compartments, 'protected-location'] }
            : reach;
          add(
            named(person.practitioner),
            person.practitioner,
            all(during(closing), during(involvement)),
            widened,
            person.organisation,
          );
        }
  for (const { practitioner, role, organisation, officers, startsAt, endsAt, reviewedAt } of emergencies) {
    const reach = emergencyReach(role);
    if (reach !== undefined) add(named(practitioner), practitioner, during({ startsAt, endsAt }), reach, organisation);
    for (const officer of officers)
      add(
        post('data-protection-officer', officer),
        null,
        during({ startsAt, endsAt: reviewedAt }),
        { mode: 'existence', compartments: [] },
        officer,
      );
  }
  for (const { viewer, organisation, ...span } of seats) {
    const person = viewer.startsWith('person@') ? viewer.slice('person@'.length) : null;
    add(viewer, person, during(span), { mode: 'existence', compartments: [] }, organisation);
  }
  return [...found, ...agreed(involvements, restrictions, versions)];
}

function agreed(
  involvements: readonly Involvement[],
  restrictions: readonly Closing[],
  versions: readonly GeneratedVersion[],
): readonly Permission[] {
  const among = (
    { kinds, ids }: { readonly kinds: readonly string[]; readonly ids: readonly string[] },
    id: string,
  ): boolean => ids.includes(id) || kinds.includes(organisations.get(id) ?? '');
  return versions.flatMap(({ agreement, decided }) => {
    const { putInForceAt, supersededAt, revokedAt, compiledBy } = decided;
    if (putInForceAt === null || revokedAt !== null || compiledBy !== compiler) return [];
    const counts = all(
      during(agreement),
      `context.at >= ${putInForceAt}`,
      supersededAt === null ? 'true' : `context.at < ${supersededAt}`,
    );
    return involvements.flatMap((receiver) =>
      [...organisations.keys()].flatMap((source): readonly Permission[] => {
        const theirs = involvements.filter(({ organisation, isProtected }) => organisation === source && !isProtected);
        if (source === receiver.organisation || theirs.length === 0 || !among(agreement.from, source)) return [];
        const known = any(theirs.map(({ startsAt }) => `context.at >= ${startsAt}`));
        return holders(receiver).flatMap(({ viewer, person }) => {
          const [held = ''] = viewer.split('@');
          const kind = organisations.get(receiver.organisation);
          if (kind === undefined || (person === null && !canHaveRole(kind, held as Role))) return [];
          const rules = agreement.rules.filter(
            ({ to, purposes, roles }) =>
              among(to, receiver.organisation) &&
              purposes.includes(receiver.purpose) &&
              (roles === null || roles.includes((receiver.role ?? held) as Role)),
          );
          const denies = rules.filter(({ effect }) => effect === 'deny');
          const unknown = any(denies.filter(({ existence }) => existence).map(during));
          return rules
            .filter(
              ({ effect, existence, compartments }) => effect === 'allow' && (existence || compartments.length > 0),
            )
            .map((rule): Permission => {
              const always = all(
                is(viewer),
                counts,
                during(receiver),
                known,
                during(rule),
                not(unknown),
                kept(person, restrictions),
              );
              // What a rule denies is taken out of each compartment that it names
              const takenOut = denies.map(
                (deny) => `!(${during(deny)}) || !(resource.compartments.containsAny(${set(deny.compartments)}))`,
              );
              // Reading is also knowing, and for that one compartment that is left is enough
              const left = rule.compartments.map((code) =>
                not(any(denies.filter(({ compartments }) => compartments.includes(code)).map(during))),
              );
              return {
                held: all(always, rule.existence ? 'true' : any(left)),
                location: false,
                opens:
                  rule.compartments.length === 0
                    ? null
                    : all(
                        `resource has recorder && resource.recorder == ${text(source)}`,
                        within({ mode: 'content', compartments: rule.compartments }),
                        ...takenOut,
                        open(viewer),
                      ),
              };
            });
        });
      }),
    );
  });
}

export function cedarPolicies(child: GeneratedChild, versions: readonly GeneratedVersion[]): string {
  const held = permissions(child, versions);
  const permit = (condition: string): string => `permit(principal, action, resource) when { ${condition} };`;
  const forbid = (condition: string): string => `forbid(principal, action, resource) when { ${condition} };`;
  return [
    ...held.flatMap(({ held: when, opens }) => (opens === null ? [] : [permit(all(when, opens))])),
    permit(
      all(
        'principal.viewers.containsAny(resource.sharedWith)',
        '!resource.compartments.contains("protected-location")',
        any(held.map(({ held: when }) => when)),
      ),
    ),
    forbid(all('resource.covered', not(any(held.filter(({ location }) => location).map(({ held: when }) => when))))),
    ...child.denials.map(([practitioner, span]) =>
      forbid(all(`principal.person == ${text(practitioner)}`, during(span))),
    ),
  ].join('\n');
}

export type CedarResource = {
  readonly compartments: readonly string[];
  readonly audience: readonly string[] | null;
  readonly organisations: readonly string[];
  readonly recorder?: string;
  readonly covered: boolean;
  readonly sharedWith: readonly string[];
};

/** Says for each of some resources whether Cedar would let this person see it. Throws when Cedar cannot read a policy. */
export function askCedar(
  policies: string,
  principal: { readonly person: string; readonly viewers: readonly Viewer[] },
  at: number,
  resources: readonly CedarResource[],
): readonly boolean[] {
  const parsed = preparsePolicySet('case', { staticPolicies: policies });
  if (parsed.type === 'failure') throw new Error(`${JSON.stringify(parsed.errors)}\n${policies}`);
  return resources.map(({ compartments, audience, recorder, ...resource }) => {
    const answer = statefulIsAuthorized({
      principal: { type: 'Person', id: 'me' },
      action: { type: 'Action', id: 'see' },
      resource: { type: 'Part', id: 'it' },
      context: { at },
      preparsedPolicySetId: 'case',
      entities: [
        {
          uid: { type: 'Person', id: 'me' },
          attrs: { person: principal.person, viewers: [...principal.viewers] },
          parents: [],
        },
        {
          uid: { type: 'Part', id: 'it' },
          attrs: {
            compartments: [...compartments],
            hasAudience: audience !== null,
            audience: [...(audience ?? [])],
            organisations: [...resource.organisations],
            covered: resource.covered,
            sharedWith: [...resource.sharedWith],
            ...(recorder === undefined ? {} : { recorder }),
          },
          parents: [],
        },
      ],
    });
    if (answer.type === 'failure' || answer.response.diagnostics.errors.length > 0)
      throw new Error(`${JSON.stringify(answer)}\n${policies}`);
    return answer.response.decision === 'allow';
  });
}
