/** Going from day to day: forwards, backwards, with a slider, or by a list. Everything works without JavaScript. */
import { playRoute } from '../../ui/addresses.ts';
import { attributes } from '../../ui/attributes.ts';
import { button } from '../../ui/components/button.ts';
import { details } from '../../ui/components/details.ts';
import { pagination } from '../../ui/components/pagination.ts';
import type { Href } from '../../ui/href.ts';
import { type Html, html } from '../../ui/html.ts';
import { dateInWords, monthNames } from '../../ui/when-words.ts';

export const dayWords = (day: string): string => dateInWords(Temporal.PlainDate.from(day));

const place = 'this-day';
export const dayHeading = (day: string): Html => html`<h2 class="govuk-heading-l" id="${place}">${dayWords(day)}</h2>`;

type Stepping = { readonly child: string; readonly days: readonly string[]; readonly index: number };

const to = (child: string, day: string): Href => playRoute.link({ child }, { on: day }, place);

/** @param label of the landmark, of which a page has each once */
export function stepLinks({ child, days, index }: Stepping, label: string): Html {
  const [previous, next] = [days[index - 1], days[index + 1]];
  return pagination({
    landmarkLabel: label,
    classes: 'throughline-steps',
    previous:
      previous === undefined
        ? undefined
        : { href: to(child, previous), text: 'Day before', labelText: dayWords(previous) },
    next: next === undefined ? undefined : { href: to(child, next), text: 'Next day', labelText: dayWords(next) },
  });
}

/** The number of the day is sent, and its date is shown while the slider moves where there is JavaScript. */
export function slider({ child, days, index }: Stepping): Html {
  const day = days[index] ?? '';
  const range = attributes({
    type: 'range',
    id: 'step',
    name: 'step',
    min: '1',
    max: String(days.length),
    value: String(index + 1),
    class: 'throughline-slider',
    'aria-valuetext': dayWords(day),
    'data-throughline-days': days.join(' '),
  });
  return html`<form action="${playRoute.link({ child })}" method="get" class="throughline-slide">
<label class="govuk-label govuk-label--s" for="step">Go to another day</label>
<p class="govuk-hint govuk-!-margin-bottom-1">From ${dayWords(days[0] ?? day)} to ${dayWords(days.at(-1) ?? day)}</p>
<input${range}>
<p class="govuk-body"><output for="step">${dayWords(day)}</output></p>
${button({ text: 'Show this day', look: 'secondary' })}
</form>`;
}

export function allDays({ child, days, index }: Stepping): Html {
  const months = Map.groupBy(days, (day) => day.slice(0, 7));
  const here = days[index];
  return details({
    summary: `All ${days.length} days`,
    text: html`${[...months].map(
      ([month, some]) =>
        html`<p class="govuk-body-s">${monthNames[Number(month.slice(5)) - 1]} ${month.slice(0, 4)}: ${some.map(
          (day) =>
            day === here
              ? html`<strong>${Number(day.slice(8))}</strong> `
              : html`<a class="govuk-link" href="${to(child, day)}">${Number(day.slice(8))}<span class="govuk-visually-hidden"> ${dayWords(day).replace(/^\d+ /u, '')}</span></a> `,
        )}</p>`,
    )}`,
  });
}
