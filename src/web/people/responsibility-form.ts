/** The form about parental responsibility: one step at a time, each asking for what it cannot do without. */
import { z } from 'zod';
import {
  decisionAreaCodes,
  decisionAreas,
  type Holding,
  limitEffects,
  responsibilityBases,
  responsibilityBasisCodes,
} from '../../kinds/responsibility.ts';
import type { ResponsibilityStep } from '../../record/people/record-responsibility.ts';
import { dateInput } from '../../ui/components/date-input.ts';
import { input } from '../../ui/components/input.ts';
import { radios } from '../../ui/components/radios.ts';
import { select } from '../../ui/components/select.ts';
import { type Form, withError } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { oneOf, optionalText, typedDate } from '../../ui/form-schemas.ts';
import { type Html, html } from '../../ui/html.ts';

const effects = ['may-not-decide', 'only-with-others', 'is-told-only'] as const;
const day = (label: string) => typedDate({ label }).optional();
const which = z
  .string()
  .regex(/^\d{1,2}$/u, 'Select which')
  .optional();

export const responsibilityFields = z.object({
  step: oneOf(['holds', 'evidence', 'limit', 'over', 'none'], 'Select what you want to record'),
  basis: z.enum(responsibilityBasisCodes).optional(),
  order: optionalText({ label: 'The order or agreement', max: 300 }),
  from: day('First day'),
  to: day('Last day'),
  holdsSeen: optionalText({ label: 'What you saw', max: 300 }),
  evidenceOf: which,
  evidenceSeen: optionalText({ label: 'What you saw', max: 300 }),
  limitOf: which,
  decision: z.enum(decisionAreaCodes).optional(),
  effect: z.enum(effects).optional(),
  limitBy: optionalText({ label: 'Who limited it', max: 300 }),
  limitFrom: day('First day of the limit'),
  limitTo: day('Last day of the limit'),
  overOf: which,
  overOn: day('The last day on which it held'),
  noneHow: optionalText({ label: 'How you know', max: 300 }),
  seen: z.string().regex(/^\d{1,9}$/u),
});
type Fields = z.output<typeof responsibilityFields>;
type Need = readonly [keyof Fields, string];

const needs: Readonly<Record<Fields['step'], readonly Need[]>> = {
  holds: [['basis', 'Select on what it rests']],
  evidence: [
    ['evidenceOf', 'Select of which you saw the evidence'],
    ['evidenceSeen', 'Enter what you saw'],
  ],
  limit: [
    ['limitOf', 'Select what is limited'],
    ['decision', 'Select for which decision'],
    ['effect', 'Select what the limit is'],
    ['limitBy', 'Enter the order, with court and day, or who decided it'],
  ],
  over: [
    ['overOf', 'Select which is over'],
    ['overOn', 'Enter the last day on which it held'],
  ],
  none: [['noneHow', 'Enter how you know']],
};

/** Undefined when nothing is missing. */
export function responsibilityFault(
  form: Form<typeof responsibilityFields>,
  values: Fields,
): Form<typeof responsibilityFields> | undefined {
  const missing = needs[values.step].filter(([name]) => values[name] === undefined);
  if (missing.length > 0)
    return missing.reduce<Form<typeof responsibilityFields>>(
      (wrong, [name, says]) => withError(wrong, name, says),
      form,
    );
  const isBackwards = (from?: Temporal.PlainDate, to?: Temporal.PlainDate): boolean =>
    from !== undefined && to !== undefined && Temporal.PlainDate.compare(to, from) < 0;
  if (isBackwards(values.from, values.to))
    return withError(form, 'to', 'The last day must be the same as or after the first');
  if (isBackwards(values.limitFrom, values.limitTo))
    return withError(form, 'limitTo', 'The last day must be the same as or after the first');
  return undefined;
}

