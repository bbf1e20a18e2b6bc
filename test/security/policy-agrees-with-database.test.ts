import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { sql } from 'kysely';
import { type ActiveGrant, decide, type Resource } from '../../src/access/decide.ts';
import type { Mode } from '../../src/access/reach.ts';
import { type Compartment, compartmentCodes, type Viewer } from '../../src/kinds/vocabulary.ts';
import { asRecordRole, setContext } from '../../src/record/transaction.ts';
import { ids, smallPartnership } from '../small-partnership.ts';

const organisations = [ids.primary, ids.secondary, ids.academy] as const;
const viewers = organisations.flatMap((organisation): Viewer[] => [`dsl@${organisation}`, `senco@${organisation}`]);

const compartment = fc.constantFrom(...compartmentCodes);
const organisation = fc.constantFrom(...organisations);

/** `when` is how the grant lies to the present. */
const grant = fc.record({
  viewer: fc.constantFrom(...viewers),
  organisation,
  mode: fc.constantFrom<Mode>('existence', 'own', 'content'),
  compartments: fc.uniqueArray(compartment),
  when: fc.constantFrom('now' as const, 'now' as const, 'over' as const, 'to come' as const),
});
type Given = typeof grant extends fc.Arbitrary<infer Value> ? Value : never;

const entry = fc.record({
  compartment,
  audience: fc.option(fc.uniqueArray(fc.constantFrom(...viewers), { maxLength: 2 }), { freq: 2 }),
  organisation,
  parties: fc.uniqueArray(organisation, { maxLength: 2 }),
});

const duty = fc.record({
  compartments: fc.uniqueArray(compartment, { minLength: 1, maxLength: 3 }),
  audience: fc.option(fc.uniqueArray(fc.constantFrom(...viewers), { maxLength: 2 }), { freq: 2 }),
  owner: fc.option(organisation),
  receiver: fc.option(organisation),
});

const scene = fc.record({
  mine: fc.uniqueArray(fc.constantFrom(...viewers), { maxLength: 3 }),
  grants: fc.array(grant, { maxLength: 4 }),
  entries: fc.array(entry, { minLength: 1, maxLength: 6 }),
  duties: fc.array(duty, { minLength: 1, maxLength: 6 }),
});

const now = Temporal.Instant.from('2026-11-22T09:00:00Z');
const hours = (count: number) => now.add({ hours: count });

const times = { now: [hours(-1), null], over: [hours(-2), hours(-1)], 'to come': [hours(1), null] } as const;

const active = (grants: readonly Given[], mine: readonly Viewer[]): readonly ActiveGrant[] =>
  grants
    .filter(({ when, viewer }) => when === 'now' && mine.includes(viewer))
    .map((each) => ({ ...each, purpose: 'education' }));

const allows = (grants: readonly ActiveGrant[], resource: Resource): boolean => decide(grants, resource).allowed;
const known = (...values: readonly (string | null)[]): readonly string[] => values.filter((value) => value !== null);

test('the policy and row-level security say the same of every entry and duty, over generated grants', async (t) => {
  const { databases } = await smallPartnership(t);
  const undone = new Error('undone');
  let compared = 0;
  let allowed = 0;
  await fc.assert(
    fc.asyncProperty(scene, async ({ mine, grants, entries, duties }) => {
      const subject = randomUUID();
      const of = { partnership_id: ids.partnership, subject_id: subject };
      let seenEntries: readonly number[] = [];
      let seenDuties: readonly string[] = [];
      const looking = databases.app.kysely.transaction().execute(async (transaction) => {
        await setContext(transaction, { partnership: ids.partnership, practitioner: null, viewers: mine, now });
        await asRecordRole(transaction, async () => {
          await transaction
            .insertInto('subject')
            .values({
              partnership_id: ids.partnership,
              id: subject,
              kind: 'child',
              last_seq: 9,
              last_recorded_at: now,
              chain: Buffer.alloc(32),
              joined_to: null,
            })
            .execute();
          for (const { viewer, organisation: from, mode, compartments, when } of grants) {
            const [starts_at, ends_at] = times[when];
            await transaction
              .insertInto('access_grant')
              .values({
                ...of,
                viewer,
                involvement_id: randomUUID(),
                organisation_id: from,
                mode,
                compartments,
                purpose: 'education',
                starts_at,
                ends_at,
              })
              .execute();
          }
          for (const [index, each] of entries.entries()) {
            await transaction
              .insertInto('entry')
              .values({
                ...of,
                seq: index,
                id: randomUUID(),
                event_id: randomUUID(),
                kind: 'note.recorded',
                kind_version: 1,
                happened_from: now,
                happened_to: null,
                precision: 'moment',
                recorded_at: now,
                recorded_by: null,
                organisation_id: each.organisation,
                controller_id: each.organisation,
                home_system: 'test',
                compartment: each.compartment,
                audience: each.audience,
                parties: each.parties,
                status: 'fact',
                data: '{}',
                corrects: null,
                batch_id: null,
                salt: Buffer.alloc(1),
                content_hash: Buffer.alloc(1),
              })
              .execute();
          }
          for (const [index, each] of duties.entries()) {
            await sql`INSERT INTO duty (partnership_id, subject_id, instance, rule, pack, pack_version, trigger_id, evidence, owner_role, owner_organisation_id,
              receiver_organisation_id, opens_at, known_at, due_kind, compartments, audience)
              VALUES (${ids.partnership}, ${subject}, ${String(index)}, 'r', 'p', '1', ${randomUUID()}, '{}', 'dsl', ${each.owner}, ${each.receiver},
                ${now.toString()}, ${now.toString()}, 'no-fixed-time', ${sql.val(each.compartments)}::text[], ${sql.val(each.audience)}::text[])`.execute(
              transaction,
            );
          }
        });
        seenEntries = (
          await transaction.selectFrom('entry').select('seq').where('subject_id', '=', subject).execute()
        ).map(({ seq }) => seq);
        seenDuties = (
          await transaction.selectFrom('duty').select('instance').where('subject_id', '=', subject).execute()
        ).map(({ instance }) => instance);
        throw undone;
      });
      await looking.catch((error: unknown) => {
        if (error !== undone) throw error;
      });
      const held = active(grants, mine);
      for (const [index, each] of entries.entries()) {
        const expected = allows(held, {
          compartments: [each.compartment],
          audience: each.audience,
          organisations: [each.organisation, ...each.parties],
        });
        assert.equal(seenEntries.includes(index), expected);
        compared += 1;
        allowed += Number(expected);
      }
      for (const [index, each] of duties.entries()) {
        const expected = allows(held, {
          compartments: each.compartments satisfies readonly Compartment[],
          audience: each.audience,
          organisations: known(each.owner, each.receiver),
        });
        assert.equal(seenDuties.includes(String(index)), expected);
        compared += 1;
        allowed += Number(expected);
      }
    }),
    { numRuns: 300 },
  );
  assert.ok(compared > 1_000 && allowed > 50, `${compared} compared, ${allowed} allowed`);
});
