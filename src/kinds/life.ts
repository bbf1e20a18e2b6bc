/** Kinds of entry about what changes how long a record is kept: that a child died, and that a court made an adoption order. */
import { z } from 'zod';
import { day, kindsOf, line } from './kind.ts';

const kind = kindsOf('shared');

export const childDied = kind('child.died', {
  title: 'The child died',
  compartment: 'general',
  precision: 'day',
  data: z.strictObject({ on: day, source: line }),
  sentence: () => 'The child died',
  family: () => null,
});

export const adoptionOrderMade = kind('adoption-order.made', {
  title: 'Adoption order made',
  compartment: 'legal',
  precision: 'day',
  data: z.strictObject({ on: day, court: line }),
  sentence: ({ court }) => `${court} made an adoption order`,
  family: () => null,
});

export const lifeKinds = [childDied, adoptionOrderMade] as const;
