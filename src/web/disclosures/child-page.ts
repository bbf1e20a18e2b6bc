/** Who could see one child in a time, and who did, for a data protection officer. */
import type { Could } from '../../access/who-could.ts';
import type { Names } from '../../kinds/kind.ts';
import { compartments, isRole, type Purpose, purposes, roles } from '../../kinds/vocabulary.ts';
import { type AskedChild, askAbout } from '../../record/disclosures/officer-scope.ts';
import { type Release, releasesOf } from '../../record/disclosures/releases.ts';
import { protectedInvolvements, whoCouldSee } from '../../record/disclosures/who-could-see.ts';
import { type Did, type DidList, peopleWhoDid, whoDidSee } from '../../record/disclosures/who-did-see.ts';
import { loadNames } from '../../record/organisations.ts';
import {
  draftReleaseRoute,
  keepingChildRoute,
  releaseRoute,
  whoSawChildRoute,
  whoSawReceiptRoute,
  whoSawRoute,
} from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { dateInput } from '../../ui/components/date-input.ts';
import { scrollPane } from '../../ui/components/scroll-pane.ts';
import { select } from '../../ui/components/select.ts';
import { table } from '../../ui/components/table.ts';
import { errorList } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { type Html, html } from '../../ui/html.ts';
import type { PageRoute } from '../../ui/page-route.ts';
import { type Paging, pages, readPage, showing } from '../../ui/paging.ts';
import { dateInWords, instantInWords } from '../../ui/when-words.ts';
import { type Period, periodQuery, readPeriod } from './period.ts';

const basisWords: Readonly<Record<Could['basis'], string>> = {
  involvement: 'Works with the child',
  agreement: 'Sharing agreement',
  emergency: 'Emergency access',
  challenge: 'Acts on a challenge',
};

const modeWords: Readonly<Record<Could['mode'], string>> = {
  existence: 'Who the child is',
  own: 'What their organisation recorded',
  recorded: 'What one organisation recorded',
  content: 'The record',
};

const dayWords = (milliseconds: number): string =>
  dateInWords(Temporal.Instant.fromEpochMilliseconds(milliseconds).toZonedDateTimeISO('Europe/London').toPlainDate());

const purposeWords = (codes: readonly Purpose[]): string => codes.map((code) => purposes[code]).join(', ');

/** Whoever must not learn where the child is would learn it from the name of the place. */
const placeWords = (each: Could, names: Names, hidden: ReadonlySet<string>): string =>
  hidden.has(each.involvement) ? 'An organisation that is protected' : names.organisation(each.organisation);

function couldTable(all: readonly Could[], names: Names, hidden: ReadonlySet<string>): Html {
  if (all.length === 0) return html`<p class="govuk-body">Nobody.</p>`;
  return scrollPane({
    label: 'Who could see',
    content: table({
      caption: 'Who could see',
      captionClasses: 'govuk-visually-hidden',
      head: ['Who', 'Where', 'What', 'Why', 'From', 'Until'],
      rows: all.map((each) => [
        html`${names.practitioner(each.practitioner)}${each.role !== null && html`<br>${roles[each.role]}`}`,
        placeWords(each, names, hidden),
        each.mode === 'content'
          ? `The record: ${each.compartments.map((code) => compartments[code]).join(', ')}`
          : modeWords[each.mode],
        `${basisWords[each.basis]}: ${purposes[each.purpose]}`,
        dayWords(each.startsAt),
        each.endsAt === null ? 'Still' : dayWords(each.endsAt),
      ]),
    }),
  });
}

const postsWords = ({ posts }: Did, names: Names): string =>
  posts
    .map(({ role, organisation }) => `${isRole(role) ? roles[role] : role}, ${names.organisation(organisation)}`)
    .join('; ');

const didTable = (rows: readonly Did[], names: Names): Html =>
  rows.length === 0
    ? html`<p class="govuk-body">Nobody.</p>`
    : scrollPane({
        label: 'Who did',
        content: table({
          caption: 'Who did',
          captionClasses: 'govuk-visually-hidden',
          head: ['When', 'Who', 'What', 'Purpose'],
          rows: rows.map((each) => [
            instantInWords(each.at),
            each.practitioner === null
              ? 'Throughline itself'
              : html`${names.practitioner(each.practitioner)}<br>${postsWords(each, names)}`,
            each.kind === 'shown' ? `Saw: ${each.what}` : `Did: ${each.what}`,
            purposeWords(each.purposes),
          ]),
        }),
      });

type Loaded = {
  readonly could: readonly Could[];
  readonly hidden: ReadonlySet<string>;
  readonly did: DidList;
  readonly people: readonly string[];
  readonly releases: readonly Release[];
  readonly names: Names;
};

