/** Sealed entries, for those who asked for it and those who decide. */
import { sealings, waitsFor } from '../../record/sealing/sealings.ts';
import { homeRoute, sealingRoute, sealingsRoute } from '../../ui/addresses.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { table } from '../../ui/components/table.ts';
import { html } from '../../ui/html.ts';
import type { PageRoute } from '../../ui/page-route.ts';
import { instantWithDistance } from '../../ui/when.ts';
import type { WorkPanel } from '../../ui/work-panel.ts';
import { childWords, loadShown, sealingTitle, stateTag } from './sealing-view.ts';

export const sealingsPage: PageRoute = {
  method: 'GET',
  path: sealingsRoute.path,
  handle: (visit) =>
    visit.look('sealed entries', async (access) => {
      const all = await sealings(access);
      const shown = await loadShown(access, all);
      const isFirst = (sealing: (typeof all)[number]): boolean => waitsFor(sealing, visit.actor.practitioner);
      const inOrder = [...all.filter(isFirst), ...all.filter((each) => !isFirst(each))];
      return {
        kind: 'page',
        title: 'Sealed entries',
        heading: 'Sealed entries',
        back: homeRoute.link(),
        main:
          all.length === 0
            ? html`<p class="govuk-body">There are none that you asked for or decide on.</p>`
            : table({
                caption: 'What you asked for or decide on, what waits for you first',
                head: ['Entry', 'Asked for', 'State'],
                rows: inOrder.map((each) => [
                  html`<a class="govuk-link" href="${sealingRoute.link({ sealing: each.id })}">${sealingTitle(each)}</a><br>${childWords(each.child, shown)}, ${shown.names.organisation(each.organisation)}`,
                  instantWithDistance(each.askedAt, visit.now),
                  html`${stateTag(each)}${isFirst(each) && ' Waits for you'}`,
                ]),
              }),
      };
    }),
};

/** What waits for a decision of the visitor. */
export const sealingPanel: WorkPanel = {
  show: async (access) => {
    const waiting = (await sealings(access)).filter((each) => waitsFor(each, access.actor.practitioner));
    if (waiting.length === 0) return null;
    return insetText({
      text: html`
<h2 class="govuk-heading-m">Entries that somebody wants sealed, unsealed or erased <span class="govuk-!-font-weight-regular">(${waiting.length})</span></h2>
<p class="govuk-body govuk-!-margin-bottom-0"><a class="govuk-link" href="${sealingsRoute.link()}">Decide on them</a>. Until then what is not sealed can be read.</p>`,
    });
  },
};
