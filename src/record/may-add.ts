/** Into which parts of a child's record somebody may write. */
import { saidByAnybody } from '../kinds/recording/recordings.ts';
import { kindNamed } from '../kinds/registry.ts';
import { type Compartment, compartmentCodes } from '../kinds/vocabulary.ts';
import { canRecord, type OpenChild } from './child.ts';

/**
 * Whoever works with a child may say that they are worried, also where they cannot read: a teacher's concern goes to the
 * safeguarding lead.
 */
export const mayAdd = (child: OpenChild, kind: string, compartment: Compartment): boolean =>
  canRecord(child, compartment) ||
  (saidByAnybody(kind) &&
    compartment === kindNamed(kind).compartment &&
    compartmentCodes.some((each) => canRecord(child, each)));

export const compartmentsFor = (child: OpenChild, kind: string): readonly Compartment[] =>
  compartmentCodes.filter((compartment) => mayAdd(child, kind, compartment));
