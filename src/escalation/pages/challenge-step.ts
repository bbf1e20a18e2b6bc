/** One step on a challenge, on a page of its own. */
import { problem } from '../../errors.ts';
import type { Access } from '../../record/access.ts';
import { identifiersOf } from '../../record/child.ts';
import { text } from '../../record/counting.ts';
import { challengeRoute, challengeStepRoute } from '../../ui/addresses.ts';
import { childIdentity } from '../../ui/child-identity.ts';
import { formElement, hiddenField } from '../../ui/components/form-element.ts';
import { html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, redirect, type Visit } from '../../ui/page-route.ts';
import { type ChallengeStep, isStep } from '../standing.ts';
import { challengeOf, namesFor } from './challenge.ts';
import { stepTitles } from './challenge-words.ts';
import { closeStep, doneStep, toldStep, withdrawStep } from './steps/end.ts';
import { acknowledgeStep, answerStep, contactStep, safetyStep } from './steps/say.ts';
import { agreeStep, nextStageStep, notAgreedStep, notDoneStep, proposeStep } from './steps/settle.ts';
import type { Asking, ShownStep, StepPage } from './steps/step-page.ts';

const pages: Readonly<Record<ChallengeStep, StepPage>> = {
  acknowledge: acknowledgeStep,
  answer: answerStep,
  propose: proposeStep,
  agree: agreeStep,
  'not-agreed': notAgreedStep,
  'next-stage': nextStageStep,
  contact: contactStep,
  safety: safetyStep,
  done: doneStep,
  'not-done': notDoneStep,
  told: toldStep,
  withdraw: withdrawStep,
  close: closeStep,
};

type Opened = { readonly asking: Asking; readonly step: ChallengeStep };

/** Throws NOT_FOUND, or NOT_ALLOWED for a step that is not the visitor's now. */
async function open(visit: Visit, access: Access): Promise<Opened> {
  const challenge = await challengeOf(visit, access);
  const { step } = visit.parameters;
  if (!isStep(step)) throw problem('NOT_FOUND');
  if (!challenge.standing.steps.includes(step))
    throw problem('NOT_ALLOWED', { action: 'do this on the challenge, or not as it stands now' });
  return { asking: { open: challenge, names: await namesFor(challenge), entries: challenge.entries }, step };
}

async function show({ asking, step }: Opened, { fields, errors }: ShownStep, visit: Visit): Promise<PageReply> {
  const { child, challenge, said } = asking.open;
  const at = { child: child.id, challenge: challenge.id };
  return {
    kind: 'page',
    title: 'Step on a challenge',
    section: 'children',
    back: challengeRoute.link(at),
    identity: childIdentity(child, await identifiersOf(child), visit.today),
    errors,
    main: html`
<span class="govuk-caption-l">Challenge: ${text(said.raised?.data['about'])}</span>
<h1 class="govuk-heading-l">${stepTitles[step]}</h1>
${formElement({
  action: challengeStepRoute.link({ ...at, step }),
  token: visit.formToken,
  content: html`${hiddenField('seen', String(child.seen))}${fields}`,
})}`,
  };
}

export const challengeStepPage: PageRoute = {
  method: 'GET',
  path: challengeStepRoute.path,
  handle: (visit) =>
    visit.look('step on a challenge', async (access) => {
      const opened = await open(visit, access);
      return show(opened, pages[opened.step].show(opened.asking, visit.today), visit);
    }),
};

export const challengeStepAction: PageRoute = {
  method: 'POST',
  path: challengeStepRoute.path,
  handle: (visit) =>
    visit.look('step on a challenge', async (access) => {
      const opened = await open(visit, access);
      const { child, challenge } = opened.asking.open;
      const sent = await pages[opened.step].send(opened.asking, visit.body, visit.today);
      if (typeof sent !== 'string') return show(opened, sent, visit);
      return redirect(challengeRoute.link({ child: child.id, challenge: challenge.id }), sent);
    }),
};
