/** Term dates from a file: a table or a calendar. It is looked at first; what was not used is said. */
import { readFile } from 'node:fs/promises';
import { problem } from '../../errors.ts';
import { readCalendarFile } from '../../interchange/calendars/read-icalendar.ts';
import { type ReadTermDates, readTermDates } from '../../interchange/calendars/read-term-dates.ts';
import { termsOfEvents } from '../../interchange/calendars/terms-of-events.ts';
import { termDatesFileRoute, termDatesRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { details } from '../../ui/components/details.ts';
import { fileUpload } from '../../ui/components/file-upload.ts';
import { formElement, hiddenField } from '../../ui/components/form-element.ts';
import { fragment } from '../../ui/href.ts';
import { type Html, html, nothing } from '../../ui/html.ts';
import type { PageReply, PageRoute, UploadedFile, Visit } from '../../ui/page-route.ts';
import { dateInWords } from '../../ui/when-words.ts';
import { datesTable } from './dates-table.ts';
import { type Keeping, keepingOf } from './term-dates.ts';
import { mayKeepDates } from './who-keeps-dates.ts';

const mostBytes = 1_000_000;

type Read = { readonly read: ReadTermDates; readonly leftOut: readonly string[] };

const refused = (says: string): Read => ({ read: { ok: false, problems: [says] }, leftOut: [] });

async function readFileOf({ path, bytes }: UploadedFile): Promise<Read> {
  if (bytes > mostBytes) return refused('The file is larger than 1 MB. Term dates take up much less.');
  const content = await readFile(path);
  if (!/^\s*(?:\u{feff})?BEGIN:VCALENDAR/iu.test(content.subarray(0, 200).toString('utf8').trimStart()))
    return { read: readTermDates(content), leftOut: [] };
  const calendar = readCalendarFile(content);
  if (!calendar.ok) return refused(calendar.says);
  const found = termsOfEvents(calendar.events);
  return { read: found.read, leftOut: [...calendar.leftOut, ...found.leftOut] };
}

const howToWrite = (): Html =>
  details({
    summary: 'How the file is read',
    text: html`<p class="govuk-body">A table has the columns Kind, Name, From and To. Kind is Term, Half term, Training day, Holiday or Closed:</p>
<pre class="govuk-body-s">Kind,Name,From,To
Term,Autumn term,02/09/2026,18/12/2026
Half term,,26/10/2026,30/10/2026
Training day,,04/01/2027,</pre>
<p class="govuk-body">Of a calendar (iCalendar, .ics) the titles are read, such as “Autumn term begins”, “Last day of autumn term”, “Half term” and “INSET day”.</p>`,
  });

const list = (items: readonly string[]): Html =>
  html`<ul class="govuk-list govuk-list--bullet">${items.map((item) => html`<li>${item}</li>`)}</ul>`;

const uploadForm = (visit: Visit, { keeper }: Keeping, error?: string): Html =>
  formElement({
    action: termDatesFileRoute.link({ school: keeper.id }),
    token: visit.formToken,
    hasFiles: true,
    content: html`${fileUpload({
      name: 'file',
      label: { text: 'File with term dates', size: 's' },
      hint: 'A table (.csv) or a calendar (.ics)',
      accept: '.csv,.ics,text/csv,text/calendar',
      errorMessage: error,
    })}
${button({ text: 'Look at it' })}`,
  });

const notUsed = (leftOut: readonly string[]): Html =>
  leftOut.length === 0
    ? nothing
    : html`<h2 class="govuk-heading-m">What is not used</h2>${list(leftOut.slice(0, 100))}`;

function preview(visit: Visit, { keeper }: Keeping, dates: Extract<ReadTermDates, { ok: true }>['dates']): Html {
  const { from, to } = dates;
  const inWords = (day: string): string => dateInWords(Temporal.PlainDate.from(day));
  return html`<h2 class="govuk-heading-m">What the file says</h2>
${datesTable(dates)}
<p class="govuk-body">These take the place of what was known from ${inWords(from)} to ${inWords(to)}. Dates before and after stay. Limits are counted again.</p>
${formElement({
  action: termDatesRoute.link({ school: keeper.id }),
  token: visit.formToken,
  content: html`${hiddenField('step', 'file')}${hiddenField('dates', JSON.stringify(dates))}${button({ text: 'Use these dates', preventDoubleClick: true })}`,
})}`;
}

function view(visit: Visit, keeping: Keeping, shown?: Read, error?: string): PageReply {
  const read = shown?.read;
  const problems = read?.ok === false ? read.problems : [];
  const says = error ?? (problems.length === 0 ? undefined : 'The file was refused. Nothing was changed');
  return {
    kind: 'page',
    title: 'Term dates from a file',
    heading: 'Term dates from a file',
    caption: keeping.keeper.name,
    section: 'schools',
    back: termDatesRoute.link({ school: keeping.keeper.id }),
    errors: says === undefined ? [] : [{ text: says, href: fragment('file') }],
    main: html`
${problems.length > 0 && html`<h2 class="govuk-heading-m">What is wrong with it</h2>${list(problems.slice(0, 100))}`}
${read?.ok === true && preview(visit, keeping, read.dates)}
${notUsed(shown?.leftOut ?? [])}
${read?.ok === true && html`<h2 class="govuk-heading-m">Another file</h2>`}
${uploadForm(visit, keeping, says)}
${howToWrite()}`,
  };
}

async function keepingFor(visit: Visit): Promise<Keeping> {
  const keeping = await visit.look('term dates', (access) => keepingOf(access, visit.parameters['school'] ?? ''));
  if (!mayKeepDates(visit.actor, keeping.keeper))
    throw problem('NOT_ALLOWED', { action: 'set the term dates of this school' });
  return keeping;
}

export const termDatesFilePage: PageRoute = {
  method: 'GET',
  path: termDatesFileRoute.path,
  handle: async (visit) => view(visit, await keepingFor(visit)),
};

export const termDatesFileAction: PageRoute = {
  method: 'POST',
  path: termDatesFileRoute.path,
  takesFile: 'file',
  handle: async (visit) => {
    const keeping = await keepingFor(visit);
    const { file } = visit;
    if (file === undefined) return view(visit, keeping, undefined, 'Select a file that is not empty');
    return view(visit, keeping, await readFileOf(file));
  },
};
