/**
 * The reply to whoever made a contact. It is drafted as soon as a decision stands, trimmed to what the referrer may be told,
 * and goes out when a person releases it. Family and public are told that the contact arrived, unless somebody says why more.
 */
import { contactOutcomes, type Referrer, type ReplyScope, type replyWayCodes } from '../kinds/contact.ts';
import type { OpenChild } from '../record/child.ts';
import { type RecordedTogether, recordTogether } from '../record/entries/record-together.ts';
import type { Contact } from './contacts.ts';
import { frontDoorDeciders } from './screen-contact.ts';
import { given, recordedNow, workingPost } from './working-posts.ts';

/** What a referrer is told unless a person decides otherwise. */
export const usualScope = (referrer: Referrer): ReplyScope =>
  referrer === 'professional' ? 'full' : 'acknowledgement';

export type DraftedReply = {
  readonly scope: ReplyScope;
  readonly contact: Contact;
  /** What was decided on the level beside the contact, when that is known. */
  readonly decided: {
    readonly help?: string | undefined;
    readonly wouldChange?: string | undefined;
    /** In words. */
    readonly reviewOn?: string | undefined;
  };
  /** In words. */
  readonly madeOn: string;
  readonly service: string;
};

const acknowledged = ({ madeOn, service }: DraftedReply): string =>
  `Thank you for telling us on ${madeOn} that you are worried about a child.

We have read what you told us and it is being dealt with. We cannot tell you what we do next, because that is private to the child and the family.

If you see or hear anything more, tell us again. If a child is in immediate danger, ring 999.

${service}`;

function inFull({ contact, decided, madeOn, service }: DraftedReply): string {
  const { outcome } = contact;
  const rationale = contact.decided?.data['rationale'];
  const says = [
    `Your contact of ${madeOn} has been decided.`,
    outcome === null ? undefined : `What was decided: ${contactOutcomes[outcome]}.`,
    typeof rationale === 'string' ? `Why: ${rationale}` : undefined,
    decided.help === undefined ? undefined : `What help there is now: ${decided.help}`,
    decided.wouldChange === undefined ? undefined : `What would change this: ${decided.wouldChange}`,
    decided.reviewOn === undefined ? undefined : `It is looked at again on ${decided.reviewOn}.`,
    'If you do not agree, open the decision in Throughline and choose “Challenge this decision”, or ring us. If the child is in immediate danger, ring 999.',
    service,
  ];
  return says.filter((line) => line !== undefined).join('\n\n');
}

export const draftReply = (drafted: DraftedReply): string =>
  drafted.scope === 'full' ? inFull(drafted) : acknowledged(drafted);

export type Reply = {
  readonly to: string;
  readonly scope: ReplyScope;
  readonly by: (typeof replyWayCodes)[number];
  readonly text: string;
  /** Why more is told than is usual for this referrer. */
  readonly because?: string | undefined;
};

export const releaseReply = (
  child: OpenChild,
  { id, made, referrer }: Contact,
  reply: Reply,
  seen: number,
): Promise<RecordedTogether> => {
  const post = workingPost(child, 'release the reply to a contact', frontDoorDeciders);
  const asker = made?.organisation;
  const toOthers = referrer === 'professional' && asker !== undefined && asker !== post.organisation;
  return recordTogether(
    child,
    [
      {
        ...recordedNow(child, post),
        kind: 'referrer.replied',
        parties: toOthers ? [asker] : [],
        data: given({ ...reply, contact: id }),
      },
    ],
    { action: 'reply to referrer released', seen },
  );
};
