/** Moves that wait for a decision by my school, or by the council. */

import { placeTitle } from '../../kinds/school-place.ts';
import { moveKinds } from '../../kinds/transition.ts';
import { childSummaries, fullName } from '../../record/child.ts';
import { loadNames } from '../../record/organisations.ts';
import { confirmMovesRoute, moveRoute, movesRoute } from '../../ui/addresses.ts';
import { scrollPane } from '../../ui/components/scroll-pane.ts';
import { table } from '../../ui/components/table.ts';
import { html } from '../../ui/html.ts';
import type { PageRoute } from '../../ui/page-route.ts';
import { dateWithDistance, instantWithDistance } from '../../ui/when.ts';
import { movesToDecide } from '../moves-to-decide.ts';
import { placeOfMove } from './move-words.ts';

export const movesPage: PageRoute = {
  method: 'GET',
  path: movesRoute.path,
  handle: async (visit) => {
    const { moves, children, names } = await visit.look('moves to confirm', async (access) => {
      const found = await movesToDecide(access);
      const schools = found.flatMap(({ from, to }) => [from.organisation, to.organisation].filter((id) => id !== null));
      return {
        moves: found,
        children: await childSummaries(
          access,
          found.map(({ subject }) => subject),
        ),
        names: await loadNames(access, schools, []),
      };
    });
    const rows = moves.flatMap((move) => {
      const child = children.get(move.subject);
      if (child === undefined) return [];
      return [
        [
          html`<a class="govuk-link" href="${moveRoute.link({ child: move.subject, move: move.id })}">${fullName(child)}</a>`,
          placeTitle(placeOfMove(move.from), names),
          placeTitle(placeOfMove(move.to), names),
          moveKinds[move.kind],
          move.startsOn === null ? 'Not known yet' : dateWithDistance(move.startsOn, visit.today),
          html`${instantWithDistance(move.proposedAt, visit.now)}, ${move.source}`,
        ],
      ];
    });
    return {
      kind: 'page',
      title: 'Moves to confirm',
      heading: 'Moves to confirm',
      section: 'moves',
      main: html`
<p class="govuk-body">A file or a person has proposed that these children move. Nothing is owed until a named person at one of the two schools, or the council, confirms it.</p>
${rows.length > 1 && html`<p class="govuk-body"><a class="govuk-link" href="${confirmMovesRoute.link()}">Confirm several at once</a></p>`}
${
  rows.length === 0
    ? html`<p class="govuk-body">No move waits for you.</p>`
    : scrollPane({
        label: 'Moves to confirm',
        content: table({
          caption: 'Moves to confirm',
          captionClasses: 'govuk-visually-hidden',
          head: ['Child', 'From', 'To', 'Kind', 'First day', 'Proposed'],
          rows,
        }),
      })
}`,
    };
  },
};
