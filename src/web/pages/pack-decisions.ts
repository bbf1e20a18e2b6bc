/** What can be done with a version of a pack, and the forms for it. */
import { z } from 'zod';
import type { Actor, Post } from '../../record/actor.ts';
import type { LookBack } from '../../record/packs/look-back.ts';
import { approvalsNeeded, isReplaying, type PackState, type PackVersion } from '../../record/packs/pack-versions.ts';
import { approvingPosts, seesReplays } from '../../record/packs/who-decides.ts';
import type { Pack } from '../../rulebook/pack/pack-schema.ts';
import { packRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { dateInput } from '../../ui/components/date-input.ts';
import { formElement, hiddenField } from '../../ui/components/form-element.ts';
import { textarea } from '../../ui/components/textarea.ts';
import type { Form } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { oneOf, optionalText, typedDate } from '../../ui/form-schemas.ts';
import { type Html, html } from '../../ui/html.ts';
import type { Visit } from '../../ui/page-route.ts';

export type OpenVersion = {
  readonly version: PackVersion;
  readonly yaml: string | null;
  readonly pack: Pack | null;
  readonly state: PackState;
  readonly lookBack: LookBack | null;
  readonly mayDecide: boolean;
  /** The kind of each organisation for which the viewer works. */
  readonly agencies: ReadonlyMap<string, string>;
};

export const decisionForm = (today: Temporal.PlainDate) =>
  z.object({
    step: oneOf(['approve', 'replay', 'put-into-force', 'withdraw'], 'Choose what to do'),
    words: optionalText({ label: 'Reason', max: 2_000 }),
    from: typedDate({
      label: 'Day from which it is in force',
      side: { of: today, must: 'today or future' },
    }).optional(),
  });
export type DecisionForm = Form<ReturnType<typeof decisionForm>>;

export const hasPrompts = ({ rules }: Pack): boolean =>
  rules.some((rule) => 'prompt' in rule || ('threshold' in rule && rule.cumulative.length > 0));

/** For which agency somebody would approve, or why they cannot, after "Your role does not let you". */
export function approvingPost(
  { version, agencies }: OpenVersion,
  actor: Actor,
): { readonly post: Post; readonly agency: string } | string {
  const posts = approvingPosts(actor);
  if (posts.length === 0) return 'approve packs of rules';
  if (version.recordedBy === actor.practitioner) return 'approve a pack that you brought in yourself';
  if (version.approvals.some(({ practitioner }) => practitioner === actor.practitioner)) return 'approve a pack twice';
  const taken = new Set(version.approvals.map(({ agency }) => agency));
  for (const post of posts) {
    const agency = agencies.get(post.organisation);
    if (agency !== undefined && !taken.has(agency)) return { post, agency };
  }
  return 'approve it, because your kind of agency has approved it already';
}

const stepForm = (visit: Visit, step: string, content: Html): Html =>
  formElement({
    action: packRoute.link({ pack: visit.parameters['pack'] ?? '' }),
    token: visit.formToken,
    content: html`${hiddenField('step', step)}${content}`,
  });

const onlyFor = (form: DecisionForm, step: string, wanted: boolean): DecisionForm | null =>
  wanted && (form.typed.get('step')?.[0] ?? step) === step ? form : null;

function reason(form: DecisionForm, step: string, text: string): Html {
  const own = onlyFor(form, step, true);
  const { errorMessage, value } = field(form, 'words');
  return textarea({
    name: 'words',
    id: `words-${step}`,
    label: { text, size: 's' },
    value: own === null ? undefined : value,
    errorMessage: own === null ? undefined : errorMessage,
    rows: 3,
  });
}

export function decisionForms(opened: OpenVersion, visit: Visit, form: DecisionForm): Html {
  const { version, pack, state, mayDecide } = opened;
  const isRight = pack !== null && version.findings.length === 0;
  const isOpen = version.origin === 'upload' && (state === 'draft' || state === 'approved');
  const mayApprove = isOpen && isRight && typeof approvingPost(opened, visit.actor) !== 'string';
  const needsReplay = pack !== null && hasPrompts(pack) && version.replayedAt === null;
  const lacking = approvalsNeeded - version.approvals.length;
  return html`
${
  isOpen &&
  isRight &&
  html`<h2 class="govuk-heading-m">What comes next</h2>
<p class="govuk-body">${lacking > 0 ? `It needs ${lacking === 1 ? 'one more approval' : 'two approvals'} by people of different agencies, not by the person who brought it in.` : 'It has its two approvals.'}${needsReplay && ' It asks questions, so it has to be replayed before it is put into force.'}</p>`
}
${isOpen && isRight && !isReplaying(version, visit.now) && seesReplays(visit.actor) && stepForm(visit, 'replay', button({ text: version.replayedAt === null ? 'Replay the last year' : 'Replay the last year again', look: 'secondary' }))}
${mayApprove && stepForm(visit, 'approve', html`${reason(form, 'approve', 'Why do you approve it?')}${button({ text: 'Approve' })}`)}
${
  mayDecide &&
  state === 'approved' &&
  !needsReplay &&
  stepForm(
    visit,
    'put-into-force',
    html`${dateInput({ ...field(form, 'from'), fieldset: { legend: { text: 'From which day is it in force?', size: 's' } }, hint: 'Today or a later day' })}${button({ text: 'Put into force' })}`,
  )
}
${
  mayDecide &&
  version.origin === 'upload' &&
  ['draft', 'approved', 'waiting', 'in-force'].includes(state) &&
  stepForm(
    visit,
    'withdraw',
    html`<h2 class="govuk-heading-m">Withdraw it</h2><p class="govuk-body">What was in force before counts again. What had been derived under it can be found again here.</p>
${reason(form, 'withdraw', 'Why is it withdrawn?')}${button({ text: 'Withdraw', look: 'warning' })}`,
  )
}`;
}
