/** What a brother or sister is, and how that is known. */
import { siblingRelations } from '../../kinds/family-home.ts';
import type { Sibling } from '../../record/people/siblings.ts';

export const siblingWords = ({ relation, basis, through }: Pick<Sibling, 'relation' | 'basis' | 'through'>): string =>
  basis === 'stated'
    ? `${siblingRelations[relation]}, as a practitioner has said`
    : `${siblingRelations[relation]}, through ${through.map(({ name }) => name).join(' and ')}`;
