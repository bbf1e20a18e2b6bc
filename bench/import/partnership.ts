/** A council, two schools and a few people on a fresh database: enough for somebody to bring in a transfer file. */
import { join } from 'node:path';
import { standingClock } from '../../src/clock.ts';
import { projectRoot } from '../../src/config.ts';
import type { Databases } from '../../src/database/open-databases.ts';
import type { Access, RecordServices } from '../../src/record/access.ts';
import { type Actor, loadActor } from '../../src/record/actor.ts';
import { sortNameOf } from '../../src/record/organisations.ts';
import { readEngine } from '../../src/record/read-engine.ts';
import { asSystem } from '../../src/record/system.ts';

const numbered = (number: number): string => `20000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

export const partnership = numbered(1);
const council = numbered(2);
const secondary = numbered(3);
const office = numbered(4);

/** The schools are those between which generated files move their pupils. */
const organisations = [
  { id: council, kind: 'local-authority', name: 'Wyeshire County Council', establishment_number: null },
  { id: numbered(5), kind: 'school', name: 'Synthetic Primary School', establishment_number: '2999' },
  { id: secondary, kind: 'school', name: 'Synthetic Secondary School', establishment_number: '4999' },
] as const;

const people = [
  { id: office, name: 'Carl Fenn', role: 'data-manager', organisation: secondary },
  { id: numbered(6), name: 'Ann Okoro', role: 'matching-officer', organisation: council },
] as const;

const terms = {
  title: 'term dates of the council',
  from: '2026-09-01',
  to: '2027-08-31',
  terms: [
    { title: 'autumn term 2026', from: '2026-09-02', to: '2026-12-18' },
    { title: 'spring term 2027', from: '2027-01-04', to: '2027-03-25' },
    { title: 'summer term 2027', from: '2027-04-12', to: '2027-07-23' },
  ],
  closed: [],
};

const nothingMore = {
  urn: null,
  authority_code: '830',
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

async function fillWorld({ transaction, now }: Access): Promise<void> {
  const of = { partnership_id: partnership };
  for (const { name, ...organisation } of organisations) {
    const more = { status: 'open', source: 'demo', term_dates: 'authority', updated_at: now } as const;
    await transaction
      .insertInto('organisation')
      .values({ ...of, ...nothingMore, ...more, ...organisation, name, sort_name: sortNameOf(name) })
      .execute();
  }
  await transaction
    .insertInto('school_calendar')
    .values({
      ...of,
      organisation_id: council,
      version: 1,
      recorded_at: now,
      recorded_by: null,
      terms: JSON.stringify(terms),
    })
    .execute();
  for (const { organisation, role, ...person } of people) {
    await transaction
      .insertInto('practitioner')
      .values({ ...of, ...person, sort_name: sortNameOf(person.name), email: `${role}@example.org` })
      .execute();
    const held = { practitioner_id: person.id, organisation_id: organisation, role, starts_at: now, ends_at: null };
    await transaction
      .insertInto('role_held')
      .values({ ...of, ...held })
      .execute();
  }
}

/** The product's services, on a day after the generated files were written. */
export const servicesOn = async ({ app }: Pick<Databases, 'app'>): Promise<RecordServices> => ({
  database: app,
  clock: standingClock('2026-11-22T09:00:00Z'),
  engine: await readEngine(join(projectRoot, 'packs'), null),
});

export async function fillPartnership({ owner, app }: Databases): Promise<void> {
  const services = await servicesOn({ app });
  const made = { mode: 'demo', partnership_id: partnership, partnership_name: 'Wyeshire' } as const;
  await owner.kysely
    .insertInto('installation')
    .values({ ...made, created_at: services.clock.now() })
    .execute();
  await asSystem(services, { partnership }, fillWorld);
}

/** Who brings the file in: somebody in the office of the secondary school. */
export async function uploader(services: RecordServices): Promise<Actor> {
  const actor = await asSystem(services, { partnership }, ({ transaction, now }) =>
    loadActor(transaction, partnership, office, now),
  );
  if (actor === undefined) throw new Error('there is nobody in the office');
  return actor;
}
