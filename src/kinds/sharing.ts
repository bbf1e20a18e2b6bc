/** Kinds of entry about a decision to share or to withhold, and, apart from it, about agreeing to a service. */
import { z } from 'zod';
import { day, id, kindsOf, line, words } from './kind.ts';
import { purposeCodes, roleCodes } from './vocabulary.ts';

const kind = kindsOf('threshold');

/**
 * On what sharing rests. Consent is not among them: for protecting a child it is usually the wrong basis, and agreement to a
 * service is another thing than agreement to sharing.
 */
export const lawfulBases = {
  'duty-to-share': 'The duty to share what is relevant to safeguarding or welfare (Children Act 2004, section 16LA)',
  'legal-obligation': 'Another legal obligation (UK GDPR, Article 6(1)(c))',
  'public-task': 'A public task (UK GDPR, Article 6(1)(e))',
  'recognised-interest':
    'Safeguarding as a recognised legitimate interest, which a public authority cannot use for its own tasks',
} as const;

/** What else the law asks where it is about health, race, religion, sexual life and the like. */
export const specialConditions = {
  safeguarding: 'Safeguarding of children (Data Protection Act 2018, Schedule 1, paragraph 18)',
  'health-or-social-care': 'Health or social care (UK GDPR, Article 9(2)(h))',
  'none-of-that-kind': 'Nothing of that kind is in it',
} as const;

/** One of the four questions, with what was thought of it. */
const answered = z.strictObject({ yes: z.boolean(), why: words });

export const sharingDecided = kind('sharing.decided', {
  title: 'Decision on sharing information',
  compartment: 'safeguarding',
  status: 'finding',
  precision: 'moment',
  data: z.strictObject({
    consideration: id,
    outcome: z.enum(['shared', 'withheld']),
    reason: words,
    /** Whether the family agreed to the sharing, which decides nothing. */
    consent: z.enum(['given', 'not-asked', 'refused-and-overridden', 'not-needed']),
    /** With whom: everybody in a role of an organisation, or one person. */
    with: z
      .strictObject({
        organisation: id,
        role: z.enum(roleCodes),
        practitioner: id.optional(),
        purpose: z.enum(purposeCodes),
      })
      .optional(),
    /** What was opened to them by it, or withheld. */
    entries: z.array(id).max(200).optional(),
    /** The last day on which they may read it. */
    until: day.optional(),
    relevant: answered.optional(),
    helps: answered.optional(),
    harmful: answered.optional(),
    basis: z.enum(['duty-to-share', 'legal-obligation', 'public-task', 'recognised-interest']).optional(),
    condition: z.enum(['safeguarding', 'health-or-social-care', 'none-of-that-kind']).optional(),
    /** Why the family was not told. */
    notTold: words.optional(),
  }),
  sentence: ({ outcome, reason, with: other }, names) =>
    other === undefined
      ? `Information was ${outcome}: ${reason}`
      : `Information was ${outcome === 'shared' ? 'shared with' : 'withheld from'} ${names.organisation(other.organisation)}: ${reason}`,
  family: ({ outcome, with: other }, names) =>
    outcome === 'withheld' || other === undefined
      ? null
      : `Information was shared with ${names.organisation(other.organisation)}`,
});

export const sharingStopped = kind('sharing.stopped', {
  title: 'Sharing stopped',
  compartment: 'safeguarding',
  status: 'finding',
  precision: 'moment',
  data: z.strictObject({ sharing: id, reason: words }),
  sentence: ({ reason }) => `What was shared is no longer open to those it was shared with: ${reason}`,
  family: () => null,
});

export const serviceAgreed = kind('service.agreed', {
  title: 'Agreement to a service',
  compartment: 'general',
  precision: 'moment',
  data: z.strictObject({
    service: line,
    by: line,
    answer: z.enum(['agreed', 'declined', 'undecided']),
    said: words.optional(),
  }),
  sentence: ({ service, by, answer, said }) =>
    `${by} ${answer === 'agreed' ? 'agreed to' : answer === 'declined' ? 'declined' : 'has not decided on'} ${service}${said === undefined ? '' : `: ${said}`}`,
});

export const sharingKinds = [sharingDecided, sharingStopped, serviceAgreed] as const;
