/** A worked example in words: what was recorded, when one looks, and what the rule says. */
import type { Names } from '../../kinds/kind.ts';
import { sentenceOf } from '../../kinds/registry.ts';
import { type AnyExample, exampleEntries } from '../../rulebook/example/example-entries.ts';
import { namesAndIds } from '../../rulebook/example/example-names.ts';
import type { Pack, Rule } from '../../rulebook/pack/pack-schema.ts';
import { type Html, html } from '../html.ts';
import { dateInWords, instantInWords } from '../when-words.ts';
import { expectationWords } from './expectation-words.ts';
import { codeWords } from './plain-words.ts';

/** A day alone when the example writes a day, otherwise the time with it. */
function momentWords(written: string): string {
  if (!written.includes('T')) return dateInWords(Temporal.PlainDate.from(written));
  return instantInWords(Temporal.PlainDateTime.from(written).toZonedDateTime('Europe/London').toInstant());
}

const instantWords = (at: number): string => {
  const instant = Temporal.Instant.fromEpochMilliseconds(at);
  const local = instant.toZonedDateTimeISO('Europe/London');
  // Noon stands for a day of which no time is written
  return local.hour === 12 && local.minute === 0 ? dateInWords(local.toPlainDate()) : instantInWords(instant);
};

/** Examples call a school "old-school". */
const namesIn = (pack: Pack): Names => {
  const { nameOf } = namesAndIds(pack);
  const name = (id: string): string => codeWords(nameOf(id) ?? 'somebody');
  return { organisation: name, practitioner: name };
};

const moreThanAMinute = 60_000;

function entryList(example: AnyExample, pack: Pack): Html {
  const names = namesIn(pack);
  const entries = exampleEntries(example, pack);
  return html`<ul class="govuk-list govuk-list--bullet">${entries.map(
    ({ kind, data, happened, recorded, corrects }) => {
      const late = recorded - happened > moreThanAMinute ? ` (recorded ${instantWords(recorded)})` : '';
      const place = corrects === null ? -1 : entries.findIndex(({ id }) => id === corrects);
      const about = place < 0 ? '' : `; this concerns the entry in place ${place + 1}`;
      return html`<li>${instantWords(happened)}${late}: ${sentenceOf(kind, data, names)}${about}</li>`;
    },
  )}</ul>`;
}

export function exampleView(example: Rule['examples'][number], rule: Rule, pack: Pack): Html {
  const step = 'step' in example && example.step !== undefined ? example.step : undefined;
  return html`<h3 class="govuk-heading-s">${example.title}</h3>
<p class="govuk-body">Recorded:</p>
${entryList(example, pack)}
${step !== undefined && html`<p class="govuk-body">Somebody wants to record:</p>${entryList({ ...example, entries: [step] }, pack)}`}
<p class="govuk-body">Looked at on ${momentWords(example.asOf)}, the rule says: ${expectationWords(rule, example)}</p>`;
}
