/** Recording that the family, or somebody who works with the child, disagrees with an entry. It is read wherever the entry is. */
import { z } from 'zod';
import { problem } from '../../errors.ts';
import { disputeEntry } from '../../record/entries/dispute-entry.ts';
import { mayDispute } from '../../record/entries/may-change.ts';
import { recordingPosts } from '../../record/entries/recording-posts.ts';
import { disputeEntryRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { formElement } from '../../ui/components/form-element.ts';
import { input } from '../../ui/components/input.ts';
import { radios } from '../../ui/components/radios.ts';
import { textarea } from '../../ui/components/textarea.ts';
import { blankForm, errorList, type Form, readForm, withError } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { oneOf, optionalText, requiredText } from '../../ui/form-schemas.ts';
import { type Html, html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, redirect, type Visit } from '../../ui/page-route.ts';
import { type AboutOne, openEntry, placeOf, showAboutOne } from './about-one-entry.ts';

const schema = z.object({
  whose: oneOf(['family', 'own'], 'Select who disagrees'),
  who: optionalText({ label: 'Who of the family', max: 300 }),
  statement: requiredText({ label: 'Statement', enter: 'Enter what they say', max: 4_000 }),
  organisation: optionalText({ label: 'Organisation', max: 50 }),
});

const whichPost = (one: AboutOne, form: Form<typeof schema>): Html | false => {
  const posts = recordingPosts(one.child);
  return (
    posts.length > 1 &&
    radios({
      ...field(form, 'organisation'),
      fieldset: { legend: { text: 'For which of your organisations do you record it?', size: 's' } },
      items: posts.map(({ organisation, name }) => ({ value: organisation, text: name })),
    })
  );
};

const show = (one: AboutOne, form: Form<typeof schema>, visit: Visit): Promise<PageReply> =>
  showAboutOne(
    one,
    {
      title: 'Disagree with an entry',
      heading: 'Record that somebody disagrees with this entry',
      errors: errorList(form),
      main: html`<p class="govuk-body">The statement stands under the entry wherever it is read: in the timeline, on paper, in a handover and by everybody it is shared with.</p>
${formElement({
  action: disputeEntryRoute.link({ child: one.child.id, entry: one.thread.now.entry.id }),
  token: visit.formToken,
  content: html`${radios({
    ...field(form, 'whose'),
    fieldset: { legend: { text: 'Who disagrees?', size: 's' } },
    items: [
      {
        value: 'family',
        text: 'The child or somebody of the family',
        conditional: input({ ...field(form, 'who'), label: 'Who?', hint: 'For example the mother', width: 20 }),
      },
      { value: 'own', text: 'I do, or my organisation does' },
    ],
  })}
${textarea({ ...field(form, 'statement'), label: { text: 'What do they say, in their own words?', size: 's' }, rows: 5 })}
${whichPost(one, form)}
${button({ text: 'Record the statement', preventDoubleClick: true })}`,
})}`,
    },
    visit,
  );

async function open(access: Parameters<typeof openEntry>[0], visit: Visit): Promise<AboutOne> {
  const one = await openEntry(access, visit);
  if (!mayDispute(one.child, one.thread.now.entry)) throw problem('NOT_ALLOWED', { action: 'add to this record' });
  return one;
}

export const disputeEntryPage: PageRoute = {
  method: 'GET',
  path: disputeEntryRoute.path,
  handle: (visit) =>
    visit.look('disagreeing with an entry', async (access) =>
      show(await open(access, visit), blankForm(schema), visit),
    ),
};

export const disputeEntryAction: PageRoute = {
  method: 'POST',
  path: disputeEntryRoute.path,
  handle: (visit) =>
    visit.look('disagreeing with an entry', async (access) => {
      const one = await open(access, visit);
      const form = readForm(schema, visit.body);
      if (!form.isComplete) return show(one, form, visit);
      const { whose, who, statement, organisation } = form.values;
      if (whose === 'family' && who === undefined)
        return show(one, withError(form, 'who', 'Enter who of the family disagrees'), visit);
      const posts = recordingPosts(one.child);
      const post = posts.length === 1 ? posts[0] : posts.find((each) => each.organisation === organisation);
      if (post === undefined)
        return show(one, withError(form, 'organisation', 'Select for which organisation you record it'), visit);
      await disputeEntry(one.child, one.thread.now.entry, {
        who: whose === 'family' ? (who ?? null) : null,
        words: statement,
        organisation: post.organisation,
      });
      return redirect(placeOf(one), 'Recorded');
    }),
};
