/**
 * A decision on the level of need, in one step: the level with its reasons, what became of the contact, agreement to the help,
 * and, apart from it, the decision to share or withhold.
 */
import { randomUUIDv7 } from 'node:crypto';
import { problem } from '../errors.ts';
import type { ContactOutcome } from '../kinds/contact.ts';
import type { agreementCodes, Difference, legalAnswerCodes } from '../kinds/level.ts';
import type { lawfulBases } from '../kinds/sharing.ts';
import { type Purpose, roles } from '../kinds/vocabulary.ts';
import type { Post } from '../record/actor.ts';
import type { OpenChild } from '../record/child.ts';
import { type RecordedTogether, recordTogether } from '../record/entries/record-together.ts';
import type { NewEntry } from '../record/entry-row.ts';
import { isOpenAt } from '../record/involve.ts';
import { allInvolvements, involvementStarts } from '../record/involvements.ts';
import type { Level } from '../rulebook/threshold/level-schema.ts';
import { type Assessment, mayAssess } from './assessments.ts';
import type { Contact } from './contacts.ts';
import type { LevelReading } from './read-level.ts';
import { frontDoorDeciders } from './screen-contact.ts';
import { levelInWords } from './state-own-view.ts';
import { given, recordedNow, workingPost, workingPosts } from './working-posts.ts';

type LegalAnswer = (typeof legalAnswerCodes)[number];

export type LevelDecision = {
  readonly level: Level | null;
  readonly outcome?: ContactOutcome | undefined;
  readonly rationale: string;
  readonly section17: LegalAnswer;
  readonly section47: LegalAnswer;
  readonly differs?: { readonly code: Difference; readonly because: string } | undefined;
  readonly untrue?: string | undefined;
  readonly secondReader?: string | undefined;
  readonly help: string;
  readonly wouldChange: string;
  readonly alternatives: string;
  readonly childVoice: string;
  readonly agreement: (typeof agreementCodes)[number];
  readonly agreedBy?: string | undefined;
  readonly sharing: 'shared' | 'withheld' | 'nothing';
  readonly sharedWith?: string | undefined;
  readonly sharingBasis?: keyof typeof lawfulBases | undefined;
  readonly sharingWhy?: string | undefined;
  readonly familyTold: 'agreed' | 'objected' | 'not-told';
  readonly notTold?: string | undefined;
  readonly reviewOn: Temporal.PlainDate;
  readonly told: string;
};

export type Deciding = {
  readonly child: OpenChild;
  readonly assessment: Assessment;
  /** The contact on which is decided. */
  readonly contact: Contact | null;
  /** What was shown; null where no document is in force. */
  readonly shown: LevelReading | null;
};

/** Only whoever wrote their own view first decides, each for themselves. */
export const mayDecide = ({
  child,
  assessment,
  contact,
}: Pick<Deciding, 'child' | 'assessment' | 'contact'>): boolean =>
  mayAssess(child) &&
  assessment.decided === null &&
  assessment.view.recordedBy === child.access.actor.practitioner &&
  (contact === null || workingPosts(child, frontDoorDeciders).length > 0);

type By = ReturnType<typeof recordedNow>;

function levelEntry({ assessment, contact, shown }: Deciding, decision: LevelDecision, post: Post, seen: number) {
  const { level, differs, reviewOn, ...said } = decision;
  const { reading, document } = shown ?? {};
  return given({
    assessment: assessment.id,
    contact: contact?.id,
    document:
      reading === undefined || document === undefined
        ? undefined
        : {
            threshold: reading.threshold,
            area: reading.area,
            pack: reading.pack,
            version: reading.packVersion,
            verified: reading.verified,
          },
    shown:
      reading === undefined
        ? undefined
        : given({
            from: reading.band?.from.code,
            to: reading.band?.to.code,
            forced: reading.forcedMinimum?.level.code,
            says: reading.says.slice(0, 300),
            seen,
          }),
    level: level?.code,
    levelName: level === null ? undefined : levelInWords(level),
    differs,
    rationale: said.rationale,
    section17: said.section17,
    section47: said.section47,
    untrue: said.untrue,
    secondReader: said.secondReader,
    help: said.help,
    wouldChange: said.wouldChange,
    alternatives: said.alternatives,
    childVoice: said.childVoice,
    agreement: said.agreement,
    told: said.told,
    reviewOn: reviewOn.toString(),
    byRole: roles[post.role],
  });
}

