/** A DSL's short note for others: what they need to know to keep the child safe, and nothing else of the file. */
import { z } from 'zod';
import { problem } from '../../../errors.ts';
import type { Names } from '../../../kinds/kind.ts';
import { isRole, post, type Viewer } from '../../../kinds/vocabulary.ts';
import { loadNames } from '../../../record/organisations.ts';
import { handoverRoute } from '../../../ui/addresses.ts';
import { checkboxes } from '../../../ui/components/checkboxes.ts';
import { textarea } from '../../../ui/components/textarea.ts';
import { warningText } from '../../../ui/components/warning-text.ts';
import { roleWords } from '../../../ui/duty-words.ts';
import { field } from '../../../ui/form-field.ts';
import { requiredText, someOf } from '../../../ui/form-schemas.ts';
import { html } from '../../../ui/html.ts';
import { needToKnowRoute } from '../../../ui/settling-addresses.ts';
import { formOfMove, seenField } from '../../pages/form-of-move.ts';
import { addressOf, type OpenMove, openMove } from '../../pages/page-of-move.ts';
import { isDslOf, writeNeedToKnow } from '../record-both-ends.ts';

const readerRoles = ['senco', 'head-of-year', 'headteacher', 'designated-teacher', 'first-aid-lead'] as const;
const sides = ['to', 'from'] as const;
const readerCodes = sides.flatMap((side) => readerRoles.map((role) => `${role} ${side}` as const));

const note = z.object({
  note: requiredText({ label: 'Note', enter: 'Enter what they need to know', max: 2_000 }),
  readers: someOf(readerCodes, 'Select who may read it'),
  ...seenField,
});

type WithNames = OpenMove & { readonly names: Names };

export const needToKnowForm = formOfMove<WithNames, typeof note>({
  path: needToKnowRoute.path,
  title: 'What others need to know',
  schema: note,
  send: 'Save the note',
  open: async (visit, access) => {
    const of = await openMove(visit, access);
    if (!isDslOf(of.child, of.move)) throw problem('NOT_ALLOWED', { action: 'write what others need to know' });
    const schools = [of.move.from.organisation, of.move.to.organisation].filter((id) => id !== null);
    return { ...of, names: await loadNames(access, schools, []) };
  },
  action: (shown) => needToKnowRoute.link(addressOf(shown)),
  back: (shown) => handoverRoute.link(addressOf(shown)),
  above: () =>
    warningText({
      text: 'Write what they have to do or look out for, not what has happened. Only those whom you choose and the two DSLs read it.',
    }),
  fields: (form, { move, names }) => html`
${textarea({ ...field(form, 'note'), label: { text: 'What do they need to know?', size: 's' }, hint: 'For example: ring me, and nobody else, if he does not come in', rows: 4 })}
${checkboxes({
  ...field(form, 'readers'),
  fieldset: { legend: { text: 'Who may read it?', size: 's' } },
  items: sides.flatMap((side) => {
    const { organisation } = move[side];
    return organisation === null
      ? []
      : readerRoles.map((role) => ({
          value: `${role} ${side}`,
          text: `${roleWords(role)}, ${names.organisation(organisation)}`,
        }));
  }),
})}`,
  record: async ({ child, move }, { note: text, readers: chosen }, seen) => {
    const viewers = chosen.flatMap((code): Viewer[] => {
      const [role = '', side] = code.split(' ');
      const { organisation } = side === 'from' ? move.from : move.to;
      return organisation === null || !isRole(role) ? [] : [post(role, organisation)];
    });
    await writeNeedToKnow(child, move, { note: text, readers: viewers }, seen);
    return { notice: 'The note is saved for those whom you chose' };
  },
});
