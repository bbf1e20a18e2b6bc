/** What the areas of the chronology are called. */
import type { Kind } from '../../kinds/kind.ts';

export const areaTitles: Readonly<Record<Kind['area'], string>> = {
  threshold: 'Concern and protection',
  transition: 'School and handover',
  family: 'Family and child',
  placement: 'Care and where the child lives',
  pathway: 'Health and hospital',
  escalation: 'Challenge',
  learning: 'Serious incidents and reviews',
  shared: 'Identity and notes',
};
