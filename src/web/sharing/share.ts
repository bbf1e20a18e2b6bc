/** Deciding to share or to withhold what one's organisation recorded: what and with whom, what they would see, then why. */
import { problem } from '../../errors.ts';
import type { Names } from '../../kinds/kind.ts';
import { sentenceOf } from '../../kinds/registry.ts';
import { roles } from '../../kinds/vocabulary.ts';
import type { Access } from '../../record/access.ts';
import { identifiersOf, openChild } from '../../record/child.ts';
import { type ChronologyEntry, readChronology } from '../../record/chronology.ts';
import { loadNames } from '../../record/organisations.ts';
import {
  decideOnSharing,
  openSharing,
  previewSharing,
  type Receiver,
  receiverKey,
  type Sharing,
  stopSharing,
} from '../../record/share.ts';
import { addInvolvementRoute, childRoute, childrenRoute, shareRoute } from '../../ui/addresses.ts';
import { childIdentity, childNavigation } from '../../ui/child-identity.ts';
import { button } from '../../ui/components/button.ts';
import { formElement, hiddenField } from '../../ui/components/form-element.ts';
import { blankForm, errorList, readForm, withError } from '../../ui/form.ts';
import { type Html, html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, type Reply, redirect, type Visit } from '../../ui/page-route.ts';
import { type Choice, choice, choiceFields, type Decision, decision, decisionFields } from './share-form.ts';
import { entryTitle, sharePreview } from './share-preview.ts';
import { sharedBefore, stopForm } from './shared-before.ts';

type OpenedSharing = Omit<Sharing, 'post'> & {
  /** Null when the visitor may only read what was decided. */
  readonly post: Sharing['post'] | null;
  readonly names: Names;
  readonly all: readonly ChronologyEntry[];
};

const nothingToShare = { post: null, entries: [], receivers: [] } as const;

async function open(visit: Visit, access: Access): Promise<OpenedSharing> {
  const child = await openChild(access, visit.parameters['child'] ?? '');
  const sharing = (await openSharing(child)) ?? { ...nothingToShare, child };
  const all = await readChronology(child);
  const people = [
    ...sharing.receivers.map(({ practitioner }) => practitioner),
    ...all.flatMap(({ recordedBy, data }) => [recordedBy, data['practitioner']]),
  ].filter((id) => typeof id === 'string');
  const organisations = [
    ...sharing.receivers.map(({ organisation }) => organisation),
    ...all.flatMap(({ organisation, parties }) => [organisation, ...parties]),
  ];
  return { ...sharing, all, names: await loadNames(access, organisations, people) };
}

const receiverWords = ({ organisation, role, practitioner }: Receiver, names: Names): string =>
  practitioner === null
    ? `${roles[role]}, ${names.organisation(organisation)}`
    : `${names.practitioner(practitioner)}, ${names.organisation(organisation)}`;

const pageOf = async (
  visit: Visit,
  opened: OpenedSharing,
  errors: PageReply['errors'],
  main: Html,
): Promise<PageReply> => ({
  kind: 'page',
  title: 'Share or withhold',
  section: 'children',
  breadcrumbs: [
    { text: 'Children', href: childrenRoute.link() },
    { text: 'Overview', href: childRoute.link({ child: opened.child.id }) },
    { text: 'Sharing' },
  ],
  identity: childIdentity(opened.child, await identifiersOf(opened.child), visit.today),
  errors,
  main: html`${childNavigation(opened.child.id, 'sharing')}${main}`,
});

function chooseView(visit: Visit, opened: OpenedSharing, form: Choice): Promise<PageReply> {
  const { child, entries, receivers, names } = opened;
  const options = entries.map((entry) => ({
    value: entry.id,
    text: entryTitle(entry),
    hint: sentenceOf(entry.kind, entry.data, names),
    year: entry.happenedFrom.toZonedDateTimeISO('Europe/London').year,
  }));
  const nobody = html`<p class="govuk-body">Nobody in another organisation whom you can see works with the child. <a class="govuk-link" href="${addInvolvementRoute.link({ child: child.id })}">Involve somebody</a> first.</p>`;
  const notTheirs = html`<p class="govuk-body">Your role does not decide on sharing. Ask your safeguarding lead or your manager. If a child is in danger, ring 999 first.</p>`;
  return pageWithHistory(
    visit,
    opened,
    errorList(form),
    html`<h1 class="govuk-heading-l">Share or withhold</h1>
<p class="govuk-body">A decision to share is recorded, and so is a decision not to. Before you decide you are shown what they would see.</p>
${
  receivers.length === 0 || opened.post === null
    ? opened.post === null
      ? notTheirs
      : nobody
    : formElement({
        action: shareRoute.link({ child: child.id }),
        token: visit.formToken,
        content: html`${hiddenField('step', 'look')}${choiceFields(
          form,
          receivers.map((each) => ({ value: receiverKey(each), text: receiverWords(each, names) })),
          options,
        )}${button({ text: 'See what they would see' })}`,
      })
}`,
  );
}

