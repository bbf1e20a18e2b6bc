/** The second person's look at whether a link is safe. */
import { z } from 'zod';
import { isProblem } from '../../errors.ts';
import { voiceChannels, voiceSituations } from '../../kinds/voices.ts';
import type { Access } from '../../record/access.ts';
import { identifiersOf, type OpenChild } from '../../record/child.ts';
import type { SchoolMove } from '../../record/moves.ts';
import { loadNames } from '../../record/organisations.ts';
import { wholeChronology } from '../../record/whole-chronology.ts';
import { childRoute, voiceSecondRoute, voicesRoute } from '../../ui/addresses.ts';
import { childIdentity } from '../../ui/child-identity.ts';
import { button } from '../../ui/components/button.ts';
import { formElement, hiddenField } from '../../ui/components/form-element.ts';
import { radios } from '../../ui/components/radios.ts';
import { summaryList } from '../../ui/components/summary-list.ts';
import { textarea } from '../../ui/components/textarea.ts';
import { blankForm, errorList, type Form, readForm, withError } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { oneOf, requiredText } from '../../ui/form-schemas.ts';
import type { Href } from '../../ui/href.ts';
import { html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, redirect, type Visit } from '../../ui/page-route.ts';
import { instantWithDistance } from '../../ui/when.ts';
import { isForMe, lookAgain } from '../check-safety.ts';
import { placeOf } from '../people-to-ask.ts';
import { type Safety, safetyOf } from '../safety.ts';
import { askingPost } from '../who-may-ask.ts';
import { type OpenPerson, openToLook } from './open-voices.ts';

const second = z.object({
  agrees: oneOf(['yes', 'no'], 'Select whether you agree'),
  because: requiredText({ label: 'Why', enter: 'Enter why', max: 4_000 }),
  check: z.uuid(),
});

type ToLookAt = Omit<OpenPerson, 'asks'>;

type Shown = ToLookAt & { readonly check: NonNullable<Safety['check']>; readonly checkedBy: string };

/** Without a check when none waits for this visitor. */
async function open(visit: Visit, access: Access): Promise<Shown | ToLookAt> {
  const opened = await openToLook(visit, access);
  const safety = safetyOf(await wholeChronology(access, opened.child.id), opened.person, access.now);
  if (safety.check === null || !isForMe(opened.child, safety)) return opened;
  const { recordedBy } = safety.check.entry;
  const names = await loadNames(access, [], recordedBy === null ? [] : [recordedBy]);
  return { ...opened, check: safety.check, checkedBy: recordedBy === null ? '' : names.practitioner(recordedBy) };
}

/** Those who only look again have no page about what is asked. */
const backFrom = (child: OpenChild, move: SchoolMove, { actor }: Visit): Href =>
  askingPost(actor, move) === undefined
    ? childRoute.link({ child: child.id })
    : voicesRoute.link({ child: child.id, move: move.id });

const readWords = { no: 'No', yes: 'Yes', 'not-known': 'Not known' } as const;

async function show(
  { child, move, person, check, checkedBy }: Shown,
  form: Form<typeof second>,
  visit: Visit,
): Promise<PageReply> {
  const at = { child: child.id, move: move.id };
  return {
    kind: 'page',
    title: 'Is a link safe? Second look',
    section: 'moves',
    back: backFrom(child, move, visit),
    identity: childIdentity(child, await identifiersOf(child), visit.today),
    errors: errorList(form),
    main: html`
<h1 class="govuk-heading-l"><span class="govuk-caption-l">For ${person.name}</span> Is a link safe? Second look</h1>
${summaryList({
  rows: [
    { key: 'Checked by', value: html`${checkedBy}, ${instantWithDistance(check.entry.recordedAt, visit.now)}` },
    { key: 'How it would reach them', value: voiceChannels[check.channel] },
    { key: 'Somebody who may harm or control could read it or be there', value: readWords[check.readBesides] },
    {
      key: 'Situations',
      value:
        check.situations.length === 0
          ? 'None named. The record may know of one that neither of you can see.'
          : html`<ul class="govuk-list govuk-list--bullet">${check.situations.map((code) => html`<li>${voiceSituations[code]}</li>`)}</ul>`,
    },
    { key: 'What they know', value: check.because },
  ],
})}
<p class="govuk-body">Before you agree, ask whoever leads on the child’s safety, such as the social worker, whether anything speaks against it.</p>
${formElement({
  action: voiceSecondRoute.link({ ...at, person: placeOf(person) }),
  token: visit.formToken,
  content: html`${hiddenField('check', check.check)}
${radios({
  ...field(form, 'agrees'),
  fieldset: { legend: { text: 'Do you agree that a link is safe?', size: 's' } },
  items: [
    { value: 'yes', text: 'Yes' },
    { value: 'no', text: 'No' },
  ],
})}
${textarea({ ...field(form, 'because'), label: { text: 'Why?', size: 's' }, rows: 4 })}
${button({ text: 'Save', preventDoubleClick: true })}`,
})}`,
  };
}

async function nothingWaits({ child, move, person }: ToLookAt, visit: Visit): Promise<PageReply> {
  return {
    kind: 'page',
    title: 'Is a link safe? Second look',
    section: 'moves',
    back: backFrom(child, move, visit),
    identity: childIdentity(child, await identifiersOf(child), visit.today),
    main: html`
<h1 class="govuk-heading-l"><span class="govuk-caption-l">For ${person.name}</span> Is a link safe? Second look</h1>
<p class="govuk-body">No check waits for you. The safeguarding lead or the headteacher of the school that checked looks a second time, or a social worker of the child, and never the person who checked first.</p>`,
  };
}

export const lookAgainPage: PageRoute = {
  method: 'GET',
  path: voiceSecondRoute.path,
  handle: (visit) =>
    visit.look('safety of a link', async (access) => {
      const shown = await open(visit, access);
      return 'check' in shown ? show(shown, blankForm(second), visit) : nothingWaits(shown, visit);
    }),
};

export const lookAgainAction: PageRoute = {
  method: 'POST',
  path: voiceSecondRoute.path,
  handle: (visit) =>
    visit.look('safety of a link', async (access) => {
      const shown = await open(visit, access);
      if (!('check' in shown)) return nothingWaits(shown, visit);
      const form = readForm(second, visit.body);
      if (!form.isComplete) return show(shown, form, visit);
      const { agrees, because, check } = form.values;
      try {
        await lookAgain(shown.child, shown.person, { agrees: agrees === 'yes', because }, check);
      } catch (error) {
        if (!isProblem(error) || error.code !== 'CHANGED_MEANWHILE') throw error;
        return show(shown, withError(form, '', `${error.message} ${error.next}`), visit);
      }
      return redirect(backFrom(shown.child, shown.move, visit), 'Your second look is recorded');
    }),
};
