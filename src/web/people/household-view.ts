/** Homes in words: who lives there, from when to when, and the address for those who may see it. */
import type { Family } from '../../record/people/family.ts';
import { type Household, livesThereOn, type Stay } from '../../record/people/households.ts';
import { personRoute } from '../../ui/addresses.ts';
import { tag } from '../../ui/components/tag.ts';
import { type Html, html } from '../../ui/html.ts';
import { dayWords } from './person-words.ts';

const stayDays = ({ from, to }: Stay): string =>
  [from === null ? '' : `since ${dayWords(from)}`, to === null ? '' : `until ${dayWords(to)}`]
    .filter((part) => part !== '')
    .join(' ');

/** Somebody whom the viewer cannot see by their own entry is named as the entry about the home names them. */
function memberItem(stay: Stay, { people }: Family, child: string): Html {
  const person = people.find((each) => each.person === stay.person);
  const name =
    stay.person === null
      ? html`<strong>The child</strong>`
      : person === undefined
        ? html`${stay.who}`
        : html`<a class="govuk-link" href="${personRoute.link({ child, person: person.person })}">${person.name}</a>`;
  const rest = [stay.pattern, stayDays(stay)].filter((part) => part !== null && part !== '').join(', ');
  return html`<li>${name}${rest !== '' && ` (${rest})`}</li>`;
}

export const addressView = ({ address }: Household): Html | string =>
  address === null
    ? 'Not recorded where you can see it'
    : html`${address.isProtected && html`${tag({ text: 'Only named people see this', colour: 'magenta' })}<br>`}${address.lines.map((line) => html`${line}<br>`)}${address.postcode}${address.phone !== null && html`<br>Telephone ${address.phone}`}`;

/** @param day ISO date; those who lived there before are left out */
export function membersView({ stays }: Household, family: Family, child: string, day: string): Html {
  const now = stays.filter((stay) => livesThereOn(stay, day) || (stay.from !== null && stay.from > day));
  return now.length === 0
    ? html`<p class="govuk-body">Nobody is recorded as living here now.</p>`
    : html`<ul class="govuk-list">${now.map((stay) => memberItem(stay, family, child))}</ul>`;
}

/** @param day ISO date */
export function pastMembersView({ stays }: Household, family: Family, child: string, day: string): Html | string {
  const past = stays.filter(({ to }) => to !== null && to < day);
  return past.length === 0
    ? 'Nobody before'
    : html`<ul class="govuk-list">${past.map((stay) => memberItem(stay, family, child))}</ul>`;
}
