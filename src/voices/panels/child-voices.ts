/** On the overview of a child: hearing the child and the family before a move, and checks that wait for a second person. */
import type { OpenChild } from '../../record/child.ts';
import { movesOf, type SchoolMove } from '../../record/moves.ts';
import { wholeChronology } from '../../record/whole-chronology.ts';
import { voiceSecondRoute, voicesRoute } from '../../ui/addresses.ts';
import type { ChildPanel } from '../../ui/child-panel.ts';
import { type Html, html } from '../../ui/html.ts';
import { isForMe } from '../check-safety.ts';
import { type PersonToAsk, peopleToAsk, placeOf } from '../people-to-ask.ts';
import { safetyOf } from '../safety.ts';
import { askingPost, mayEverLookAgain } from '../who-may-ask.ts';

/** For somebody who does not ask, and may be the second person. */
async function waiting(child: OpenChild, move: SchoolMove): Promise<readonly PersonToAsk[]> {
  const chronology = await wholeChronology(child.access, child.id);
  return (await peopleToAsk(child, move.id)).filter((person) =>
    isForMe(child, safetyOf(chronology, person, child.access.now)),
  );
}

const lookLink = (child: OpenChild, person: PersonToAsk): Html =>
  html`<li><a class="govuk-link" href="${voiceSecondRoute.link({ child: child.id, move: person.move, person: placeOf(person) })}">Look a second time at whether a link for ${person.name} is safe</a></li>`;

export const childVoicesPanel: ChildPanel = {
  order: 11,
  show: async (child, { actor }) => {
    const confirmed = (await movesOf(child)).filter(({ state }) => state === 'confirmed');
    const asks = confirmed.find((move) => askingPost(actor, move) !== undefined);
    if (asks !== undefined)
      return html`<p class="govuk-body"><a class="govuk-link" href="${voicesRoute.link({ child: child.id, move: asks.id })}">Hear the child and the family about the move</a></p>`;
    const [newest] = confirmed;
    if (newest === undefined || !mayEverLookAgain(actor)) return null;
    const people = await waiting(child, newest);
    return people.length === 0
      ? null
      : html`<ul class="govuk-list">${people.map((person) => lookLink(child, person))}</ul>`;
  },
};
