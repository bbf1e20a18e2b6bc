/** The identity bar at the top of every page of a child. */

import type { ChildSummary, OpenChild } from '../record/child.ts';
import { fullName } from '../record/child.ts';
import type { Identifier } from '../record/project.ts';
import {
  childQuestionsRoute,
  childRoute,
  familyRoute,
  involvementRoute,
  levelRoute,
  protectionRoute,
  recordRoute,
  replayRoute,
  shareRoute,
  timelineRoute,
} from './addresses.ts';
import { identityBar } from './components/identity-bar.ts';
import { subNavigation } from './components/sub-navigation.ts';
import { type Html, html } from './html.ts';
import { dateInWords } from './when-words.ts';

export const ageOn = (born: Temporal.PlainDate, day: Temporal.PlainDate): number =>
  born.until(day, { largestUnit: 'years' }).years;

/** The name that the child goes by, when it is another. */
export const knownAs = ({
  forename,
  surname,
  preferredForename,
  preferredSurname,
}: ChildSummary): string | undefined => {
  const preferred = `${preferredForename ?? forename} ${preferredSurname ?? surname}`;
  return preferred === `${forename} ${surname}` ? undefined : preferred;
};

/** A number of ten digits in the groups in which people read it out. */
const spaced = (number: string): string => `${number.slice(0, 3)} ${number.slice(3, 6)} ${number.slice(6)}`;

export function childIdentity(child: OpenChild, identifiers: readonly Identifier[], today: Temporal.PlainDate): Html {
  const upn = identifiers.find(({ scheme }) => scheme === 'upn')?.value;
  const nhsNumber = identifiers.find(({ scheme }) => scheme === 'nhs-number')?.value;
  const preferred = knownAs(child);
  return identityBar({
    label: 'Whose record this is',
    title: fullName(child),
    facts: [
      ...(preferred === undefined ? [] : [{ name: 'Known as', value: preferred }]),
      { name: 'Born', value: html`${dateInWords(child.dateOfBirth)} (age ${ageOn(child.dateOfBirth, today)})` },
      ...(upn === undefined ? [] : [{ name: 'UPN', value: upn }]),
      ...(nhsNumber === undefined ? [] : [{ name: 'NHS number', value: spaced(nhsNumber) }]),
    ],
  });
}

export type ChildPart =
  | 'overview'
  | 'timeline'
  | 'level'
  | 'questions'
  | 'protection'
  | 'record'
  | 'family'
  | 'involvement'
  | 'sharing'
  | 'replay';

export const childNavigation = (child: string, part: ChildPart | undefined): Html =>
  subNavigation({
    label: "Parts of this child's record",
    items: [
      { text: 'Overview', href: childRoute.link({ child }), active: part === 'overview' },
      { text: 'Timeline', href: timelineRoute.link({ child }), active: part === 'timeline' },
      { text: 'Level of need', href: levelRoute.link({ child }), active: part === 'level' },
      { text: 'Questions', href: childQuestionsRoute.link({ child }), active: part === 'questions' },
      { text: 'Protection', href: protectionRoute.link({ child }), active: part === 'protection' },
      { text: 'Family', href: familyRoute.link({ child }), active: part === 'family' },
      { text: 'Who works with them', href: involvementRoute.link({ child }), active: part === 'involvement' },
      { text: 'Add to the chronology', href: recordRoute.link({ child }), active: part === 'record' },
      { text: 'Sharing', href: shareRoute.link({ child }), active: part === 'sharing' },
      { text: 'Replay', href: replayRoute.link({ child }), active: part === 'replay' },
    ],
  });
