/** Who acts, who stands in for them, and the number to ring now. */
import type { Viewer } from '../../kinds/vocabulary.ts';
import { type CoverOfPost, type Holder, isReachable } from '../../record/cover/cover-of-posts.ts';
import type { Acting } from '../../rulebook/ladder/ladder.ts';
import { tag } from '../../ui/components/tag.ts';
import { type Html, html } from '../../ui/html.ts';
import { roleName } from '../../ui/pictures/ladder-words.ts';
import { dateInWords } from '../../ui/when-words.ts';
import { coverIn } from '../open-challenge.ts';

type Ringing = {
  readonly cover: ReadonlyMap<Viewer, CoverOfPost>;
  readonly inOfficeHours: boolean;
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const holderWords = ({ name, away, deputy }: Holder): string =>
  away === null
    ? name
    : `${name} (away until ${dateInWords(away.to)}${deputy === null ? '' : `; ${deputy} stands in`})`;

const people = ({ holders }: CoverOfPost): string =>
  holders.length === 0 ? 'nobody who signs in here' : holders.map(holderWords).join(', ');

function dayLine(label: string, role: string, post: CoverOfPost): Html {
  return html`<li>${label}: ${role}, ${post.organisationName}. ${capital(people(post))}. ${
    post.telephone === null ? html`<strong>No number is known.</strong>` : html`Ring <strong>${post.telephone}</strong>`
  }</li>`;
}

function nightLine(role: string, post: CoverOfPost): Html {
  const number = post.outOfHours ?? post.telephone;
  return html`<li>Out of hours: ${role}, ${post.organisationName}. ${
    number === null ? html`<strong>No number is known.</strong>` : html`Ring <strong>${number}</strong>`
  }</li>`;
}

/** One of those who act at a stage, with deputy and cover out of hours; what can be rung at this hour stands first. */
export function actingRing(
  { acts, called, deputy, outOfHours, isProxy }: Acting,
  { cover, inOfficeHours }: Ringing,
): Html {
  const own = coverIn(cover, acts);
  const stands = coverIn(cover, deputy);
  const night = coverIn(cover, outOfHours);
  const title = capital(called ?? roleName(acts.role));
  if (own === undefined)
    return html`<p class="govuk-body"><strong>${title}</strong>: which organisation acts here is not known. Ask the partnership.</p>`;
  const byDay = html`${dayLine('In office hours', roleName(acts.role), own)}${
    stands !== undefined && deputy !== null && dayLine('Deputy', roleName(deputy.role), stands)
  }`;
  const byNight = night === undefined || outOfHours === null ? html`` : nightLine(roleName(outOfHours.role), night);
  const isMissing = !isReachable(own) && (stands === undefined || !isReachable(stands));
  return html`
<h3 class="govuk-heading-s govuk-!-margin-bottom-1">${title}, ${own.organisationName}${isProxy && ' (acts for an organisation without a ladder of its own)'}</h3>
${isMissing && html`<p class="govuk-body">${tag({ text: 'Nobody is there', colour: 'red' })} Nobody in this post or its deputy’s can be reached here today. Ring the number all the same, and tell the partnership.</p>`}
<ul class="govuk-list">${inOfficeHours ? html`${byDay}${byNight}` : html`${byNight}${byDay}`}</ul>`;
}

export const ringList = (acting: readonly Acting[], ringing: Ringing): Html =>
  html`${acting.map((each) => actingRing(each, ringing))}`;
