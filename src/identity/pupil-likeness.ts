/** What agrees and what differs between a pupil in a file and a child in the record, in words. */
import { forenameKey, keysAgree, surnameKey, surnameParts } from '../record/name-key.ts';
import { isTemporaryUpn, type Upn } from './upn.ts';

export type IncomingPupil = {
  readonly upn?: Upn;
  readonly formerUpns?: readonly Upn[];
  /** `2015-02-14` */
  readonly dateOfBirth?: string;
  readonly surname?: string;
  readonly forename?: string;
};

export type CandidateChild<Subject> = {
  readonly subject: Subject;
  readonly upns: readonly Upn[];
  readonly formerUpns: readonly Upn[];
  readonly dateOfBirth?: string;
  /** Every surname the child has or had. */
  readonly surnames: readonly string[];
  readonly forenames: readonly string[];
};

/** Each sentence is shown to the person who decides; none quotes a value. */
export const likenessSays = {
  'upn-same': 'The unique pupil number is the same.',
  'upn-same-temporary': 'The unique pupil number is the same, but it is a temporary one.',
  'upn-former': 'One has the unique pupil number that the other had before.',
  'upn-different': 'The unique pupil numbers are different.',
  'upn-unknown': 'The unique pupil number is missing on one side, so it cannot be compared.',
  'birth-same': 'The date of birth is the same.',
  'birth-swapped': 'The dates of birth are the same if day and month of one are swapped.',
  'birth-different': 'The dates of birth are different.',
  'birth-unknown': 'The date of birth is missing on one side.',
  'surname-same': 'The surname is the same.',
  'surname-partly': 'The surnames have a part in common.',
  'surname-different': 'The surnames are different.',
  'surname-unknown': 'The surname is missing on one side.',
  'forename-same': 'The forename is the same.',
  'forename-different': 'The forenames are different.',
  'forename-unknown': 'The forename is missing on one side.',
} as const;

export type Likeness = {
  readonly upn: 'same' | 'same-temporary' | 'former' | 'different' | 'unknown';
  readonly birth: 'same' | 'swapped' | 'different' | 'unknown';
  readonly surname: 'same' | 'partly' | 'different' | 'unknown';
  readonly forename: 'same' | 'different' | 'unknown';
};

function upnLikeness(incoming: IncomingPupil, candidate: CandidateChild<unknown>): Likeness['upn'] {
  const { upn, formerUpns = [] } = incoming;
  if (upn !== undefined && candidate.upns.includes(upn)) return isTemporaryUpn(upn) ? 'same-temporary' : 'same';
  const theirs = new Set([...candidate.upns, ...candidate.formerUpns]);
  const ours = upn === undefined ? formerUpns : [upn, ...formerUpns];
  if (ours.some((one) => theirs.has(one))) return 'former';
  return upn === undefined || candidate.upns.length === 0 ? 'unknown' : 'different';
}

function birthLikeness(left: string | undefined, right: string | undefined): Likeness['birth'] {
  if (left === undefined || right === undefined) return 'unknown';
  if (left === right) return 'same';
  const [year, month, day] = left.split('-');
  return right === `${year}-${day}-${month}` ? 'swapped' : 'different';
}

function surnameLikeness(left: string | undefined, surnames: readonly string[]): Likeness['surname'] {
  const key = surnameKey(left ?? '');
  const keys = surnames.map(surnameKey).filter((one) => one !== '');
  if (key === '' || keys.length === 0) return 'unknown';
  if (keys.some((one) => keysAgree(one, key))) return 'same';
  const parts = new Set(surnameParts(left ?? ''));
  return surnames.some((one) => surnameParts(one).some((part) => parts.has(part))) ? 'partly' : 'different';
}

function forenameLikeness(left: string | undefined, forenames: readonly string[]): Likeness['forename'] {
  const key = forenameKey(left ?? '');
  const keys = forenames.map(forenameKey).filter((one) => one !== '');
  if (key === '' || keys.length === 0) return 'unknown';
  return keys.some((one) => keysAgree(one, key)) ? 'same' : 'different';
}

export const likenessOf = (incoming: IncomingPupil, candidate: CandidateChild<unknown>): Likeness => ({
  upn: upnLikeness(incoming, candidate),
  birth: birthLikeness(incoming.dateOfBirth, candidate.dateOfBirth),
  surname: surnameLikeness(incoming.surname, candidate.surnames),
  forename: forenameLikeness(incoming.forename, candidate.forenames),
});
