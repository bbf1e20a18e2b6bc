/** The people around a child, as far as the viewer may see the entries that tell of them. */
import type { Compartment } from '../../kinds/vocabulary.ts';
import type { OpenChild } from '../child.ts';
import type { StoredEntry } from '../entry-row.ts';
import { loadEntries } from '../store-entries.ts';
import { type Family, projectFamily } from './family.ts';

/** What a family is made of, and what withdraws any of it. */
const familyKinds: readonly string[] = [
  'family-person.recorded',
  'family-contact-details.recorded',
  'communication-needs.recorded',
  'contact-suggestion.answered',
  'household.recorded',
  'household.address-recorded',
  'household.stay-recorded',
  'family-couple.recorded',
  'family-parentage.recorded',
  'gate-exception.authorised',
  'restriction.reviewed',
  'legal-status.recorded',
  'entry.withdrawn',
];

export type SeenFamily = {
  readonly family: Family;
  /**
   * Whether somebody in the viewer's place sees what is kept from whom, and orders of a court. Said of the place and
   * never of the child: a page that says it says it for every child alike.
   */
  readonly sees: Readonly<Record<'safeguarding' | 'legal', boolean>>;
};

/** In order of sequence. @param more further kinds */
export async function loadFamilyEntries(
  { access: { transaction, actor }, id }: OpenChild,
  more: readonly string[] = [],
): Promise<readonly StoredEntry[]> {
  return (await loadEntries(transaction, actor.partnership, [id], [...familyKinds, ...more])).get(id) ?? [];
}

const reaches = ({ grants }: OpenChild, compartment: Compartment): boolean =>
  grants.some(({ mode, compartments }) => mode === 'content' && compartments.includes(compartment));

export const readFamily = async (child: OpenChild): Promise<SeenFamily> => ({
  family: projectFamily(await loadFamilyEntries(child)),
  sees: { safeguarding: reaches(child, 'safeguarding'), legal: reaches(child, 'legal') },
});