function contactEntry(by: By, contact: Contact, { outcome, rationale }: LevelDecision): NewEntry {
  const asker = contact.made?.organisation;
  const isOther = contact.referrer === 'professional' && asker !== undefined && asker !== by.organisation;
  return {
    ...by,
    kind: 'contact.decided',
    parties: isOther ? [asker] : [],
    data: given({
      contact: contact.id,
      outcome,
      rationale,
      referredBy: contact.referrer === 'professional' ? asker : undefined,
    }),
  };
}

const consentOf = { agreed: 'given', objected: 'refused-and-overridden', 'not-told': 'not-asked' } as const;

function sharingEntries(by: By, decision: LevelDecision): readonly NewEntry[] {
  const { sharing, sharedWith, sharingBasis, sharingWhy, familyTold, notTold } = decision;
  if (sharing === 'nothing') return [];
  const consideration = randomUUIDv7();
  return [
    {
      ...by,
      kind: 'sharing.considered',
      data: {
        consideration,
        about: 'the decision on the level of need',
        with: sharedWith,
        relevant: sharing === 'shared',
      },
    },
    {
      ...by,
      kind: 'sharing.decided',
      data: given({
        consideration,
        outcome: sharing,
        reason: sharingWhy,
        consent: consentOf[familyTold],
        basis: sharingBasis,
        notTold: familyTold === 'not-told' ? notTold : undefined,
      }),
    },
  ];
}

const agreementEntries = (by: By, { agreement, agreedBy, level }: LevelDecision): readonly NewEntry[] =>
  agreement === 'not-asked'
    ? []
    : [
        {
          ...by,
          kind: 'service.agreed',
          data: { service: level === null ? 'help' : levelInWords(level), by: agreedBy, answer: agreement },
        },
      ];

/** What begins by an outcome, as work of the whole service with the child. */
const workOf: Readonly<Partial<Record<ContactOutcome, Purpose>>> = {
  'child-in-need-assessment': 'social-care',
  'strategy-discussion': 'social-care',
  'family-help': 'family-help',
};

async function workEntries({ child }: Deciding, by: By, { outcome }: LevelDecision): Promise<readonly NewEntry[]> {
  const purpose = outcome === undefined ? undefined : workOf[outcome];
  if (purpose === undefined) return [];
  const { access } = child;
  const isThere = (await allInvolvements(access, child.id)).some(
    (each) =>
      each.organisation === by.organisation &&
      each.purpose === purpose &&
      each.role === null &&
      each.practitioner === null &&
      isOpenAt(each, access.now),
  );
  if (isThere) return [];
  return [
    involvementStarts(
      { organisation: by.organisation, recordedBy: by.recordedBy },
      { organisation: by.organisation, purpose, reason: 'decided on a contact', from: access.now },
    ),
  ];
}

/** Throws NOT_ALLOWED for somebody who has not written their own view first, or who does not decide on contacts. */
export async function decideLevel(
  deciding: Deciding,
  decision: LevelDecision,
  seen: number,
): Promise<RecordedTogether> {
  const { child, contact } = deciding;
  const action = 'decide on the level of need of this child';
  if (!mayDecide(deciding)) throw problem('NOT_ALLOWED', { action });
  const post = workingPost(child, action, contact === null ? undefined : frontDoorDeciders);
  const by = recordedNow(child, post);
  return recordTogether(
    child,
    [
      ...(await workEntries(deciding, by, decision)),
      { ...by, kind: 'level.decided', data: levelEntry(deciding, decision, post, seen) },
      ...(contact === null ? [] : [contactEntry(by, contact, decision)]),
      ...agreementEntries(by, decision),
      ...sharingEntries(by, decision),
    ],
    { action: contact === null ? 'level decided' : 'contact decided', seen },
  );
}
