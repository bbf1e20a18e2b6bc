/** When something is due. Where a day or a school of the move is missing, whoever may change the move is led there. */
import type { OwedDuty } from '../../record/duties.ts';
import { changeMoveRoute } from '../../ui/addresses.ts';
import { dueWords } from '../../ui/duty-words.ts';
import { type Html, html } from '../../ui/html.ts';
import type { Visit } from '../../ui/page-route.ts';
import { decidingPost } from '../who-decides.ts';

/** What a limit that cannot be counted asks for at its end. */
const asks = /^(?<why>.*) (?<ask>Add the (?:date|school))\.$/su;

export function dueWithLink(duty: OwedDuty, { actor, today }: Visit): Html {
  const { due, move, subject: child, owner, to } = duty;
  const asked = due.kind === 'cannot-compute' ? asks.exec(due.says)?.groups : undefined;
  const mayChange = decidingPost(actor, [owner.organisation, to?.organisation ?? null]) !== undefined;
  if (asked === undefined || move === null || !mayChange) return dueWords(duty, today);
  return html`${asked['why']} <a class="govuk-link" href="${changeMoveRoute.link({ child, move })}">${asked['ask']}</a>.`;
}
