/** What can be done with an answer as it stands, and by whom. */

import { isIdentified } from '../../access/requests/request-steps.ts';
import type { Said } from '../../record/access-requests/answers.ts';
import { progressOf } from '../../record/access-requests/progress.ts';
import { undecidedIn } from '../../record/access-requests/release-answer.ts';
import { answerRoute, handOverRoute, releaseAnswerRoute, reopenRoute, sendBackRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { details } from '../../ui/components/details.ts';
import { formElement } from '../../ui/components/form-element.ts';
import { textarea } from '../../ui/components/textarea.ts';
import { warningText } from '../../ui/components/warning-text.ts';
import type { Href } from '../../ui/href.ts';
import { type Html, html } from '../../ui/html.ts';
import type { Visit } from '../../ui/page-route.ts';
import { instantInWords } from '../../ui/when-words.ts';
import type { SaidForm, ShownAnswer } from './shown-answer.ts';

type Tried = { readonly form: SaidForm; readonly tried: Href | undefined; readonly isStillSo: boolean };

type Asked = {
  readonly action: Href;
  readonly label: string;
  readonly hint?: string;
  readonly button: string;
  readonly isSecondary?: boolean;
};

/** The first form of a page has the plain id, so that errors lead to it. */
function saidForm({ formToken }: Visit, { form, tried }: Tried, asked: Asked, place: number): Html {
  const isTried = tried?.toString() === asked.action.toString() || (tried === undefined && place === 0);
  const shown = isTried ? form : undefined;
  return formElement({
    action: asked.action,
    token: formToken,
    content: html`${textarea({
      name: 'words',
      id: isTried ? 'words' : `words-${place}`,
      label: { text: asked.label, size: 's' },
      hint: asked.hint,
      rows: 3,
      value: shown?.typed.get('words')?.[0],
      errorMessage: shown?.errors.get('words')?.message,
    })}${button({ text: asked.button, preventDoubleClick: true, ...(asked.isSecondary === true ? { look: 'secondary' as const } : {}) })}`,
  });
}

const saidWords = (did: string, { by, at, words }: Said, names: ShownAnswer['names']): Html =>
  html`<p class="govuk-body">${did} by ${names.practitioner(by)}, ${instantInWords(at)}. ${words}</p>`;

/** What has happened with it so far, the last answer that was sent back among it. */
export function answerState({ request, loaded, standing, names }: ShownAnswer): Html {
  const before = request.answers.find(
    ({ controller, state }) => controller === loaded.part.controller && (state === 'sent-back' || state === 'reopened'),
  );
  const last = standing === undefined ? before : undefined;
  return html`
${last?.sentBack && saidWords('Sent back', last.sentBack, names)}
${last?.reopened && saidWords('Taken up again', last.reopened, names)}
${standing !== undefined && saidWords('Proposed', standing.proposed, names)}
${standing?.released && saidWords('Released', standing.released, names)}`;
}

function whileProposed(shown: ShownAnswer, visit: Visit, tried: Tried): Html {
  const { request, loaded, standing, names } = shown;
  const link = { request: request.id, controller: loaded.part.controller };
  const isOwn = standing?.proposed.by === visit.actor.practitioner;
  const takeBack: Asked = {
    action: sendBackRoute.link(link),
    label: isOwn ? 'Why do you take it back?' : 'What has to be looked at again?',
    button: isOwn ? 'Take it back' : 'Send it back',
    isSecondary: true,
  };
  if (isOwn)
    return html`<p class="govuk-body">A second person releases it: another data protection officer who looks after ${names.organisation(loaded.part.controller)}, or its head, service manager or director.</p>
${saidForm(visit, tried, takeBack, 0)}`;
  if (!tried.isStillSo)
    return html`${warningText({ text: 'What it was made of has changed since it was proposed. It cannot be released like this: send it back.' })}
${saidForm(visit, tried, takeBack, 0)}`;
  return html`
<p class="govuk-body">You are the second person. Read what goes out and the log below it, as if you had not seen the record: does anything tell about somebody else, or could it harm?</p>
${saidForm(visit, tried, { action: releaseAnswerRoute.link(link), label: 'What did you look at?', button: 'Release it' }, 0)}
${saidForm(visit, tried, takeBack, 1)}`;
}

function whileReleased(shown: ShownAnswer, visit: Visit, tried: Tried): Html {
  const { request, loaded } = shown;
  const link = { request: request.id, controller: loaded.part.controller };
  const isHandedOver = progressOf(request, loaded.part.controller) === 'handed-over';
  return html`
<p class="govuk-body">Print this page, or save it as a PDF from the print window of your browser. What stands above this line and the log are not printed.</p>
${
  loaded.part.mayReview &&
  !isHandedOver &&
  saidForm(
    visit,
    tried,
    {
      action: handOverRoute.link(link),
      label: 'To whom was it handed over, how, and who checked the address and every page?',
      hint: 'One person, one envelope: look that no page of somebody else’s lies among them',
      button: 'It was handed over',
    },
    0,
  )
}
${
  loaded.part.mayReview &&
  details({
    summary: 'Take it up again, for example after a complaint',
    open: tried.tried?.toString() === reopenRoute.link(link).toString(),
    text: html`<p class="govuk-body">What went out stays as it is. The passages can be decided on again, and two people release the next answer.</p>
${saidForm(visit, tried, { action: reopenRoute.link(link), label: 'Why?', button: 'Take it up again', isSecondary: true }, 1)}`,
  })
}`;
}

export function answerForms(shown: ShownAnswer, visit: Visit, tried: Tried): Html | null {
  const { request, loaded, standing } = shown;
  if (standing?.state === 'released') return whileReleased(shown, visit, tried);
  if (request.isClosed) return null;
  if (standing?.state === 'proposed') return whileProposed(shown, visit, tried);
  if (undecidedIn(loaded) > 0 || !isIdentified(request.steps) || !loaded.part.mayReview) return null;
  const link = { request: request.id, controller: loaded.part.controller };
  return saidForm(
    visit,
    tried,
    {
      action: answerRoute.link(link),
      label: 'What did you consider?',
      hint: 'For the second person: what was difficult, and whom you asked',
      button: 'Propose it to a second person',
    },
    0,
  );
}
