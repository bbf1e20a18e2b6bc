/** The fields for the second factor, at signing in and when somebody proves again who they are. */
import { z } from 'zod';
import type { CodeTyped, SecondAnswer } from '../../record/sign-in/prove-code.ts';
import { details } from '../../ui/components/details.ts';
import { input } from '../../ui/components/input.ts';
import type { Form } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { optionalText } from '../../ui/form-schemas.ts';
import { type Html, html } from '../../ui/html.ts';
import { waitWords } from './wait-words.ts';

export const secondFactorSchema = z.object({
  code: optionalText({ label: 'Code', max: 20 }),
  recoveryCode: optionalText({ label: 'Recovery code', max: 60 }),
});
export type SecondFactorForm = Form<typeof secondFactorSchema>;

export const secondFactorFields = (form: SecondFactorForm): Html => html`
${input({
  ...field(form, 'code'),
  value: undefined,
  label: 'Code from your app',
  hint: 'Six digits. It changes every 30 seconds, and each counts once',
  inputmode: 'numeric',
  autocomplete: 'one-time-code',
  width: 10,
})}
${details({
  summary: 'My app is out of reach',
  open: form.errors.has('recoveryCode'),
  text: input({
    ...field(form, 'recoveryCode'),
    value: undefined,
    label: 'Recovery code',
    hint: 'One of those you wrote down or printed. Each counts once',
    autocomplete: 'off',
    spellcheck: false,
    width: 30,
  }),
})}`;

/** What was typed, or undefined when nothing was. */
export function typedSecondFactor(form: SecondFactorForm): CodeTyped | undefined {
  const [code, recoveryCode] = [form.typed.get('code')?.[0] ?? '', form.typed.get('recoveryCode')?.[0] ?? ''];
  if (recoveryCode !== '') return { kind: 'recovery-code', code: recoveryCode };
  return code === '' ? undefined : { kind: 'code', code };
}

type Refused = { readonly name: 'code' | 'recoveryCode'; readonly says: string };

/** What is wrong with a second factor that was not right, and at which field. */
export function refusalWords(
  typed: CodeTyped,
  answer: Exclude<SecondAnswer, { kind: 'start-again' }>,
  now: Temporal.Instant,
): Refused {
  const name = typed.kind === 'code' ? 'code' : 'recoveryCode';
  if (answer.kind === 'too-soon') return { name, says: waitWords(now, answer.from) };
  if (answer.kind === 'just-ended')
    return { name, says: 'That code has just run out. Enter the one that your app shows now' };
  if (answer.kind === 'used')
    return { name, says: 'That code has been used already. Wait for your app to show the next one' };
  return {
    name,
    says: name === 'code' ? 'Enter the code that your app shows now' : 'Enter a recovery code that has not been used',
  };
}
