/** What a person sees when something did not work: what is wrong and what to do next, never anything of a record. */
import { isProblem, type Problem, problem } from '../errors.ts';
import { homeRoute } from '../ui/addresses.ts';
import { html } from '../ui/html.ts';
import type { PageReply } from '../ui/page-route.ts';

const statusOf = (error: unknown): number | undefined =>
  typeof error === 'object' && error !== null && 'statusCode' in error && typeof error.statusCode === 'number'
    ? error.statusCode
    : undefined;

/** Errors of the server itself (a body that is too long, a broken form) are put into words of the registry. */
function asProblem(error: unknown, reference: string): Problem {
  if (isProblem(error)) return error;
  const status = statusOf(error);
  if (status === 413) return problem('INPUT_INVALID', { fields: 'the form as a whole, which is too long' });
  if (status !== undefined && status >= 400 && status < 500)
    return problem('INPUT_INVALID', { fields: 'the form as a whole' });
  return problem('UNEXPECTED', { reference }, error);
}

export function errorReply(error: unknown, reference: string): PageReply {
  const { status, title, message, next } = asProblem(error, reference);
  return {
    kind: 'page',
    status,
    title,
    heading: title,
    main: html`
<p class="govuk-body">${message}</p>
<p class="govuk-body">${next}</p>
<p class="govuk-body"><a class="govuk-link" href="${homeRoute.link()}">Go to your work</a></p>`,
  };
}
