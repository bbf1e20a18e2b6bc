/** Steps that settle a challenge or take it on: proposing, agreeing, saying that there is no agreement, a later stage. */
import { z } from 'zod';
import { challengeOutcomeCodes } from '../../../kinds/challenge-codes.ts';
import { text } from '../../../record/counting.ts';
import { button } from '../../../ui/components/button.ts';
import { dateInput } from '../../../ui/components/date-input.ts';
import { hiddenField } from '../../../ui/components/form-element.ts';
import { input } from '../../../ui/components/input.ts';
import { radios } from '../../../ui/components/radios.ts';
import { textarea } from '../../../ui/components/textarea.ts';
import { field } from '../../../ui/form-field.ts';
import { oneOf, requiredText, typedDate } from '../../../ui/form-schemas.ts';
import { html } from '../../../ui/html.ts';
import { mayAgreeTo } from '../../open-challenge.ts';
import {
  agreeToProposal,
  proposeSettlement,
  recordNoAgreement,
  recordNotDone,
  takeToStage,
} from '../../settle-challenge.ts';
import { longest } from './say.ts';
import { type Asking, stepPage } from './step-page.ts';

const leads = ({ open }: Asking): boolean => open.challenge.seats.some(({ side, isOpen }) => side === null && isOpen);

export const proposeStep = stepPage({
  schema: (today) =>
    z.object({
      outcome: oneOf(challengeOutcomeCodes, 'Select what comes of the decision'),
      reasons: requiredText({ label: 'Reasons', enter: 'Enter the reasons', max: longest }),
      action: requiredText({ label: 'What is to be done', enter: 'Enter what is to be done', max: longest }),
      actionBy: requiredText({ label: 'Who does it', enter: 'Enter who does it', max: 300 }),
      actionUntil: typedDate({ label: 'Last day for it', side: { of: today, must: 'today or future' } }).optional(),
    }),
  fields: (form, asking) => html`
<p class="govuk-body">${leads(asking) ? 'You lead this stage: what you record here is the decision for both sides.' : 'It counts as agreed when the other side agrees to it here.'}</p>
${radios({
  ...field(form, 'outcome'),
  fieldset: { legend: { text: 'What comes of the decision?', size: 's' } },
  items: [
    { value: 'stands', text: 'The decision stands' },
    { value: 'changed', text: 'The decision is changed' },
    { value: 'something-else', text: 'Something else is done' },
  ],
})}
${textarea({ ...field(form, 'reasons'), label: { text: 'Why?', size: 's' }, rows: 3 })}
${textarea({ ...field(form, 'action'), label: { text: 'What is to be done now?', size: 's' }, rows: 3 })}
${input({ ...field(form, 'actionBy'), label: { text: 'Who does it?', size: 's' }, hint: 'A name and a role' })}
${dateInput({ ...field(form, 'actionUntil'), fieldset: { legend: { text: 'Until when? (optional)', size: 's' } } })}
${button({ text: leads(asking) ? 'Decide' : 'Propose', preventDoubleClick: true })}`,
  save: (open, settlement, seen) => proposeSettlement(open, settlement, seen),
  done: 'It has been recorded',
});

/** Proposals to which the visitor may agree, the newest first. */
const agreeable = ({ open }: Pick<Asking, 'open'>) => {
  const own = new Set(open.challenge.seats.flatMap(({ side }) => side ?? []));
  const { post } = open.standing;
  if (own.size === 0 && post !== null) own.add(post.organisation);
  return open.said.proposals.filter(
    ({ isOpen, organisation }) => isOpen && mayAgreeTo(organisation, open.challenge, own),
  );
};

export const agreeStep = stepPage({
  schema: () => z.object({ proposal: z.string('Select the proposal').min(1, 'Select the proposal').max(50) }),
  known: (open) => {
    const [only, another] = agreeable({ open });
    return only === undefined || another !== undefined ? {} : { proposal: only.entry.id };
  },
  fields: (form, asking) => html`
${radios({
  ...field(form, 'proposal'),
  fieldset: { legend: { text: 'To which proposal do you agree?', size: 's' } },
  items: agreeable(asking).map(({ entry }) => ({
    value: entry.id,
    text: text(entry.data['action']) ?? '',
    hint: `To be done by ${text(entry.data['actionBy']) ?? 'nobody yet'}. ${text(entry.data['reasons']) ?? ''}`,
  })),
})}
<p class="govuk-body">The clock stops. The challenge is closed when it has been shown that this was done and the person who raised it has been told.</p>
${button({ text: 'Agree', preventDoubleClick: true })}`,
  save: (open, { proposal }, seen) => agreeToProposal(open, proposal, seen),
  done: 'It is agreed. Now it has to be done, and shown',
});

export const notAgreedStep = stepPage({
  schema: () =>
    z.object({ reasons: requiredText({ label: 'Reasons', enter: 'Enter why there is no agreement', max: longest }) }),
  fields: (form, { open }) => html`
<p class="govuk-body">${open.standing.now?.stage === open.challenge.ladder?.stages.at(-1) ? 'This is the last stage. It stays with those who lead it.' : 'The next stage opens at once, and its people have the challenge from then on.'}</p>
${textarea({ ...field(form, 'reasons'), label: { text: 'Why is there no agreement?', size: 's' }, rows: 4 })}
${button({ text: 'Save: no agreement', preventDoubleClick: true })}`,
  save: (open, { reasons }, seen) => recordNoAgreement(open, reasons, seen),
  done: 'It is recorded that there is no agreement',
});

export const notDoneStep = stepPage({
  schema: () =>
    z.object({ reasons: requiredText({ label: 'Reasons', enter: 'Enter what has not been done', max: longest }) }),
  fields: (form) => html`
<p class="govuk-body">The agreement then no longer holds, and the next stage opens at once.</p>
${textarea({ ...field(form, 'reasons'), label: { text: 'What has not been done?', size: 's' }, rows: 4 })}
${button({ text: 'Save: it has not been done', look: 'warning', preventDoubleClick: true })}`,
  save: (open, { reasons }, seen) => recordNotDone(open, reasons, seen),
  done: 'It is recorded that it has not been done, and the challenge goes on',
});

export const nextStageStep = stepPage({
  schema: () =>
    z.object({
      stage: z.string('Select a stage').regex(/^[1-9]$/u, 'Select a stage'),
      reason: requiredText({ label: 'Reason', enter: 'Enter why it cannot wait', max: longest }),
    }),
  known: ({ skips }) => (skips.length === 1 ? { stage: String(skips[0]) } : {}),
  fields: (form, { open }) => html`
${
  open.skips.length === 1
    ? hiddenField('stage', String(open.skips[0]))
    : radios({
        ...field(form, 'stage'),
        fieldset: { legend: { text: 'To which stage?', size: 's' } },
        items: open.skips.map((stage) => ({
          value: String(stage),
          text: `Stage ${stage}: ${open.rule?.stages.find(({ n }) => n === stage)?.title ?? ''}`,
        })),
      })
}
${textarea({ ...field(form, 'reason'), label: { text: 'Why can it not wait?', size: 's' }, rows: 3 })}
${button({ text: 'Open the stage now', preventDoubleClick: true })}`,
  save: (open, { stage, reason }, seen) => takeToStage(open, Number(stage), reason, seen),
  done: 'The stage is open, and its people have the challenge',
});
