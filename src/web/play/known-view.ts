/** What each agency had recorded by a day: drawn as lanes, and the same in words. */
import { dayOf } from '../../clock.ts';
import { kindNamed, sentenceOf } from '../../kinds/registry.ts';
import type { ChronologyEntry } from '../../record/chronology.ts';
import { details } from '../../ui/components/details.ts';
import { scrollPane } from '../../ui/components/scroll-pane.ts';
import { type Html, html, nothing } from '../../ui/html.ts';
import { timelineLanes } from '../../ui/pictures/timeline-lanes.ts';
import { onDate } from '../../ui/when.ts';
import { dateInWords } from '../../ui/when-words.ts';
import { type Agency, knownBy, type Played } from './played.ts';
import { dayWords } from './stepping.ts';

export type Moment = { readonly day: string; readonly from: number; readonly until: number };

export function lanesView({ agencies }: Played, { day, until }: Moment): Html {
  const picture = timelineLanes(
    agencies.map(({ name, entries }) => ({
      title: name,
      marks: entries.map((entry) => ({
        at: entry.recordedAt,
        until: null,
        shape: entry.status,
        says: `${kindNamed(entry.kind).title}, recorded ${dateInWords(dayOf(entry.recordedAt))}`,
      })),
    })),
    { at: Temporal.Instant.fromEpochMilliseconds(until), says: dayWords(day) },
  );
  return picture === null
    ? nothing
    : html`${scrollPane({ label: 'Picture: what each agency had recorded', content: picture })}
<p class="govuk-body-s">What is faint was recorded later: nobody knew it then.</p>`;
}

const longest = 200;
const shortened = (says: string): string => (says.length > longest ? `${says.slice(0, longest).trimEnd()}…` : says);

function entryLine({ kind, data, happenedFrom, recordedAt }: ChronologyEntry, { names }: Played): Html {
  const [happened, recorded] = [dayOf(happenedFrom), dayOf(recordedAt)];
  const late = happened.equals(recorded) ? nothing : html`, recorded ${onDate(recorded)}`;
  return html`<li>${shortened(sentenceOf(kind, data, names))} <span class="govuk-hint">(${onDate(happened)}${late})</span></li>`;
}

const list = (entries: readonly ChronologyEntry[], played: Played): Html =>
  html`<ul class="govuk-list govuk-list--bullet">${entries.map((entry) => entryLine(entry, played))}</ul>`;

const counted = (count: number): string => (count === 1 ? '1 entry' : `${count} entries`);

function agencyView({ name, entries }: Agency, all: number, { from }: Moment, played: Played): Html {
  const today = entries.filter(({ recordedAt }) => recordedAt.epochMilliseconds >= from);
  const before = entries.length - today.length;
  const others = all - entries.length;
  return html`<h4 class="govuk-heading-s">${name}</h4>
${today.length > 0 && html`<p class="govuk-body govuk-!-margin-bottom-1">New on this day:</p>${list(today, played)}`}
${
  before > 0 &&
  details({
    summary: today.length === 0 ? `${counted(before)} by then` : `${counted(before)} before`,
    text: list(entries.slice(0, before).toReversed(), played),
  })
}
<p class="govuk-body-s">${others === 0 ? 'Nobody else had recorded anything.' : `Others had recorded ${counted(others)} that it had not.`}</p>`;
}

/** Those who recorded something on that day come first. */
export function knownView(played: Played, moment: Moment): Html {
  const agencies = knownBy(played, moment.until);
  const all = agencies.reduce((sum, { entries }) => sum + entries.length, 0);
  const isNew = ({ entries }: Agency): boolean =>
    entries.some(({ recordedAt }) => recordedAt.epochMilliseconds >= moment.from);
  const known = agencies.filter(({ entries }) => entries.length > 0);
  const silent = agencies.filter(({ entries }) => entries.length === 0);
  return html`<h3 class="govuk-heading-m">What each agency knew</h3>
<p class="govuk-body">By its own entries, as far as you can see them. Whether it could also read what others had written depends on who was allowed to.</p>
${[...known.filter(isNew), ...known.filter((each) => !isNew(each))].map((agency) => agencyView(agency, all, moment, played))}
${silent.length > 0 && html`<p class="govuk-body">Had recorded nothing yet: ${silent.map(({ name }) => name).join(', ')}.</p>`}`;
}
