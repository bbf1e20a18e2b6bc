/** On the overview of a child: the moves between schools, and what can be done about them. */
import { placeName, placeTitle } from '../../kinds/school-place.ts';
import { movesOf, type SchoolMove } from '../../record/moves.ts';
import { loadNames } from '../../record/organisations.ts';
import { handoverRoute, moveRoute, proposeMoveRoute } from '../../ui/addresses.ts';
import type { ChildPanel } from '../../ui/child-panel.ts';
import { summaryList } from '../../ui/components/summary-list.ts';
import { html } from '../../ui/html.ts';
import { lastSchool } from '../last-school.ts';
import { moveStateTag, placeOfMove } from '../pages/move-words.ts';
import { decidingPost } from '../who-decides.ts';

export const schoolMovesPanel: ChildPanel = {
  order: 10,
  show: async (child, visit) => {
    const moves = await movesOf(child);
    const names = await loadNames(
      child.access,
      moves.flatMap(({ from, to }) => [from.organisation, to.organisation].filter((id) => id !== null)),
      [],
    );
    const at = await lastSchool(child);
    const canPropose = decidingPost(visit.actor, [at?.organisation ?? null]) !== undefined;
    const actionsOf = (move: SchoolMove) => [
      { text: 'Open', visuallyHiddenText: 'the move', href: moveRoute.link({ child: child.id, move: move.id }) },
      ...(move.state === 'confirmed'
        ? [{ text: 'Handover', href: handoverRoute.link({ child: child.id, move: move.id }) }]
        : []),
    ];
    if (moves.length === 0 && !canPropose) return null;
    return html`
<h2 class="govuk-heading-m">Moves between schools</h2>
${
  moves.length === 0
    ? html`<p class="govuk-body">No move is planned.</p>`
    : summaryList({
        rows: moves.map((move) => ({
          key: moveStateTag(move.state),
          value: `${placeTitle(placeOfMove(move.from), names)} to ${placeName(placeOfMove(move.to), names)}`,
          actions: { items: actionsOf(move) },
        })),
      })
}
${canPropose && html`<p class="govuk-body"><a class="govuk-link" href="${proposeMoveRoute.link({ child: child.id })}">Propose a move to another school</a></p>`}`;
  },
};
