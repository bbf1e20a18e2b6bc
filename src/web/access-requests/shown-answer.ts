/** An answer as it stands, for whoever proposes, releases or hands it over, and the words that each of these needs. */
import { z } from 'zod';
import type { Names } from '../../kinds/kind.ts';
import type { Access } from '../../record/access.ts';
import type { AnswerDocument } from '../../record/access-requests/answer-schema.ts';
import { type Answer, standingAnswer } from '../../record/access-requests/answers.ts';
import { type OpenRequest, openRequest, partToAnswer } from '../../record/access-requests/open-request.ts';
import { type LoadedPart, loadPart } from '../../record/access-requests/passages.ts';
import { keptForm, type OpenForm } from '../../ui/form.ts';
import { requiredText } from '../../ui/form-schemas.ts';
import type { Visit } from '../../ui/page-route.ts';
import { namesOfRequest } from './request-page.ts';

export const said = z.object({
  words: requiredText({ label: 'What you say', enter: 'Enter what you say', max: 4_000 }),
});
export type SaidForm = OpenForm<typeof said>;
export const blankSaid: SaidForm = keptForm(said, new Map());

export type ShownAnswer = {
  readonly request: OpenRequest;
  readonly loaded: LoadedPart;
  readonly standing: Answer | undefined;
  readonly names: Names;
};

/** Throws NOT_FOUND for whoever neither decides on this part nor may release what is proposed. */
export async function loadAnswer({ parameters }: Visit, access: Access): Promise<ShownAnswer> {
  const request = await openRequest(access, parameters['request'] ?? '');
  const part = partToAnswer(request, parameters['controller'] ?? '');
  return {
    request,
    loaded: await loadPart(request, part),
    standing: standingAnswer(request.answers, part.controller),
    names: await namesOfRequest(request),
  };
}

/**
 * What went out, without what has been sealed or protected since: nobody is shown that again. `hidden` says how much of it.
 */
export function stillShown(
  { entries }: OpenRequest,
  document: AnswerDocument,
): { readonly document: AnswerDocument; readonly hidden: number } {
  const seen = new Set(entries.map(({ id }) => id));
  const lines = document.lines.filter(({ entry }) => seen.has(entry));
  return { document: { ...document, lines }, hidden: document.lines.length - lines.length };
}

export const hiddenWords = (hidden: number): string =>
  `${hidden === 1 ? 'One passage that went out has' : `${hidden} passages that went out have`} been sealed or protected since, and ${hidden === 1 ? 'is' : 'are'} not shown here.`;
