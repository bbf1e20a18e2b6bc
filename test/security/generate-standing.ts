/** Made-up children, people and questions for comparing the policy with the database and with Cedar. Times are in hours. */
import * as fc from 'fast-check';
import type { Agreement, AgreementRule } from '../../src/access/agreement/agreement.ts';
import type { DecidedVersion } from '../../src/access/agreement/in-force.ts';
import type { Span } from '../../src/access/spans.ts';
import type { Standing } from '../../src/access/standing.ts';
import { canHaveRole } from '../../src/kinds/roles-by-organisation.ts';
import {
  type Compartment,
  compartmentCodes,
  named,
  type OrganisationKind,
  type Purpose,
  post,
  type Role,
  type Viewer,
} from '../../src/kinds/vocabulary.ts';

const numbered = (number: number): string => `30000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

export const organisations: ReadonlyMap<string, OrganisationKind> = new Map([
  [numbered(1), 'school'],
  [numbered(2), 'school'],
  [numbered(3), 'local-authority'],
  [numbered(4), 'voluntary-sector'],
]);
const organisationIds = [...organisations.keys()];
const practitioners = [numbered(11), numbered(12), numbered(13)];

/** The present of every case. */
export const present = 0;

const roles: readonly Role[] = [
  'dsl',
  'senco',
  'social-worker',
  'front-door-worker',
  'voluntary-worker',
  'data-protection-officer',
];
const purposes: readonly Purpose[] = ['education', 'former-school', 'social-care', 'family-help'];

const organisation = fc.constantFrom(...organisationIds);
const practitioner = fc.constantFrom(...practitioners);
const role = fc.constantFrom(...roles);
const purpose = fc.constantFrom(...purposes);
const compartment = fc.constantFrom(...compartmentCodes, 'general', 'safeguarding', 'protected-location');
const compartments = fc.uniqueArray(compartment, { minLength: 1, maxLength: 3 });

/** Around the present, and often just at it. */
const hour = fc.constantFrom(-9, -2, -1, 0, 0, 1, 2, 9);
const span: fc.Arbitrary<Span> = fc
  .tuple(hour, fc.option(hour, { freq: 3 }))
  .map(([startsAt, end]) => ({ startsAt, endsAt: end === null || end <= startsAt ? null : end }));
/** Usually holds now. */
const mostly: fc.Arbitrary<Span> = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ startsAt: -9, endsAt: null }) },
  { weight: 1, arbitrary: span },
);

/** Posts that there can be, and now and then others. */
const heldPost: fc.Arbitrary<Viewer> = fc.tuple(role, organisation).map(([held, at]) => post(held, at));
const possiblePost = heldPost.filter((each) => {
  const [held = '', at = ''] = each.split('@');
  const kind = organisations.get(at);
  return kind !== undefined && canHaveRole(kind, held as Role);
});
const anyPost = fc.oneof({ weight: 5, arbitrary: possiblePost }, { weight: 1, arbitrary: heldPost });

/** None, more often than not. */
const seldom = <Value>(some: fc.Arbitrary<Value[]>): fc.Arbitrary<readonly Value[]> =>
  fc.oneof({ weight: 3, arbitrary: fc.constant<readonly Value[]>([]) }, { weight: 2, arbitrary: some });

const viewer: fc.Arbitrary<Viewer> = fc.oneof(
  fc.tuple(role, organisation).map(([held, at]) => post(held, at)),
  practitioner.map(named),
);

let counted = 100;
const fresh = (): string => {
  counted += 1;
  return numbered(counted);
};

const involvement = fc
  .tuple(
    mostly,
    fc.record({
      organisation,
      practitioner: fc.option(practitioner, { freq: 2, nil: null }),
      role: fc.option(role, { freq: 2, nil: null }),
      purpose,
      isProtected: fc.constantFrom(false, false, false, true),
    }),
  )
  .map(([time, of]) => ({ ...time, ...of, id: fresh() }));

const person = fc.record({ practitioner, organisation, role, purpose });
const closing = fc
  .tuple(mostly, fc.array(person, { minLength: 1, maxLength: 3 }))
  .map(([time, people]) => ({ ...time, named: people }));

const emergency = fc
  .tuple(
    hour,
    fc.record({
      practitioner,
      organisation,
      role,
      officers: fc.uniqueArray(organisation, { minLength: 1, maxLength: 2 }),
      reviewedAt: fc.option(hour, { nil: null }),
    }),
  )
  .map(([startsAt, of]) => ({
    ...of,
    id: fresh(),
    startsAt,
    endsAt: startsAt + 4,
    reviewedAt: of.reviewedAt === null || of.reviewedAt <= startsAt ? null : of.reviewedAt,
  }));

/** Of somebody who acts on a challenge: they know of the child, and read what is shared with them. */
const seat = fc
  .tuple(mostly, fc.record({ viewer, organisation }))
  .map(([time, of]) => ({ ...time, ...of, challenge: fresh() }));

const someOrganisations = fc.record({
  kinds: fc.uniqueArray(fc.constantFrom(...new Set(organisations.values())), { minLength: 1 }),
  ids: fc.uniqueArray(organisation, { maxLength: 1 }),
});
const rule: fc.Arbitrary<AgreementRule> = fc
  .tuple(
    mostly,
    fc.record({
      effect: fc.constantFrom('allow' as const, 'allow' as const, 'allow' as const, 'deny' as const),
      existence: fc.boolean(),
      compartments: fc.uniqueArray(fc.constantFrom<Compartment>('general', 'send', 'safeguarding', 'health', 'legal'), {
        maxLength: 4,
      }),
      to: someOrganisations,
      roles: fc.oneof(
        { weight: 3, arbitrary: fc.constant(null) },
        { weight: 1, arbitrary: fc.uniqueArray(role, { minLength: 1, maxLength: 3 }) },
      ),
      purposes: fc.uniqueArray(purpose, { minLength: 2 }),
    }),
  )
  .map(([time, of]) => ({ ...time, ...of }));

export type GeneratedVersion = { readonly id: string; readonly agreement: Agreement; readonly decided: DecidedVersion };
const version: fc.Arbitrary<GeneratedVersion> = fc
  .tuple(
    mostly.map((time) => ({ startsAt: time.startsAt, endsAt: time.endsAt ?? 99 })),
    fc.record({ from: someOrganisations, rules: fc.array(rule, { minLength: 1, maxLength: 4 }) }),
    fc.record({
      putInForceAt: fc.constantFrom(-9, -9, -9, 0, 1, null),
      supersededAt: fc.constantFrom(null, null, null, null, -1, 0, 1),
      revokedAt: fc.constantFrom(null, null, null, null, null, -1, 0),
      compiledBy: fc.constantFrom(1, 1, 1, 1, 1, 1, 0, null),
    }),
  )
  .map(([time, of, decided]) => ({
    id: fresh(),
    agreement: { ...time, ...of, agreement: 'made-up', version: '1', title: 'Made up' },
    decided,
  }));

const audience = fc.oneof(
  { weight: 3, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.uniqueArray(viewer, { maxLength: 4 }) },
);

const entry = fc.record({
  compartment,
  audience,
  organisation,
  parties: fc.uniqueArray(organisation, { maxLength: 2 }),
  covered: fc.constantFrom(false, false, false, true),
  shares: fc.array(fc.tuple(viewer, mostly), { maxLength: 2 }),
});
export type GeneratedEntry = typeof entry extends fc.Arbitrary<infer Value> ? Value : never;

const duty = fc.record({
  compartments,
  audience,
  owner: fc.option(organisation, { nil: null }),
  receiver: fc.option(organisation, { nil: null }),
});
export type GeneratedDuty = typeof duty extends fc.Arbitrary<infer Value> ? Value : never;

/** A child, what stands of it, and what there is to be seen. */
export const generatedChild = fc.record({
  standing: fc.record({
    involvements: fc.array(involvement, { minLength: 2, maxLength: 5 }),
    restrictions: seldom(fc.array(closing, { minLength: 1, maxLength: 2 })),
    protections: seldom(fc.array(closing, { minLength: 1, maxLength: 2 })),
    emergencies: fc.array(emergency, { maxLength: 1 }),
    seats: fc.array(seat, { maxLength: 2 }),
  }) satisfies fc.Arbitrary<Standing>,
  denials: seldom(fc.array(fc.tuple(practitioner, span), { maxLength: 2 })),
  entries: fc.array(entry, { minLength: 4, maxLength: 4 }),
  duties: fc.array(duty, { minLength: 2, maxLength: 2 }),
});
export type GeneratedChild = typeof generatedChild extends fc.Arbitrary<infer Value> ? Value : never;

/** One person who asks, with what they may be, and the agreements there are. */
export const generatedScene = fc.record({
  practitioner,
  posts: fc.uniqueArray(anyPost, { minLength: 2, maxLength: 9 }),
  versions: fc.array(version, { minLength: 1, maxLength: 3 }),
  children: fc.array(generatedChild, { minLength: 5, maxLength: 5 }),
});
export type GeneratedScene = typeof generatedScene extends fc.Arbitrary<infer Value> ? Value : never;
