/** What pages about one move of one child begin with: the record, the move, and the frame of the page. */
import { problem } from '../../errors.ts';
import type { Names } from '../../kinds/kind.ts';
import type { Access } from '../../record/access.ts';
import { identifiersOf, type OpenChild, openChild } from '../../record/child.ts';
import type { ChronologyEntry } from '../../record/chronology.ts';
import { findMove, type SchoolMove } from '../../record/moves.ts';
import { childIdentity } from '../../ui/child-identity.ts';
import type { ErrorSummaryItem } from '../../ui/components/error-summary.ts';
import type { Href } from '../../ui/href.ts';
import { type Html, html } from '../../ui/html.ts';
import type { PageReply, Visit } from '../../ui/page-route.ts';

export type OpenMove = { readonly child: OpenChild; readonly move: SchoolMove };

/** Of a move, in an address: both ids. */
export const addressOf = ({ child, move }: OpenMove): { readonly child: string; readonly move: string } => ({
  child: child.id,
  move: move.id,
});

/** Throws NOT_FOUND for a child or move that the visitor may not see, and for a move that is not confirmed. */
export async function openMove({ parameters }: Pick<Visit, 'parameters'>, access: Access): Promise<OpenMove> {
  const child = await openChild(access, parameters['child'] ?? '');
  const move = await findMove(child, parameters['move'] ?? '');
  if (move === undefined || move.state !== 'confirmed') throw problem('NOT_FOUND');
  return { child, move };
}

/** "Priya Nair, Alder Lane Primary School" */
export const authorIn = (
  names: Names,
  { recordedBy, organisation }: Pick<ChronologyEntry, 'recordedBy' | 'organisation'>,
): string =>
  recordedBy === null
    ? names.organisation(organisation)
    : `${names.practitioner(recordedBy)}, ${names.organisation(organisation)}`;

type Shown = {
  readonly title: string;
  readonly back: Href;
  readonly errors?: readonly ErrorSummaryItem[];
  readonly main: Html;
};

export const pageOfMove = async (
  { child }: Pick<OpenMove, 'child'>,
  { title, main, ...shown }: Shown,
  visit: Visit,
): Promise<PageReply> => ({
  kind: 'page',
  title,
  section: 'moves',
  identity: childIdentity(child, await identifiersOf(child), visit.today),
  ...shown,
  main: html`<h1 class="govuk-heading-l">${title}</h1>
${main}`,
});
