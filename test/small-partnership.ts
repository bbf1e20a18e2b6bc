/** A small world for tests: a council, three schools, a few people, one child at the primary school. */
import { join } from 'node:path';
import { sql } from 'kysely';
import { standingClock } from '../src/clock.ts';
import { projectRoot } from '../src/config.ts';
import type { Database } from '../src/database/pool.ts';
import type { Tables } from '../src/database/tables.ts';
import type { Role } from '../src/kinds/vocabulary.ts';
import { type Access, type RecordServices, withAccess } from '../src/record/access.ts';
import { type Actor, loadActor } from '../src/record/actor.ts';
import { appendMany } from '../src/record/append-many.ts';
import type { NewEntry } from '../src/record/entry-row.ts';
import { involvementStarts } from '../src/record/involvements.ts';
import { sortNameOf } from '../src/record/organisations.ts';
import { readEngine } from '../src/record/read-engine.ts';
import { asSystem } from '../src/record/system.ts';
import { testDatabase } from './database.ts';
import type { Template, TestDatabases } from './database-template.ts';

const numbered = (number: number): string => `10000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

export const ids = {
  partnership: numbered(1),
  council: numbered(2),
  primary: numbered(3),
  secondary: numbered(4),
  /** An academy whose term dates nobody has added. */
  academy: numbered(5),
  child: numbered(10),
  ward: numbered(6),
  police: numbered(7),
  youngCarers: numbered(8),
} as const;

export const people = {
  primaryDsl: { id: numbered(21), name: 'Priya Nair', organisation: ids.primary, role: 'dsl' },
  primaryTeacher: { id: numbered(22), name: 'Tom Ashworth', organisation: ids.primary, role: 'class-teacher' },
  primaryOffice: { id: numbered(23), name: 'Jean Marlow', organisation: ids.primary, role: 'data-manager' },
  secondaryDsl: { id: numbered(31), name: 'Owen Bright', organisation: ids.secondary, role: 'dsl' },
  secondarySenco: { id: numbered(32), name: 'Ruth Adeyemi', organisation: ids.secondary, role: 'senco' },
  secondaryOffice: { id: numbered(33), name: 'Carl Fenn', organisation: ids.secondary, role: 'data-manager' },
  academyDsl: { id: numbered(41), name: 'Moira Quill', organisation: ids.academy, role: 'dsl' },
  admissions: { id: numbered(51), name: 'Dev Patel', organisation: ids.council, role: 'admissions-officer' },
  policy: { id: numbered(61), name: 'Jo Sharman', organisation: ids.council, role: 'policy-officer' },
  director: { id: numbered(62), name: 'Ines Calder', organisation: ids.council, role: 'director-childrens-services' },
  secondaryHead: { id: numbered(63), name: 'Hugh Tarrant', organisation: ids.secondary, role: 'headteacher' },
  primaryHead: { id: numbered(64), name: 'Wanda Pike', organisation: ids.primary, role: 'headteacher' },
  socialWorker: { id: numbered(71), name: 'Lena Hartog', organisation: ids.council, role: 'social-worker' },
  teamManager: { id: numbered(72), name: 'Marcus Oyelaran', organisation: ids.council, role: 'team-manager' },
  serviceManager: { id: numbered(73), name: 'Gwen Ridley', organisation: ids.council, role: 'service-manager' },
  frontDoor: { id: numbered(74), name: 'Yusuf Dent', organisation: ids.council, role: 'front-door-worker' },
  protection: { id: numbered(75), name: 'Edith Crane', organisation: ids.council, role: 'data-protection-officer' },
  wardClinician: { id: numbered(76), name: 'Anton Reyes', organisation: ids.ward, role: 'ward-clinician' },
  constable: { id: numbered(77), name: 'Ana Whitlock', organisation: ids.police, role: 'police-officer' },
  volunteer: { id: numbered(78), name: 'Bea Thorne', organisation: ids.youngCarers, role: 'voluntary-worker' },
  matching: { id: numbered(52), name: 'Ann Okoro', organisation: ids.council, role: 'matching-officer' },
} as const satisfies Record<string, { id: string; name: string; organisation: string; role: Role }>;
export type PersonName = keyof typeof people;

/** The day of most tests: a Sunday in the autumn term. */
export const today = '2026-11-22';

const terms = {
  title: 'term dates of the council',
  from: '2025-09-01',
  to: '2027-08-31',
  terms: [
    { title: 'autumn term 2025', from: '2025-09-02', to: '2025-12-19' },
    { title: 'spring term 2026', from: '2026-01-05', to: '2026-03-27' },
    { title: 'summer term 2026', from: '2026-04-13', to: '2026-07-21' },
    { title: 'autumn term 2026', from: '2026-09-02', to: '2026-12-18' },
    { title: 'spring term 2027', from: '2027-01-04', to: '2027-03-25' },
    { title: 'summer term 2027', from: '2027-04-12', to: '2027-07-23' },
  ],
  closed: [{ title: 'half term', from: '2026-10-26', to: '2026-10-30' }],
};

const organisations = [
  {
    id: ids.council,
    kind: 'local-authority',
    name: 'Wyeshire County Council',
    establishment: null,
    termDates: 'unknown',
  },
  { id: ids.primary, kind: 'school', name: 'Alder Lane Primary School', establishment: '2991', termDates: 'authority' },
  { id: ids.secondary, kind: 'school', name: 'Fallow Edge School', establishment: '4991', termDates: 'authority' },
  { id: ids.academy, kind: 'school', name: 'Withens Academy', establishment: '4992', termDates: 'unknown' },
  { id: ids.ward, kind: 'tier-4', name: 'Sedge Ward', establishment: null, termDates: 'unknown' },
  { id: ids.police, kind: 'police', name: 'Wyeshire Police', establishment: null, termDates: 'unknown' },
  {
    id: ids.youngCarers,
    kind: 'voluntary-sector',
    name: 'Wyeshire Young Carers',
    establishment: null,
    termDates: 'unknown',
  },
] as const;

async function fillWorld({ transaction, now }: Access): Promise<void> {
  const of = { partnership_id: ids.partnership };
  const empty = {
    urn: null,
    phase: null,
    type_name: null,
    opened_on: null,
    closed_on: null,
    street: null,
    town: null,
    postcode: null,
    low_age: null,
    high_age: null,
    telephone: null,
  };
  for (const { id, kind, name, establishment, termDates } of organisations) {
    await transaction
      .insertInto('organisation')
      .values({
        ...of,
        ...empty,
        id,
        kind,
        name,
        sort_name: sortNameOf(name),
        authority_code: kind === 'school' || kind === 'local-authority' ? '830' : null,
        establishment_number: establishment,
        status: 'open',
        term_dates: termDates,
        takes_part: true,
        source: 'demo',
        updated_at: now,
      })
      .execute();
  }
  await transaction
    .insertInto('school_calendar')
    .values({
      ...of,
      organisation_id: ids.council,
      version: 1,
      recorded_at: now,
      recorded_by: null,
      terms: JSON.stringify(terms),
    })
    .execute();
  for (const [key, { id, name, organisation, role }] of Object.entries(people)) {
    await transaction
      .insertInto('practitioner')
      .values({ ...of, id, name, sort_name: sortNameOf(name), email: `${key.toLowerCase()}@example.org` })
      .execute();
    await transaction
      .insertInto('role_held')
      .values({
        ...of,
        practitioner_id: id,
        organisation_id: organisation,
        role,
        starts_at: now.subtract({ hours: 24 * 800 }),
        ends_at: null,
      })
      .execute();
  }
}

/** What the primary school has recorded of the child before a test begins. */
export const childEntries = (): readonly NewEntry[] => {
  const by = { organisation: ids.primary, recordedBy: null };
  const joined = Temporal.PlainDate.from('2022-09-05');
  return [
    {
      ...by,
      kind: 'identity.recorded',
      happened: { day: joined },
      data: { surname: 'Example', forename: 'Rowan', dateOfBirth: '2015-02-14', sex: 'M', upn: 'H801200001001' },
    },
    {
      ...by,
      kind: 'enrolment.started',
      happened: { day: joined },
      data: { organisation: ids.primary, yearGroup: '6' },
    },
    involvementStarts(by, {
      organisation: ids.primary,
      purpose: 'education',
      reason: 'on the roll',
      from: Temporal.Instant.from('2022-09-05T08:00:00Z'),
    }),
    involvementStarts(by, {
      organisation: ids.council,
      purpose: 'authority-admissions',
      reason: 'moves to secondary school',
      from: Temporal.Instant.from('2025-09-05T08:00:00Z'),
    }),
  ];
};

const template: Template = {
  name: 'small partnership',
  fill: async (databases) => {
    await databases.owner.kysely
      .insertInto('installation')
      .values({
        mode: 'demo',
        partnership_id: ids.partnership,
        partnership_name: 'Wyeshire',
        created_at: Temporal.Instant.from('2025-01-01T00:00:00Z'),
      })
      .execute();
    const services = await servicesOn(databases.app, `${today}T09:00:00Z`);
    await asSystem(services, { partnership: ids.partnership }, fillWorld);
    await asSystemAppend(services, [{ subject: ids.child, isNew: true, entries: childEntries() }]);
  },
};

async function servicesOn(
  database: Database<Tables>,
  now: string,
  own: string | null = null,
): Promise<RecordServices & { readonly clock: ReturnType<typeof standingClock> }> {
  return { database, clock: standingClock(now), engine: await readEngine(join(projectRoot, 'packs'), own) };
}

/** Appends as the product itself, for preparing a test. */
export async function asSystemAppend(
  services: RecordServices,
  additions: Parameters<typeof appendMany>[1],
): Promise<void> {
  const nobody: Actor = {
    partnership: ids.partnership,
    practitioner: people.primaryOffice.id,
    name: 'test',
    posts: [],
    viewers: [],
  };
  await withAccess(services, nobody, 'test', (access) => appendMany(access, additions, { action: 'test' }));
}

/** Every row of a table that nobody may read, as only the owner of the tables can arrange it. Nothing stays changed. */
export async function allRows<Row>({ owner }: TestDatabases, table: keyof Tables): Promise<readonly Row[]> {
  const undone = new Error('undone');
  let rows: readonly Row[] = [];
  const looking = owner.kysely.transaction().execute(async (transaction) => {
    await sql`ALTER TABLE ${sql.table(table)} NO FORCE ROW LEVEL SECURITY`.execute(transaction);
    ({ rows } = await sql<Row>`SELECT * FROM ${sql.table(table)}`.execute(transaction));
    throw undone;
  });
  await looking.catch((error: unknown) => {
    if (error !== undone) throw error;
  });
  return rows;
}

export type SmallPartnership = {
  readonly databases: TestDatabases;
  readonly services: RecordServices & { readonly clock: ReturnType<typeof standingClock> };
  readonly actor: (name: PersonName) => Promise<Actor>;
  /** Does something as that person. */
  readonly as: <Result>(name: PersonName, work: (access: Access) => Promise<Result>) => Promise<Result>;
  /** Looks at everything, as no person can. */
  readonly everything: <Result>(work: (access: Access) => Promise<Result>) => Promise<Result>;
};

/** @param own the folder in packs/ whose rules are the partnership's own; none unless given */
export async function smallPartnership(
  t: Parameters<typeof testDatabase>[0],
  own: string | null = null,
): Promise<SmallPartnership> {
  const databases = await testDatabase(t, { template });
  const services = await servicesOn(databases.app, `${today}T09:00:00Z`, own);
  const everything: SmallPartnership['everything'] = (work) =>
    asSystem(services, { partnership: ids.partnership }, work);
  const actor = async (name: PersonName): Promise<Actor> => {
    const found = await everything(({ transaction, now }) =>
      loadActor(transaction, ids.partnership, people[name].id, now),
    );
    if (found === undefined) throw new Error(`nobody called ${name}`);
    return found;
  };
  return {
    databases,
    services,
    everything,
    actor,
    as: async (name, work) => withAccess(services, await actor(name), 'test', work),
  };
}
