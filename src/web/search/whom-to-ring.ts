/** What a search does not tell, and whom to ring instead: the same words whatever was found. */
import type { Actor } from '../../record/actor.ts';
import { emergencyPost } from '../../record/existence/emergency-access.ts';
import type { FrontDoorLine } from '../../record/front-doors.ts';
import { emergencyAccessRoute } from '../../ui/addresses.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { type Html, html } from '../../ui/html.ts';

const line = ({ name, area, number, hours, unverified }: FrontDoorLine): Html => html`<li>
  ${name}${area !== null && html` (${area})`}: <strong>${number}</strong>${hours !== null && html`. ${hours}`}${unverified && html`. Not everything about this line has been verified`}
</li>`;

export const whomToRing = (lines: readonly FrontDoorLine[], { posts }: Pick<Actor, 'posts'>): Html =>
  insetText({
    text: html`
<p class="govuk-body">This shows only children whose record you may see. It does not tell whether others know a child.</p>
<p class="govuk-body">To ask about another child, or if you are worried about one, ring:</p>
<ul class="govuk-list govuk-list--bullet">${lines.map(line)}<li>your designated safeguarding lead or your manager</li></ul>
<p class="govuk-body">If a child is in immediate danger, ring 999.${
      emergencyPost(posts) !== undefined &&
      html` To keep a child safe now you may <a class="govuk-link" href="${emergencyAccessRoute.link()}">open a record in an emergency</a>: others are told that you did.`
    }</p>`,
  });
