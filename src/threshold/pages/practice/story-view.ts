/** A vignette as it is read: the words of several agencies, in the order in which they were written down. */
import { dayOf } from '../../../clock.ts';
import type { Names } from '../../../kinds/kind.ts';
import { type Certainty, certainties } from '../../../kinds/observation.ts';
import { sentenceOf } from '../../../kinds/registry.ts';
import type { ToldEntry, Vignette } from '../../../rulebook/vignette/vignette.ts';
import { timeline } from '../../../ui/components/timeline.ts';
import { type Html, html, nothing } from '../../../ui/html.ts';
import { onDate } from '../../../ui/when.ts';
import type { Quote } from '../evidence-view.ts';

const nobody: Names = { organisation: () => 'an organisation', practitioner: () => 'somebody' };

const dayIn = (milliseconds: number): Temporal.PlainDate => dayOf(Temporal.Instant.fromEpochMilliseconds(milliseconds));

/** The words as somebody wrote them, without the fact under which the entry is kept: that is for the reader to see. */
export function wordsOf({ told, kind, data }: ToldEntry): string {
  if (told.keptOut !== undefined || kind === null) return told.keptOut ?? '';
  const { said } = data;
  return kind === 'observation.recorded' && typeof said === 'string' ? said : sentenceOf(kind, data, nobody);
}

function certaintyOf({ data, kind }: ToldEntry): string {
  const { certainty } = data;
  if (kind !== 'observation.recorded' || typeof certainty !== 'string' || !Object.hasOwn(certainties, certainty))
    return '';
  const words = certainties[certainty as Certainty];
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

const late = ({ happened, recorded }: ToldEntry): Html =>
  dayIn(happened).equals(dayIn(recorded)) ? nothing : html` Written down on ${onDate(dayIn(recorded))}.`;

export const storyView = ({ told }: Vignette): Html =>
  timeline({
    headingLevel: 3,
    items: told.map((each) => ({
      label: `${each.told.who}, ${each.organisation}`,
      when: onDate(dayIn(each.happened)),
      text: html`<p class="govuk-body">${wordsOf(each)}</p><p class="govuk-body-s">${certaintyOf(each)}${late(each)}</p>`,
    })),
  });

/** Quotes the words of a vignette where a document rests on them. */
export const quoteTold =
  ({ told }: Vignette): Quote =>
  (id) => {
    const each = told.find((entry) => entry.id === id);
    return each === undefined
      ? nothing
      : html`${onDate(dayIn(each.happened))}: “${wordsOf(each)}” <span class="throughline-small">${each.told.who}, ${each.organisation}</span>`;
  };
