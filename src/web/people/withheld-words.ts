/** Warnings about what must not be told to whom, wherever somebody might tell it. */
import { withheldSubjects } from '../../kinds/telling.ts';
import type { SeenFamily } from '../../record/people/read-family.ts';
import { concerns, isToBeReviewed, type Restriction, restrictionState } from '../../record/people/restrictions.ts';
import { withheldRoute } from '../../ui/addresses.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { warningText } from '../../ui/components/warning-text.ts';
import { type Html, html } from '../../ui/html.ts';
import { dateInWords } from '../../ui/when-words.ts';

export const subjectWords = ({ subjects }: Pick<Restriction, 'subjects'>): string =>
  subjects.map((subject) => withheldSubjects[subject]).join('; ');

/** Whom it concerns: a name, or everybody but some. */
export const whomWords = ({ person, who }: Pick<Restriction, 'person' | 'who'>): string =>
  person === null ? `anybody of the family except ${who}` : who;

/** Those that hold today, and those that ran out and nobody has looked at since: they warn until somebody has. */
export const warning = (restrictions: readonly Restriction[], today: Temporal.PlainDate): readonly Restriction[] =>
  restrictions.filter((each) => restrictionState(each, today) !== 'ended');

function oneWarning(restriction: Restriction, child: string, today: Temporal.PlainDate): Html {
  const { until, maySay, withheld } = restriction;
  const lapsed = restrictionState(restriction, today) === 'lapsed';
  const state = lapsed
    ? `This ran out on ${dateInWords(until)} and nobody has looked at it again. Ask before you tell.`
    : `Until ${dateInWords(until)}.`;
  const says = (text: string): string => (/[.!?]$/u.test(text) ? text : `${text}.`);
  return warningText({
    text: html`Do not tell ${whomWords(restriction)}: ${subjectWords(restriction)}. ${says(withheld)} ${state}${
      maySay !== null && html` You may say: ${says(maySay)}`
    } <a class="govuk-link" href="${withheldRoute.link({ child, restriction: restriction.id })}">${
      isToBeReviewed(restriction, today) ? 'Look at it again' : 'Why, and who decided'
    }<span class="govuk-visually-hidden"> (${whomWords(restriction)})</span></a>`,
  });
}

/**
 * @param about only those that concern this person
 */
export function withheldWarnings(
  { family, sees }: SeenFamily,
  child: string,
  today: Temporal.PlainDate,
  about?: string,
): Html {
  const shown = warning(family.restrictions, today).filter((each) => about === undefined || concerns(each, about));
  return html`${shown.map((each) => oneWarning(each, child, today))}${
    !sees.safeguarding &&
    insetText({
      text: 'What must not be told to whom stands in a part of the record that your role does not open. Before you tell anybody of a family something about a child, ask your designated safeguarding lead or the social worker. This stands on the page of every child.',
    })
  }`;
}