const pageWithHistory = (
  visit: Visit,
  opened: OpenedSharing,
  errors: PageReply['errors'],
  main: Html,
): Promise<PageReply> => pageOf(visit, opened, errors, html`${main}${sharedBefore(opened, visit)}`);

type Deciding = OpenedSharing & Sharing;
const mayDecide = (opened: OpenedSharing): opened is Deciding => opened.post !== null;

type Chosen = { readonly receiver: Receiver; readonly entries: readonly string[] };

async function decideView(visit: Visit, opened: Deciding, chosen: Chosen, form: Decision): Promise<PageReply> {
  const { child, names } = opened;
  const who = receiverWords(chosen.receiver, names);
  const seen = await previewSharing(opened, chosen);
  return pageOf(
    visit,
    opened,
    errorList(form),
    html`<h1 class="govuk-heading-l">Share with ${who}?</h1>
${sharePreview(opened, who, chosen.entries, seen)}
${formElement({
  action: shareRoute.link({ child: child.id }),
  token: visit.formToken,
  content: html`${hiddenField('step', 'decide')}${hiddenField('receiver', receiverKey(chosen.receiver))}
${chosen.entries.map((id) => hiddenField('entries', id))}
${decisionFields(form, who)}
${button({ text: 'Record the decision', preventDoubleClick: true })}`,
})}
<p class="govuk-body"><a class="govuk-link" href="${shareRoute.link({ child: child.id })}">Choose something else</a></p>`,
  );
}

function chosenIn({ receivers, entries }: OpenedSharing, form: Choice): Chosen | Choice {
  if (!form.isComplete) return form;
  const receiver = receivers.find((each) => receiverKey(each) === form.values.receiver);
  if (receiver === undefined) return withError(form, 'receiver', 'Select with whom');
  const offered = new Set(entries.map(({ id }) => id));
  if (!form.values.entries.every((id) => offered.has(id))) return withError(form, 'entries', 'Select what it is about');
  return { receiver, entries: form.values.entries };
}

export const sharePage: PageRoute = {
  method: 'GET',
  path: shareRoute.path,
  handle: (visit) =>
    visit.look('sharing of information', async (access) =>
      chooseView(visit, await open(visit, access), blankForm(choice)),
    ),
};

/** Somebody who thinks it relevant, helpful and not harmful, and withholds it, is reminded of the duty. */
const noticeFor = ({
  relevant,
  helps,
  harmful,
  outcome,
}: {
  readonly relevant: string;
  readonly helps: string;
  readonly harmful: string;
  readonly outcome: string;
}): string => {
  if (outcome === 'shared') return 'The decision has been recorded, and what you chose is open to them';
  return relevant === 'yes' && helps === 'yes' && harmful === 'no'
    ? 'The decision to withhold has been recorded. By your answers the duty to share may ask you to share it: talk to your safeguarding lead or data protection officer today'
    : 'The decision to withhold has been recorded';
};

async function decide(visit: Visit, opened: Deciding, chosen: Chosen): Promise<Reply> {
  const form = readForm(decision(visit.today), visit.body);
  if (!form.isComplete) return decideView(visit, opened, chosen, form);
  const { values } = form;
  if (values.told === 'not-told' && values.notTold === undefined)
    return decideView(visit, opened, chosen, withError(form, 'notTold', 'Enter why they were not told'));
  const answer = (given: 'yes' | 'no', reason: string) => ({ yes: given === 'yes', why: reason });
  await decideOnSharing(opened, {
    ...chosen,
    about: values.about,
    relevant: answer(values.relevant, values.relevantWhy),
    helps: answer(values.helps, values.helpsWhy),
    harmful: answer(values.harmful, values.harmfulWhy),
    outcome: values.outcome,
    reason: values.reason,
    basis: values.basis,
    condition: values.condition,
    told: values.told,
    notTold: values.told === 'not-told' ? values.notTold : undefined,
    until: values.outcome === 'shared' ? values.until : undefined,
  });
  return redirect(shareRoute.link({ child: opened.child.id }), noticeFor(values));
}

export const shareAction: PageRoute = {
  method: 'POST',
  path: shareRoute.path,
  handle: (visit) =>
    visit.look('sharing of information', async (access) => {
      const opened = await open(visit, access);
      if (!mayDecide(opened)) throw problem('NOT_ALLOWED', { action: 'decide on sharing what is recorded here' });
      if (visit.body['step'] === 'stop') {
        const form = readForm(stopForm, visit.body);
        if (!form.isComplete) return pageOf(visit, opened, errorList(form), sharedBefore(opened, visit, form));
        await stopSharing(opened, form.values.sharing, form.values.reason);
        return redirect(shareRoute.link({ child: opened.child.id }), 'It is no longer open to them');
      }
      const chosen = chosenIn(opened, readForm(choice, visit.body));
      if (!('receiver' in chosen)) return chooseView(visit, opened, chosen);
      if (visit.body['step'] === 'decide') return decide(visit, opened, chosen);
      return decideView(visit, opened, chosen, blankForm(decision(visit.today), {}));
    }),
};
