/** Asking where a child comes from or goes to: a school by its number, or one of the states that are no school. */
import { z } from 'zod';
import { parseDfeNumber, slashedDfeNumber } from '../../identity/school-number.ts';
import type { Place } from '../../kinds/school-place.ts';
import type { Access } from '../../record/access.ts';
import { schoolByNumber } from '../../record/organisations.ts';
import { addSchoolRoute } from '../../ui/addresses.ts';
import { input } from '../../ui/components/input.ts';
import { radios } from '../../ui/components/radios.ts';
import { type Form, withError } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { oneOf, optionalText } from '../../ui/form-schemas.ts';
import { type Html, html } from '../../ui/html.ts';

const choices = ['as-proposed', 'school', 'unknown', 'home-education', 'out-of-area'] as const;

export const destinationSchema = z.object({
  to: oneOf(choices, 'Select where the child is going'),
  toNumber: optionalText({ label: 'DfE number', max: 20 }),
  toWhere: optionalText({ label: 'Where', max: 200 }),
});

type Destination = typeof destinationSchema.shape;
type WithDestination = z.ZodObject<Destination>;

/** @param proposed the place that was proposed, in words; offered first */
export function destinationField<Schema extends WithDestination>(
  form: Form<Schema>,
  proposed: string | undefined,
): Html {
  const shown = form as unknown as Form<WithDestination>;
  return radios({
    ...field(shown, 'to'),
    fieldset: { legend: { text: 'Where is the child going?', size: 'm' } },
    items: [
      // The error summary leads to the first item, so none that is left out may stand before it
      ...(proposed === undefined ? [] : [{ value: 'as-proposed', text: proposed }]),
      {
        value: 'school',
        text: proposed === undefined ? 'A school' : 'Another school',
        conditional: html`${input({
          ...field(shown, 'toNumber'),
          label: 'DfE number of the school',
          hint: html`For example 830/4999. If it is not on the list, <a class="govuk-link" href="${addSchoolRoute.link()}">add it first</a>.`,
          width: 10,
        })}`,
      },
      { value: 'unknown', text: 'A school that is not known yet' },
      { value: 'home-education', text: 'Education at home' },
      {
        value: 'out-of-area',
        text: 'A school outside the area',
        conditional: html`${input({ ...field(shown, 'toWhere'), label: 'Where (optional)', width: 20 })}`,
      },
    ],
  });
}

export type ReadDestination<Schema extends WithDestination> =
  | { readonly ok: true; readonly to: Place }
  | { readonly ok: false; readonly form: Form<Schema> };

type Known = {
  readonly proposed?: Place | undefined;
  /** The school that the child leaves. */
  readonly at?: string | null | undefined;
};

/** Finds the school that was meant, or says on the form what is wrong. */
export async function readDestination<Schema extends WithDestination>(
  access: Access,
  form: Form<Schema>,
  values: z.output<WithDestination>,
  { proposed, at }: Known,
): Promise<ReadDestination<Schema>> {
  const refuse = (says: string): ReadDestination<Schema> => ({
    ok: false,
    form: withError(form as unknown as Form<WithDestination>, 'toNumber', says) as unknown as Form<Schema>,
  });
  switch (values.to) {
    case 'as-proposed':
      return { ok: true, to: proposed ?? { type: 'unknown' } };
    case 'unknown':
    case 'home-education':
      return { ok: true, to: { type: values.to } };
    case 'out-of-area':
      return {
        ok: true,
        to: { type: 'out-of-area', ...(values.toWhere === undefined ? {} : { where: values.toWhere }) },
      };
    case 'school': {
      if (values.toNumber === undefined) return refuse('Enter the DfE number of the school');
      const parsed = parseDfeNumber(values.toNumber);
      if (!parsed.ok) return refuse(parsed.says);
      const school = await schoolByNumber(access, parsed.value);
      if (school === undefined)
        return refuse(`No school with the number ${slashedDfeNumber(parsed.value)} is on the list. Add it first`);
      if (school.id === at) return refuse('The child is at this school. Enter the DfE number of another school');
      return { ok: true, to: { type: 'school', organisation: school.id } };
    }
  }
}
