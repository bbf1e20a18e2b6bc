/** Everything that was released, of all organisations, as one story. */
import { problem } from '../../errors.ts';
import { lastReleased } from '../../record/access-requests/answers.ts';
import { openRequest } from '../../record/access-requests/open-request.ts';
import { accessRequestRoute, requestStoryRoute } from '../../ui/addresses.ts';
import { html } from '../../ui/html.ts';
import type { PageRoute } from '../../ui/page-route.ts';
import { captionOf } from './request-page.ts';
import { hiddenWords, stillShown } from './shown-answer.ts';
import { storyView } from './story-view.ts';

export const requestStoryPage: PageRoute = {
  method: 'GET',
  path: requestStoryRoute.path,
  handle: (visit) =>
    visit.look('answer to an access request', async (access) => {
      const request = await openRequest(access, visit.parameters['request'] ?? '');
      if (!request.looksAfter) throw problem('NOT_FOUND');
      const controllers = [...new Set(request.answers.map(({ controller }) => controller))];
      const shown = controllers.flatMap((controller) => {
        const document = lastReleased(request.answers, controller)?.document;
        return document === undefined || document === null ? [] : [stillShown(request, document)];
      });
      const hidden = shown.reduce((sum, each) => sum + each.hidden, 0);
      return {
        kind: 'page',
        title: 'What was released',
        heading: 'This was released',
        caption: captionOf(request),
        section: 'access-requests',
        back: accessRequestRoute.link({ request: request.id }),
        main: html`
<div class="throughline-not-printed">
<p class="govuk-body">What every organisation released, told as one story. Print this page, or save it as a PDF from the print window of your browser.</p>
${hidden > 0 && html`<p class="govuk-body">${hiddenWords(hidden)}</p>`}
</div>
${
  shown.length === 0
    ? html`<p class="govuk-body">Nothing has been released yet.</p>`
    : storyView(
        request,
        shown.map(({ document }) => document),
      )
}`,
      };
    }),
};
