/** Deciding on one passage: what goes out, whom it tells about, whether it could harm, and why for the log. */

import { asksForAnother } from '../../access/requests/capacities.ts';
import { type GroundCode, groundCodes, grounds } from '../../access/requests/grounds.ts';
import {
  fileDecisionCodes,
  fileDecisions,
  harmCodes,
  harms,
  otherPeople,
  otherPeopleCodes,
  outcomeCodes,
  outcomes,
} from '../../access/requests/passage-decision.ts';
import { problem } from '../../errors.ts';
import { decidePassage } from '../../record/access-requests/decide-passages.ts';
import type { Passage } from '../../record/access-requests/passages.ts';
import { progressOf } from '../../record/access-requests/progress.ts';
import { opinionRoute, passageRoute, requestPartRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { checkboxes } from '../../ui/components/checkboxes.ts';
import { details } from '../../ui/components/details.ts';
import { formElement, hiddenField } from '../../ui/components/form-element.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { radios } from '../../ui/components/radios.ts';
import { select } from '../../ui/components/select.ts';
import { textarea } from '../../ui/components/textarea.ts';
import { errorList } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { type Html, html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, redirect, type Visit } from '../../ui/page-route.ts';
import { type DecisionForm, decisionFormOf, readDecision, textMark } from './decision-form.ts';
import { type Loaded, loadForReview } from './part-page.ts';
import {
  decisionTag,
  decisionWords,
  flagWords,
  happenedWords,
  opinionWords,
  textLines,
  titleOf,
  writtenBy,
} from './passage-words.ts';
import { captionOf, warnings } from './request-page.ts';
import { sourceLine } from './source-line.ts';

const link = ({ request, loaded }: Loaded) => ({ request: request.id, controller: loaded.part.controller });

function passageIn({ loaded }: Loaded, visit: Visit): Passage {
  const found = loaded.passages.find(({ entry }) => entry.id === visit.parameters['entry']);
  if (found === undefined) throw problem('NOT_FOUND');
  return found;
}

const outcomeQuestion = (form: DecisionForm): Html =>
  radios({
    ...field(form, 'outcome'),
    fieldset: { legend: { text: 'What goes out?', size: 'm' } },
    items: outcomeCodes.map((value) => ({
      value,
      text: outcomes[value],
      conditional:
        value === 'cut'
          ? textarea({
              ...field(form, 'words'),
              label: 'Words to take out',
              hint: 'Each on a line of its own, exactly as they stand above. They are taken out wherever they stand',
              rows: 4,
            })
          : value === 'summary'
            ? textarea({
                ...field(form, 'summary'),
                label: 'What goes out instead',
                hint: 'It goes out marked as a summary',
                rows: 4,
              })
            : undefined,
    })),
  });

const othersQuestion = (form: DecisionForm): Html =>
  radios({
    ...field(form, 'others'),
    fieldset: { legend: { text: 'Does it tell about somebody else?', size: 'm' } },
    hint: 'Practitioners are usually named for what they did in their work',
    items: otherPeopleCodes.map((value) => ({
      value,
      text: otherPeople[value],
      conditional:
        value === 'consented'
          ? textarea({ ...field(form, 'consented'), label: 'Who agrees, when and how did they say so?', rows: 2 })
          : value === 'reasonable'
            ? textarea({
                ...field(form, 'reasonable'),
                label: 'Why is it reasonable?',
                hint: 'For example because the person was there, or told it themselves',
                rows: 2,
              })
            : undefined,
    })),
  });

function harmQuestion(form: DecisionForm, shown: Loaded): Html {
  const { opinions } = shown.loaded;
  const whose = (name: 'opinionUnlikely' | 'opinionLikely'): Html => html`
${select({
  ...field(form, name),
  label: 'Whose opinion is it?',
  items: [
    { value: '', text: opinions.length === 0 ? 'No opinion has been added yet' : 'Select one' },
    ...opinions.map((opinion) => ({ value: opinion.id, text: opinionWords(opinion) })),
  ],
})}
<p class="govuk-body"><a class="govuk-link" href="${opinionRoute.link(link(shown))}">Add an opinion</a>, then come back to this passage.</p>`;
  return radios({
    ...field(form, 'harm'),
    fieldset: { legend: { text: 'Could telling it do serious harm to somebody’s health?', size: 'm' } },
    hint: 'To the body or the mind, of the person or of anybody else',
    items: harmCodes.map((value) => ({
      value,
      text: harms[value],
      conditional: value === 'none' ? undefined : whose(value === 'likely' ? 'opinionLikely' : 'opinionUnlikely'),
    })),
  });
}

/** Some stand open only where somebody asks for the child. */
function groundsFor({ request }: Loaded): readonly GroundCode[] {
  const forAnother = asksForAnother(request.capacity);
  return groundCodes.filter((code) => forAnother || (code !== 'child-abuse' && code !== 'in-confidence'));
}

function decisionQuestions(form: DecisionForm, shown: Loaded, passage: Passage): Html {
  return html`
${outcomeQuestion(form)}
${othersQuestion(form)}
${harmQuestion(form, shown)}
${
  passage.about.hasFiles &&
  radios({
    ...field(form, 'files'),
    fieldset: { legend: { text: 'And the files that belong to it?', size: 'm' } },
    hint: `${passage.files.join(', ')}. Look at them first. They are handed over beside the story; take out what must not go out in a copy of your own`,
    items: fileDecisionCodes.map((value) => ({ value, text: fileDecisions[value] })),
  })
}
${checkboxes({
  ...field(form, 'author'),
  fieldset: { legend: { text: 'Whoever wrote it', size: 'm' } },
  items: [
    {
      value: 'hidden',
      text: 'Leave out the name of whoever wrote it',
      hint: 'Only where naming them would put them in danger. Their organisation stays',
    },
  ],
})}
${checkboxes({
  ...field(form, 'grounds'),
  fieldset: { legend: { text: 'If anything is taken out: why?', size: 'm' } },
  items: groundsFor(shown).map((value) => {
    const { title, told } = grounds[value];
    return {
      value,
      text: title,
      hint: told === null ? 'The reader is not told why' : `The reader is told: ${told}`,
    };
  }),
})}
${details({
  summary: 'Where these reasons stand',
  text: html`<ul class="govuk-list govuk-list--bullet">${groundsFor(shown).map((code) => html`<li>${grounds[code].title}. ${sourceLine(grounds[code])}</li>`)}</ul>`,
})}
${textarea({ ...field(form, 'reason'), label: { text: 'Why, for the log', size: 'm' }, hint: 'Whoever releases it reads this, and so may the Information Commissioner. Needed when anything is taken out', rows: 3 })}`;
}

function logOf(shown: Loaded, passage: Passage): Html | null {
  if (passage.log.length === 0) return null;
  const { opinions, names } = shown.loaded;
  return html`<h2 class="govuk-heading-m">What was decided on it</h2>
${passage.log.map((line) => decisionWords(line, { passage, opinions, names }))}`;
}

function view(shown: Loaded, passage: Passage, visit: Visit, form: DecisionForm): PageReply {
  const { request, loaded } = shown;
  const { entry } = passage;
  const flags = flagWords(passage);
  const isFixed = progressOf(request, loaded.part.controller) !== 'deciding' || request.isClosed;
  const place = loaded.passages.indexOf(passage);
  const [before, after] = [loaded.passages[place - 1], loaded.passages[place + 1]];
  return {
    kind: 'page',
    title: 'Decide on a passage',
    heading: `${happenedWords(passage)}: ${titleOf(passage)}`,
    caption: captionOf(request),
    section: 'access-requests',
    back: requestPartRoute.link(link(shown), {}, `passage-${entry.id}`),
    errors: errorList(form),
    main: html`
${warnings(request, visit.today)}
<p class="govuk-body">${place + 1} of ${loaded.passages.length}. ${writtenBy(passage, loaded.names)}. ${decisionTag(passage)}</p>
${insetText({ text: textLines(passage.text) })}
${flags.length > 0 && html`<p class="govuk-body"><strong>Look at:</strong></p><ul class="govuk-list govuk-list--bullet">${flags.map((flag) => html`<li>${flag}</li>`)}</ul>`}
${
  isFixed
    ? html`<p class="govuk-body">It can no longer be changed: it was proposed, released or closed.</p>`
    : formElement({
        action: passageRoute.link({ ...link(shown), entry: entry.id }),
        token: visit.formToken,
        content: html`${hiddenField('text', textMark(passage))}${decisionQuestions(form, shown, passage)}${button({ text: 'Decide', preventDoubleClick: true })}`,
      })
}
${logOf(shown, passage)}
<p class="govuk-body">
${before !== undefined && html`<a class="govuk-link" href="${passageRoute.link({ ...link(shown), entry: before.entry.id })}">The one before</a> `}
${after !== undefined && html`<a class="govuk-link" href="${passageRoute.link({ ...link(shown), entry: after.entry.id })}">The one after</a>`}
</p>`,
  };
}

export const passagePage: PageRoute = {
  method: 'GET',
  path: passageRoute.path,
  handle: (visit) =>
    visit.look('passages of an access request', async (access) => {
      const shown = await loadForReview(visit, access);
      const passage = passageIn(shown, visit);
      return view(shown, passage, visit, decisionFormOf(passage));
    }),
};

export const passageAction: PageRoute = {
  method: 'POST',
  path: passageRoute.path,
  handle: (visit) =>
    visit.look('passages of an access request', async (access) => {
      const shown = await loadForReview(visit, access);
      const passage = passageIn(shown, visit);
      const { form, decision } = readDecision(passage, visit.body);
      if (decision === undefined) return view(shown, passage, visit, form);
      await decidePassage(shown.request, shown.loaded, passage, decision);
      const { passages } = shown.loaded;
      const open = (each: Passage): boolean => each.decided === null && each !== passage;
      const next = passages.slice(passages.indexOf(passage)).find(open) ?? passages.find(open);
      const left = passages.filter(open).length;
      return next === undefined
        ? redirect(requestPartRoute.link(link(shown)), 'Every passage is decided')
        : redirect(passageRoute.link({ ...link(shown), entry: next.entry.id }), `Decided. ${left} left`);
    }),
};
