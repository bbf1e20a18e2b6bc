/** The primary school and the council disagree about the child of the small partnership: a decision, and a challenge of it. */
import { type RaisedChallenge, raiseChallenge } from '../src/escalation/raise-challenge.ts';
import { openChild } from '../src/record/child.ts';
import { involvementStarts } from '../src/record/involvements.ts';
import { insertOrganisation } from '../src/record/practitioners/insert-organisation.ts';
import { insertRole } from '../src/record/practitioners/roles-held.ts';
import { asSystemAppend, ids, type PersonName, people, type SmallPartnership } from './small-partnership.ts';

/** The folder with the confirmed ladder on which the challenges of tests run. */
export const withLadder = 'arkenshire';

export type Disagreement = {
  /** The entry with the decision of the council. */
  readonly decision: string;
  readonly challenge: string;
};

const contact = '20000000-0000-4000-8000-000000000101';

/** The council works with the child, and decided on a contact of the school. */
export async function decidedContact({
  services,
  everything,
}: Pick<SmallPartnership, 'services' | 'everything'>): Promise<string> {
  const council = { organisation: ids.council, recordedBy: people.socialWorker.id };
  const day = Temporal.PlainDate.from('2026-11-16');
  const moment = day.toZonedDateTime({ timeZone: 'Europe/London', plainTime: '10:00' }).toInstant();
  await asSystemAppend(services, [
    {
      subject: ids.child,
      isNew: false,
      entries: [
        involvementStarts(council, {
          organisation: ids.council,
          purpose: 'social-care',
          reason: 'a contact of the school',
          from: moment,
        }),
        {
          kind: 'concern.recorded',
          happened: { moment },
          organisation: ids.primary,
          recordedBy: people.primaryDsl.id,
          data: { what: 'Third time this month without breakfast' },
        },
        {
          ...council,
          kind: 'contact.decided',
          happened: { moment },
          parties: [ids.primary],
          data: { contact, outcome: 'no-further-action', referredBy: ids.primary, rationale: 'No new risk was seen' },
        },
      ],
    },
  ]);
  const row = await everything(({ transaction }) =>
    transaction.selectFrom('entry').select('id').where('kind', '=', 'contact.decided').executeTakeFirstOrThrow(),
  );
  return row.id;
}

/** The partnership's own office: Jo Sharman is also its partnership officer. */
export const partnershipOffice = ({ everything }: Pick<SmallPartnership, 'everything'>): Promise<string> =>
  everything(async (access) => {
    const from = access.now.subtract({ hours: 24 * 400 });
    const partnership = await insertOrganisation(access, {
      name: 'Wyeshire Safeguarding Children Partnership',
      kind: 'partnership',
      authorityCode: null,
    });
    await insertRole(
      access,
      { practitioner: people.policy.id, organisation: partnership, role: 'partnership-officer' },
      { from, to: null },
    );
    return partnership;
  });

/** @returns the decision and the challenge of it, raised by the DSL of the primary school now */
export async function raisedChallenge(
  partnership: Pick<SmallPartnership, 'as' | 'services' | 'everything'>,
  more: Partial<Omit<RaisedChallenge, 'post'>> = {},
  by: PersonName = 'primaryDsl',
): Promise<Disagreement> {
  const decision = await decidedContact(partnership);
  const challenge = await partnership.as(by, async (access) => {
    const child = await openChild(access, ids.child);
    const [post] = access.actor.posts;
    if (post === undefined) throw new Error(`${by} has no role`);
    return raiseChallenge(
      child,
      {
        post,
        about: 'The contact ended in no further action',
        topic: 'referral-outcome',
        urgency: 'routine',
        position: 'He is hungry every Monday. An assessment is needed.',
        others: [ids.council],
        decision,
        evidence: [],
        safetyMeanwhile: 'Breakfast at school every morning, and somebody rings home',
        safetyOwner: 'Priya Nair, DSL',
        safetyReviewOn: Temporal.PlainDate.from('2026-11-27'),
        ...more,
      },
      child.seen,
    );
  });
  return { decision, challenge };
}
