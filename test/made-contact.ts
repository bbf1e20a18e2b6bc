/** The primary school has turned to the front door about the child of the small partnership, and waits for a decision. */
import { involvementStarts } from '../src/record/involvements.ts';
import { asSystemAppend, ids, people, type SmallPartnership } from './small-partnership.ts';

export const contactId = '46000000-0000-4000-8000-000000000001';

/** On the Friday before, by telephone; the council works with the child since. */
export const withContact = async (
  { services }: Pick<SmallPartnership, 'services'>,
  more: Readonly<Record<string, unknown>> = {},
): Promise<void> => {
  const moment = Temporal.Instant.from('2026-11-20T14:00:00Z');
  await asSystemAppend(services, [
    {
      subject: ids.child,
      isNew: false,
      entries: [
        involvementStarts(
          { organisation: ids.primary, recordedBy: people.primaryDsl.id },
          { organisation: ids.council, purpose: 'social-care', reason: 'contact with the front door', from: moment },
        ),
        {
          kind: 'contact.made',
          happened: { moment },
          organisation: ids.primary,
          recordedBy: people.primaryDsl.id,
          parties: [ids.council],
          data: {
            contact: contactId,
            asks: 'service-asked',
            by: 'telephone',
            what: 'He comes without breakfast and does not want to go home',
            harm: false,
            familyKnows: 'told-agrees',
            ...more,
          },
        },
      ],
    },
  ]);
};

export const assessmentId = '46000000-0000-4000-8000-000000000002';

/** A team manager has written down what they think of it, and has not decided. */
export const withOwnView = ({ services }: Pick<SmallPartnership, 'services'>): Promise<void> =>
  asSystemAppend(services, [
    {
      subject: ids.child,
      isNew: false,
      entries: [
        {
          kind: 'level.viewed',
          happened: { moment: Temporal.Instant.from('2026-11-20T15:00:00Z') },
          organisation: ids.council,
          recordedBy: people.teamManager.id,
          data: { assessment: assessmentId, contact: contactId, view: 'He is hungry, and nobody has asked why' },
        },
      ],
    },
  ]);

export const stepId = '46000000-0000-4000-8000-000000000003';

/** A social worker proposes that the school leads from now on. */
export const withStep = (
  { services }: Pick<SmallPartnership, 'services'>,
  more: Readonly<Record<string, unknown>> = {},
): Promise<void> =>
  asSystemAppend(services, [
    {
      subject: ids.child,
      isNew: false,
      entries: [
        {
          kind: 'step.proposed',
          happened: { moment: Temporal.Instant.from('2026-11-20T16:00:00Z') },
          organisation: ids.council,
          recordedBy: people.socialWorker.id,
          parties: [ids.primary],
          data: {
            step: stepId,
            direction: 'down',
            from: 'L3',
            to: 'L2',
            fromName: 'L3: Family help',
            toName: 'L2: Early help',
            document: {
              threshold: 'arkenshire-thresholds',
              area: 'Arkenshire',
              pack: 'arkenshire/threshold',
              version: '2026.1',
              verified: 'yes',
            },
            planned: true,
            why: 'What was agreed is done',
            evidence: 'The school and his mother say the same',
            lead: 'Priya Nair, DSL',
            organisation: ids.primary,
            firstContactBy: '2026-11-27',
            checkBackOn: '2027-01-04',
            bounceBack: 'Two mornings without breakfast',
            family: 'agrees',
            familySaid: 'They are glad',
            byRole: 'social-worker',
            ...more,
          },
        },
      ],
    },
  ]);
