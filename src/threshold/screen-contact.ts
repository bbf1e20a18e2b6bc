/** Screening a contact in stages, and confirming in writing what was said by telephone. */
import type { checkedWithCodes, ScreeningStage } from '../kinds/contact.ts';
import type { Role } from '../kinds/vocabulary.ts';
import type { OpenChild } from '../record/child.ts';
import { type RecordedTogether, recordTogether } from '../record/entries/record-together.ts';
import type { Contact } from './contacts.ts';
import { given, recordedNow, workingPost, workingPosts } from './working-posts.ts';

/** Those who screen and decide at the front door. */
export const frontDoorDeciders: readonly Role[] = [
  'front-door-worker',
  'out-of-hours-worker',
  'social-worker',
  'team-manager',
  'service-manager',
];

export const mayScreen = (child: OpenChild): boolean => workingPosts(child, frontDoorDeciders).length > 0;

export type Screening = {
  readonly stage: ScreeningStage;
  readonly checked?: readonly (typeof checkedWithCodes)[number][] | undefined;
  readonly found: string;
  readonly now?: string | undefined;
};

export const screenContact = (
  child: OpenChild,
  { id }: Contact,
  screening: Screening,
  seen: number,
): Promise<RecordedTogether> => {
  const post = workingPost(child, 'screen a contact with the front door', frontDoorDeciders);
  return recordTogether(
    child,
    [{ ...recordedNow(child, post), kind: 'contact.screened', data: given({ ...screening, contact: id }) }],
    { action: 'contact screened', seen },
  );
};

/** Whoever is of the organisation that rang confirms it, or the front door notes that it came. */
export const mayConfirm = (child: OpenChild, { made, byTelephone, confirmed }: Contact): boolean =>
  made !== null &&
  byTelephone &&
  confirmed === null &&
  workingPosts(child).some(({ organisation }) => organisation === made.organisation);

export const confirmContact = (
  child: OpenChild,
  { id, made }: Contact,
  text: string,
  seen: number,
): Promise<RecordedTogether> => {
  const post = workingPost(child, 'confirm this contact in writing');
  return recordTogether(
    child,
    [
      {
        ...recordedNow(child, post),
        kind: 'contact.confirmed-in-writing',
        parties: made?.parties ?? [],
        data: { contact: id, text },
      },
    ],
    { action: 'contact confirmed in writing', seen },
  );
};
