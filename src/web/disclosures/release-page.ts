/** What a family is told of who looked at a child's record: as it would go out, then as it went out, to be printed. */

import type { Names } from '../../kinds/kind.ts';
import { type AskedChild, askAbout } from '../../record/disclosures/officer-scope.ts';
import { openRelease, type Release, type ReleaseLine, releaseToFamily } from '../../record/disclosures/releases.ts';
import { loadNames } from '../../record/organisations.ts';
import { releaseRoute, whoSawChildRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { details } from '../../ui/components/details.ts';
import { formElement } from '../../ui/components/form-element.ts';
import { scrollPane } from '../../ui/components/scroll-pane.ts';
import { table } from '../../ui/components/table.ts';
import { type Html, html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, redirect, type Visit } from '../../ui/page-route.ts';
import { dateInWords, instantInWords } from '../../ui/when-words.ts';
import { placeOfLine, purposeOfLine, timesOfLine } from './release-words.ts';

const nameOf = ({ decision, practitioner }: ReleaseLine, names: Names): string =>
  decision === 'name' && practitioner !== null ? `${names.practitioner(practitioner)}, ` : '';

function whatGoesOut({ lines, from, to, forWhom }: Release, names: Names, child: AskedChild): Html {
  const told = lines.filter(({ decision }) => decision !== 'withheld');
  const isShort = told.length < lines.length;
  return html`
<h2 class="govuk-heading-m">Who looked at the record of ${child.forename} ${child.surname}</h2>
<p class="govuk-body">For ${forWhom}. From ${dateInWords(from)} to ${dateInWords(to)}.</p>
<p class="govuk-body">Everybody who opens a record is written down with the reason. This is what was written down.</p>
${
  told.length === 0
    ? html`<p class="govuk-body">There is nothing that we can tell you.</p>`
    : scrollPane({
        label: 'Who looked',
        content: table({
          caption: 'Who looked',
          captionClasses: 'govuk-visually-hidden',
          head: ['Who', 'When', 'What for'],
          rows: told.map((line) => [
            `${nameOf(line, names)}${placeOfLine(line, names)}`,
            timesOfLine(line),
            purposeOfLine(line),
          ]),
        }),
      })
}
${isShort && html`<p class="govuk-body">Some of it is left out, because telling it could harm somebody.</p>`}
<p class="govuk-body">You can ask us what something here means, or say that something is not right. You can also complain to the Information Commissioner’s Office, at ico.org.uk.</p>`;
}

const withheldList = ({ lines }: Release, names: Names): Html | null => {
  const withheld = lines.filter(({ decision }) => decision === 'withheld');
  if (withheld.length === 0) return null;
  return details({
    classes: 'throughline-not-printed',
    summary: `What is left out (${withheld.length})`,
    text: html`<ul class="govuk-list govuk-list--bullet">${withheld.map((line) => html`<li>${line.practitioner === null ? '' : `${names.practitioner(line.practitioner)}, `}${placeOfLine(line, names)}: ${line.reason}</li>`)}</ul>`,
  });
};

async function view(asked: AskedChild, shown: Release, visit: Visit): Promise<PageReply> {
  const names = await loadNames(
    asked.access,
    shown.lines.flatMap(({ organisations }) => organisations),
    [shown.madeBy, ...shown.lines.flatMap(({ practitioner }) => practitioner ?? [])],
  );
  return {
    kind: 'page',
    title: 'Release to the family',
    heading: shown.releasedAt === null ? 'This would go out' : 'This was released',
    section: 'who-saw',
    back: whoSawChildRoute.link({ child: asked.id }),
    main: html`
<div class="throughline-not-printed">
<p class="govuk-body">Prepared by ${names.practitioner(shown.madeBy)}, ${instantInWords(shown.madeAt)}.${shown.releasedAt !== null && ` Released ${instantInWords(shown.releasedAt)}. It stays as it is.`}</p>
<p class="govuk-body">What was considered about harm: ${shown.harm}</p>
${
  shown.releasedAt === null &&
  formElement({
    action: releaseRoute.link({ child: asked.id, release: shown.id }),
    token: visit.formToken,
    content: html`<p class="govuk-body">To change it, go back and prepare another. Nothing goes out before you release it.</p>${button({ text: 'Release it', preventDoubleClick: true })}`,
  })
}
${shown.releasedAt !== null && html`<p class="govuk-body">Print this page, or save it as a PDF from the print window of your browser. What is above this line and what is left out is not printed.</p>`}
</div>
${whatGoesOut(shown, names, asked)}
${withheldList(shown, names)}`,
  };
}

export const releasePage: PageRoute = {
  method: 'GET',
  path: releaseRoute.path,
  handle: (visit) =>
    visit.look('release of who did', async (access) => {
      const asked = await askAbout(access, visit.parameters['child'] ?? '');
      return view(asked, await openRelease(asked, visit.parameters['release'] ?? ''), visit);
    }),
};

export const releaseAction: PageRoute = {
  method: 'POST',
  path: releaseRoute.path,
  asksForProof: 'release to a family who looked at a record',
  handle: (visit) =>
    visit.look('release of who did', async (access) => {
      const asked = await askAbout(access, visit.parameters['child'] ?? '');
      const id = visit.parameters['release'] ?? '';
      await releaseToFamily(asked, id);
      return redirect(releaseRoute.link({ child: asked.id, release: id }), 'It has been released');
    }),
};
