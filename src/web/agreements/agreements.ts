/** The sharing agreements of the partnership: which are in force, what they say, and every version that was drafted. */
import { type AgreementVersion, agreementVersions } from '../../record/agreements/agreement-versions.ts';
import { mayDraftAgreement } from '../../record/agreements/decide-agreement.ts';
import { agreementRoute, agreementsRoute, draftAgreementRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { scrollPane } from '../../ui/components/scroll-pane.ts';
import { table } from '../../ui/components/table.ts';
import { type Html, html } from '../../ui/html.ts';
import type { PageRoute } from '../../ui/page-route.ts';
import { onDate } from '../../ui/when.ts';
import { agreementStateTag, sentencesOf } from './agreement-view.ts';

const dayOf = (at: number): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('Europe/London').toPlainDate();

const link = ({ id, title, version }: AgreementVersion): Html =>
  html`<a class="govuk-link" href="${agreementRoute.link({ agreement: id })}">${title}</a><br><span class="throughline-small">Version ${version}</span>`;

const versionsTable = (versions: readonly AgreementVersion[]): Html =>
  scrollPane({
    label: 'All versions',
    content: table({
      caption: 'All versions',
      captionSize: 'm',
      head: ['Agreement', 'Where it stands', 'From', 'Until'],
      rows: versions.map((version) => [
        link(version),
        agreementStateTag(version.state),
        version.agreement === null ? '' : onDate(dayOf(version.agreement.startsAt)),
        version.agreement === null || version.agreement.endsAt === null ? '' : onDate(dayOf(version.agreement.endsAt)),
      ]),
    }),
  });

export const agreementsPage: PageRoute = {
  method: 'GET',
  path: agreementsRoute.path,
  handle: (visit) =>
    visit.look('agreements', async (access) => {
      const versions = await agreementVersions(access);
      const current: Html[] = [];
      for (const version of versions) {
        if (version.state !== 'in-force' || version.agreement === null) continue;
        current.push(
          html`<h3 class="govuk-heading-s">${version.title}</h3>${await sentencesOf(access, version.agreement)}`,
        );
      }
      return {
        kind: 'page',
        title: 'Sharing agreements',
        heading: 'Sharing agreements',
        section: 'agreements',
        main: html`
<p class="govuk-body">An agreement lets an organisation that works with a child know that another one does, and read what that one recorded. It is approved by two agencies and can be stopped at once. Nobody needs an agreement, or consent, to share what protects a child: that is decided for the child, on the child's record.</p>
<h2 class="govuk-heading-m">In force</h2>
${current.length === 0 ? html`<p class="govuk-body">No agreement is in force. Each organisation sees what its own work with a child lets it see.</p>` : current}
${versions.length > 0 && versionsTable(versions)}
${
  mayDraftAgreement(visit.actor)
    ? button({ text: 'Draft an agreement', href: draftAgreementRoute.link() })
    : html`<p class="govuk-body">A policy officer, partnership officer or data protection officer can draft an agreement.</p>`
}`,
      };
    }),
};
