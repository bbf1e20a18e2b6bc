/** An entry as people read it: what it says, what kind of statement it is, what stood there before and who speaks against it. */
import { dayOf, timeZone } from '../../clock.ts';
import type { Names } from '../../kinds/kind.ts';
import { kindNamed, sentenceOf } from '../../kinds/registry.ts';
import { entryOutcomes, sourceTitles } from '../../kinds/statement.ts';
import { compartments, statuses } from '../../kinds/vocabulary.ts';
import type { Thread, Version } from '../../record/entries/threads.ts';
import type { StoredEntry } from '../../record/entry-row.ts';
import type { FileFacts } from '../../record/files/waiting-files.ts';
import { attachmentRoute } from '../../ui/addresses.ts';
import { details } from '../../ui/components/details.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { tag } from '../../ui/components/tag.ts';
import { type Html, html } from '../../ui/html.ts';
import { atInstant, dateWithDistance, onDate } from '../../ui/when.ts';
import { fileWords } from './files-question.ts';

export type Reading = {
  readonly child: string;
  readonly names: Names;
  readonly today: Temporal.PlainDate;
  /** By entry. */
  readonly files: ReadonlyMap<string, readonly FileFacts[]>;
  /** On paper nothing can be opened: everything is written out. */
  readonly onPaper?: boolean;
};

/** What begins with a day, as an involvement or a lapsed limit does, is said without the hour. */
export function momentWords(at: Temporal.Instant, today: Temporal.PlainDate): Html {
  const { hour, minute } = at.toZonedDateTimeISO(timeZone);
  return hour === 0 && minute === 0 ? dateWithDistance(dayOf(at), today) : atInstant(at);
}

export function happenedWords(entry: StoredEntry, today: Temporal.PlainDate): Html {
  if (entry.precision === 'moment') return momentWords(entry.happenedFrom, today);
  const until = entry.happenedTo === null ? undefined : html` to ${onDate(dayOf(entry.happenedTo))}`;
  return html`${dateWithDistance(dayOf(entry.happenedFrom), today)}${until}`;
}

/** Both times, and nothing that counts from today: paper is read later. */
export function happenedOnPaper({ precision, happenedFrom, happenedTo, recordedAt }: StoredEntry): Html {
  const from = precision === 'moment' ? atInstant(happenedFrom) : onDate(dayOf(happenedFrom));
  return html`${from}${happenedTo !== null && html` to ${onDate(dayOf(happenedTo))}`}, recorded on ${onDate(dayOf(recordedAt))}`;
}

/** "Priya Nair, Alder Lane Primary School" */
export function authorWords({ recordedBy, organisation }: StoredEntry, names: Names): string {
  const where = names.organisation(organisation);
  return recordedBy === null ? where : `${names.practitioner(recordedBy)}, ${where}`;
}

/** Recorded on another day than it happened: what was known when matters. */
const recordedLate = (entry: StoredEntry): boolean =>
  Temporal.PlainDate.compare(dayOf(entry.happenedFrom), dayOf(entry.recordedAt)) !== 0;

/** What kind of statement it is, in which part it stands and for whom. What has no such label is a fact that many read. */
export const tagsOf = ({ entry, withdrawal }: Version): Html => {
  const { status, outcome, compartment, audience } = entry;
  return html`${status !== 'fact' && html`${tag({ text: statuses[status], colour: status === 'allegation' ? 'orange' : 'blue' })} `}${
    outcome !== undefined && html`${tag({ text: entryOutcomes[outcome], colour: 'grey' })} `
  }${compartment !== 'general' && html`${tag({ text: compartments[compartment], colour: 'purple' })} `}${
    audience !== null && html`${tag({ text: 'Only named roles see this', colour: 'magenta' })} `
  }${withdrawal !== null && html`${tag({ text: 'Withdrawn', colour: 'red' })}`}`;
};

const homeWords = ({ homeSystem, homeReference }: StoredEntry): string | undefined =>
  homeSystem === 'throughline'
    ? undefined
    : `From ${homeSystem}${homeReference === undefined ? '' : `, reference ${homeReference}`}.`;

