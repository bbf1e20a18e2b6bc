/** What the pages about a family have in common: opening the record, and the frame around what they say. */
import { problem } from '../../errors.ts';
import type { Access } from '../../record/access.ts';
import { identifiersOf, type OpenChild, openChild } from '../../record/child.ts';
import { type FamilyPerson, personNamed } from '../../record/people/family.ts';
import { readFamily, type SeenFamily } from '../../record/people/read-family.ts';
import { childrenRoute, familyRoute } from '../../ui/addresses.ts';
import { childIdentity, childNavigation } from '../../ui/child-identity.ts';
import type { ErrorSummaryItem } from '../../ui/components/error-summary.ts';
import type { Href } from '../../ui/href.ts';
import { type Html, html } from '../../ui/html.ts';
import type { PageReply, Visit } from '../../ui/page-route.ts';

export type OpenFamily = SeenFamily & { readonly child: OpenChild };

/** Throws NOT_FOUND for a child whom the viewer may not see. */
export async function openFamily(visit: Visit, access: Access): Promise<OpenFamily> {
  const child = await openChild(access, visit.parameters['child'] ?? '');
  return { child, ...(await readFamily(child)) };
}

/** The person of the address. NOT_FOUND for one whom the viewer may not see and for one who is not there, alike. */
export function personOf({ family }: OpenFamily, visit: Visit): FamilyPerson {
  const person = personNamed(family, visit.parameters['person'] ?? '');
  if (person === undefined) throw problem('NOT_FOUND');
  return person;
}

type Framed = {
  readonly title: string;
  readonly heading: string;
  readonly caption?: string;
  readonly main: Html;
  readonly errors?: readonly ErrorSummaryItem[];
  /** Of a page below the page of the family. */
  readonly back?: Href;
};

export async function familyReply(child: OpenChild, visit: Visit, framed: Framed): Promise<PageReply> {
  const { title, heading, caption, main, errors, back } = framed;
  const way =
    back === undefined
      ? {
          breadcrumbs: [
            { text: 'Children', href: childrenRoute.link() },
            { text: 'Family', href: familyRoute.link({ child: child.id }) },
          ],
        }
      : { back };
  return {
    kind: 'page',
    title,
    section: 'children',
    ...way,
    identity: childIdentity(child, await identifiersOf(child), visit.today),
    errors,
    main: html`
${back === undefined && childNavigation(child.id, 'family')}
<h1 class="govuk-heading-l">${caption !== undefined && html`<span class="govuk-caption-l">${caption}</span> `}${heading}</h1>
${main}`,
  };
}

/** A form that is filled in stands in a column that can be read without moving the head. */
export const column = (content: Html): Html =>
  html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">${content}</div></div>`;
