/** Whom to ring when a child may be in danger: it stands above everything that is typed. */
import type { Access } from '../../record/access.ts';
import { type FrontDoorLine, frontDoors } from '../../record/front-doors.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { type Html, html } from '../../ui/html.ts';

const line = ({ name, area, number, hours, unverified }: FrontDoorLine): Html => html`<li>
  ${name}${area !== null && html` (${area})`}: <strong>${number}</strong>${hours !== null && html`. ${hours}`}${unverified && html`. Not everything about this number has been confirmed`}
</li>`;

const lines = (doors: readonly FrontDoorLine[]): Html =>
  doors.length === 0
    ? html`<p class="govuk-body">No number of a front door is known here. Ring your council.</p>`
    : html`<ul class="govuk-list govuk-list--bullet">${doors.map(line)}</ul>`;

/** Numbers first: nothing that is typed here replaces a call. */
export const ringFirst = async (access: Access): Promise<Html> =>
  insetText({
    text: html`<p class="govuk-body"><strong>Immediate danger: ring 999 now.</strong> Significant harm, or likely: ring the front door, then write here.</p>${lines(await frontDoors(access))}`,
  });

export const ringNow = async (access: Access): Promise<Html> => lines(await frontDoors(access));
