/** The primary school has planned a professionals' meeting with the council, at which an action was agreed. */
import { openMeeting } from '../src/protection/open-meeting.ts';
import { planMeeting } from '../src/protection/plan-meeting.ts';
import { agreeAction } from '../src/protection/write-at-meeting.ts';
import { openChild } from '../src/record/child.ts';
import { ids, people, type SmallPartnership } from './small-partnership.ts';

export type Planned = {
  readonly meeting: string;
  /** The entry by which the action was agreed. */
  readonly agreed: string;
};

/** Planned by the safeguarding lead of the primary school for the next morning; the council works with the child already. */
export async function plannedMeeting({ as }: Pick<SmallPartnership, 'as'>): Promise<Planned> {
  const day = Temporal.PlainDate.from('2026-11-23');
  const meeting = await as('primaryDsl', async (access) =>
    planMeeting(await openChild(access, ids.child), {
      type: 'professionals-meeting',
      on: day,
      from: '10:00',
      until: '11:00',
      why: 'Three nights away, and nobody knows where',
      agenda: ['What he says himself'],
      invited: [people.socialWorker.id],
      others: ['His aunt, by telephone'],
    }),
  );
  const agreed = await as('primaryDsl', async (access) => {
    const child = await openChild(access, ids.child);
    await agreeAction(await openMeeting(child, meeting), {
      what: 'Ask him what happens on the bus',
      post: { organisation: ids.primary, role: 'dsl' },
      by: Temporal.PlainDate.from('2026-11-27'),
    });
    const [entry] = (await openMeeting(child, meeting)).meeting.actions;
    return entry?.id ?? '';
  });
  return { meeting, agreed };
}
