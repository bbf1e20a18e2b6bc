/** A passage and what was decided on it, in words. */
import { cutWords } from '../../access/requests/cut-text.ts';
import { grounds } from '../../access/requests/grounds.ts';
import { harms, otherPeople, outcomes } from '../../access/requests/passage-decision.ts';
import { passageFlags } from '../../access/requests/passage-flags.ts';
import { professions } from '../../access/requests/professions.ts';
import { dayOf } from '../../clock.ts';
import type { Names } from '../../kinds/kind.ts';
import { kindNamed } from '../../kinds/registry.ts';
import type { LoggedDecision, Opinion, Passage } from '../../record/access-requests/passages.ts';
import { tag } from '../../ui/components/tag.ts';
import { type Html, html } from '../../ui/html.ts';
import { dateInWords, instantInWords } from '../../ui/when-words.ts';

const outcomeTags = {
  whole: tag({ text: 'All of it', colour: 'green' }),
  cut: tag({ text: 'Words taken out', colour: 'yellow' }),
  summary: tag({ text: 'Summary', colour: 'purple' }),
  'left-out': tag({ text: 'Left out', colour: 'red' }),
} as const;

export function decisionTag({ decided, log }: Passage): Html {
  if (decided !== null) return outcomeTags[decided.decision.outcome];
  return log.length === 0
    ? tag({ text: 'To decide', colour: 'blue' })
    : tag({ text: 'Decide again', colour: 'orange' });
}

export function happenedWords({ entry }: Passage): string {
  const from = dateInWords(dayOf(entry.happenedFrom));
  return entry.happenedTo === null ? from : `${from} to ${dateInWords(dayOf(entry.happenedTo))}`;
}

export const titleOf = ({ entry }: Passage): string => kindNamed(entry.kind).title;

export const writtenBy = ({ entry }: Passage, names: Names): string =>
  entry.recordedBy === null
    ? names.organisation(entry.organisation)
    : `${names.practitioner(entry.recordedBy)}, ${names.organisation(entry.organisation)}`;

/** Each line of a text as a paragraph. */
export const textLines = (text: string): Html =>
  html`${text.split('\n').map((line) => html`<p class="govuk-body">${line}</p>`)}`;

export function flagWords({ flags, people }: Passage): readonly string[] {
  return flags.map((flag) => (flag === 'names-somebody' ? `Names ${people.join(', ')}` : passageFlags[flag]));
}

export const opinionWords = ({ profession, givenBy, givenOn }: Opinion): string =>
  `${givenBy}, ${professions[profession].toLowerCase()}, ${dateInWords(givenOn)}`;

type Shown = { readonly passage: Passage; readonly opinions: readonly Opinion[]; readonly names: Names };

/** One line of the log, with what was taken out. For those who decide and release, never for whoever asks. */
export function decisionWords({ at, by, decision, isOfThisText }: LoggedDecision, shown: Shown): Html {
  const { passage, opinions, names } = shown;
  const opinion = opinions.find(({ id }) => id === decision.opinion);
  const removed = isOfThisText && decision.outcome === 'cut' ? cutWords(passage.text, decision.cuts) : [];
  return html`
<p class="govuk-body">${outcomes[decision.outcome]}${decision.hidesAuthor && ', without the name of who wrote it'}${decision.files === 'kept-back' && ', without its files'}. ${names.practitioner(by)}, ${instantInWords(at)}${decision.together && ', together with others in which nothing stood out'}.</p>
<ul class="govuk-list govuk-list--bullet">
${removed.length > 0 && html`<li>Taken out: ${removed.map((words, index) => html`${index > 0 && ', '}“${words}”`)}</li>`}
${decision.outcome === 'summary' && html`<li>Summary: ${decision.summary}</li>`}
<li>Somebody else: ${otherPeople[decision.others]}${decision.othersBecause !== '' && `. ${decision.othersBecause}`}</li>
<li>Serious harm: ${harms[decision.harm]}${opinion !== undefined && `. ${opinionWords(opinion)}: ${opinion.words}`}</li>
${decision.grounds.map((code) => html`<li>${grounds[code].title}</li>`)}
${decision.reason !== '' && html`<li>Why: ${decision.reason}</li>`}
${!isOfThisText && html`<li>The text has changed since, so it no longer counts.</li>`}
</ul>`;
}
