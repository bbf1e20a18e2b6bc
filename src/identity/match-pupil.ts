/**
 * Decides whether a pupil in a file is a child in the record. A wrong yes puts one child's history into another's
 * record, so a yes needs everything to agree; all else goes to a person with the reasons.
 *
 * Contacts are never matched: a supplier that joined contacts by name, title and relationship overwrote the addresses
 * of an unrelated family (SIMS, 2018 and 2019).
 */
import { type CandidateChild, type IncomingPupil, type Likeness, likenessOf, likenessSays } from './pupil-likeness.ts';

export const matchReasonSays = {
  ...likenessSays,
  'may-be-twins': 'They may be twins: born on the same day with the same surname, and otherwise different.',
  'others-have-upn': 'More than one child in the record has this unique pupil number, now or before.',
  'others-have-name': 'Another child in the record has the same names and date of birth, and may be the same child.',
} as const;

export type MatchReason = { readonly code: keyof typeof matchReasonSays; readonly says: string };

export type PupilMatch<Subject> =
  | { readonly kind: 'same'; readonly subject: Subject }
  | { readonly kind: 'none' }
  | {
      readonly kind: 'ask';
      /** The likeliest first. */
      readonly candidates: readonly { readonly subject: Subject; readonly reasons: readonly MatchReason[] }[];
    };

const isLinkedByUpn = ({ upn }: Likeness): boolean => upn === 'same' || upn === 'same-temporary' || upn === 'former';

const hasSameNameAndBirth = ({ birth, surname, forename }: Likeness): boolean =>
  birth === 'same' && (surname === 'same' || surname === 'partly') && forename === 'same';

const agreesInFull = ({ upn, birth, surname, forename }: Likeness): boolean =>
  upn === 'same' && birth === 'same' && surname === 'same' && forename !== 'different';

/** How much agrees besides the number. A birthday or a name alone is shared by too many children to mean anything. */
const agreements = ({ birth, surname, forename }: Likeness): number =>
  Number(birth === 'same' || birth === 'swapped') +
  Number(surname === 'same' || surname === 'partly') +
  Number(forename === 'same');

const isWorthAsking = (likeness: Likeness): boolean => isLinkedByUpn(likeness) || agreements(likeness) >= 2;

const mayBeTwins = ({ upn, birth, surname, forename }: Likeness): boolean =>
  birth === 'same' && (surname === 'same' || surname === 'partly') && (forename === 'different' || upn === 'different');

const strength = (likeness: Likeness): number =>
  (likeness.upn === 'same' ? 20 : isLinkedByUpn(likeness) ? 10 : 0) +
  agreements(likeness) * 2 -
  Number(likeness.birth === 'swapped') -
  Number(likeness.surname === 'partly');

/**
 * @param incoming the pupil as the file names them
 * @param candidates every child who shares a number, or a date of birth (also with day and month swapped) or names
 * @returns `same` only when the permanent number, the date of birth and the surname agree with exactly one candidate,
 *   the forename does not differ, no other candidate has or had any of these numbers, and none other has the same names
 *   and date of birth. `none` when nothing agrees but at most a birthday or one name. `ask` for everything between.
 */
export function matchPupil<Subject>(
  incoming: IncomingPupil,
  candidates: readonly CandidateChild<Subject>[],
): PupilMatch<Subject> {
  const compared = candidates
    .map((candidate) => ({ subject: candidate.subject, likeness: likenessOf(incoming, candidate) }))
    .filter(({ likeness }) => isWorthAsking(likeness));
  if (compared.length === 0) return { kind: 'none' };

  const linked = compared.filter(({ likeness }) => isLinkedByUpn(likeness));
  const sameNames = compared.filter(({ likeness }) => hasSameNameAndBirth(likeness));
  const [full, ...others] = compared.filter(({ likeness }) => agreesInFull(likeness));
  const isContradicted = linked.length > 1 || sameNames.some((one) => one !== full);
  if (full !== undefined && others.length === 0 && !isContradicted) return { kind: 'same', subject: full.subject };

  const reason = (code: MatchReason['code']): MatchReason => ({ code, says: matchReasonSays[code] });
  const asked = compared
    .toSorted((left, right) => strength(right.likeness) - strength(left.likeness))
    .map((one) => {
      const { upn, birth, surname, forename } = one.likeness;
      const reasons = [
        reason(`upn-${upn}`),
        reason(`birth-${birth}`),
        reason(`surname-${surname}`),
        reason(`forename-${forename}`),
      ];
      if (mayBeTwins(one.likeness)) reasons.push(reason('may-be-twins'));
      if (linked.length > 1 && linked.includes(one)) reasons.push(reason('others-have-upn'));
      if (sameNames.some((other) => other !== one)) reasons.push(reason('others-have-name'));
      return { subject: one.subject, reasons };
    });
  return { kind: 'ask', candidates: asked };
}