/** Where it comes from, when it was recorded, and whose record it is, where that is not what one would think. */
function provenance(entry: StoredEntry, { names, onPaper }: Reading): Html | false {
  const said = [
    onPaper !== true && recordedLate(entry) && html`Recorded on ${onDate(dayOf(entry.recordedAt))}.`,
    entry.source !== undefined && html`${sourceTitles[entry.source]}.`,
    homeWords(entry),
    entry.controller !== entry.organisation && `Record of ${names.organisation(entry.controller)}.`,
  ].filter((each) => each !== false && each !== undefined);
  return said.length > 0 && html`<p class="govuk-body-s">${said.map((each) => html`${each} `)}</p>`;
}

function filesOf(entry: StoredEntry, { child, files, onPaper }: Reading): Html | undefined {
  const own = files.get(entry.id) ?? [];
  if (own.length === 0) return undefined;
  const shown = own.map((file) =>
    onPaper
      ? html`<li>File: ${file.name} (${fileWords(file)})</li>`
      : html`<li><a class="govuk-link" href="${attachmentRoute.link({ child, file: file.id })}">Save ${file.name}</a> (${fileWords(file)})</li>`,
  );
  return html`<ul class="govuk-list">${shown}</ul>`;
}

function withdrawnWords(withdrawal: StoredEntry, { names }: Reading): Html {
  const { reason } = withdrawal.data;
  return html`<p class="govuk-body-s">Withdrawn by ${authorWords(withdrawal, names)} on ${onDate(dayOf(withdrawal.recordedAt))}: ${typeof reason === 'string' && reason}</p>`;
}

/** What stood there: its words, who recorded it and when. */
const earlierVersion = ({ entry, withdrawal }: Version, reading: Reading): Html => html`
<li id="${entry.id}"><p class="govuk-body govuk-!-margin-bottom-1">${sentenceOf(entry.kind, entry.data, reading.names)}</p>
<p class="govuk-body-s">Recorded by ${authorWords(entry, reading.names)} on ${atInstant(entry.recordedAt)}.</p>
${withdrawal !== null && withdrawnWords(withdrawal, reading)}${filesOf(entry, reading)}</li>`;

function earlierVersions({ earlier }: Thread, reading: Reading): Html | undefined {
  if (earlier.length === 0) return undefined;
  const list = html`<ul class="govuk-list govuk-list--spaced">${earlier.map((version) => earlierVersion(version, reading))}</ul>`;
  const summary =
    earlier.length === 1 ? 'What stood here before' : `What stood here before (${earlier.length} versions)`;
  return reading.onPaper
    ? html`<h4 class="govuk-heading-s">${summary}</h4>${list}`
    : details({ summary, text: list, classes: 'govuk-!-margin-bottom-2' });
}

const correctedWords = ({ entry }: Version, { names }: Reading): Html | false =>
  entry.corrects !== null &&
  html`<p class="govuk-body-s">Corrected by ${authorWords(entry, names)} on ${onDate(dayOf(entry.recordedAt))}${entry.correctedBecause !== undefined && `: ${entry.correctedBecause}`}</p>`;

const disputeTitle = ({ kind }: StoredEntry): string =>
  kind === 'family.disagreed' ? 'The family disagrees' : 'Disagreement';

/** Statements against an entry, for wherever it is shown. */
export const disputesView = (disputes: readonly Version[], { names }: Pick<Reading, 'names'>): Html =>
  html`${disputes.map(({ entry, withdrawal }) =>
    insetText({
      id: entry.id,
      classes: 'throughline-dispute',
      text: html`<p class="govuk-body govuk-!-margin-bottom-1"><strong>${disputeTitle(entry)}:</strong> ${sentenceOf(entry.kind, entry.data, names)}</p>
<p class="govuk-body-s govuk-!-margin-bottom-0">${withdrawal !== null && 'Withdrawn since. '}Recorded by ${authorWords(entry, names)} on ${onDate(dayOf(entry.recordedAt))}.</p>`,
    }),
  )}`;

/** All of an entry below its title. */
export const threadView = (thread: Thread, reading: Reading): Html => {
  const { now, disputes } = thread;
  const { entry, withdrawal } = now;
  return html`
<p class="govuk-body">${sentenceOf(entry.kind, entry.data, reading.names)}</p>
${provenance(entry, reading)}
${correctedWords(now, reading)}
${withdrawal !== null && withdrawnWords(withdrawal, reading)}
${filesOf(entry, reading)}
${disputesView(disputes, reading)}
${earlierVersions(thread, reading)}`;
};

export const threadTitle = ({ now: { entry } }: Thread): string => kindNamed(entry.kind).title;
