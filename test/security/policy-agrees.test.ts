import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { countsAt } from '../../src/access/agreement/in-force.ts';
import { activeGrants, decide, type Resource } from '../../src/access/decide.ts';
import { holdsAt } from '../../src/access/spans.ts';
import { named, type Viewer } from '../../src/kinds/vocabulary.ts';
import { asRecordRole, setContext, type Transaction } from '../../src/record/transaction.ts';
import { ids, smallPartnership } from '../small-partnership.ts';
import { askCedar, cedarPolicies } from './cedar-policies.ts';
import { type GeneratedChild, type GeneratedScene, generatedScene, present } from './generate-standing.ts';
import { grantsOf, type StoredChild, storeGenerated } from './store-generated.ts';

const scenes = 340;
const atOnce = 20;
const now = Temporal.Instant.from('2026-11-22T09:00:00Z');

const viewersOf = ({ practitioner, posts }: GeneratedScene): readonly Viewer[] => [named(practitioner), ...posts];

type Asked = Resource & { readonly covered: boolean; readonly sharedWith: readonly Viewer[] };

const resourcesOf = ({ entries, duties }: GeneratedChild): readonly Asked[] => [
  ...entries.map(
    (entry): Asked => ({
      compartments: [entry.compartment],
      audience: entry.audience,
      organisations: [entry.organisation, ...entry.parties],
      recorder: entry.organisation,
      covered: entry.covered,
      sharedWith: entry.shares.filter(([, span]) => holdsAt(span, present)).map(([viewer]) => viewer),
    }),
  ),
  ...duties.map(
    (duty): Asked => ({
      compartments: duty.compartments,
      audience: duty.audience,
      organisations: [duty.owner, duty.receiver].filter((each) => each !== null),
      covered: false,
      sharedWith: [],
    }),
  ),
];

/** What the policy says of every part of a child. */
function byPolicy(scene: GeneratedScene, { child, grants }: Pick<StoredChild, 'child' | 'grants'>): readonly boolean[] {
  const viewers = viewersOf(scene);
  const held = activeGrants(grants, {
    viewers,
    at: present,
    denied: child.denials.some(([who, span]) => who === scene.practitioner && holdsAt(span, present)),
    agreements: new Set(
      scene.versions.flatMap(({ id, agreement, decided }) => (countsAt(agreement, decided, present) ? [id] : [])),
    ),
  });
  return resourcesOf(child).map((resource) => decide(held, resource, viewers).allowed);
}

/** The numbers of the entries and duties of each child that the database shows to whoever asks. */
async function byDatabase(
  transaction: Transaction,
  scene: GeneratedScene,
): Promise<(subject: string, part: string) => boolean> {
  await setContext(transaction, {
    partnership: ids.partnership,
    practitioner: scene.practitioner,
    viewers: viewersOf(scene),
    now,
  });
  const entries = await transaction.selectFrom('entry').select(['subject_id', 'seq']).execute();
  const duties = await transaction.selectFrom('duty').select(['subject_id', 'instance']).execute();
  const seen = new Set([
    ...entries.map(({ subject_id, seq }) => `${subject_id} entry ${seq}`),
    ...duties.map(({ subject_id, instance }) => `${subject_id} duty ${instance}`),
  ]);
  return (subject, part) => seen.has(`${subject} ${part}`);
}

function byCedar(scene: GeneratedScene, { child }: StoredChild): readonly boolean[] {
  const person = { person: scene.practitioner, viewers: viewersOf(scene) };
  return askCedar(cedarPolicies(child, scene.versions), person, present, resourcesOf(child));
}

type Changed = { readonly scene: GeneratedScene; readonly child: GeneratedChild };
const standingWithout = (
  scene: GeneratedScene,
  child: GeneratedChild,
  what: 'restrictions' | 'protections' | 'emergencies' | 'seats',
): Changed => ({
  scene,
  child: { ...child, standing: { ...child.standing, [what]: [] } },
});

