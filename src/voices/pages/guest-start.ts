/** The first page of a child or somebody of the family: what this is, and who may see what they write. That is asked first. */
import { z } from 'zod';
import { dayOf } from '../../clock.ts';
import { type VoiceReader, voiceReaderCodes } from '../../kinds/voices.ts';
import { readFamily } from '../../record/people/read-family.ts';
import { responsibilityOn } from '../../record/people/responsibility.ts';
import { type Guest, keepAnswers } from '../../record/voices/guest-door.ts';
import { guestDeclineRoute, guestQuestionRoute, guestStartRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { radios } from '../../ui/components/radios.ts';
import { blankForm, errorList, type Form, readForm } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { oneOf } from '../../ui/form-schemas.ts';
import { guestForm, guestReply } from '../../ui/guest-page.ts';
import type { GuestRoute } from '../../ui/guest-route.ts';
import { type Html, html } from '../../ui/html.ts';
import type { PageReply, Reply } from '../../ui/page-route.ts';
import { questionsFor, readersFor, readKept, type Who } from '../questions.ts';
import { forParents } from '../shown-items.ts';
import { knownSituations } from '../situations.ts';
import { asVisitor, notForEmergencies } from './guest-page.ts';

export const mayChoose = (who: Who, readers: VoiceReader): boolean =>
  readersFor(who).some(({ value }) => value === readers);

const chosenFirst = z.object({ readers: oneOf(voiceReaderCodes, 'Select who may see what you write') });

const leads = html`<p class="govuk-body">The people at school whose job is to keep children safe read everything. If you write that somebody hurts you or another person, they have to help, and may have to tell others.</p>`;

/** What their child wants them to see. Only for those who hold parental responsibility, or may hold it. */
async function fromTheChild({ link, child, chronology, access }: Guest): Promise<Html | undefined> {
  const { family } = await readFamily(child);
  const parent = family.people.find(({ person }) => person === link.person);
  const day = dayOf(access.now).toString();
  if (link.who === 'pupil' || parent === undefined || responsibilityOn(parent, day) === 'not-held') return undefined;
  const isKeptAway = knownSituations(chronology, link, access.now).some(({ situation }) => situation === 'no-contact');
  const said = isKeptAway ? [] : forParents(chronology.standing, link.move);
  if (said.length === 0) return undefined;
  return html`<h2 class="govuk-heading-m">What your child wants you to see</h2>
${said.map(({ data }) => html`<h3 class="govuk-heading-s">${String(data['asked'])}</h3><p class="govuk-body throughline-words">${String(data['said'])}</p>`)}`;
}

async function view(guest: Guest, form: Form<typeof chosenFirst>): Promise<PageReply> {
  const { link } = guest;
  const isPupil = link.who === 'pupil';
  return guestReply({
    title: 'Start',
    errors: errorList(form),
    main: html`
<h1 class="govuk-heading-l">Hello ${link.name}</h1>
<p class="govuk-body">${isPupil ? 'You are going' : html`${guest.child.preferredForename ?? guest.child.forename} is going`} to a new school. We would like to know what you think, in your own words. There are a few questions, one on each page. You can leave out any of them. There is no wrong answer.</p>
${await notForEmergencies(guest)}
${await fromTheChild(guest)}
${guestForm(
  guestStartRoute.link(),
  html`${radios({
    ...field(form, 'readers'),
    fieldset: { legend: { text: 'Who may see what you write?', size: 'm' } },
    hint: 'You can change this for each answer',
    items: readersFor(link.who),
  })}
${leads}
${button({ text: 'Start' })}`,
)}
<p class="govuk-body"><a class="govuk-link" href="${guestDeclineRoute.link()}">I do not want to answer</a></p>
<p class="govuk-body-s">Others who use this phone or computer may see in its history that a page with the name “Your page” was open. What you write is not kept on it. “Exit this page” takes you to the weather at once.</p>`,
  });
}

export const guestStartPage: GuestRoute = {
  method: 'GET',
  path: guestStartRoute.path,
  about: 'A child or somebody of the family chooses who may see what they write',
  handle: (visit) =>
    asVisitor<Reply>(visit, async (guest) => {
      const { readers } = readKept(guest.answers);
      const usual = guest.link.who === 'pupil' ? {} : { readers: 'teachers' as const };
      return view(guest, blankForm(chosenFirst, readers === null ? usual : { readers }));
    }),
};

export const guestStartAction: GuestRoute = {
  method: 'POST',
  path: guestStartRoute.path,
  about: 'A child or somebody of the family chooses who may see what they write',
  handle: (visit) =>
    asVisitor<Reply>(visit, async (guest) => {
      const form = readForm(chosenFirst, visit.body);
      if (!form.isComplete || !mayChoose(guest.link.who, form.values.readers)) return view(guest, form);
      await keepAnswers(guest, { ...readKept(guest.answers), readers: form.values.readers });
      const [first] = questionsFor(guest.link.who);
      return { kind: 'redirect', to: guestQuestionRoute.link({ question: first?.code ?? '' }) };
    }),
};
