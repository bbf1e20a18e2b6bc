/** The draft of the reply to whoever made a contact, which a person reads, changes and releases. */
import { z } from 'zod';
import { dayOf } from '../../../clock.ts';
import {
  type ReplyScope,
  referrers,
  replyScopeCodes,
  replyScopes,
  replyWayCodes,
  replyWays,
} from '../../../kinds/contact.ts';
import { contactStepRoute } from '../../../ui/addresses.ts';
import { button } from '../../../ui/components/button.ts';
import { hiddenField } from '../../../ui/components/form-element.ts';
import { input } from '../../../ui/components/input.ts';
import { radios } from '../../../ui/components/radios.ts';
import { textarea } from '../../../ui/components/textarea.ts';
import { blankForm, type Form, readForm, withError } from '../../../ui/form.ts';
import { field } from '../../../ui/form-field.ts';
import { oneOf, optionalText, requiredText } from '../../../ui/form-schemas.ts';
import { html } from '../../../ui/html.ts';
import type { Visit } from '../../../ui/page-route.ts';
import { dateInWords } from '../../../ui/when-words.ts';
import { standingOf } from '../../contacts.ts';
import type { OpenContact } from '../../open-contact.ts';
import { draftReply, releaseReply, usualScope } from '../../reply-to-referrer.ts';
import { textIn } from '../../said.ts';
import { mayScreen } from '../../screen-contact.ts';
import { authorIn, seenIn } from '../page-of-child.ts';
import type { ContactStep, StepForm } from './step.ts';

const schema = z.object({
  scope: z.enum(replyScopeCodes),
  to: requiredText({ label: 'To whom', enter: 'Enter who is told', max: 300 }),
  text: requiredText({ label: 'Reply', enter: 'Enter the reply', max: 4_000 }),
  because: optionalText({ label: 'Why they are told more', max: 2_000 }),
  by: oneOf(replyWayCodes, 'Select how they are told'),
  seen: z.string().max(20),
});
type ReplyForm = Form<typeof schema>;

function drafted({ child, contact, entries }: OpenContact, scope: ReplyScope): string {
  const level = standingOf(entries).find(
    ({ kind, data }) => kind === 'level.decided' && data['contact'] === contact.id,
  );
  const reviewOn = textIn(level, 'reviewOn');
  const service = child.access.actor.posts.find(({ organisation }) => organisation === contact.decided?.organisation);
  return draftReply({
    scope,
    contact,
    decided: {
      help: textIn(level, 'help'),
      wouldChange: textIn(level, 'wouldChange'),
      reviewOn: reviewOn === undefined ? undefined : dateInWords(Temporal.PlainDate.from(reviewOn)),
    },
    madeOn: dateInWords(dayOf(contact.at)),
    service: service === undefined ? 'The front door' : `The front door of ${service.organisationName}`,
  });
}

const scopeAsked = ({ contact }: OpenContact, { query }: Pick<Visit, 'query'>): ReplyScope =>
  replyScopeCodes.find((scope) => scope === query['scope']) ?? usualScope(contact.referrer);

function blank(opened: OpenContact, visit: Visit): StepForm {
  const { contact, names } = opened;
  const scope = scopeAsked(opened, visit);
  const { made, referrer } = contact;
  return blankForm(schema, {
    scope,
    to: made !== null && referrer === 'professional' ? authorIn(names, made) : referrers[referrer],
    text: drafted(opened, scope),
    ...(referrer === 'professional' ? { by: 'here' as const } : {}),
  });
}

export const replyStep: ContactStep = {
  title: 'Reply to whoever made the contact',
  action: 'release the reply to this contact',
  done: 'The reply has been released',
  isOpen: ({ child, contact }) => mayScreen(child) && contact.decided !== null,
  blank,
  fields: (given, { child, contact }) => {
    const form = given as ReplyForm;
    const scope = replyScopeCodes.find((each) => each === form.typed.get('scope')?.[0]) ?? 'acknowledgement';
    const usual = usualScope(contact.referrer);
    const other = scope === 'full' ? 'acknowledgement' : 'full';
    const isWider = usual === 'acknowledgement' && scope === 'full';
    const to = { child: child.id, contact: contact.id, step: 'reply' };
    return html`
${hiddenField('scope', scope)}
<p class="govuk-body">This is a draft. Nothing goes out before you release it. It tells ${referrers[contact.referrer].toLowerCase()}: <strong>${replyScopes[scope].toLowerCase()}</strong>.</p>
<p class="govuk-body"><a class="govuk-link" href="${contactStepRoute.link(to, { scope: other })}">Draft it otherwise: ${replyScopes[other].toLowerCase()}</a></p>
${input({ ...field(form, 'to'), label: { text: 'To whom?', size: 's' } })}
${textarea({ ...field(form, 'text'), label: { text: 'Reply', size: 's' }, hint: 'Leave out what they do not need to know', rows: 14 })}
${isWider && textarea({ ...field(form, 'because'), label: { text: 'Why are they told more than that the contact arrived?', size: 's' }, hint: 'Who in the family holds parental responsibility, and what the child says about it, belong here', rows: 3 })}
${radios({
  ...field(form, 'by'),
  fieldset: { legend: { text: 'How are they told?', size: 's' } },
  items: replyWayCodes
    .filter((way) => way !== 'here' || contact.referrer === 'professional')
    .map((value) => ({
      value,
      text: replyWays[value],
      ...(value === 'here' ? { hint: 'It stands on the chronology for their organisation' } : {}),
    })),
})}
${button({ text: 'Release the reply', preventDoubleClick: true })}`;
  },
  record: async ({ child, contact }, { body }) => {
    const form = readForm(schema, body);
    if (!form.isComplete) return form;
    const { seen, ...reply } = form.values;
    const isWider = usualScope(contact.referrer) === 'acknowledgement' && reply.scope === 'full';
    if (isWider && reply.because === undefined) return withError(form, 'because', 'Enter why they are told more');
    return { form: form, done: await releaseReply(child, contact, reply, seenIn(seen)) };
  },
};
