/** What a step on a contact is made of: its form, and what recording it does. */
import type { z } from 'zod';
import type { RecordedTogether } from '../../../record/entries/record-together.ts';
import type { Form } from '../../../ui/form.ts';
import type { Html } from '../../../ui/html.ts';
import type { Visit } from '../../../ui/page-route.ts';
import type { OpenContact } from '../../open-contact.ts';

export type StepForm = Form<z.ZodObject>;

export type ContactStep = {
  readonly title: string;
  /** Completes "You may not …". */
  readonly action: string;
  /** Said on the next page. */
  readonly done: string;
  readonly isOpen: (opened: OpenContact) => boolean;
  readonly blank: (opened: OpenContact, visit: Visit) => StepForm;
  readonly fields: (form: StepForm, opened: OpenContact, visit: Visit) => Html;
  /** The form with its errors, or what came of recording it. */
  readonly record: (
    opened: OpenContact,
    visit: Visit,
  ) => Promise<StepForm | { readonly form: StepForm; readonly done: RecordedTogether }>;
};
