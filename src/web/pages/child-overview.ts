/** A child's overview: who is involved, where the child goes to school, what is due. */

import type { Names } from '../../kinds/kind.ts';
import { purposes, roles } from '../../kinds/vocabulary.ts';
import type { Access } from '../../record/access.ts';
import { identifiersOf, type OpenChild, openChild } from '../../record/child.ts';
import { dutiesOfChild, type OwedDuty } from '../../record/duties.ts';
import { type InvolvedOrganisation, involvementsOf } from '../../record/involvements.ts';
import { enrolmentsOf, type OnRoll } from '../../record/moves.ts';
import { loadNames } from '../../record/organisations.ts';
import { childRoute, childrenRoute, involvementRoute } from '../../ui/addresses.ts';
import { childIdentity, childNavigation } from '../../ui/child-identity.ts';
import type { ChildPanel } from '../../ui/child-panel.ts';
import { details } from '../../ui/components/details.ts';
import { scrollPane } from '../../ui/components/scroll-pane.ts';
import { summaryList } from '../../ui/components/summary-list.ts';
import { table } from '../../ui/components/table.ts';
import { dutyAddress } from '../../ui/duty-address.ts';
import { dueWords, dutyStateTag, partyWords } from '../../ui/duty-words.ts';
import { type Html, html } from '../../ui/html.ts';
import type { PageRoute, Visit } from '../../ui/page-route.ts';
import { onDate } from '../../ui/when.ts';

const dayOf = (instant: Temporal.Instant): Temporal.PlainDate =>
  instant.toZonedDateTimeISO('Europe/London').toPlainDate();

const isCurrent = ({ startsAt, endsAt }: InvolvedOrganisation, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(startsAt, now) <= 0 && (endsAt === null || Temporal.Instant.compare(endsAt, now) > 0);

function involvedTable(involved: readonly InvolvedOrganisation[], names: Names, now: Temporal.Instant): Html {
  const current = involved.filter((each) => isCurrent(each, now));
  if (current.length === 0) return html`<p class="govuk-body">Nobody whom you can see is involved now.</p>`;
  return scrollPane({
    label: 'Who is involved',
    content: table({
      caption: 'Who is involved',
      captionSize: 'm',
      head: ['Who', 'Why', 'Since'],
      rows: current.map((each) => [
        each.practitioner === null
          ? html`${names.organisation(each.organisation)}${each.role !== null && html` (${roles[each.role]})`}`
          : html`${names.practitioner(each.practitioner)}, ${names.organisation(each.organisation)}${each.role !== null && html` (${roles[each.role]})`}`,
        purposes[each.purpose],
        onDate(dayOf(each.startsAt)),
      ]),
    }),
  });
}

/** What has been overdue for so long is not what today is about. */
const longAgo = { days: 365 } as const;
const most = 10;

function dueRows(
  caption: string,
  duties: readonly OwedDuty[],
  names: Names,
  { engine }: Access,
  today: Temporal.PlainDate,
): Html {
  return scrollPane({
    label: caption,
    content: table({
      caption,
      captionSize: 'm',
      head: ['What', 'Owed by', 'Due', 'State'],
      rows: duties.map((duty) => [
        html`<a class="govuk-link" href="${dutyAddress(duty)}">${engine.rulebook.dutyRule(duty.rule)?.rule.title ?? duty.rule}</a>`,
        partyWords(duty.owner, names.organisation),
        dueWords(duty, today),
        dutyStateTag(duty.state),
      ]),
    }),
  });
}

function dueTables(duties: readonly OwedDuty[], names: Names, access: Access, today: Temporal.PlainDate): Html {
  const open = duties.filter((duty) => duty.ending === null);
  if (open.length === 0) return html`<p class="govuk-body">Nothing that you can see is owed for this child.</p>`;
  const before = today.subtract(longAgo).toZonedDateTime('Europe/London').epochMilliseconds;
  const { old = [], now = [] } = Object.groupBy(open, ({ due }) =>
    due.kind === 'at' && due.at < before ? 'old' : 'now',
  );
  const rows = (caption: string, some: readonly OwedDuty[]): Html => dueRows(caption, some, names, access, today);
  return html`
${now.length === 0 ? html`<h2 class="govuk-heading-m">What is due</h2><p class="govuk-body">Nothing is due now.</p>` : rows('What is due', now.slice(0, most))}
${now.length > most && details({ summary: `What is due after that (${now.length - most})`, text: rows('After that', now.slice(most)) })}
${old.length > 0 && details({ summary: `Overdue for more than a year (${old.length})`, text: rows('Overdue for more than a year', old) })}`;
}

function schoolRows(enrolments: readonly OnRoll[], names: Names): Html {
  if (enrolments.length === 0) return html`<p class="govuk-body">No school that you can see.</p>`;
  return summaryList({
    rows: enrolments.map(({ organisation, startsOn, endsOn, yearGroup }) => ({
      key: names.organisation(organisation),
      value: html`From ${onDate(startsOn)}${endsOn === null ? ', on the roll now' : html` to ${onDate(endsOn)}`}${endsOn === null && yearGroup !== null && html`. Year group ${yearGroup}`}`,
    })),
  });
}

async function showOverview(
  child: OpenChild,
  panels: readonly ChildPanel[],
  visit: Visit,
): Promise<{ readonly identity: Html; readonly main: Html }> {
  const { access } = child;
  const [involved, enrolments, duties, identifiers] = [
    await involvementsOf(child),
    await enrolmentsOf(child),
    await dutiesOfChild(child),
    await identifiersOf(child),
  ];
  const names = await loadNames(
    access,
    [
      ...involved.map(({ organisation }) => organisation),
      ...enrolments.map(({ organisation }) => organisation),
      ...duties.flatMap(({ owner, to }) => [owner.organisation, to?.organisation ?? null].filter((id) => id !== null)),
    ],
    involved.flatMap(({ practitioner }) => (practitioner === null ? [] : [practitioner])),
  );
  const offered: Html[] = [];
  for (const panel of panels.toSorted((a, b) => a.order - b.order)) {
    const shown = await panel.show(child, visit);
    if (shown !== null) offered.push(shown);
  }
  return {
    identity: childIdentity(child, identifiers, visit.today),
    main: html`
${childNavigation(child.id, 'overview')}
<h1 class="govuk-heading-l">Overview</h1>
${offered}
${dueTables(duties, names, access, visit.today)}
${involvedTable(involved, names, visit.now)}
<p class="govuk-body"><a class="govuk-link" href="${involvementRoute.link({ child: child.id })}">Who works with this child, since when and why</a></p>
<h2 class="govuk-heading-m">Schools</h2>
${schoolRows(enrolments, names)}`,
  };
}

export const childOverviewPage = (panels: readonly ChildPanel[]): PageRoute => ({
  method: 'GET',
  path: childRoute.path,
  handle: async (visit) => {
    const shown = await visit.look('child overview', async (access) => {
      const child = await openChild(access, visit.parameters['child'] ?? '');
      return showOverview(child, panels, visit);
    });
    return {
      kind: 'page',
      title: 'Child overview',
      section: 'children',
      breadcrumbs: [{ text: 'Children', href: childrenRoute.link() }, { text: 'Overview' }],
      ...shown,
    };
  },
});
