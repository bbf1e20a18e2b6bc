/** A form on a page of its own about one move: shown, refused with what was typed kept, or recorded. */
import { z } from 'zod';
import { isProblem } from '../../errors.ts';
import type { Access } from '../../record/access.ts';
import { button } from '../../ui/components/button.ts';
import { formElement, hiddenField } from '../../ui/components/form-element.ts';
import { blankForm, errorList, type Form, readForm, withError } from '../../ui/form.ts';
import type { Href } from '../../ui/href.ts';
import { type Html, html } from '../../ui/html.ts';
import { type PageRoute, type Reply, redirect, type Visit } from '../../ui/page-route.ts';
import { type OpenMove, pageOfMove } from './page-of-move.ts';

/** Every such form sends back what its writer had seen. */
export const seenField = { seen: z.string().regex(/^\d{1,9}$/u) };

type WithSeen = z.ZodObject<typeof seenField>;

/** What is wrong with one field, in words, or what was recorded. */
type Outcome<Schema extends WithSeen> =
  | { readonly field: (keyof z.output<Schema> & string) | ''; readonly says: string }
  | { readonly notice: string };

export type FormOfMove<Shown extends OpenMove, Schema extends WithSeen> = {
  readonly path: string;
  readonly title: string;
  readonly schema: Schema;
  readonly send: string;
  /** Throws NOT_FOUND or NOT_ALLOWED. */
  readonly open: (visit: Visit, access: Access) => Promise<Shown>;
  /** What the form begins with. */
  readonly begins?: (shown: Shown) => Partial<z.output<Schema>>;
  readonly action: (shown: Shown) => Href;
  readonly back: (shown: Shown) => Href;
  readonly above?: (shown: Shown, visit: Visit) => Html;
  readonly fields: (form: Form<Schema>, shown: Shown) => Html;
  readonly record: (shown: Shown, values: z.output<Schema>, seen: number, visit: Visit) => Promise<Outcome<Schema>>;
};

export function formOfMove<Shown extends OpenMove, Schema extends WithSeen>(
  of: FormOfMove<Shown, Schema>,
): readonly PageRoute[] {
  const show = (shown: Shown, form: Form<Schema>, visit: Visit): Promise<Reply> =>
    pageOfMove(
      shown,
      {
        title: of.title,
        back: of.back(shown),
        errors: errorList(form),
        main: html`${of.above?.(shown, visit)}
${formElement({
  action: of.action(shown),
  token: visit.formToken,
  content: html`${hiddenField('seen', String(shown.child.seen))}${of.fields(form, shown)}
${button({ text: of.send, preventDoubleClick: true })}`,
})}`,
      },
      visit,
    );
  const send = async (shown: Shown, visit: Visit): Promise<Reply> => {
    const form = readForm(of.schema, visit.body);
    if (!form.isComplete) return show(shown, form, visit);
    try {
      const outcome = await of.record(shown, form.values, Number(form.values.seen), visit);
      if ('notice' in outcome) return redirect(of.back(shown), outcome.notice);
      return show(shown, withError(form, outcome.field, outcome.says), visit);
    } catch (error) {
      if (!isProblem(error) || error.code !== 'CHANGED_MEANWHILE') throw error;
      return show(shown, withError(form, '', `${error.message} ${error.next}`), visit);
    }
  };
  const look = (visit: Visit, then: (shown: Shown) => Promise<Reply>): Promise<Reply> =>
    visit.look('school move', async (access) => then(await of.open(visit, access)));
  return [
    {
      method: 'GET',
      path: of.path,
      handle: (visit) => look(visit, (shown) => show(shown, blankForm(of.schema, of.begins?.(shown)), visit)),
    },
    { method: 'POST', path: of.path, handle: (visit) => look(visit, (shown) => send(shown, visit)) },
  ];
}
