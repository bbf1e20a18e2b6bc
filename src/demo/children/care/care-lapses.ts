/** What was let slip for which of the ordinary children in care. By the key of the child. */
import type { CareLapse } from './planned-care.ts';

const lapses: Readonly<Record<string, readonly CareLapse[]>> = {
  'harebell-junior-6-4': ['not-visited-lately'],
  'st-oswin-6-6': ['health-never-assessed', 'first-review-late'],
  'swarlow-5-1': ['no-education-plan', 'review-overdue-now'],
};

export const careLapsesOf = (child: string): readonly CareLapse[] => lapses[child] ?? [];
