/** Drafting an agreement as text, with what is wrong with it said place by place. A draft changes nothing. */
import { z } from 'zod';
import type { AgreementFinding } from '../../access/agreement/agreement.ts';
import { agreedPurposes, dataTypeNames, kindNames } from '../../access/agreement/agreement-codes.ts';
import { longestAgreement } from '../../access/agreement/read-agreement.ts';
import { problem } from '../../errors.ts';
import { purposes, roles } from '../../kinds/vocabulary.ts';
import type { Access } from '../../record/access.ts';
import { checkAgreement, findAgreementVersion } from '../../record/agreements/agreement-versions.ts';
import { keepAgreementDraft, mayDraftAgreement } from '../../record/agreements/decide-agreement.ts';
import { organisationsOfKinds } from '../../record/people-at.ts';
import { agreementRoute, agreementsRoute, draftAgreementRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { details } from '../../ui/components/details.ts';
import { formElement } from '../../ui/components/form-element.ts';
import { textarea } from '../../ui/components/textarea.ts';
import { blankForm, errorList, type Form, readForm, withError } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { requiredText } from '../../ui/form-schemas.ts';
import { fragment } from '../../ui/href.ts';
import { type Html, html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, redirect, type Visit } from '../../ui/page-route.ts';

const draft = z.object({
  content: requiredText({
    label: 'The text of the agreement',
    enter: 'Enter the text of the agreement',
    max: longestAgreement,
  }),
});
type Draft = Form<typeof draft>;

const example = (today: Temporal.PlainDate): string =>
  JSON.stringify(
    {
      agreement: 'hospital-and-schools',
      version: today.toString().slice(0, 7),
      title: 'The hospital and schools',
      source: { orgTypes: ['school'] },
      defaults: [
        {
          effect: 'allow',
          modes: ['EXISTENCE', 'CONTENT'],
          dataTypes: ['send', 'health'],
          destOrgTypes: ['tier-4'],
          purposes: ['mental-health'],
        },
      ],
      exceptions: [],
      validFrom: today.toString(),
      validUntil: today.add({ years: 1 }).toString(),
    },
    null,
    2,
  );

const codes = (words: readonly string[]): Html =>
  html`${words.map((word, index) => html`${index > 0 && ', '}<code>${word}</code>`)}`;

async function helpWith(access: Access): Promise<Html> {
  const organisations = await organisationsOfKinds(access, [
    'local-authority',
    'camhs',
    'tier-4',
    'icb',
    'police',
    'health-visiting',
    'provider',
    'voluntary-sector',
  ]);
  return details({
    summary: 'What can stand in an agreement',
    text: html`
<ul class="govuk-list govuk-list--bullet">
<li><code>source</code>: whose records it is about, by <code>orgTypes</code> or <code>orgIds</code></li>
<li><code>modes</code>: <code>EXISTENCE</code> lets others know that there is a record, <code>CONTENT</code> lets them read it</li>
<li><code>dataTypes</code>: ${codes(dataTypeNames)}. Where a child is cannot be shared by an agreement</li>
<li><code>destOrgTypes</code>: ${codes(kindNames)}</li>
<li><code>destOrgIds</code>: ${organisations.map(({ id, name }, index) => html`${index > 0 && '; '}${name} <code>${id}</code>`)}</li>
<li><code>destRoles</code>, when only some roles there: ${codes(Object.keys(roles))}</li>
<li><code>purposes</code>: ${agreedPurposes.map((code, index) => html`${index > 0 && '; '}<code>${code}</code> ${purposes[code].toLowerCase()}`)}</li>
<li><code>effect</code>: <code>allow</code> or <code>deny</code>. What is denied stays denied</li>
<li><code>validFrom</code> and <code>validUntil</code>: dates, at most three years apart. It holds up to, and not on, the last one</li>
</ul>`,
  });
}

async function show(
  visit: Visit,
  access: Access,
  form: Draft,
  findings: readonly AgreementFinding[] = [],
): Promise<PageReply> {
  return {
    kind: 'page',
    title: 'Draft an agreement',
    heading: 'Draft an agreement',
    section: 'agreements',
    back: agreementsRoute.link(),
    errors:
      findings.length > 0
        ? findings.slice(0, 30).map(({ at, says }) => ({ text: `${at}: ${says}`, href: fragment('content') }))
        : errorList(form),
    main: html`
<p class="govuk-body">A draft changes nothing. Two people of different agencies approve it, neither of them you, before it can be put into force.</p>
${formElement({
  action: draftAgreementRoute.link(),
  token: visit.formToken,
  content: html`${textarea({
    ...field(form, 'content'),
    label: { text: 'The text of the agreement', size: 's' },
    hint: 'As JSON. Begin with the example and change it',
    rows: 24,
    spellcheck: false,
    classes: 'throughline-code',
  })}${button({ text: 'Keep the draft' })}`,
})}
${await helpWith(access)}`,
  };
}

function requireMayDraft({ actor }: Visit): void {
  if (!mayDraftAgreement(actor)) throw problem('NOT_ALLOWED', { action: 'draft an agreement' });
}

export const draftAgreementPage: PageRoute = {
  method: 'GET',
  path: draftAgreementRoute.path,
  handle: (visit) => {
    requireMayDraft(visit);
    return visit.look('draft an agreement', async (access) => {
      const from = visit.query['from'];
      const known = from === undefined ? undefined : await findAgreementVersion(access, from);
      return show(visit, access, blankForm(draft, { content: known?.content ?? example(visit.today) }));
    });
  },
};

export const draftAgreementAction: PageRoute = {
  method: 'POST',
  path: draftAgreementRoute.path,
  handle: (visit) => {
    requireMayDraft(visit);
    return visit.look('draft an agreement', async (access) => {
      const form = readForm(draft, visit.body);
      if (!form.isComplete) return show(visit, access, form);
      const { content } = form.values;
      const checked = await checkAgreement(access, content);
      if ('findings' in checked) {
        const says =
          checked.findings.length === 1
            ? 'One thing has to be put right'
            : `${checked.findings.length} things have to be put right`;
        return show(visit, access, withError(form, 'content', says), checked.findings);
      }
      const id = await keepAgreementDraft(access, content, checked.agreement);
      return redirect(agreementRoute.link({ agreement: id }), 'The draft has been kept');
    });
  },
};
