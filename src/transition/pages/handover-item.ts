/** One item of a handover: where it is, its history, why it is owed, and what can be done next. */
import { isProblem, problem } from '../../errors.ts';
import { channels, type ItemStep } from '../../kinds/handover.ts';
import type { Access } from '../../record/access.ts';
import { holdsPost } from '../../record/actor.ts';
import { identifiersOf, openChild } from '../../record/child.ts';
import { readChronology } from '../../record/chronology.ts';
import { ruleEntry } from '../../record/entry-row.ts';
import { loadWorld } from '../../record/load-world.ts';
import { findOrganisation, type Organisation } from '../../record/organisations.ts';
import { type Explanation, explain } from '../../rulebook/explain.ts';
import { batchReceiptRoute, handoverItemRoute, handoverRoute } from '../../ui/addresses.ts';
import { childIdentity } from '../../ui/child-identity.ts';
import { button } from '../../ui/components/button.ts';
import { formElement, hiddenField } from '../../ui/components/form-element.ts';
import { input } from '../../ui/components/input.ts';
import { radios } from '../../ui/components/radios.ts';
import { select } from '../../ui/components/select.ts';
import { summaryList } from '../../ui/components/summary-list.ts';
import { textarea } from '../../ui/components/textarea.ts';
import { timeline } from '../../ui/components/timeline.ts';
import { warningText } from '../../ui/components/warning-text.ts';
import { dutyStateTag, partyWords } from '../../ui/duty-words.ts';
import { explanationView } from '../../ui/explanation.ts';
import { blankForm, errorList, type Form, readForm, withError } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { type Content, type Html, html, nothing } from '../../ui/html.ts';
import { type PageReply, type PageRoute, redirect, type Visit } from '../../ui/page-route.ts';
import { giveToCouncilRoute } from '../../ui/transfer-addresses.ts';
import { instantWithDistance } from '../../ui/when.ts';
import { isLocationProtected } from '../export/leavers.ts';
import { type HandoverItem, openDuty } from '../handover.ts';
import { stepsFor, takeItemStep } from '../take-item-step.ts';
import { dueWithLink } from './due-with-link.ts';
import { openHandover, type ShownHandover } from './handover.ts';
import { channelCodes, detailsOf, missingFor, stepForm, type WordsField } from './item-step-form.ts';
import { channelWords, itemStateTag, stepChoices, stepWords } from './item-words.ts';

type ItemShown = ShownHandover & {
  readonly item: HandoverItem;
  readonly sender: Organisation | undefined;
  readonly explanation: Explanation | null;
};

async function open(visit: Visit, access: Access): Promise<ItemShown> {
  const child = await openChild(access, visit.parameters['child'] ?? '');
  const shown = await openHandover(visit, child);
  const all = [...shown.handover.items, ...shown.handover.betweenDsls];
  const item = all.find(({ code }) => code === visit.parameters['item']);
  if (item === undefined) throw problem('NOT_FOUND');
  const { from, to } = shown.handover.move;
  const sender = from.organisation === null ? undefined : await findOrganisation(access, from.organisation);
  const world = await loadWorld(
    access.transaction,
    access.actor.partnership,
    access.engine,
    [from.organisation, to.organisation].filter((id) => id !== null),
  );
  const entries = (await readChronology(child)).toSorted((a, b) => a.seq - b.seq).map(ruleEntry);
  const explanation = explain(openDuty(item) ?? item.send, entries, world, access.engine.rulebook);
  return { ...shown, item, sender, explanation };
}

function receiptWords({ rule, confirm }: HandoverItem, { actor }: Visit): Content {
  if (rule.receipt === 'one by one') return 'Confirmed one by one';
  const school = confirm?.owner.organisation ?? null;
  const waits = confirm !== null && confirm.ending === null && holdsPost(actor, confirm.owner.role, school);
  if (!waits || school === null) return 'Can be confirmed in a batch';
  return html`Can be confirmed in a batch. <a class="govuk-link" href="${batchReceiptRoute.link({ school, item: rule.item })}">Confirm it for several children at once</a>`;
}

function facts({ item, names }: ItemShown, visit: Visit): Html {
  const duty = openDuty(item);
  return summaryList({
    rows: [
      { key: 'State', value: itemStateTag(item.state) },
      { key: 'What it holds', value: item.rule.contents },
      { key: 'From', value: partyWords(item.send.owner, names.organisation) },
      item.send.to !== null && { key: 'To', value: partyWords(item.send.to, names.organisation) },
      {
        key: 'Receipt',
        value: receiptWords(item, visit),
      },
      duty === null
        ? { key: 'Owed now', value: 'Nothing more is owed for this item' }
        : { key: 'Owed now', value: html`${partyWords(duty.owner, names.organisation)} ${dutyStateTag(duty.state)}` },
      duty !== null && { key: 'Due', value: dueWithLink(duty, visit) },
    ],
  });
}

function history({ item, names }: ItemShown, now: Temporal.Instant): Html {
  if (item.steps.length === 0) return html`<p class="govuk-body">Nothing has happened to it yet.</p>`;
  return timeline({
    headingLevel: 3,
    items: item.steps.toReversed().map((step) => ({
      label: stepWords(step.step),
      byline:
        step.by === null
          ? names.organisation(step.organisation)
          : `${names.practitioner(step.by)}, ${names.organisation(step.organisation)}`,
      when: instantWithDistance(step.at, now),
      text: html`${channelWords(step.channel) !== undefined && html`<p class="govuk-body">${channelWords(step.channel)}</p>`}${step.reason !== null && html`<p class="govuk-body">${step.reason}</p>`}`,
    })),
  });
}

