/** What every step on a challenge has: its questions, how it is recorded, and what is said afterwards. */
import { z } from 'zod';
import { isProblem } from '../../../errors.ts';
import type { Names } from '../../../kinds/kind.ts';
import type { ChronologyEntry } from '../../../record/chronology.ts';
import type { ErrorSummaryItem } from '../../../ui/components/error-summary.ts';
import { blankForm, errorList, type Form, type PostedBody, readForm, withError } from '../../../ui/form.ts';
import type { Html } from '../../../ui/html.ts';
import type { OpenChallenge } from '../../open-challenge.ts';

/** What the questions may be asked with. */
export type Asking = {
  readonly open: OpenChallenge;
  readonly names: Names;
  readonly entries: readonly ChronologyEntry[];
};

type Values<Schema extends z.ZodObject> = z.output<Schema>;

type Definition<Schema extends z.ZodObject> = {
  readonly schema: (today: Temporal.PlainDate) => Schema;
  readonly known?: (open: OpenChallenge) => Partial<Values<Schema>>;
  /** The questions and the button. */
  readonly fields: (form: Form<Schema>, asking: Asking) => Html;
  /** Throws when the step is not the visitor's, or CHANGED_MEANWHILE. */
  readonly save: (open: OpenChallenge, values: Values<Schema>, seen: number) => Promise<void>;
  readonly done: string;
};

export type ShownStep = { readonly fields: Html; readonly errors: readonly ErrorSummaryItem[] };

export type StepPage = {
  readonly show: (asking: Asking, today: Temporal.PlainDate) => ShownStep;
  /** The notice for the next page, or the form again. */
  readonly send: (asking: Asking, body: PostedBody, today: Temporal.PlainDate) => Promise<string | ShownStep>;
};

const seenSchema = z.object({ seen: z.string().regex(/^\d{1,9}$/u, 'Reload the page') });

export function stepPage<Schema extends z.ZodObject>(definition: Definition<Schema>): StepPage {
  const { schema, known, fields, save, done } = definition;
  const shown = (form: Form<Schema>, asking: Asking): ShownStep => ({
    fields: fields(form, asking),
    errors: errorList(form),
  });
  return {
    show: (asking, today) => shown(blankForm(schema(today), known?.(asking.open) ?? {}), asking),
    send: async (asking, body, today) => {
      const form = readForm(schema(today), body);
      const seen = readForm(seenSchema, body);
      if (!form.isComplete || !seen.isComplete) return shown(form, asking);
      try {
        await save(asking.open, form.values, Number(seen.values.seen));
        return done;
      } catch (error) {
        // Nothing typed is lost: the form is shown again with what has changed above it
        if (!isProblem(error) || error.code !== 'CHANGED_MEANWHILE') throw error;
        return shown(withError(form, '', `${error.message} ${error.next}`), asking);
      }
    },
  };
}
