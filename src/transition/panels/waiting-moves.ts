/** On My work: moves that wait for a decision of the visitor. */
import { placeName, placeTitle } from '../../kinds/school-place.ts';
import { childSummaries, fullName } from '../../record/child.ts';
import { loadNames } from '../../record/organisations.ts';
import { moveRoute, movesRoute } from '../../ui/addresses.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { html } from '../../ui/html.ts';
import { instantWithDistance } from '../../ui/when.ts';
import type { WorkPanel } from '../../ui/work-panel.ts';
import { movesToDecide } from '../moves-to-decide.ts';
import { placeOfMove } from '../pages/move-words.ts';

const mostShown = 3;

export const waitingMovesPanel: WorkPanel = {
  show: async (access, { now }) => {
    const moves = await movesToDecide(access);
    if (moves.length === 0) return null;
    const shown = moves.slice(0, mostShown);
    const children = await childSummaries(
      access,
      shown.map(({ subject }) => subject),
    );
    const schools = shown.flatMap(({ from, to }) => [from.organisation, to.organisation]).filter((id) => id !== null);
    const names = await loadNames(access, schools, []);
    return insetText({
      text: html`
<h2 class="govuk-heading-m">Moves that wait for you <span class="govuk-!-font-weight-regular">(${moves.length})</span></h2>
<ul class="govuk-list govuk-list--spaced govuk-!-margin-bottom-0">
${shown.flatMap((move) => {
  const child = children.get(move.subject);
  if (child === undefined) return [];
  return [
    html`<li><a class="govuk-link" href="${moveRoute.link({ child: child.id, move: move.id })}">Decide on the move of ${fullName(child)}</a><br>
<span class="throughline-small">${placeTitle(placeOfMove(move.from), names)} to ${placeName(placeOfMove(move.to), names)}. Proposed ${instantWithDistance(move.proposedAt, now)}.</span></li>`,
  ];
})}
</ul>
${moves.length > mostShown && html`<p class="govuk-body govuk-!-margin-top-3 govuk-!-margin-bottom-0"><a class="govuk-link" href="${movesRoute.link()}">See all ${moves.length} moves</a></p>`}`,
    });
  },
};
