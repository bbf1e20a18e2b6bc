/** One version of an agreement: what it says, where it stands, who approved it, and what can be done with it next. */
import { z } from 'zod';
import { problem } from '../../errors.ts';
import { organisationKinds } from '../../kinds/vocabulary.ts';
import type { Access } from '../../record/access.ts';
import {
  type AgreementVersion,
  agreementApprovalsNeeded,
  findAgreementVersion,
} from '../../record/agreements/agreement-versions.ts';
import {
  type ApprovingAgreement,
  agreementApprovingPosts,
  approveAgreement,
  mayDraftAgreement,
  mayPutAgreementIntoForce,
  mayRevokeAgreement,
  putAgreementIntoForce,
  revokeAgreement,
} from '../../record/agreements/decide-agreement.ts';
import { organisationsById } from '../../record/organisations.ts';
import { agreementRoute, agreementsRoute, draftAgreementRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { details } from '../../ui/components/details.ts';
import { formElement, hiddenField } from '../../ui/components/form-element.ts';
import { summaryList } from '../../ui/components/summary-list.ts';
import { textarea } from '../../ui/components/textarea.ts';
import { warningText } from '../../ui/components/warning-text.ts';
import { blankForm, errorList, type Form, readForm, withError } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { oneOf, optionalText } from '../../ui/form-schemas.ts';
import { type Html, html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, type Reply, redirect, type Visit } from '../../ui/page-route.ts';
import { atInstant } from '../../ui/when.ts';
import { agreementStateTag, sentencesOf } from './agreement-view.ts';

const decision = z.object({
  step: oneOf(['approve', 'put-into-force', 'revoke'], 'Choose what to do'),
  words: optionalText({ label: 'Reason', max: 2_000 }),
});
type Decision = Form<typeof decision>;

type Opened = {
  readonly version: AgreementVersion;
  readonly sentences: Html;
  /** For which agency the visitor would approve it, or why they cannot, after "Your role does not let you". */
  readonly approving: Omit<ApprovingAgreement, 'words'> | string;
};

async function approvingPost(
  { actor }: Visit,
  access: Access,
  { recordedBy, approvals }: AgreementVersion,
): Promise<Opened['approving']> {
  const posts = agreementApprovingPosts(actor);
  if (posts.length === 0) return 'approve agreements';
  if (recordedBy === actor.practitioner) return 'approve an agreement that you drafted yourself';
  if (approvals.some(({ practitioner }) => practitioner === actor.practitioner)) return 'approve an agreement twice';
  const found = await organisationsById(
    access,
    posts.map(({ organisation }) => organisation),
  );
  const taken = new Set(approvals.map(({ agency }) => agency));
  for (const post of posts) {
    const agency = found.get(post.organisation)?.kind;
    if (agency !== undefined && !taken.has(agency)) return { post, agency };
  }
  return 'approve it, because your kind of agency has approved it already';
}

async function open(visit: Visit, access: Access): Promise<Opened> {
  const version = await findAgreementVersion(access, visit.parameters['agreement'] ?? '');
  if (version === undefined) throw problem('NOT_FOUND');
  return {
    version,
    sentences: version.agreement === null ? html`` : await sentencesOf(access, version.agreement),
    approving: await approvingPost(visit, access, version),
  };
}

const kindOf = (agency: string): string =>
  Object.hasOwn(organisationKinds, agency) ? organisationKinds[agency as keyof typeof organisationKinds] : agency;

const standing = (version: AgreementVersion): Html =>
  summaryList({
    rows: [
      { key: 'Where it stands', value: agreementStateTag(version.state) },
      { key: 'Drafted', value: html`${atInstant(version.recordedAt)} by ${version.author}` },
      ...version.approvals.map(({ name, organisationName, agency, at, words }) => ({
        key: `Approved by ${name}`,
        value: html`${organisationName} (${kindOf(agency)}), ${atInstant(at)}. ${words}`,
      })),
      ...(version.putInForceAt === null ? [] : [{ key: 'Put into force', value: atInstant(version.putInForceAt) }]),
      ...(version.revokedAt === null
        ? []
        : [{ key: 'Revoked', value: html`${atInstant(version.revokedAt)}. ${version.revokedBecause ?? ''}` }]),
      { key: 'Policy version', value: version.id },
    ],
  });

const stepForm = (visit: Visit, { id }: AgreementVersion, step: string, content: Html): Html =>
  formElement({
    action: agreementRoute.link({ agreement: id }),
    token: visit.formToken,
    content: html`${hiddenField('step', step)}${content}`,
  });

function reason(form: Decision, step: string, text: string): Html {
  const isOwn = form.typed.get('step')?.[0] === step;
  const { errorMessage, value } = field(form, 'words');
  return textarea({
    name: 'words',
    id: isOwn ? 'words' : `words-${step}`,
    label: { text, size: 's' },
    value: isOwn ? value : undefined,
    errorMessage: isOwn ? errorMessage : undefined,
    rows: 3,
  });
}

function forms({ version, approving }: Opened, visit: Visit, form: Decision): Html {
  const { state, approvals } = version;
  const lacking = agreementApprovalsNeeded - approvals.length;
  const isOpen = state === 'draft' || state === 'approved';
  return html`
${
  isOpen &&
  html`<h2 class="govuk-heading-m">What comes next</h2><p class="govuk-body">${
    lacking > 0
      ? `It needs ${lacking === 1 ? 'one more approval' : 'two approvals'} by people of different agencies, not by the person who drafted it.`
      : 'It has its two approvals. A policy officer or partnership officer can put it into force.'
  }</p>`
}
${isOpen && typeof approving !== 'string' && stepForm(visit, version, 'approve', html`${reason(form, 'approve', 'Why do you approve it?')}${button({ text: 'Approve' })}`)}
${
  state === 'approved' &&
  mayPutAgreementIntoForce(visit.actor) &&
  stepForm(
    visit,
    version,
    'put-into-force',
    html`${warningText({ text: 'From its first day on it opens records as it says, for every child to whom it applies.' })}${button({ text: 'Put into force', preventDoubleClick: true })}`,
  )
}
${
  state !== 'revoked' &&
  state !== 'expired' &&
  mayRevokeAgreement(visit.actor) &&
  stepForm(
    visit,
    version,
    'revoke',
    html`<h2 class="govuk-heading-m">Revoke it</h2><p class="govuk-body">It acts at once: what it opened is closed on everybody's next page. It cannot be undone. A new version can be drafted.</p>
${reason(form, 'revoke', 'Why is it revoked?')}${button({ text: 'Revoke', look: 'warning' })}`,
  )
}
${mayDraftAgreement(visit.actor) && html`<p class="govuk-body"><a class="govuk-link" href="${draftAgreementRoute.link({}, { from: version.id })}">Draft a new version of it</a></p>`}`;
}

function pageOf(opened: Opened, visit: Visit, form: Decision = blankForm(decision)): PageReply {
  const { version, sentences } = opened;
  return {
    kind: 'page',
    title: 'Sharing agreement',
    heading: version.title,
    caption: `${version.name}, version ${version.version}`,
    section: 'agreements',
    breadcrumbs: [{ text: 'Sharing agreements', href: agreementsRoute.link() }, { text: 'Version' }],
    errors: errorList(form),
    main: html`
${version.state === 'unreadable' && warningText({ text: 'This release cannot read it. It opens nothing until a new version is put into force.' })}
<h2 class="govuk-heading-m">What it says</h2>
${sentences}
${standing(version)}
${forms(opened, visit, form)}
${details({ summary: 'The text of the agreement', text: html`<pre class="throughline-scroll govuk-body-s" tabindex="0" role="region" aria-label="The text of the agreement">${version.content}</pre>` })}`,
  };
}

export const agreementPage: PageRoute = {
  method: 'GET',
  path: agreementRoute.path,
  handle: (visit) => visit.look('agreement', async (access) => pageOf(await open(visit, access), visit)),
};

const not = (action: string) => problem('NOT_ALLOWED', { action });

async function takeStep(opened: Opened, visit: Visit, access: Access): Promise<Reply> {
  const { version, approving } = opened;
  const form = readForm(decision, visit.body);
  if (!form.isComplete) return pageOf(opened, visit, form);
  const { step, words } = form.values;
  const again = agreementRoute.link({ agreement: version.id });
  const refuse = (field_: 'words' | '', says: string) => pageOf(opened, visit, withError(form, field_, says));
  switch (step) {
    case 'approve': {
      if (typeof approving === 'string') throw not(approving);
      if (version.state !== 'draft' && version.state !== 'approved')
        return refuse('', 'This version can no longer be approved');
      if (words === undefined) return refuse('words', 'Enter why you approve it');
      const done = await approveAgreement(access, version.id, { ...approving, words });
      return done
        ? redirect(again, 'Your approval has been recorded')
        : refuse('', 'Your kind of agency has approved it already');
    }
    case 'put-into-force': {
      if (!mayPutAgreementIntoForce(visit.actor)) throw not('put an agreement into force');
      if (version.state !== 'approved' || version.agreement === null)
        return refuse('', 'Only a version with two approvals can be put into force, and only once');
      if ((version.agreement.endsAt ?? Number.POSITIVE_INFINITY) <= visit.now.epochMilliseconds)
        return refuse('', 'Its last day has passed. Draft a new version');
      const done = await putAgreementIntoForce(access, version.id, version.agreement);
      return done ? redirect(again, 'The agreement is in force') : refuse('', 'It has been put into force already');
    }
    case 'revoke': {
      if (!mayRevokeAgreement(visit.actor)) throw not('revoke an agreement');
      if (words === undefined) return refuse('words', 'Enter why it is revoked');
      const done = await revokeAgreement(access, version.id, words);
      return redirect(again, done ? 'The agreement has been revoked' : 'The agreement had been revoked already');
    }
  }
}

export const agreementAction: PageRoute = {
  method: 'POST',
  path: agreementRoute.path,
  handle: (visit) => visit.look('agreement', async (access) => takeStep(await open(visit, access), visit, access)),
};
