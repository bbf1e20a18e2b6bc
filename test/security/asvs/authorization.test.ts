/**
 * OWASP ASVS 5.0.0, chapter V8: every page of a child, for every role, in every relationship to the child. Pages come from the
 * table of routes, so a new one cannot be forgotten.
 */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { type TestContext, test } from 'node:test';
import { namedReachOf, type Reach, reachOf } from '../../../src/access/reach.ts';
import {
  type Compartment,
  compartmentCodes,
  named,
  type Purpose,
  purposeCodes,
  type Role,
  roleCodes,
} from '../../../src/kinds/vocabulary.ts';
import type { NewEntry } from '../../../src/record/entry-row.ts';
import { involvementStarts } from '../../../src/record/involvements.ts';
import { sortNameOf } from '../../../src/record/organisations.ts';
import { createSessions } from '../../../src/record/sign-in/sessions.ts';
import { asSystem } from '../../../src/record/system.ts';
import { type TestApp, testApp } from '../../app.ts';
import { allRows, asSystemAppend, childEntries, ids } from '../../small-partnership.ts';
import { alike, everyAddress, nothing, rolesFor } from '../every-address.ts';

const relationships = ['none', 'existence', 'content', 'restricted', 'ended', 'future'] as const;
type Relationship = (typeof relationships)[number];

type Person = {
  readonly id: string;
  readonly role: Role;
  readonly purpose: Purpose;
  readonly reach: Reach | undefined;
};

/** A purpose for which the role sees all of something, else one for which it sees a part, else any. */
function purposeOf(role: Role): Purpose {
  const reaching = purposeCodes.filter((purpose) => reachOf(purpose, role) !== undefined);
  return reaching.find((purpose) => reachOf(purpose, role)?.mode === 'content') ?? reaching[0] ?? 'education';
}

const people: readonly Person[] = roleCodes.map((role) => {
  const purpose = purposeOf(role);
  return { id: randomUUID(), role, purpose, reach: namedReachOf(purpose, role) };
});

const marker = (relationship: Relationship, compartment: Compartment): string =>
  `Marked${relationship}${compartment.replace('-', '')}x`;
const childOf = new Map(relationships.map((relationship) => [relationship, randomUUID()]));
const surname = (relationship: Relationship): string => `Surname${relationship}`;

const by = { organisation: ids.primary, recordedBy: null };
const day = (text: string) => ({ day: Temporal.PlainDate.from(text) });
const at = (text: string) => Temporal.Instant.from(text);

function entriesOf(relationship: Relationship): readonly NewEntry[] {
  const identity = {
    surname: surname(relationship),
    forename: 'Morgan',
    dateOfBirth: '2014-05-06',
    sex: 'F',
  };
  const notes = compartmentCodes.map(
    (compartment): NewEntry => ({
      ...by,
      kind: 'note.recorded',
      compartment,
      happened: day('2026-10-01'),
      data: { text: marker(relationship, compartment) },
    }),
  );
  const secret: NewEntry = {
    ...by,
    kind: 'note.recorded',
    happened: day('2026-10-01'),
    audience: [named(nothing)],
    data: { text: `Onlyfor${relationship}x` },
  };
  const involvement = ({ id, role, purpose }: Person): NewEntry[] => {
    if (relationship === 'none' || relationship === 'existence') return [];
    const from = at(relationship === 'future' ? '2026-11-23T09:00:00Z' : '2026-09-01T09:00:00Z');
    const ended = relationship === 'ended' ? { until: '2026-11-20' } : {};
    return [
      involvementStarts(by, {
        organisation: ids.secondary,
        practitioner: id,
        role,
        purpose,
        reason: 'a test',
        from,
        ...ended,
      }),
    ];
  };
  const restriction: NewEntry = {
    ...by,
    kind: 'record.restricted',
    happened: { moment: at('2026-10-02T09:00:00Z') },
    data: {
      restriction: randomUUID(),
      ground: 'protected-person',
      named: [{ practitioner: nothing, organisation: ids.primary, role: 'dsl', purpose: 'education' }],
      reason: 'a test',
      reviewOn: '2027-01-01',
    },
  };
  return [
    ...childEntries().slice(1),
    { ...by, kind: 'identity.recorded', happened: day('2022-09-05'), data: identity },
    ...notes,
    secret,
    ...people.flatMap(involvement),
    ...(relationship === 'restricted' ? [restriction] : []),
  ];
}

async function prepared(t: TestContext): Promise<TestApp> {
  const started = await testApp(t);
  await asSystem(started.services, { partnership: ids.partnership }, async ({ transaction, now }) => {
    const of = { partnership_id: ids.partnership };
    await transaction
      .insertInto('practitioner')
      .values(
        people.map(({ id, role }) => ({
          ...of,
          id,
          name: `Person ${role}`,
          sort_name: sortNameOf(role),
          email: `${id}@example.org`,
        })),
      )
      .execute();
    await transaction
      .insertInto('role_held')
      .values(
        people.map(({ id, role }) => ({
          ...of,
          practitioner_id: id,
          organisation_id: ids.secondary,
          role,
          starts_at: now.subtract({ hours: 24 * 300 }),
          ends_at: null,
        })),
      )
      .execute();
  });
  for (const [relationship, subject] of childOf)
    await asSystemAppend(started.services, [{ subject, isNew: true, entries: entriesOf(relationship) }]);
  await asSystem(started.services, { partnership: ids.partnership }, async ({ transaction, now }) => {
    await transaction
      .insertInto('access_grant')
      .values(
        people.map(({ id, purpose }) => ({
          partnership_id: ids.partnership,
          subject_id: idOf('existence'),
          viewer: named(id),
          involvement_id: randomUUID(),
          organisation_id: ids.secondary,
          mode: 'existence' as const,
          compartments: [],
          purpose,
          basis: 'involvement',
          part: 0,
          agreement_id: null,
          starts_at: now.subtract({ hours: 1 }),
          ends_at: null,
        })),
      )
      .execute();
  });
  return started;
}

