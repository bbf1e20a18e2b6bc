/** Requests to see the record of the child of the small partnership, with something worth deciding on in it. */
import type { CapacityCode } from '../src/access/requests/capacities.ts';
import type { Role } from '../src/kinds/vocabulary.ts';
import { keepPlainPassages } from '../src/record/access-requests/decide-passages.ts';
import { type OpenRequest, openRequest, partToReview } from '../src/record/access-requests/open-request.ts';
import { type LoadedPart, loadPart } from '../src/record/access-requests/passages.ts';
import { registerRequest, takeStep } from '../src/record/access-requests/register-request.ts';
import { askAbout } from '../src/record/disclosures/officer-scope.ts';
import type { NewEntry } from '../src/record/entry-row.ts';
import { insertRole } from '../src/record/practitioners/roles-held.ts';
import { asSystemAppend, ids, type PersonName, people, type SmallPartnership, today } from './small-partnership.ts';

const personId = (number: number): string => `31000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const entryId = (number: number): string => `31000000-0000-4000-8000-${String(100 + number).padStart(12, '0')}`;

export const askedOn = Temporal.PlainDate.from(today);

/** Passages of the record, by what they are about. */
export const told = {
  mother: entryId(1),
  partner: entryId(2),
  worry: entryId(3),
  health: entryId(4),
  work: entryId(5),
  callFromNeighbour: entryId(6),
  later: entryId(7),
} as const;

const at = (day: string) => ({ day: Temporal.PlainDate.from(day) });
const moment = (text: string) => ({ moment: Temporal.Instant.from(text) });

const ofSchool = { organisation: ids.primary, recordedBy: people.primaryDsl.id } as const;
const ofCouncil = { organisation: ids.council, recordedBy: people.socialWorker.id } as const;

export const entriesToAskFor = (): readonly NewEntry[] => [
  {
    ...ofSchool,
    id: told.mother,
    kind: 'family-person.recorded',
    happened: at('2025-01-10'),
    data: { person: personId(1), name: 'Dana Example', relation: 'parent', kinship: 'mother', responsibility: 'held' },
  },
  {
    ...ofSchool,
    id: told.partner,
    kind: 'family-person.recorded',
    happened: at('2025-01-10'),
    data: {
      person: personId(2),
      name: 'Grant Holloway',
      relation: 'step-parent',
      kinship: 'partner-of-parent',
      responsibility: 'not-held',
    },
  },
  {
    ...ofSchool,
    id: told.worry,
    kind: 'concern.recorded',
    happened: moment('2025-03-04T14:20:00Z'),
    data: { what: 'Rowan said that Grant Holloway shouts at night. He was tired and asked to stay inside.' },
  },
  {
    ...ofCouncil,
    id: told.health,
    kind: 'note.recorded',
    happened: at('2025-05-06'),
    compartment: 'health',
    data: { text: 'The family doctor thinks that the bad dreams will pass.' },
  },
  {
    ...ofSchool,
    id: told.work,
    kind: 'note.recorded',
    happened: at('2025-06-03'),
    data: { text: 'Rowan read to the class and was proud of it.' },
  },
  {
    ...ofCouncil,
    id: told.callFromNeighbour,
    kind: 'note.recorded',
    happened: at('2025-07-01'),
    compartment: 'safeguarding',
    status: 'allegation',
    source: 'public',
    data: { text: 'A neighbour, Mrs Oakes of number 4, rang: the boy is out alone late.' },
  },
];

/** Recorded on the day after the request. */
const laterEntry: NewEntry = {
  ...ofSchool,
  id: told.later,
  kind: 'note.recorded',
  happened: at('2026-11-20'),
  data: { text: 'Written after the request had come.' },
};

export async function withEntryOfTheNextDay({ services }: Pick<SmallPartnership, 'services'>): Promise<void> {
  services.clock.moveTo(
    askedOn.add({ days: 1 }).toZonedDateTime('Europe/London').add({ hours: 10 }).toInstant().toString(),
  );
  await asSystemAppend(services, [{ subject: ids.child, isNew: false, entries: [laterEntry] }]);
}

export async function withEntriesToAskFor({ services }: Pick<SmallPartnership, 'services'>): Promise<void> {
  await asSystemAppend(services, [{ subject: ids.child, isNew: false, entries: entriesToAskFor() }]);
}

/** Gives somebody one more role, in an organisation. */
export const alsoHolds = (
  { everything }: Pick<SmallPartnership, 'everything'>,
  name: PersonName,
  role: Role,
  organisation: string,
): Promise<void> =>
  everything(async (access) => {
    await insertRole(
      access,
      { practitioner: people[name].id, organisation, role },
      { from: access.now.subtract({ hours: 1 }), to: null },
    );
  });

type Registering = {
  readonly capacity?: CapacityCode;
  readonly nameInRecord?: string;
  readonly isIdentified?: boolean;
};

/** Registered by the council's officer; her identity has been seen unless it says otherwise. Returns its id. */
export async function registered(
  { as }: Pick<SmallPartnership, 'as'>,
  { capacity = 'self', nameInRecord, isIdentified = true }: Registering = {},
): Promise<string> {
  const id = await as('protection', async (access) =>
    registerRequest(await askAbout(access, ids.child), {
      organisation: ids.council,
      askedBy: 'Rowan Example',
      capacity,
      authority: null,
      childView: null,
      nameInRecord: nameInRecord ?? null,
      wants: 'Everything',
      receivedOn: askedOn,
    }),
  );
  if (isIdentified)
    await as('protection', async (access) =>
      takeStep(await openRequest(access, id), { step: 'identity-confirmed', on: askedOn, words: 'Passport seen' }),
    );
  return id;
}

export type Part = { readonly request: OpenRequest; readonly loaded: LoadedPart };

/** Does something with the part of one controller, as somebody who decides on it. */
export const withPart = <Result>(
  { as }: Pick<SmallPartnership, 'as'>,
  name: PersonName,
  id: string,
  controller: string,
  work: (part: Part) => Promise<Result>,
): Promise<Result> =>
  as(name, async (access) => {
    const request = await openRequest(access, id);
    return work({ request, loaded: await loadPart(request, partToReview(request, controller)) });
  });

/** Everything in which nothing stands out goes out. */
export const keepPlain = (started: Pick<SmallPartnership, 'as'>, id: string, controller: string): Promise<number> =>
  withPart(started, 'protection', id, controller, ({ request, loaded }) =>
    keepPlainPassages(request, loaded, new Set(loaded.passages.map(({ entry }) => entry.id))),
  );
