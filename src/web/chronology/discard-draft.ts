/** Throwing away what one has begun to write. */
import { problem } from '../../errors.ts';
import { kindNamed } from '../../kinds/registry.ts';
import { childSummaries, fullName } from '../../record/child.ts';
import { discardDraft, findDraft } from '../../record/drafts/draft.ts';
import { draftRoute, homeRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { formElement } from '../../ui/components/form-element.ts';
import { html } from '../../ui/html.ts';
import { type PageRoute, redirect } from '../../ui/page-route.ts';
import { draftAddress } from './draft-address.ts';

export const discardDraftPage: PageRoute = {
  method: 'GET',
  path: draftRoute.path,
  handle: (visit) =>
    visit.look('draft', async (access) => {
      const draft = await findDraft(access, visit.parameters['draft'] ?? '');
      if (draft === undefined) throw problem('NOT_FOUND');
      const child = (await childSummaries(access, [draft.child])).get(draft.child);
      if (child === undefined) throw problem('NOT_FOUND');
      return {
        kind: 'page',
        title: 'Throw a draft away',
        heading: 'Throw this draft away?',
        section: 'work',
        back: homeRoute.link(),
        main: html`
<p class="govuk-body">${kindNamed(draft.kind).title}, ${fullName(child)}. What you typed and the files you added to it are gone for good. Nothing of it was recorded.</p>
${formElement({
  action: draftRoute.link({ draft: draft.id }),
  token: visit.formToken,
  content: html`<div class="govuk-button-group">${button({ text: 'Throw it away', look: 'warning' })}<a class="govuk-link" href="${draftAddress(draft)}">Go on with it</a></div>`,
})}`,
      };
    }),
};

export const discardDraftAction: PageRoute = {
  method: 'POST',
  path: draftRoute.path,
  handle: (visit) =>
    visit.look('draft', async (access) => {
      await discardDraft(access, visit.parameters['draft'] ?? '');
      return redirect(homeRoute.link(), 'The draft has been thrown away');
    }),
};
