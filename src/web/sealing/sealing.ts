/** One sealed entry, for those who decide on it: why it is sealed, who was told, and what may come of it. */
import type { Names } from '../../kinds/kind.ts';
import type { Access } from '../../record/access.ts';
import { loadNames } from '../../record/organisations.ts';
import { answerNext, answerRequest, proposeNext } from '../../record/sealing/decide-sealing.ts';
import { copyAnswers, type SealingNotice, toldOf } from '../../record/sealing/notices.ts';
import { findSealing } from '../../record/sealing/sealings.ts';
import { sealingRoute, sealingsRoute } from '../../ui/addresses.ts';
import { table } from '../../ui/components/table.ts';
import { errorList, readForm, withError } from '../../ui/form.ts';
import { type Html, html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, type Reply, redirect, type Visit } from '../../ui/page-route.ts';
import { atInstant } from '../../ui/when.ts';
import { agreeForm, nextForm, requestForm, type SealingForms, sealingForms } from './sealing-forms.ts';
import { loadShown, sealingSummary, sealingTitle } from './sealing-view.ts';

const answerWords = ({ answered }: SealingNotice): Html =>
  answered === null
    ? html`No answer yet`
    : html`${copyAnswers[answered.answer]}, ${atInstant(answered.at)}${answered.words !== '' && html`<br>${answered.words}`}`;

const toldTable = (told: readonly SealingNotice[], names: Names): Html =>
  told.length === 0
    ? html`<p class="govuk-body">Nobody else had opened the record while it could be read.</p>`
    : table({
        caption: 'Who had it before them, and was told',
        captionClasses: 'govuk-table__caption--m',
        head: ['Who', 'First shown', 'Copies'],
        rows: told.map((notice) => [
          html`${names.practitioner(notice.practitioner)}`,
          atInstant(notice.shownAt),
          answerWords(notice),
        ]),
      });

async function show(access: Access, visit: Visit, forms: SealingForms = {}): Promise<PageReply> {
  const sealing = await findSealing(access, visit.parameters['sealing'] ?? '');
  const shown = await loadShown(access, [sealing]);
  const told = sealing.isTheirs ? await toldOf(access, sealing.id) : [];
  const toldNames = await loadNames(
    access,
    [],
    told.map(({ practitioner }) => practitioner),
  );
  const given = forms.request ?? forms.next ?? forms.agree;
  return {
    kind: 'page',
    title: 'Sealed entry',
    heading: sealingTitle(sealing),
    caption: 'Sealed entry',
    back: sealingsRoute.link(),
    errors: given === undefined ? [] : errorList(given),
    main: html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
${sealingSummary(sealing, shown)}
${sealingForms(sealing, forms, visit)}
${sealing.isTheirs && sealing.sealed !== null && toldTable(told, toldNames)}
</div></div>`,
  };
}

async function act(access: Access, visit: Visit): Promise<Reply> {
  const id = visit.parameters['sealing'] ?? '';
  const done = redirect(sealingRoute.link({ sealing: id }), 'The decision has been recorded');
  switch (visit.body['doing']) {
    case 'answer': {
      const request = readForm(requestForm, visit.body);
      if (!request.isComplete) return show(access, visit, { request });
      const { decision, answer } = request.values;
      if (decision === 'refuse' && answer === undefined)
        return show(access, visit, { request: withError(request, 'answer', 'Enter why it stays as it is') });
      await answerRequest(access, id, { seals: decision === 'seal', answer: answer ?? '' });
      return done;
    }
    case 'propose': {
      const next = readForm(nextForm, visit.body);
      if (!next.isComplete) return show(access, visit, { next });
      await proposeNext(access, id, next.values);
      return redirect(sealingRoute.link({ sealing: id }), 'Asked for. Somebody else decides.');
    }
    default: {
      const agree = readForm(agreeForm, visit.body);
      if (!agree.isComplete) return show(access, visit, { agree });
      await answerNext(access, id, agree.values.agrees === 'yes');
      return done;
    }
  }
}

export const sealingPage: PageRoute = {
  method: 'GET',
  path: sealingRoute.path,
  handle: (visit) => visit.look('sealed entry', (access) => show(access, visit)),
};

export const sealingAction: PageRoute = {
  method: 'POST',
  path: sealingRoute.path,
  handle: (visit) => visit.look('sealed entry', (access) => act(access, visit)),
};
