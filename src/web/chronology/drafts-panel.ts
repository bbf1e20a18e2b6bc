/** On My work: what the visitor has begun to write and not recorded. */
import { kindNamed } from '../../kinds/registry.ts';
import { childSummaries, fullName } from '../../record/child.ts';
import { ownDrafts } from '../../record/drafts/draft.ts';
import { draftRoute } from '../../ui/addresses.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { html } from '../../ui/html.ts';
import { instantWithDistance } from '../../ui/when.ts';
import type { WorkPanel } from '../../ui/work-panel.ts';
import { draftAddress } from './draft-address.ts';

export const draftsPanel: WorkPanel = {
  show: async (access, { now }) => {
    const drafts = await ownDrafts(access);
    if (drafts.length === 0) return null;
    const children = await childSummaries(
      access,
      drafts.map(({ child }) => child),
    );
    return insetText({
      text: html`
<h2 class="govuk-heading-m">Drafts <span class="govuk-!-font-weight-regular">(${drafts.length})</span></h2>
<p class="govuk-body">You have begun to write ${drafts.length === 1 ? 'this' : 'these'} and not recorded ${drafts.length === 1 ? 'it' : 'them'}. Only you see ${drafts.length === 1 ? 'it' : 'them'}.</p>
<ul class="govuk-list govuk-list--spaced govuk-!-margin-bottom-0">
${drafts.flatMap((draft) => {
  const named = children.get(draft.child);
  if (named === undefined) return [];
  const what = `${draft.corrects === null ? '' : 'Correction of: '}${kindNamed(draft.kind).title}, ${fullName(named)}`;
  return [
    html`<li><a class="govuk-link" href="${draftAddress(draft)}">${what}</a><br>
<span class="throughline-small">Last saved ${instantWithDistance(draft.savedAt, now)}. <a class="govuk-link" href="${draftRoute.link({ draft: draft.id })}">Throw it away<span class="govuk-visually-hidden">: ${what}</span></a></span></li>`,
  ];
})}
</ul>`,
    });
  },
};
