/** How a child settles at the new school: what is owed next, the reviews held, and what was said of the handover. */
import { dayOf } from '../../../clock.ts';
import { problem } from '../../../errors.ts';
import { arrivalReviews, informationReached } from '../../../kinds/after-arrival.ts';
import type { Names } from '../../../kinds/kind.ts';
import type { Access } from '../../../record/access.ts';
import { openChild } from '../../../record/child.ts';
import { movesOf } from '../../../record/moves.ts';
import { loadNames } from '../../../record/organisations.ts';
import { moveRoute } from '../../../ui/addresses.ts';
import { button } from '../../../ui/components/button.ts';
import { scrollPane } from '../../../ui/components/scroll-pane.ts';
import { summaryList } from '../../../ui/components/summary-list.ts';
import { table } from '../../../ui/components/table.ts';
import { dueWords, dutyStateTag, partyWords } from '../../../ui/duty-words.ts';
import { type Html, html, nothing } from '../../../ui/html.ts';
import { type PageRoute, redirect, type Visit } from '../../../ui/page-route.ts';
import {
  afterArrivalRoute,
  arrivalReviewRoute,
  handoverRatingRoute,
  settlingRoute,
} from '../../../ui/settling-addresses.ts';
import { dateWithDistance } from '../../../ui/when.ts';
import { addressOf, authorIn, type OpenMove, openMove, pageOfMove } from '../../pages/page-of-move.ts';
import { receivingPost } from '../../who-prepares.ts';
import { loadSettling, type Settling } from '../settling.ts';
import { ratingsView } from './ratings.ts';

type Shown = OpenMove & { readonly settling: Settling; readonly names: Names; readonly mayRecord: boolean };

async function open(visit: Visit, access: Access): Promise<Shown> {
  const of = await openMove(visit, access);
  const settling = await loadSettling(of.child, of.move);
  const written = [...settling.reviews, ...settling.ratings].map(({ entry }) => entry);
  const names = await loadNames(
    access,
    [
      ...written.map(({ organisation }) => organisation),
      ...settling.owed.flatMap(({ owner }) => owner.organisation ?? []),
    ],
    written.flatMap(({ recordedBy }) => recordedBy ?? []),
  );
  return { ...of, settling, names, mayRecord: receivingPost(visit.actor, of.move) !== undefined };
}

function owed({ settling, names, child }: Shown, { today }: Visit): Html {
  if (settling.owed.length === 0)
    return html`<p class="govuk-body">No review is owed that you can see. One can be held at any time.</p>`;
  const caption = 'Reviews that are owed';
  return scrollPane({
    label: caption,
    content: table({
      caption,
      captionSize: 'm',
      head: ['Review', 'Due', 'Owed by'],
      rows: settling.owed.map((duty) => [
        child.access.engine.rulebook.dutyRule(duty.rule)?.rule.title ?? duty.rule,
        html`${dueWords(duty, today)}<br>${dutyStateTag(duty.state)}`,
        partyWords(duty.owner, names.organisation),
      ]),
    }),
  });
}

const reviewsHeld = ({ settling, names }: Shown, { today }: Visit): Html => html`
${settling.reviews.length > 0 && html`<h2 class="govuk-heading-m">Reviews held</h2>`}
${settling.reviews.map(
  ({ entry, data }) => html`
<h3 class="govuk-heading-s">${arrivalReviews[data.review]}, ${dateWithDistance(dayOf(entry.happenedFrom), today)}</h3>
${summaryList({
  rows: [
    {
      key: 'Did the information reach the adults who teach the child?',
      value: html`${informationReached[data.reached]}${data.missing !== undefined && html`<br>${data.missing}`}`,
    },
    { key: 'At school', value: data.school },
    { key: 'The child says', value: data.child },
    data.family !== undefined && { key: 'The family says', value: data.family },
    { key: 'What changes', value: data.changes },
    { key: 'Recorded by', value: authorIn(names, entry) },
  ],
})}`,
)}`;

const actions = (shown: Shown): Html =>
  shown.mayRecord
    ? html`<div class="govuk-button-group">
${button({ text: 'Record a review', href: arrivalReviewRoute.link(addressOf(shown)) })}
${shown.settling.ratings.length === 0 && button({ text: 'Say how good the handover was', href: handoverRatingRoute.link(addressOf(shown)), look: 'secondary' })}
</div>`
    : nothing;

export const afterArrivalPage: PageRoute = {
  method: 'GET',
  path: afterArrivalRoute.path,
  handle: (visit) =>
    visit.look('after arrival', async (access) => {
      const shown = await open(visit, access);
      return pageOfMove(
        shown,
        {
          title: 'After arrival',
          back: moveRoute.link(addressOf(shown)),
          main: html`${owed(shown, visit)}${actions(shown)}${reviewsHeld(shown, visit)}${ratingsView(shown.settling.ratings, shown.names)}
<p class="govuk-body-s">Only what is said of the handover goes back to the old school. How the child has been since stays here.</p>`,
        },
        visit,
      );
    }),
};

/** The same of the child's newest school, for what is owed because of something that happened there. */
export const settlingPage: PageRoute = {
  method: 'GET',
  path: settlingRoute.path,
  handle: (visit) =>
    visit.look('after arrival', async (access) => {
      const child = await openChild(access, visit.parameters['child'] ?? '');
      const move = (await movesOf(child)).find(({ state, arrivedOn }) => state === 'confirmed' && arrivedOn !== null);
      if (move === undefined) throw problem('NOT_FOUND');
      return redirect(afterArrivalRoute.link({ child: child.id, move: move.id }));
    }),
};
