/** The numbers of an organisation's posts, by day and by night. */
import { z } from 'zod';
import { problem } from '../../errors.ts';
import { post, type Role, roles } from '../../kinds/vocabulary.ts';
import type { Access } from '../../record/access.ts';
import { neededHere } from '../../record/cover/cover-gaps.ts';
import { type CoverOfPost, coverOfPosts, numbersOf } from '../../record/cover/cover-of-posts.ts';
import { keepNumbers } from '../../record/cover/keep-numbers.ts';
import type { Needed } from '../../record/cover/needed-posts.ts';
import type { Organisation } from '../../record/organisations.ts';
import { coverOfRoute, coverRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { fieldset } from '../../ui/components/fieldset.ts';
import { formElement } from '../../ui/components/form-element.ts';
import { input } from '../../ui/components/input.ts';
import { blankForm, errorList, type Form, readForm } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { type Html, html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, redirect, type Visit } from '../../ui/page-route.ts';
import { dateInWords } from '../../ui/when-words.ts';

const number = z
  .string()
  .max(30, 'Telephone number must be 30 characters or less')
  .regex(/^\+?[\d\s().-]{5,}$/u, 'Enter a telephone number, like 01632 960001')
  .optional();

const dayField = (role: Role): string => `${role}-day`;
const nightField = (role: Role): string => `${role}-night`;

const schemaOf = (needed: readonly Needed[]) =>
  z.object(
    Object.fromEntries(
      needed.flatMap(({ role, inHours, outOfHours }) => [
        ...(inHours ? [[dayField(role), number] as const] : []),
        ...(outOfHours ? [[nightField(role), number] as const] : []),
      ]),
    ),
  );
type Schema = ReturnType<typeof schemaOf>;

type Shown = {
  readonly organisation: Organisation;
  readonly needed: readonly Needed[];
  readonly cover: ReadonlyMap<string, CoverOfPost>;
  readonly known: Readonly<Record<string, string>>;
};

async function open(visit: Visit, access: Access): Promise<Shown> {
  const found = (await neededHere(access)).find(
    ({ organisation }) => organisation.id === visit.parameters['organisation'],
  );
  if (found === undefined) throw problem('NOT_FOUND');
  const { organisation, needed } = found;
  const numbers = await numbersOf(access, [organisation.id]);
  const known = needed.flatMap(({ role }) => {
    const kept = numbers.get(post(role, organisation.id));
    return [
      [dayField(role), kept?.telephone ?? ''],
      [nightField(role), kept?.outOfHours ?? ''],
    ] as const;
  });
  const cover = await coverOfPosts(
    access,
    needed.map(({ role }) => ({ role, organisation: organisation.id })),
  );
  return { organisation, needed, cover, known: Object.fromEntries(known.filter(([, value]) => value !== '')) };
}

function holders({ cover, organisation }: Shown, role: Role): Html {
  const found = cover.get(post(role, organisation.id))?.holders ?? [];
  if (found.length === 0) return html`<p class="govuk-hint">Nobody who signs in here holds this role.</p>`;
  const words = found.map(({ name, away, deputy }) =>
    away === null
      ? name
      : `${name}, away until ${dateInWords(away.to)}${deputy === null ? ' and nobody stands in' : `; ${deputy} stands in`}`,
  );
  return html`<p class="govuk-hint">${words.join('. ')}.</p>`;
}

function fieldsOf(shown: Shown, form: Form<Schema>): Html {
  const { organisation, needed } = shown;
  const usual = organisation.telephone === null ? '' : ` Without one, ${organisation.telephone} is rung`;
  return html`${needed.map(({ role, inHours, outOfHours }) =>
    fieldset({
      legend: { text: roles[role], size: 'm' },
      content: html`${holders(shown, role)}
${inHours && input({ ...field(form, dayField(role)), type: 'tel', label: 'Number in office hours', hint: `It has to be answered.${usual}`, width: 20 })}
${outOfHours && input({ ...field(form, nightField(role)), type: 'tel', label: 'Number at night, at weekends and on bank holidays', width: 20 })}`,
    }),
  )}`;
}

function show(shown: Shown, form: Form<Schema>, { formToken }: Visit): PageReply {
  const { organisation } = shown;
  return {
    kind: 'page',
    title: 'Numbers of an organisation',
    heading: organisation.name,
    caption: 'Who can be reached',
    section: 'cover',
    back: coverRoute.link(),
    errors: errorList(form),
    main: formElement({
      action: coverOfRoute.link({ organisation: organisation.id }),
      token: formToken,
      content: html`${fieldsOf(shown, form)}${button({ text: 'Save: these numbers are right', preventDoubleClick: true })}`,
    }),
  };
}

export const coverOfPage: PageRoute = {
  method: 'GET',
  path: coverOfRoute.path,
  handle: (visit) =>
    visit.look('numbers of an organisation', async (access) => {
      const shown = await open(visit, access);
      return show(shown, blankForm(schemaOf(shown.needed), shown.known), visit);
    }),
};

export const coverOfAction: PageRoute = {
  method: 'POST',
  path: coverOfRoute.path,
  handle: (visit) =>
    visit.look('numbers of an organisation', async (access) => {
      const shown = await open(visit, access);
      const form = readForm(schemaOf(shown.needed), visit.body);
      if (!form.isComplete) return show(shown, form, visit);
      const { values } = form;
      await keepNumbers(
        access,
        shown.organisation.id,
        shown.needed.map(({ role }) => ({
          role,
          telephone: values[dayField(role)] ?? null,
          outOfHours: values[nightField(role)] ?? null,
        })),
      );
      return redirect(coverRoute.link(), 'The numbers have been saved');
    }),
};
