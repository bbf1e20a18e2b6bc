/** Having an entry sealed that should be read by nobody: at once where the visitor may, else it is asked for. */
import { z } from 'zod';
import { isSealable, type SealingGround, sealingGroundCodes, sealingGrounds } from '../../access/sealing.ts';
import { problem } from '../../errors.ts';
import type { Access } from '../../record/access.ts';
import { fullName, openChild } from '../../record/child.ts';
import { findThread } from '../../record/entries/find-thread.ts';
import { mayCorrect } from '../../record/entries/may-change.ts';
import { type SameEvent, sameEventOf } from '../../record/entries/same-event.ts';
import { maySealAtOnce, sealEntry } from '../../record/sealing/seal-entry.ts';
import { correctEntryRoute, sealEntryRoute, timelineRoute, withdrawEntryRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { checkboxes } from '../../ui/components/checkboxes.ts';
import { formElement } from '../../ui/components/form-element.ts';
import { radios } from '../../ui/components/radios.ts';
import { textarea } from '../../ui/components/textarea.ts';
import { blankForm, errorList, type Form, readForm } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { oneOf, requiredText } from '../../ui/form-schemas.ts';
import { type Html, html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, redirect, type Visit } from '../../ui/page-route.ts';
import { type AboutOne, openEntry, showAboutOne } from '../chronology/about-one-entry.ts';

const schema = z.object({
  ground: oneOf(sealingGroundCodes, 'Select why nobody may read it'),
  words: requiredText({ label: 'What is wrong with it', enter: 'Enter what is wrong with it', max: 2_000 }),
  also: z.array(z.string()).optional(),
});

type Sealing = AboutOne & { readonly others: readonly SameEvent[] };

async function open(access: Access, visit: Visit): Promise<Sealing> {
  const one = await openEntry(access, visit);
  const { entry } = one.thread.now;
  if (!isSealable(entry.kind)) throw problem('NOT_ALLOWED', { action: 'seal what decides who sees the record' });
  return { ...one, others: await sameEventOf(one.child, entry) };
}

const whatComesOfIt = ({ child, thread }: Sealing, ground: SealingGround): string =>
  maySealAtOnce(child, thread, ground)
    ? 'You seal it at once'
    : 'You ask for it, and the leads of the organisation that recorded it decide';

const putRightInstead = ({ child, thread }: Sealing): Html | false => {
  const to = { child: child.id, entry: thread.now.entry.id };
  return (
    mayCorrect(child, thread) &&
    html`<p class="govuk-body">If it is in the right record and something in it is wrong, <a class="govuk-link" href="${correctEntryRoute.link(to)}">correct it</a> or <a class="govuk-link" href="${withdrawEntryRoute.link(to)}">withdraw it</a> instead: then it can still be seen what was known when.</p>`
  );
};

const othersQuestion = ({ others }: Sealing, form: Form<typeof schema>): Html | false =>
  others.length > 0 &&
  checkboxes({
    ...field(form, 'also'),
    fieldset: {
      legend: { text: 'The same was recorded for other children. Does it go from their records too?', size: 's' },
    },
    items: others.map(({ child }) => ({ value: child.id, text: fullName(child) })),
  });

const show = (sealing: Sealing, form: Form<typeof schema>, visit: Visit): Promise<PageReply> =>
  showAboutOne(
    sealing,
    {
      title: 'Seal an entry',
      heading: 'Have this entry sealed',
      errors: errorList(form),
      main: html`<p class="govuk-body">Sealed, it is gone from every page, search, list and copy, with its corrections, its files and what was said against it. Nothing is owed because of it any more. Everybody who has had it before them is told, and asked about copies.</p>
${putRightInstead(sealing)}
${formElement({
  action: sealEntryRoute.link({ child: sealing.child.id, entry: sealing.thread.now.entry.id }),
  token: visit.formToken,
  content: html`${radios({
    ...field(form, 'ground'),
    fieldset: { legend: { text: 'Why may nobody read it?', size: 's' } },
    items: sealingGroundCodes.map((value) => ({
      value,
      text: sealingGrounds[value],
      hint: whatComesOfIt(sealing, value),
    })),
  })}
${textarea({
  ...field(form, 'words'),
  label: { text: 'What is wrong with it?', size: 's' },
  hint: 'Do not repeat what it says. If you have to record it for another child, write it down there first: afterwards you cannot read it here.',
  rows: 3,
})}
${othersQuestion(sealing, form)}
${button({ text: 'Have it sealed', look: 'warning', preventDoubleClick: true })}`,
})}`,
    },
    visit,
  );

export const sealEntryPage: PageRoute = {
  method: 'GET',
  path: sealEntryRoute.path,
  handle: (visit) =>
    visit.look('sealing an entry', async (access) => show(await open(access, visit), blankForm(schema), visit)),
};

const notices = {
  sealed: 'Sealed. Nobody reads it any more, and everybody who had it before them is told.',
  asked:
    'Asked for. Until it is decided it can be read as before. If somebody is in danger, ring the organisation that recorded it now.',
} as const;

export const sealEntryAction: PageRoute = {
  method: 'POST',
  path: sealEntryRoute.path,
  handle: (visit) =>
    visit.look('sealing an entry', async (access) => {
      const sealing = await open(access, visit);
      const form = readForm(schema, visit.body);
      if (!form.isComplete) return show(sealing, form, visit);
      const { also = [], ...grounds } = form.values;
      const done = await sealEntry(sealing.child, sealing.thread, grounds);
      for (const { child, entry } of sealing.others.filter((other) => also.includes(other.child.id))) {
        const other = await openChild(access, child.id);
        await sealEntry(other, await findThread(other, entry), grounds);
      }
      return redirect(timelineRoute.link({ child: sealing.child.id }), notices[done]);
    }),
};
