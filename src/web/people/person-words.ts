/** The people of a family in words: who they are, whether they hold responsibility, and what to mind when speaking to them. */
import {
  type CommunicationNeeds,
  type ContactDetails,
  contactWays,
  formats,
  phoneTypes,
} from '../../kinds/family-people.ts';
import { relationTitle } from '../../kinds/kinship.ts';
import { decisionAreas, type Holding, limitEffects, responsibilityBases } from '../../kinds/responsibility.ts';
import type { FamilyPerson } from '../../record/people/family.ts';
import { responsibilityOn } from '../../record/people/responsibility.ts';
import { type TagOptions, tag } from '../../ui/components/tag.ts';
import { type Html, html } from '../../ui/html.ts';
import { dateInWords } from '../../ui/when-words.ts';

/** "22 November 2026" from an ISO date. */
export const dayWords = (day: string): string => dateInWords(Temporal.PlainDate.from(day));

export const relationWords = (person: Pick<FamilyPerson, 'relation' | 'kinship' | 'sex'>): string =>
  relationTitle(person);

export const calledWords = ({ name, calledAs }: Pick<FamilyPerson, 'name' | 'calledAs'>): string =>
  calledAs === undefined ? name : `${name}, who is called ${calledAs}`;

const standings = {
  held: ['Holds parental responsibility', 'green'],
  unverified: ['Parental responsibility not verified', 'orange'],
  'not-held': ['No parental responsibility', 'grey'],
} as const satisfies Readonly<Record<string, readonly [string, TagOptions['colour']]>>;

export const responsibilityWords = (person: FamilyPerson, today: Temporal.PlainDate): string =>
  standings[responsibilityOn(person, today.toString())][0];

export function responsibilityTag(person: FamilyPerson, today: Temporal.PlainDate): Html {
  const [text, colour] = standings[responsibilityOn(person, today.toString())];
  return tag({ text, colour });
}

const period = (from: string | undefined, to: string | undefined): string =>
  `${from === undefined ? '' : `, from ${dayWords(from)}`}${to === undefined ? '' : `, until ${dayWords(to)}`}`;

/** "Birth certificate seen by Jo Sharman on 1 May 2026", or that nobody has. */
export const evidenceWords = ({ evidence }: Holding): string =>
  evidence === undefined
    ? 'Nobody has seen evidence of it'
    : `${evidence.what}, seen by ${evidence.seenBy} on ${dayWords(evidence.seenOn)}`;

export function holdingView(holding: Holding, today: Temporal.PlainDate): Html {
  const { basis, order, from, to, limits } = holding;
  const isOver = to !== undefined && to < today.toString();
  return html`
<p class="govuk-body">${isOver && html`${tag({ text: 'Over', colour: 'grey' })} `}<strong>${responsibilityBases[basis].title}</strong>${order !== undefined && ` (${order})`}${period(from, to)}.${!responsibilityBases[basis].verified && ' This way of holding it has not been checked for this product.'}<br>
${evidenceWords(holding)}.</p>
${
  limits.length > 0 &&
  html`<ul class="govuk-list govuk-list--bullet">${limits.map(
    (limit) =>
      html`<li>${decisionAreas[limit.decision]}: ${limitEffects[limit.effect]}, by ${limit.by}${period(limit.from, limit.to)}</li>`,
  )}</ul>`
}`;
}

export const phoneWords = ({ phones }: Pick<ContactDetails, 'phones'>): readonly string[] =>
  phones.map(({ type, number }) => `${number} (${phoneTypes[type].toLowerCase()})`);

const sentenceCase = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What has to be minded before anybody speaks or writes to them, the most important first. */
export function communicationLines(needs: CommunicationNeeds): readonly string[] {
  const { speaks, reads, interpreter, interpreterNote, signs, literacy, helps, bestWay, bestTime, unsafe } = needs;
  const ways = unsafe.map((way) => contactWays[way]).join(', ');
  const lines: readonly (string | undefined)[] = [
    unsafe.length === 0
      ? undefined
      : `Never reach them by: ${ways}.${needs.unsafeBecause === undefined ? '' : ` ${needs.unsafeBecause}`}`,
    interpreter === 'needed'
      ? `Needs an interpreter, never somebody of the family.${interpreterNote === undefined ? '' : ` ${interpreterNote}`}`
      : interpreter === 'not-asked'
        ? 'Nobody has asked yet whether an interpreter is needed.'
        : undefined,
    speaks.length === 0 ? undefined : `Speaks: ${speaks.join(', ')}.`,
    reads.length === 0 ? undefined : `Reads: ${reads.join(', ')}.`,
    signs === undefined ? undefined : `Signs: ${signs}.`,
    needs.formats.length === 0
      ? undefined
      : `Write in: ${needs.formats.map((each) => formats[each].toLowerCase()).join(', ')}.`,
    literacy === undefined ? undefined : `Reading and writing: ${literacy}.`,
    helps === undefined ? undefined : `What helps: ${helps}`,
    bestWay === undefined && bestTime === undefined
      ? undefined
      : `${sentenceCase([bestWay === undefined ? 'best' : `best by ${contactWays[bestWay]}`, bestTime].filter((each) => each !== undefined).join(', '))}.`,
  ];
  return lines.filter((line) => line !== undefined);
}

export const bullets = (lines: readonly string[]): Html =>
  html`<ul class="govuk-list govuk-list--bullet">${lines.map((line) => html`<li>${line}</li>`)}</ul>`;
