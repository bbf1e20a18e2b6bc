import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileGrants, type Grant } from './compile-grants.ts';
import { activeGrants, decide, mayRecord } from './decide.ts';
import type { Involvement, NamedPerson, Standing } from './standing.ts';

const school = 'school-1';
const council = 'council-1';

const involvement = (of: Partial<Involvement>): Involvement => ({
  id: 'i',
  organisation: school,
  practitioner: null,
  role: null,
  purpose: 'education',
  startsAt: 0,
  endsAt: null,
  isProtected: false,
  ...of,
});
const standing = (of: Partial<Standing>): Standing => ({
  involvements: [involvement({}), involvement({ id: 'c', organisation: council, purpose: 'social-care' })],
  restrictions: [],
  protections: [],
  emergencies: [],
  seats: [],
  ...of,
});
const held = (grants: readonly Grant[], viewer: string, at: number) =>
  activeGrants(grants, { viewers: [viewer as Grant['viewer']], at, denied: false, agreements: new Set() });

const priya: NamedPerson = { practitioner: 'priya', organisation: school, role: 'dsl', purpose: 'education' };
const concern = { compartments: ['safeguarding'], audience: null, organisations: [school], recorder: school } as const;
const address = {
  compartments: ['protected-location'],
  audience: null,
  organisations: [council],
  recorder: council,
} as const;

test('while a record is restricted only the named see it, and before and after it those who work with the child', () => {
  const grants = compileGrants(standing({ restrictions: [{ startsAt: 10, endsAt: 20, named: [priya] }] }));
  for (const [at, everybody] of [
    [5, true],
    [10, false],
    [19, false],
    [20, true],
  ] as const) {
    assert.equal(held(grants, `dsl@${school}`, at).length > 0, everybody, `dsl at ${at}`);
    assert.equal(held(grants, `social-worker@${council}`, at).length > 0, everybody, `social worker at ${at}`);
  }
  assert.equal(decide(held(grants, 'person@priya', 15), concern).allowed, true);
  assert.deepEqual(held(grants, 'person@priya', 5), []);
});

test('of two restrictions at once somebody has to be named in both', () => {
  const other = { ...priya, practitioner: 'owen' };
  const grants = compileGrants(
    standing({
      restrictions: [
        { startsAt: 10, endsAt: 30, named: [priya, other] },
        { startsAt: 15, endsAt: 20, named: [priya] },
      ],
    }),
  );
  assert.equal(held(grants, 'person@owen', 12).length > 0, true);
  assert.equal(held(grants, 'person@owen', 17).length > 0, false);
  assert.equal(held(grants, 'person@priya', 17).length > 0, true);
});

test('the named lose what they are named for when the work of their organisation ends', () => {
  const grants = compileGrants(
    standing({
      involvements: [involvement({ endsAt: 12 })],
      restrictions: [{ startsAt: 10, endsAt: null, named: [priya] }],
    }),
  );
  assert.equal(held(grants, 'person@priya', 11).length > 0, true);
  assert.equal(held(grants, 'person@priya', 12).length > 0, false);
});

test('where the child is protected is open to nobody by role, not to a director either', () => {
  const grants = compileGrants(standing({ protections: [{ startsAt: 10, endsAt: null, named: [priya] }] }));
  assert.equal(decide(held(grants, 'person@priya', 15), address).allowed, true);
  for (const viewer of [`dsl@${school}`, `director-childrens-services@${council}`, `social-worker@${council}`])
    assert.deepEqual(
      decide(held(grants, viewer, 15), address),
      { allowed: false, because: 'location-protected' },
      viewer,
    );
});

test('an entry that was covered later is closed whatever its compartment, and whomever it was shared with', () => {
  const grants = compileGrants(standing({}));
  const dsl = held(grants, `dsl@${school}`, 5);
  assert.equal(decide(dsl, { ...concern, covered: true }).allowed, false);
  assert.equal(decide(dsl, { ...concern, covered: true, sharedWith: [`dsl@${school}`] }).allowed, false);
});

test('an emergency opens for four hours, to read only, and its reviewer knows of the child until it is reviewed', () => {
  const grants = compileGrants(
    standing({
      emergencies: [
        {
          id: 'e',
          practitioner: 'ana',
          organisation: 'police-1',
          role: 'police-officer',
          officers: [council],
          startsAt: 10,
          endsAt: 14,
          reviewedAt: 30,
        },
      ],
    }),
  );
  const opened = held(grants, 'person@ana', 13);
  assert.equal(decide(opened, concern).allowed, true);
  assert.equal(decide(opened, { ...concern, compartments: ['legal'] }).allowed, false);
  assert.equal(mayRecord(opened, 'safeguarding'), false);
  assert.deepEqual(held(grants, 'person@ana', 14), []);
  assert.deepEqual(held(grants, `police-officer@police-1`, 13), []);
  const officer = `data-protection-officer@${council}`;
  assert.deepEqual(
    [29, 30].map((at) => held(grants, officer, at).length),
    [1, 0],
  );
  assert.equal(decide(held(grants, officer, 20), concern).allowed, false);
});

test('a role without work with children opens nothing in an emergency', () => {
  const emergency = {
    id: 'e',
    practitioner: 'x',
    organisation: school,
    officers: [],
    startsAt: 0,
    endsAt: 4,
    reviewedAt: null,
  };
  for (const role of ['data-manager', 'administrator', 'policy-officer', 'class-teacher'] as const)
    assert.deepEqual(compileGrants(standing({ involvements: [], emergencies: [{ ...emergency, role }] })), [], role);
});

test('somebody who is denied holds nothing, by whatever way', () => {
  const grants = compileGrants(standing({}));
  assert.deepEqual(
    activeGrants(grants, { viewers: [`dsl@${school}`], at: 5, denied: true, agreements: new Set() }),
    [],
  );
});

test('what was shared is open beside what the role reaches, to those it was shared with and who know of the child', () => {
  const grants = compileGrants(standing({}));
  const closed = { ...concern, audience: [`headteacher@${school}`], sharedWith: [`social-worker@${council}`] } as const;
  assert.deepEqual(decide(held(grants, `social-worker@${council}`, 5), closed), { allowed: true, by: 'shared' });
  assert.equal(decide(held(grants, `team-manager@${council}`, 5), closed).allowed, false);
  assert.equal(decide([], closed, [`social-worker@${council}`]).allowed, false);
});
