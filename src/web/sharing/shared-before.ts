/** Decisions on sharing that were made before, and stopping what was shared. */
import { z } from 'zod';
import type { Names } from '../../kinds/kind.ts';
import { sentenceOf } from '../../kinds/registry.ts';
import { lawfulBases } from '../../kinds/sharing.ts';
import type { OpenChild } from '../../record/child.ts';
import type { ChronologyEntry } from '../../record/chronology.ts';
import { shareRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { details } from '../../ui/components/details.ts';
import { formElement, hiddenField } from '../../ui/components/form-element.ts';
import { summaryList } from '../../ui/components/summary-list.ts';
import { textarea } from '../../ui/components/textarea.ts';
import type { Form } from '../../ui/form.ts';
import { requiredText } from '../../ui/form-schemas.ts';
import { type Html, html } from '../../ui/html.ts';
import type { Visit } from '../../ui/page-route.ts';
import { atInstant } from '../../ui/when.ts';

export const stopForm = z.object({
  sharing: z.string().min(1).max(100),
  reason: requiredText({ label: 'Reason', enter: 'Enter why it is stopped', max: 2_000 }),
});

type Before = {
  readonly child: OpenChild;
  readonly all: readonly ChronologyEntry[];
  readonly names: Names;
  readonly post: { readonly organisation: string } | null;
};

type Answer = { readonly yes: boolean; readonly why: string };
const isAnswer = (value: unknown): value is Answer => typeof value === 'object' && value !== null && 'why' in value;
const answerWords = (value: unknown): string =>
  isAnswer(value) ? `${value.yes ? 'Yes' : 'No'}. ${value.why}` : 'Not asked';

function decisionView(
  entry: ChronologyEntry,
  before: Before,
  visit: Visit,
  form: Form<typeof stopForm> | undefined,
): Html {
  const { all, names, post } = before;
  const { data } = entry;
  const stopped = all.find(({ kind, data: of }) => kind === 'sharing.stopped' && of['sharing'] === entry.id);
  const basis =
    typeof data['basis'] === 'string' && Object.hasOwn(lawfulBases, data['basis'])
      ? lawfulBases[data['basis'] as keyof typeof lawfulBases]
      : 'Not recorded';
  const mayStop = data['outcome'] === 'shared' && stopped === undefined && entry.organisation === post?.organisation;
  const own = form?.typed.get('sharing')?.[0] === entry.id ? form : undefined;
  return html`
${summaryList({
  card: { title: { text: sentenceOf(entry.kind, data, names), headingLevel: 3 } },
  rows: [
    {
      key: 'Decided',
      value: html`${atInstant(entry.happenedFrom)} by ${entry.recordedBy === null ? 'somebody' : names.practitioner(entry.recordedBy)}, ${names.organisation(entry.organisation)}`,
    },
    { key: 'Relevant?', value: answerWords(data['relevant']) },
    { key: 'Helps them?', value: answerWords(data['helps']) },
    { key: 'Harms more than it helps?', value: answerWords(data['harmful']) },
    { key: 'Lawful basis', value: basis },
    ...(typeof data['notTold'] === 'string' ? [{ key: 'Why the family was not told', value: data['notTold'] }] : []),
    ...(stopped === undefined
      ? []
      : [{ key: 'Stopped', value: html`${atInstant(stopped.happenedFrom)}. ${String(stopped.data['reason'])}` }]),
  ],
})}
${
  mayStop &&
  details({
    summary: 'Stop sharing this',
    open: own !== undefined,
    text: formElement({
      action: shareRoute.link({ child: before.child.id }),
      token: visit.formToken,
      content: html`${hiddenField('step', 'stop')}${hiddenField('sharing', entry.id)}
${textarea({
  name: 'reason',
  id: own === undefined ? `reason-${entry.id}` : 'reason',
  label: 'Why is it stopped?',
  rows: 2,
  value: own?.typed.get('reason')?.[0],
  errorMessage: own?.errors.get('reason')?.message,
})}${button({ text: 'Stop sharing', look: 'warning' })}`,
    }),
  })
}`;
}

/** Newest first; nothing when no decision has been made that the visitor may see. */
export function sharedBefore(before: Before, visit: Visit, form?: Form<typeof stopForm>): Html {
  const decisions = before.all.filter(
    ({ kind, data, withdrawnBy }) => kind === 'sharing.decided' && data['with'] !== undefined && withdrawnBy === null,
  );
  if (decisions.length === 0) return html``;
  return html`<h2 class="govuk-heading-m">Decided before</h2>${decisions.map((entry) => decisionView(entry, before, visit, form))}`;
}
