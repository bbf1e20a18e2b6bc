/** By when a request has to be answered, in words, and how that was reckoned. */
import { clockSources, type RequestClock } from '../../access/requests/request-clock.ts';
import type { AccessRequest } from '../../record/access-requests/read-request.ts';
import { details } from '../../ui/components/details.ts';
import { tag } from '../../ui/components/tag.ts';
import { type Html, html } from '../../ui/html.ts';
import { dateWithDistance, onDate } from '../../ui/when.ts';
import { dateInWords } from '../../ui/when-words.ts';
import { sourceLine } from './source-line.ts';

type Day = Temporal.PlainDate;

const soonDays = 7;
const days = (count: number): string => `${count} ${count === 1 ? 'day' : 'days'}`;

/** @param isOver it was answered or closed: nothing is late any more */
export function dueWords(clock: RequestClock, today: Day, isOver: boolean): Html {
  if (clock.state === 'waits-for-identity') return html`Waits for proof of who they are, since ${onDate(clock.since)}`;
  if (clock.state === 'paused')
    return html`Stands still since ${onDate(clock.since)}, because we asked what they mean; ${days(clock.left)} left after that`;
  const left = today.until(clock.due, { largestUnit: 'days' }).days;
  const mark =
    isOver || left > soonDays
      ? null
      : left < 0
        ? tag({ text: 'Overdue', colour: 'red' })
        : tag({ text: 'Due soon', colour: 'orange' });
  return html`${dateWithDistance(clock.due, today)}${mark !== null && html` ${mark}`}`;
}

function reckoning({ clock, receivedOn }: Pick<AccessRequest, 'clock' | 'receivedOn'>): Html {
  if (clock.state !== 'runs')
    return html`<p class="govuk-body">Received on ${dateInWords(receivedOn)}. The last day is known when the clock goes on.</p>`;
  const { begins, stoodStill, isExtended, otherwise, due, extendBy } = clock;
  return html`<ul class="govuk-list govuk-list--bullet">
<li>Counted from ${dateInWords(begins)}${Temporal.PlainDate.compare(begins, receivedOn) !== 0 ? ', when proof of who they are that we asked for had come' : ', when it was received'}.</li>
<li>${isExtended ? 'One month, and two more.' : 'One month.'}</li>
${stoodStill > 0 && html`<li>${days(stoodStill)} more, for which it stood still.</li>`}
${otherwise !== null && html`<li>${dateInWords(otherwise)} is no working day, so ${dateInWords(due)}.</li>`}
${!isExtended && html`<li>If it takes longer, tell the person by ${dateInWords(extendBy)}, and why.</li>`}
</ul>`;
}

export const clockExplained = (request: Pick<AccessRequest, 'clock' | 'receivedOn'>): Html =>
  details({
    summary: 'How the days were counted',
    text: html`${reckoning(request)}
<p class="govuk-body">The rules that this follows:</p>
<ul class="govuk-list govuk-list--bullet">${clockSources.map((each) => html`<li>${each.says} ${sourceLine(each)}</li>`)}</ul>`,
  });
