/** The head of the primary school is named for the child of the small partnership, so that there is somebody to change or end. */

import { openChild } from '../src/record/child.ts';
import { involve } from '../src/record/involve.ts';
import { involvementsOf } from '../src/record/involvements.ts';
import { findOrganisation } from '../src/record/organisations.ts';
import { ids, people, type SmallPartnership } from './small-partnership.ts';

/** @returns the id of the involvement */
export const namedColleague = ({ as }: Pick<SmallPartnership, 'as'>): Promise<string> =>
  as('primaryDsl', async (access) => {
    const child = await openChild(access, ids.child);
    const organisation = await findOrganisation(access, ids.primary);
    if (organisation === undefined) throw new Error('no primary school');
    const practitioner = people.primaryHead.id;
    await involve(child, {
      organisation,
      purpose: 'education',
      practitioner,
      role: 'headteacher',
      reason: 'knows the family',
    });
    const named = (await involvementsOf(child)).find((each) => each.practitioner === practitioner);
    if (named === undefined) throw new Error('nobody was named');
    return named.id;
  });
