/** Confirming receipt of one item for several children at once: one entry for each child, as if done one by one. */
import { z } from 'zod';
import { isProblem, problem } from '../../errors.ts';
import type { Access } from '../../record/access.ts';
import { worksAt } from '../../record/actor.ts';
import { type ChildSummary, childSummaries, fullName, openChild } from '../../record/child.ts';
import { findMove } from '../../record/moves.ts';
import { findOrganisation, organisationsById } from '../../record/organisations.ts';
import type { ItemRule } from '../../rulebook/duty/item-rule.ts';
import { batchReceiptRoute, handoverItemRoute } from '../../ui/addresses.ts';
import { schoolCohortRoute } from '../../ui/cohort-addresses.ts';
import { button } from '../../ui/components/button.ts';
import { checkboxes } from '../../ui/components/checkboxes.ts';
import type { ErrorSummaryItem } from '../../ui/components/error-summary.ts';
import { formElement } from '../../ui/components/form-element.ts';
import { notificationBanner } from '../../ui/components/notification-banner.ts';
import { blankForm, errorList, type Form, readForm } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, type Reply, redirect, type Visit } from '../../ui/page-route.ts';
import { onDate } from '../../ui/when.ts';
import { batchItems, type WaitingReceipt, waitingReceipts } from '../batch-receipt.ts';
import { loadHandover } from '../handover.ts';
import { takeItemStep } from '../take-item-step.ts';

const nobody = 'Select the children whose item is here, complete and readable';
const chosen = z.object({ moves: z.array(z.uuid(nobody)).min(1, nobody) });

type Shown = {
  readonly school: string;
  readonly rule: ItemRule;
  readonly waiting: readonly WaitingReceipt[];
  readonly children: ReadonlyMap<string, ChildSummary>;
  readonly schoolName: (id: string) => string;
};

async function load(access: Access, visit: Visit): Promise<Shown> {
  const { school = '', item = '' } = visit.parameters;
  const rule = batchItems(access).find((each) => each.item === item);
  if (rule === undefined || !worksAt(visit.actor, school)) throw problem('NOT_FOUND');
  const waiting = (await waitingReceipts(access, school)).filter((each) => each.item === item);
  const schools = await organisationsById(
    access,
    waiting.flatMap(({ from }) => from ?? []),
  );
  return {
    school,
    rule,
    waiting,
    children: await childSummaries(
      access,
      waiting.map(({ child }) => child),
    ),
    schoolName: (id) => schools.get(id)?.name ?? 'a school',
  };
}

const dayOf = (instant: Temporal.Instant): Temporal.PlainDate =>
  instant.toZonedDateTimeISO('Europe/London').toPlainDate();

type Outcome = { readonly confirmed: number; readonly failed: readonly ErrorSummaryItem[] };

const countWords = (count: number): string => (count === 1 ? '1 child' : `${count} children`);

function show(shown: Shown, form: Form<typeof chosen>, visit: Visit, outcome?: Outcome): PageReply {
  const { school, rule, waiting, children, schoolName } = shown;
  const address = batchReceiptRoute.link({ school, item: rule.item });
  const items = waiting.flatMap(({ child, move, from, sentAt }) => {
    const found = children.get(child);
    if (found === undefined) return [];
    return [
      {
        value: move,
        text: fullName(found),
        hint: html`${from !== null && html`From ${schoolName(from)}. `}Sent ${onDate(dayOf(sentAt))}`,
      },
    ];
  });
  return {
    kind: 'page',
    title: 'Confirm receipt in a batch',
    section: 'cohort',
    back: schoolCohortRoute.link({ school }),
    errors: [...errorList(form), ...(outcome?.failed ?? [])],
    main: html`
${outcome !== undefined && outcome.confirmed > 0 && notificationBanner({ text: `Receipt confirmed for ${countWords(outcome.confirmed)}`, type: 'success' })}
<h1 class="govuk-heading-l"><span class="govuk-caption-l">Confirm receipt</span> ${rule.title}</h1>
<p class="govuk-body">${rule.contents}</p>
${
  items.length === 0
    ? html`<p class="govuk-body">Nothing waits for your receipt. What was not sent yet stands in the handover of each child.</p>`
    : html`
<p class="govuk-body"><a class="govuk-link" href="${batchReceiptRoute.link({ school, item: rule.item }, { tick: 'all' })}">Tick all ${items.length}</a>, then take out those where something is missing. To ask about one, or to reject it, open it from the handover of the child.</p>
${formElement({
  action: address,
  token: visit.formToken,
  content: html`
${checkboxes({
  ...field(form, 'moves'),
  classes: 'govuk-checkboxes--small',
  fieldset: { legend: { text: 'For which children is it here, complete and readable?', size: 'm' } },
  items,
})}
${button({ text: 'Confirm receipt', preventDoubleClick: true })}`,
})}`
}`,
  };
}

/** Throws as the steps of an item do: each child by itself, in a transaction of its own. */
async function confirmOne(access: Access, { child: id, move: moveId, item: code }: WaitingReceipt): Promise<void> {
  const child = await openChild(access, id);
  const move = await findMove(child, moveId);
  if (move === undefined || move.state !== 'confirmed') throw problem('NOT_FOUND');
  const handover = await loadHandover(child, move);
  const item = handover.items.find((each) => each.code === code);
  if (item === undefined) throw problem('NOT_FOUND');
  const sender = move.from.organisation === null ? undefined : await findOrganisation(access, move.from.organisation);
  await takeItemStep(child, handover, item, 'accepted', {}, sender, child.seen);
}

async function confirmEach(shown: Shown, moves: readonly string[], visit: Visit): Promise<Outcome> {
  const failed: ErrorSummaryItem[] = [];
  let confirmed = 0;
  for (const move of new Set(moves)) {
    const receipt = shown.waiting.find((each) => each.move === move);
    if (receipt === undefined) {
      failed.push({ text: 'One of the children you ticked does not wait for your receipt any more' });
      continue;
    }
    try {
      await visit.look('receipt in a batch', (access) => confirmOne(access, receipt));
      confirmed += 1;
    } catch (error) {
      if (!isProblem(error)) throw error;
      const child = shown.children.get(receipt.child);
      const name = child === undefined ? 'A child' : fullName(child);
      const href = handoverItemRoute.link({ child: receipt.child, move, item: receipt.item });
      failed.push({ text: `${name}: ${error.message}`, href });
    }
  }
  return { confirmed, failed };
}

export const batchReceiptPage: PageRoute = {
  method: 'GET',
  path: batchReceiptRoute.path,
  handle: (visit) =>
    visit.look('receipt in a batch', async (access) => {
      const shown = await load(access, visit);
      const ticked = visit.query['tick'] === 'all' ? shown.waiting.map(({ move }) => move) : [];
      return show(shown, blankForm(chosen, { moves: ticked }), visit);
    }),
};

export const batchReceiptAction: PageRoute = {
  method: 'POST',
  path: batchReceiptRoute.path,
  handle: async (visit): Promise<Reply> => {
    const shown = await visit.look('receipt in a batch', (access) => load(access, visit));
    const form = readForm(chosen, visit.body);
    if (!form.isComplete) return show(shown, form, visit);
    const outcome = await confirmEach(shown, form.values.moves, visit);
    if (outcome.failed.length === 0)
      return redirect(
        schoolCohortRoute.link({ school: shown.school }),
        `Receipt confirmed for ${countWords(outcome.confirmed)}: ${shown.rule.title}`,
      );
    const left = await visit.look('receipt in a batch', (access) => load(access, visit));
    return show(left, blankForm(chosen), visit, outcome);
  },
};
