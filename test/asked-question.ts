/** The child of the small partnership was missing three times, so that the council's team managers are asked about it. */
import { closeQuestion } from '../src/questions/close-question.ts';
import { openQuestion } from '../src/questions/open-question.ts';
import { openChild } from '../src/record/child.ts';
import { involvementStarts } from '../src/record/involvements.ts';
import { insertRole } from '../src/record/practitioners/roles-held.ts';
import { asSystemAppend, ids, people, type SmallPartnership } from './small-partnership.ts';

export const missingAgain = 'missing-again/1';
export const questionAddress = `/children/${ids.child}/questions/missing-again/1`;

const night = (day: string): Temporal.Instant => Temporal.Instant.from(`${day}T22:00:00Z`);

export async function wentMissing({ services }: Pick<SmallPartnership, 'services'>, ...days: readonly string[]) {
  await asSystemAppend(services, [
    {
      subject: ids.child,
      isNew: false,
      entries: days.map((day) => ({
        kind: 'missing-episode.recorded',
        happened: { moment: night(day) },
        organisation: ids.council,
        recordedBy: people.socialWorker.id,
        data: { circumstances: `Not home on the night of ${day}` },
      })),
    },
  ]);
}

/** The council works with the child since 1 September 2026. */
export const withCouncil = ({ services }: Pick<SmallPartnership, 'services'>): Promise<void> =>
  asSystemAppend(services, [
    {
      subject: ids.child,
      isNew: false,
      entries: [
        involvementStarts(
          { organisation: ids.council, recordedBy: people.socialWorker.id },
          {
            organisation: ids.council,
            purpose: 'social-care',
            reason: 'a contact of the school',
            from: Temporal.Instant.from('2026-09-01T09:00:00Z'),
          },
        ),
      ],
    },
  ]);

export async function askedQuestion(partnership: Pick<SmallPartnership, 'services'>): Promise<void> {
  await withCouncil(partnership);
  await wentMissing(partnership, '2026-09-18', '2026-10-16', '2026-11-13');
}

/** The primary school sent the child home twice, so that its SENCO is asked, and its safeguarding lead may close it. */
export const suspendedTwice = ({ services }: Pick<SmallPartnership, 'services'>): Promise<void> =>
  asSystemAppend(services, [
    {
      subject: ids.child,
      isNew: false,
      entries: ['2026-10-06', '2026-11-10'].map((on) => ({
        kind: 'suspension.recorded',
        happened: { day: Temporal.PlainDate.from(on) },
        organisation: ids.primary,
        recordedBy: people.primaryHead.id,
        data: { organisation: ids.primary, schoolDays: 1, reason: 'Threw a chair' },
      })),
    },
  ]);

export const contactsInstance = 'contacts-without-action/1';

/** Three contacts of two agencies ended without more help. Nobody may close what that asks without a second reader. */
export const contactsWithoutAction = ({ services }: Pick<SmallPartnership, 'services'>): Promise<void> =>
  asSystemAppend(services, [
    {
      subject: ids.child,
      isNew: false,
      entries: (
        [
          ['2026-06-10', ids.primary],
          ['2026-10-12', ids.police],
          ['2026-11-18', ids.police],
        ] as const
      ).map(([on, referredBy], index) => ({
        kind: 'contact.decided',
        happened: { moment: Temporal.Instant.from(`${on}T10:00:00Z`) },
        organisation: ids.council,
        recordedBy: people.socialWorker.id,
        data: {
          contact: `20000000-0000-4000-8000-00000000020${index}`,
          outcome: 'no-further-action',
          referredBy,
          rationale: 'No new risk was seen',
        },
      })),
    },
  ]);

/** The team manager has closed that question, and a second reader is waited for. */
export async function closedContacts(partnership: Pick<SmallPartnership, 'services' | 'as'>): Promise<void> {
  await contactsWithoutAction(partnership);
  await partnership.as('teamManager', async (access) => {
    const open = await openQuestion(await openChild(access, ids.child), contactsInstance);
    const closed = { outcome: 'no-need-found', reason: 'Read together they show nothing new' } as const;
    await closeQuestion(open, closed, open.child.seen);
  });
}

/** Gwen Ridley, the service manager, is a second team manager of the council. */
export const secondTeamManager = ({ everything }: Pick<SmallPartnership, 'everything'>): Promise<void> =>
  everything(async (access) => {
    await insertRole(
      access,
      { practitioner: people.serviceManager.id, organisation: ids.council, role: 'team-manager' },
      { from: access.now.subtract({ hours: 24 * 400 }), to: null },
    );
  });