/** @param by whoever is recording, who saw the evidence today */
export function stepIn(values: Fields, by: string, today: Temporal.PlainDate): ResponsibilityStep {
  const evidence = (what: string) => ({ what, seenBy: by, seenOn: today.toString() });
  const { step, basis = 'other', order, from, to, holdsSeen, evidenceSeen = '', decision = 'medical' } = values;
  const { effect = 'may-not-decide', limitBy = '', limitFrom, limitTo, overOn = today, noneHow = '' } = values;
  switch (step) {
    case 'holds': {
      const seen = holdsSeen === undefined ? undefined : evidence(holdsSeen);
      return { step, holding: { basis, order, from: from?.toString(), to: to?.toString(), evidence: seen } };
    }
    case 'evidence':
      return { step, of: Number(values.evidenceOf), evidence: evidence(evidenceSeen) };
    case 'limit': {
      const limit = { decision, effect, by: limitBy, from: limitFrom?.toString(), to: limitTo?.toString() };
      return { step, of: Number(values.limitOf), limit };
    }
    case 'over':
      return { step, of: Number(values.overOf), to: overOn.toString() };
    case 'none':
      return { step, how: noneHow };
  }
}

const chooseFirst = { value: '', text: 'Choose' };

function asks(step: Fields['step'], form: Form<typeof responsibilityFields>, holdings: readonly Holding[]): Html {
  const holdingItems = [
    chooseFirst,
    ...holdings.map(({ basis, order }, index) => ({
      value: String(index),
      text: `${responsibilityBases[basis].title}${order === undefined ? '' : ` (${order})`}`,
    })),
  ];
  const whichOf = (name: 'evidenceOf' | 'limitOf' | 'overOf'): Html =>
    select({ ...field(form, name), label: 'Which?', items: holdingItems });
  const date = (name: 'from' | 'to' | 'limitFrom' | 'limitTo' | 'overOn', legend: string): Html =>
    dateInput({ ...field(form, name), fieldset: { legend } });
  switch (step) {
    case 'holds':
      return html`
${select({ ...field(form, 'basis'), label: 'On what does it rest?', items: [chooseFirst, ...responsibilityBasisCodes.map((value) => ({ value, text: responsibilityBases[value].title }))] })}
${input({ ...field(form, 'order'), label: 'The order or agreement: which court, which day (optional)' })}
${input({ ...field(form, 'holdsSeen'), label: 'What you saw yourself today (optional)', hint: 'For example: birth certificate. Without it, it stays not verified and counts as held.' })}
${date('from', 'First day (optional)')}${date('to', 'Last day (optional)')}`;
    case 'evidence':
      return html`${whichOf('evidenceOf')}${input({ ...field(form, 'evidenceSeen'), label: 'What you saw yourself today' })}`;
    case 'limit':
      return html`${whichOf('limitOf')}
${select({ ...field(form, 'decision'), label: 'For which decision?', items: [chooseFirst, ...decisionAreaCodes.map((value) => ({ value, text: decisionAreas[value] }))] })}
${select({ ...field(form, 'effect'), label: 'What is the limit?', items: [chooseFirst, ...effects.map((value) => ({ value, text: `The person ${limitEffects[value]}` }))] })}
${input({ ...field(form, 'limitBy'), label: 'By whom: which order, court and day, or who decided it for the council' })}
${date('limitFrom', 'First day of the limit (optional)')}${date('limitTo', 'Last day of the limit (optional)')}`;
    case 'over':
      return html`${whichOf('overOf')}${date('overOn', 'The last day on which it held')}`;
    case 'none':
      return input({
        ...field(form, 'noneHow'),
        label: 'How do you know?',
        hint: 'For example: birth certificate seen, names nobody else; no order',
      });
  }
}

const titles: Readonly<Record<Fields['step'], string>> = {
  holds: 'They hold it, on this basis',
  evidence: 'I have seen the evidence of something recorded',
  limit: 'It is limited for a decision',
  over: 'It is over, or ends on a day',
  none: 'They do not hold it',
};

/** Steps about something recorded are offered when there is something. */
export function responsibilityInputs(form: Form<typeof responsibilityFields>, holdings: readonly Holding[]): Html {
  const steps = (['holds', 'evidence', 'limit', 'over', 'none'] as const).filter(
    (step) => holdings.length > 0 || step === 'holds' || step === 'none',
  );
  return radios({
    ...field(form, 'step'),
    fieldset: { legend: { text: 'What do you want to record?', size: 'm' } },
    items: steps.map((value) => ({ value, text: titles[value], conditional: asks(value, form, holdings) })),
  });
}
