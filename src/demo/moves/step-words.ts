/** What people write when they hand something over, question it or have nothing to hand over. */
import type { ItemCode } from './handover-items.ts';

type Lines = Readonly<Partial<Record<ItemCode, readonly string[]>>>;

const queries: Lines = {
  ctf: [
    'The contacts in this file look like those of another family with the same surname. Please check and send it again.',
    'There is no attendance of this year in the file. Please send it again.',
  ],
  'educational-record': [
    'The record stops at the end of Year 4. Is there more?',
    'The reports of the last two years are missing.',
  ],
  'sen-support-plan': [
    'The plan lists what was tried but not what worked. Could we talk for ten minutes this week?',
    'The last review is mentioned but not included.',
  ],
  'safeguarding-file': ['The chronology ends in March. Please confirm that nothing was recorded after that.'],
  'needs-profile': ['Thank you. What happens just before it goes wrong? That is the part our staff will need.'],
  'medical-detail': ['The plan names a medicine but not where it is kept and who may give it.'],
};
const otherQueries = [
  'A page seems to be missing at the end.',
  'This seems to be last year’s version. Is there a newer one?',
];

const answers = [
  'Sorry, here is the whole of it.',
  'Checked and sent again.',
  'Added what was missing; ring me if anything is unclear.',
];

const rejections: Lines = {
  ctf: ['The file is of another pupil. Deleted here; please send the right one.'],
  'educational-record': ['The folder holds papers of another child. It is being returned by hand today.'],
};
const otherRejections = ['This belongs to another pupil. Returned, and nothing was kept.'];

const nothing: Lines = {
  'safeguarding-file': ['No safeguarding concern has been recorded at this school, and nothing is held.'],
  'friendship-advice': ['Settles well with everybody; we have no advice.'],
  'pupil-voice': ['Asked twice, and would rather say it in September.'],
  'one-page-profile': ['Offered, and did not want one.'],
};
const nothingHeld = ['We looked, and there is nothing to hand over.'];

const acted: Lines = {
  'needs-profile': ['Read with all who teach the class. Seat by the door, and a card for leaving without asking.'],
  'safeguarding-file': ['Read. The form tutor knows what to look out for, and no more than that.'],
  'sen-support-plan': ['Strategies are on the class lists. First review in six weeks.'],
  'medical-detail': ['First aid team trained; medicine is in the medical room.'],
  'friendship-advice': ['Used for the forms.'],
};
const otherActed = ['Read and passed on to those who need it.'];

const briefings = [
  'Spoke for twenty minutes. Agreed who meets the family in the first week and what the form tutor is told.',
  'Spoke before the end of term. The plan goes on; the social worker will introduce the new school at the next meeting.',
];

export const linesFor = {
  query: (item: ItemCode) => queries[item] ?? otherQueries,
  answer: () => answers,
  rejection: (item: ItemCode) => rejections[item] ?? otherRejections,
  nothing: (item: ItemCode) => nothing[item] ?? nothingHeld,
  acted: (item: ItemCode) => acted[item] ?? otherActed,
  briefing: () => briefings,
} as const;
