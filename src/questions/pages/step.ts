/** A page with one form about a question: closing it, giving it to somebody, reading a closing as the second. */
import type { z } from 'zod';
import { isProblem } from '../../errors.ts';
import { questionRoute } from '../../ui/addresses.ts';
import { formElement, hiddenField } from '../../ui/components/form-element.ts';
import { blankForm, errorList, type Form, readForm, withError } from '../../ui/form.ts';
import type { Html } from '../../ui/html.ts';
import { html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, redirect, type Visit } from '../../ui/page-route.ts';
import type { Route } from '../../ui/route.ts';
import type { OpenQuestion } from '../open-question.ts';
import { type Asked, askedPage, openAsked } from './asked-question.ts';
import { addressOf } from './question-words.ts';

type StepRoute = Pick<Route<'/children/:child/questions/:question/:asked/close'>, 'link'> & { readonly path: string };

type Definition<Schema extends z.ZodObject, More> = {
  readonly route: StepRoute;
  readonly title: string;
  /** Whether it is the visitor's to do now. */
  readonly isOpen: (open: OpenQuestion) => boolean;
  readonly load: (open: OpenQuestion) => Promise<More>;
  readonly schema: (today: Temporal.PlainDate) => Schema;
  readonly known?: (open: OpenQuestion, more: More) => Partial<z.output<Schema>>;
  readonly fields: (form: Form<Schema>, asked: Asked, more: More) => Html;
  readonly save: (open: OpenQuestion, values: z.output<Schema>, seen: number) => Promise<void>;
  /** What the next page says has been done. */
  readonly done: (values: z.output<Schema>) => string;
};

/** A page and the form that it sends. What was typed is kept when others have written meanwhile. */
export function stepPages<Schema extends z.ZodObject, More>(
  definition: Definition<Schema, More>,
): readonly PageRoute[] {
  const { route, title, isOpen, load, schema, known, fields, save, done } = definition;
  const shownIn = 'step on a question';

  function show(asked: Asked, form: Form<Schema>, more: More, visit: Visit): Promise<PageReply> {
    const { child, prompt } = asked.open;
    const content = html`${hiddenField('seen', String(child.seen))}${fields(form, asked, more)}`;
    const main = formElement({ action: route.link(addressOf(prompt)), token: visit.formToken, content });
    return askedPage(asked, { title, main, errors: errorList(form) }, visit);
  }

  /** As the question stands now it is not the visitor's: somebody may have been quicker. */
  const notNow = async (asked: Asked, visit: Visit): Promise<PageReply> => ({
    ...(await askedPage(
      asked,
      {
        title,
        main: html`<p class="govuk-body">You cannot do this now. It is for another role, or somebody has done it meanwhile. Go back to the question to see where it stands and who has it.</p>`,
      },
      visit,
    )),
    status: 403,
  });

  return [
    {
      method: 'GET',
      path: route.path,
      handle: (visit) =>
        visit.look(shownIn, async (access) => {
          const asked = await openAsked(visit, access);
          if (!isOpen(asked.open)) return notNow(asked, visit);
          const more = await load(asked.open);
          return show(asked, blankForm(schema(visit.today), known?.(asked.open, more) ?? {}), more, visit);
        }),
    },
    {
      method: 'POST',
      path: route.path,
      handle: (visit) =>
        visit.look(shownIn, async (access) => {
          const asked = await openAsked(visit, access);
          if (!isOpen(asked.open)) return notNow(asked, visit);
          const more = await load(asked.open);
          const form = readForm(schema(visit.today), visit.body);
          if (!form.isComplete) return show(asked, form, more, visit);
          try {
            const { seen } = visit.body;
            await save(asked.open, form.values, Number(typeof seen === 'string' ? seen : Number.NaN));
            return redirect(questionRoute.link(addressOf(asked.open.prompt)), done(form.values));
          } catch (error) {
            if (!isProblem(error) || error.code !== 'CHANGED_MEANWHILE') throw error;
            return show(asked, withError(form, '', `${error.message} ${error.next}`), more, visit);
          }
        }),
    },
  ];
}
