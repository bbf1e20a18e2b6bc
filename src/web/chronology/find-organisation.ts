/** Finds the organisation that somebody wrote: a school by its number, any other by its name. */
import { parseDfeNumber } from '../../identity/school-number.ts';
import type { Access } from '../../record/access.ts';
import { organisationsByName, schoolByNumber } from '../../record/organisations.ts';
import type { Reading } from '../../ui/entry-form/read-fields.ts';

export const findOrganisation =
  (access: Access): Reading['find'] =>
  async (written) => {
    const number = parseDfeNumber(written);
    if (number.ok) {
      const school = await schoolByNumber(access, number.value);
      return school === undefined ? { says: 'No school with this number is on the list' } : { id: school.id };
    }
    const [first, ...others] = await organisationsByName(access, written);
    if (first === undefined) return { says: 'No organisation with this name is on the list. Check how it is written' };
    return others.length > 0
      ? { says: 'Several have this name. Enter the DfE number of the school' }
      : { id: first.id };
  };
