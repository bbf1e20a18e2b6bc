/** Finding another child's record for a link, by its address or a Unique Pupil Number. Nothing of it goes into an address but its id. */
import { z } from 'zod';
import { isProblem } from '../../errors.ts';
import type { OpenChild } from '../../record/child.ts';
import { openChildByReference } from '../../record/find-child.ts';
import { isId } from '../../record/id.ts';
import { nowShown, openOther } from '../../record/people/links.ts';
import { recordingOrganisation } from '../../record/people/record-family.ts';
import { input } from '../../ui/components/input.ts';
import { type Form, type OpenForm, withError } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { requiredText } from '../../ui/form-schemas.ts';
import type { Html } from '../../ui/html.ts';
import type { Visit } from '../../ui/page-route.ts';

export const findFields = z.object({
  other: requiredText({
    label: 'The other child',
    enter: 'Enter the address of the other record, or a Unique Pupil Number',
    max: 300,
  }),
});

const inAddress = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/iu;

/** The id of a record that the viewer may open, or the form with what is wrong; alike for hidden and for none. */
export async function findOther(
  { access }: OpenChild,
  form: Form<typeof findFields>,
  typed: string,
): Promise<string | OpenForm<typeof findFields>> {
  try {
    return (await openChildByReference(access, inAddress.exec(typed)?.[0].toLowerCase() ?? typed)).id;
  } catch (error) {
    if (!isProblem(error) || error.code !== 'NOT_FOUND') throw error;
    return withError(form, 'other', 'There is no such record that you can open');
  }
}

/** The other child of the visit, when one was found; in the disclosure log from now on. */
export async function otherOf(child: OpenChild, visit: Visit): Promise<OpenChild | null> {
  const id = visit.query['other'];
  if (id === undefined || !isId(id) || id === child.id) return null;
  const organisation = recordingOrganisation(child, 'general');
  const other = organisation === undefined ? null : await openOther(child, id, organisation);
  if (other !== null) nowShown(other);
  return other;
}

export const findInput = (form: Form<typeof findFields>): Html =>
  input({
    ...field(form, 'other'),
    label: { text: 'The other child', size: 's' },
    hint: 'The address of their record here, copied from the browser, or their Unique Pupil Number',
    autocomplete: 'off',
  });