const idOf = (relationship: Relationship): string => childOf.get(relationship) ?? '';

/** Somebody who is signed in, whoever they are. */
async function browserOf({ app, request, services }: TestApp, practitioner: string) {
  const sessions = createSessions({
    database: services.database,
    clock: services.clock,
    config: { idleMinutes: 60, sessionHours: 12 },
    partnership: ids.partnership,
  });
  assert.ok(app.server !== undefined);
  const cookie = `session=${await sessions.start(practitioner, { by: 'demo', device: 'a test' })}`;
  return (url: string) => request({ url, headers: { cookie } });
}

const pagesOf = (child: string) =>
  everyAddress({ child }).filter(({ method, path }) => method === 'GET' && path.includes(':child'));

const denied: readonly Relationship[] = ['none', 'restricted', 'ended', 'future'];
const short = ({ path }: { readonly path: string }): boolean => /^\/children\/:child(?:\/timeline)?$/u.test(path);

test('V8.2.1 V8.2.2 V8.2.3 every page of a child gives each role what its relationship allows, and nothing more', async (t) => {
  const started = await prepared(t);
  const all = Object.fromEntries(relationships.map((each) => [each, pagesOf(idOf(each))]));
  assert.ok((all['content'] ?? []).length > 5);
  let [opened, seen] = [0, 0];
  for (const [index, person] of people.entries()) {
    const get = await browserOf(started, person.id);
    // Every page of every child for some, the two that show most for all
    const isThorough = index % 8 === 0;
    for (const relationship of relationships) {
      for (const page of (all[relationship] ?? []).filter((each) => isThorough || short(each))) {
        const { statusCode, body } = await get(page.url);
        const what = `${person.role}, ${relationship}, ${page.path}`;
        assert.ok(statusCode < 500, what);
        for (const other of relationships)
          if (other !== relationship) assert.ok(!body.includes(surname(other)), `${what} names another child`);
        // By role and not by child: officers see who looked, and nothing of what is in the record
        const isFor = rolesFor(page.path);
        if (isFor !== undefined && !isFor.includes(person.role)) {
          assert.equal(statusCode, 403, what);
          assert.ok(!body.includes(surname(relationship)), what);
        } else if (isFor !== undefined) {
          assert.ok(relationship !== 'none' || statusCode === 404, what);
        } else if (denied.includes(relationship) || (relationship === 'content' && person.reach === undefined)) {
          assert.equal(statusCode, 404, what);
          assert.ok(!body.includes(surname(relationship)), what);
        } else if (statusCode === 200) opened += 1;
        for (const compartment of compartmentCodes) {
          const allowed =
            relationship === 'content' &&
            person.reach?.mode === 'content' &&
            person.reach.compartments.includes(compartment);
          const shown = body.includes(marker(relationship, compartment));
          assert.ok(allowed || !shown, `${what} shows ${compartment}`);
          if (shown) seen += 1;
        }
        assert.ok(!body.includes(`Onlyfor${relationship}x`), `${what} shows what is for somebody else`);
      }
    }
  }
  assert.ok(opened > people.length, 'pages were opened');
  assert.ok(seen > people.length, 'and showed what they may');
});

test('V8.2.2 to whoever is kept out, a child who is there and one who is not are the same', async (t) => {
  const started = await prepared(t);
  const none = pagesOf(nothing);
  for (const { id, role } of people.filter((_, index) => index % 6 === 0)) {
    const get = await browserOf(started, id);
    for (const relationship of denied)
      for (const [index, { url, path }] of pagesOf(idOf(relationship)).entries()) {
        const [hidden, absent] = [await get(url), await get(none[index]?.url ?? '')];
        assert.equal(hidden.statusCode, absent.statusCode, `${role} ${relationship} ${path}`);
        assert.equal(
          alike(hidden.body.replaceAll(idOf(relationship), nothing)),
          alike(absent.body),
          `${role} ${relationship} ${path}`,
        );
      }
  }
});

test('V8.3.1 whatever the browser says about who it is or what it may do changes nothing', async (t) => {
  const started = await prepared(t);
  const [person] = people;
  assert.ok(person !== undefined);
  const get = await browserOf(started, person.id);
  const url = `/children/${idOf('restricted')}`;
  for (const query of [
    '?role=administrator',
    '?admin=true',
    '?purpose=emergency',
    `?practitioner=${nothing}`,
    '?_method=POST',
  ])
    assert.equal((await get(`${url}${query}`)).statusCode, 404, query);
  assert.equal(
    (await allRows<{ subjects: string[] }>(started.databases, 'disclosure')).filter(({ subjects }) =>
      subjects.includes(idOf('restricted')),
    ).length,
    0,
  );
});

test('V8.4.1 nothing of another partnership in the same database is reached', async (t) => {
  const started = await prepared(t);
  const other = randomUUID();
  const rows = await asSystem(started.services, { partnership: other }, async ({ transaction }) => [
    await transaction.selectFrom('child').selectAll().execute(),
    await transaction.selectFrom('entry').select('id').execute(),
    await transaction.selectFrom('practitioner').select('id').execute(),
    await transaction.selectFrom('access_grant').select('subject_id').execute(),
  ]);
  assert.deepEqual(rows, [[], [], [], []]);
});