function nextSteps(shown: ItemShown, form: Form<typeof stepForm>, visit: Visit): Html {
  const { child, handover, item, sender } = shown;
  const steps = stepsFor(visit.actor, handover, item, sender);
  if (steps.length === 0) return html`<p class="govuk-body">There is nothing for you to do here now.</p>`;
  const words = (name: WordsField, label: string): Html => textarea({ ...field(form, name), label, rows: 3 });
  const asks = (step: ItemStep): Html | undefined => {
    switch (step) {
      case 'sent':
        return html`${select({
          ...field(form, 'channel'),
          label: 'How was it sent?',
          items: [
            { value: '', text: 'Choose how' },
            ...channelCodes.map((value) => ({ value, text: channels[value] })),
          ],
        })}${input({ ...field(form, 'pages'), label: 'Number of pages (optional)', width: 4, inputmode: 'numeric' })}`;
      case 'acted-on':
        return words('actedOn', 'What was done because of it?');
      case 'queried':
        return words('queryReason', 'What is missing or unclear?');
      case 'rejected':
        return words('rejectReason', 'Why do you reject it?');
      case 'nil-declared':
        return words('nilReason', 'How do you know that there is nothing?');
      case 'withheld':
        return html`${words('withholdReason', 'Why is it withheld?')}${input({ ...field(form, 'legalBasis'), label: 'On which legal basis?' })}`;
      case 'recalled':
        return words('recallReason', 'Why do you recall it?');
      default:
        return undefined;
    }
  };
  return formElement({
    action: handoverItemRoute.link({ child: child.id, move: handover.move.id, item: item.code }),
    token: visit.formToken,
    content: html`${hiddenField('seen', String(child.seen))}
${radios({
  ...field(form, 'step'),
  fieldset: { legend: { text: 'What has happened, or what do you want to do?', size: 'm' } },
  items: steps.map((step) => ({ value: step, ...stepChoices[step], conditional: asks(step) })),
})}
${button({ text: 'Save', preventDoubleClick: true })}`,
  });
}

/** For a child whose whereabouts are protected. */
async function closedTransfer({ child, handover: { move }, item }: ItemShown): Promise<Html> {
  if (item.code !== 'ctf' || !(await isLocationProtected(child.access, child.id))) return nothing;
  return html`${warningText({ text: 'Where this child is may be known to named people only. No transfer file is sent.' })}
<p class="govuk-body"><a class="govuk-link" href="${giveToCouncilRoute.link({ child: child.id, move: move.id })}">Give the transfer to the council</a></p>`;
}

async function show(shown: ItemShown, form: Form<typeof stepForm>, visit: Visit): Promise<PageReply> {
  const { child, handover, item, explanation } = shown;
  return {
    kind: 'page',
    title: 'Handover item',
    section: 'moves',
    back: handoverRoute.link({ child: child.id, move: handover.move.id }),
    identity: childIdentity(child, await identifiersOf(child), visit.today),
    errors: errorList(form),
    main: html`
<h1 class="govuk-heading-l"><span class="govuk-caption-l">Handover</span> ${item.rule.title}</h1>
${facts(shown, visit)}
${await closedTransfer(shown)}
${nextSteps(shown, form, visit)}
<h2 class="govuk-heading-m">What has happened</h2>
${history(shown, visit.now)}
<h2 class="govuk-heading-m">Why it is owed</h2>
${explanation === null ? html`<p class="govuk-body">The rule behind it is no longer in force.</p>` : explanationView(explanation)}`,
  };
}

/** What is said on the form, with what was typed. */
const shownOnForm: ReadonlySet<string> = new Set([
  'CHANGED_MEANWHILE',
  'ITEM_STEP_NOT_POSSIBLE',
  'TRANSFER_FILE_BLOCKED',
]);

export const handoverItemPage: PageRoute = {
  method: 'GET',
  path: handoverItemRoute.path,
  handle: (visit) =>
    visit.look('handover item', async (access) => show(await open(visit, access), blankForm(stepForm), visit)),
};

export const handoverItemAction: PageRoute = {
  method: 'POST',
  path: handoverItemRoute.path,
  handle: (visit) =>
    visit.look('handover item', async (access) => {
      const shown = await open(visit, access);
      const form = readForm(stepForm, visit.body);
      if (!form.isComplete) return show(shown, form, visit);
      const { step, seen } = form.values;
      const missing = missingFor(form.values);
      if (missing.length > 0) {
        return show(
          shown,
          missing.reduce<Form<typeof stepForm>>((wrong, [name, says]) => withError(wrong, name, says), form),
          visit,
        );
      }
      const { child, handover, item, sender } = shown;
      try {
        await takeItemStep(child, handover, item, step, detailsOf(form.values), sender, Number(seen));
      } catch (error) {
        if (!isProblem(error) || !shownOnForm.has(error.code)) throw error;
        return show(shown, withError(form, '', `${error.message} ${error.next}`), visit);
      }
      return redirect(handoverRoute.link({ child: child.id, move: handover.move.id }), `${item.rule.title}: saved`);
    }),
};