async function load(
  child: AskedChild,
  period: Period,
  practitioner: string | undefined,
  paging: Paging,
): Promise<Loaded> {
  const during = { from: period.start, until: period.end };
  const could = await whoCouldSee(child, period.span);
  const did = await whoDidSee(child, { ...during, practitioner }, paging);
  const people = await peopleWhoDid(child, during);
  const names = await loadNames(
    child.access,
    [
      ...could.map(({ organisation }) => organisation),
      ...did.rows.flatMap(({ posts }) => posts.map(({ organisation }) => organisation)),
    ],
    [...could.map((each) => each.practitioner), ...people],
  );
  return { could, did, people, names, hidden: await protectedInvolvements(child), releases: await releasesOf(child) };
}

function periodForm(
  child: string,
  { form }: Period,
  practitioner: string | undefined,
  { people, names }: Loaded,
): Html {
  return html`<form action="${whoSawChildRoute.link({ child })}" method="get" novalidate>
${dateInput({ ...field(form, 'from'), fieldset: { legend: { text: 'First day', size: 's' } } })}
${dateInput({ ...field(form, 'to'), fieldset: { legend: { text: 'Last day', size: 's' } } })}
${select({
  name: 'who',
  label: { text: 'Who did: only', size: 's' },
  value: practitioner ?? '',
  items: [
    { value: '', text: 'Everybody' },
    ...people
      .map((value) => ({ value, text: names.practitioner(value) }))
      .toSorted((a, b) => a.text.localeCompare(b.text, 'en-GB')),
  ],
})}
${button({ text: 'Show', look: 'secondary' })}
</form>`;
}

function view(asked: AskedChild, period: Period, loaded: Loaded, practitioner: string | undefined, paging: Paging) {
  const { id: child } = asked;
  const query = periodQuery(period);
  const { could, did, names, hidden, releases } = loaded;
  return {
    kind: 'page' as const,
    title: 'Who could see this child, and who did',
    heading: 'Who could see this child, and who did',
    caption: `${asked.forename} ${asked.surname}, born ${dateInWords(asked.dateOfBirth)}`,
    section: 'who-saw' as const,
    back: whoSawRoute.link(),
    errors: errorList(period.form),
    main: html`
${periodForm(child, period, practitioner, loaded)}
<h2 class="govuk-heading-m">Who could see, from ${dateInWords(period.from)} to ${dateInWords(period.to)}</h2>
${asked.scope.organisations !== null && html`<p class="govuk-body">Of your own organisation. The officer of the partnership sees all.</p>`}
${couldTable(could, names, hidden)}
<h2 class="govuk-heading-m">Who did</h2>
${showing(paging, did.rows.length, did.total)}
${didTable(did.rows, names)}
${pages(paging, did.total, (page) => whoSawChildRoute.link({ child }, { ...query, who: practitioner, page }))}
${did.total > 0 && html`<p class="govuk-body"><a class="govuk-link" href="${whoSawReceiptRoute.link({ child }, query)}">Download a receipt of these days</a>: each line with its proof that it stands in the log.</p>`}
<p class="govuk-body"><a class="govuk-link" href="${keepingChildRoute.link({ child })}">How long this record is kept, and holds on it</a></p>
<h2 class="govuk-heading-m">For the family</h2>
<p class="govuk-body">What you release says who looked at the record and who could. Decide about each line first: telling may put somebody in danger.</p>
${releases.length > 0 && html`<ul class="govuk-list govuk-list--bullet">${releases.map((each) => html`<li><a class="govuk-link" href="${releaseRoute.link({ child, release: each.id })}">${each.forWhom}</a>: ${each.releasedAt === null ? 'not released yet' : `released ${instantInWords(each.releasedAt)}`}</li>`)}</ul>`}
${button({ text: 'Prepare a release', href: draftReleaseRoute.link({ child }, query), look: 'secondary' })}`,
  };
}

export const whoSawChildPage: PageRoute = {
  method: 'GET',
  path: whoSawChildRoute.path,
  handle: (visit) =>
    visit.look('who could see and who did', async (access) => {
      const asked = await askAbout(access, visit.parameters['child'] ?? '');
      const period = readPeriod(visit.query, visit.today);
      const practitioner = visit.query['who'] === '' ? undefined : visit.query['who'];
      const paging = readPage(visit.query['page'], 50);
      const known = await load(asked, period, undefined, paging);
      const chosen = known.people.find((each) => each === practitioner);
      const loaded = chosen === undefined ? known : await load(asked, period, chosen, paging);
      return view(asked, period, loaded, chosen, paging);
    }),
};