/** The same case with one thing left out of it, to see whether that one thing is what decides. */
const leavingOut: Readonly<Record<string, (scene: GeneratedScene, child: GeneratedChild) => Changed>> = {
  restrictions: (scene, child) => standingWithout(scene, child, 'restrictions'),
  protections: (scene, child) => standingWithout(scene, child, 'protections'),
  emergencies: (scene, child) => standingWithout(scene, child, 'emergencies'),
  seats: (scene, child) => standingWithout(scene, child, 'seats'),
  agreements: (scene, child) => ({ scene: { ...scene, versions: [] }, child }),
  conflicts: (scene, child) => ({ scene, child: { ...child, denials: [] } }),
  audiences: (scene, child) => ({
    scene,
    child: {
      ...child,
      entries: child.entries.map((entry) => ({ ...entry, audience: null })),
      duties: child.duties.map((duty) => ({ ...duty, audience: null })),
    },
  }),
  shares: (scene, child) => ({
    scene,
    child: { ...child, entries: child.entries.map((entry) => ({ ...entry, shares: [] })) },
  }),
  covers: (scene, child) => ({
    scene,
    child: { ...child, entries: child.entries.map((entry) => ({ ...entry, covered: false })) },
  }),
};

const partOf = ({ entries }: GeneratedChild, index: number): string =>
  index < entries.length ? `entry ${index}` : `duty ${index - entries.length}`;

test('the policy, Cedar and row-level security say the same of more than 10,000 generated cases', async (t) => {
  const { databases } = await smallPartnership(t);
  const undone = new Error('undone');
  const seed = Number(process.env['POLICY_SEED'] ?? 20_261_122);
  const sampled = fc.sample(generatedScene, { numRuns: scenes, seed });
  const counts = { cases: 0, allowed: 0 };
  const decided = new Map<string, number>();
  for (let first = 0; first < sampled.length; first += atOnce) {
    const some = sampled.slice(first, first + atOnce).map((scene) => ({
      scene,
      stored: scene.children.map(
        (child): StoredChild => ({ subject: randomUUID(), child, grants: grantsOf(child, scene.versions) }),
      ),
    }));
    const comparing = databases.app.kysely.transaction().execute(async (transaction) => {
      await setContext(transaction, { partnership: ids.partnership, practitioner: null, viewers: [], now });
      await asRecordRole(transaction, () =>
        storeGenerated(
          transaction,
          ids.partnership,
          now.epochMilliseconds,
          some.flatMap(({ stored }) => stored),
          some.flatMap(({ scene }) => scene.versions),
        ),
      );
      for (const { scene, stored } of some) {
        const seen = await byDatabase(transaction, scene);
        for (const each of stored) {
          const [policy, cedar] = [byPolicy(scene, each), byCedar(scene, each)];
          for (const [index, allowed] of policy.entries()) {
            const part = partOf(each.child, index);
            const answers = { policy: allowed, cedar: cedar[index], database: seen(each.subject, part) };
            const theCase = () =>
              `seed ${seed}, ${part}: ${JSON.stringify(answers)}\n${JSON.stringify({ at: present, practitioner: scene.practitioner, posts: scene.posts, versions: scene.versions, child: each.child, grants: each.grants }, null, 1)}`;
            if (answers.cedar !== allowed || answers.database !== allowed) assert.fail(theCase());
            counts.cases += 1;
            counts.allowed += Number(allowed);
          }
          for (const [what, leave] of Object.entries(leavingOut)) {
            const changed = leave(scene, each.child);
            const otherwise = byPolicy(changed.scene, {
              child: changed.child,
              grants: grantsOf(changed.child, changed.scene.versions),
            });
            const differ = otherwise.filter((allowed, index) => allowed !== policy[index]).length;
            decided.set(what, (decided.get(what) ?? 0) + differ);
          }
        }
      }
      throw undone;
    });
    await comparing.catch((error: unknown) => {
      if (error !== undone) throw error;
    });
  }
  t.diagnostic(
    `${counts.cases} cases compared, ${counts.allowed} of them allowed; decided by ${JSON.stringify([...decided])}`,
  );
  assert.ok(counts.cases >= 10_000, `${counts.cases} cases`);
  assert.ok(counts.allowed > 500, `${counts.allowed} allowed`);
  for (const [what, times] of decided) assert.ok(times >= 10, `${what} decided ${times} cases only`);
});
