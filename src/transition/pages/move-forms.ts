/** The three forms on the page of a move: confirm it, reject it, say that the child has arrived. */
import { z } from 'zod';
import type { SchoolMove } from '../../record/moves.ts';
import { blankForm, type Form, type PostedBody, readForm, withError } from '../../ui/form.ts';
import { oneOf, optionalText, requiredText, typedDate } from '../../ui/form-schemas.ts';
import { moveDays } from './move-days.ts';
import { destinationSchema } from './place-field.ts';

export const decision = z.object({
  decision: oneOf(['confirm', 'reject', 'arrived'], 'Select what you want to do'),
  seen: z.string().regex(/^\d{1,9}$/u),
});
export type Decision = z.output<typeof decision>['decision'];

export const confirmation = z.object({
  ...destinationSchema.shape,
  kind: oneOf(
    ['phase-transfer', 'in-year', 'managed-move', 'alternative-provision', 'home-education'],
    'Select what kind of move it is',
  ),
  ...moveDays.shape,
  source: requiredText({ label: 'How you know', enter: 'Enter how you know that the move is going ahead', max: 300 }),
  reason: requiredText({ label: 'Reason', enter: 'Enter why you confirm it', max: 4_000 }),
});

export const rejection = z.object({
  rejectReason: requiredText({ label: 'Reason', enter: 'Enter why the move is not going ahead', max: 4_000 }),
});

export const arrivalLabel = 'First day on the roll';
export const arrival = z.object({
  arrivedOn: typedDate({ label: arrivalLabel }),
  yearGroup: optionalText({ label: 'Year group', max: 3 }),
});

export type MoveForms = {
  readonly confirm: Form<typeof confirmation>;
  readonly reject: Form<typeof rejection>;
  readonly arrive: Form<typeof arrival>;
};

export const blankForms = (move: SchoolMove): MoveForms => ({
  confirm: blankForm(confirmation, {
    to: 'as-proposed',
    kind: move.kind,
    ...(move.leavesOn === null ? {} : { leavesOn: move.leavesOn }),
    ...(move.startsOn === null ? {} : { startsOn: move.startsOn }),
  }),
  reject: blankForm(rejection),
  arrive: blankForm(arrival, move.startsOn === null ? {} : { arrivedOn: move.startsOn }),
});

/** The form that was sent, as it was typed, with something that is wrong as a whole; the others as they were. */
export function sentForms(move: SchoolMove, which: Decision, body: PostedBody, says: string): MoveForms {
  const forms = blankForms(move);
  switch (which) {
    case 'confirm':
      return { ...forms, confirm: withError(readForm(confirmation, body), '', says) };
    case 'reject':
      return { ...forms, reject: withError(readForm(rejection, body), '', says) };
    case 'arrived':
      return { ...forms, arrive: withError(readForm(arrival, body), '', says) };
  }
}
