import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { checkboxes } from './components/checkboxes.ts';
import { dateInput } from './components/date-input.ts';
import { formElement } from './components/form-element.ts';
import { radios } from './components/radios.ts';
import { textarea } from './components/textarea.ts';
import { readForm } from './form.ts';
import { field } from './form-field.ts';
import { oneOf, requiredText, someOf, typedDate } from './form-schemas.ts';
import { safeHref } from './href.ts';
import { html } from './html.ts';

const schema = z.object({
  reason: requiredText({ label: 'Reason', enter: 'Enter a reason', max: 5 }),
  born: typedDate({ label: 'Date of birth' }).optional(),
  level: oneOf(['low', 'high'], 'Select a level'),
  topics: someOf(['school', 'health'], 'Select a topic'),
});

test('every component shows again what was typed, marked with its error', () => {
  const form = readForm(schema, {
    reason: '\r\n<b>too long',
    'born-day': '31',
    'born-month': '2',
    'born-year': '2020',
    topics: 'health',
  });
  const reason = textarea({ ...field(form, 'reason'), label: 'Reason' }).toString();
  assert.match(
    reason,
    /<textarea[^>]* id="reason" name="reason"[^>]*aria-describedby="reason-error">\n\r\n&lt;b&gt;too long<\/textarea>/,
  );
  assert.match(reason, /id="reason-error"/);

  const born = dateInput({ ...field(form, 'born'), fieldset: { legend: 'Date of birth' } }).toString();
  assert.match(born, /Date of birth must be a real date/);
  assert.match(born, /<input class="[^"]*govuk-input--error[^"]*" id="born-day" name="born-day"[^>]* value="31"/);
  assert.match(
    born,
    /<input class="govuk-input govuk-date-input__input govuk-input--width-2" id="born-month"[^>]* value="2"/,
  );

  const topics = checkboxes({
    ...field(form, 'topics'),
    items: [
      { value: 'school', text: 'School' },
      { value: 'health', text: 'Health' },
    ],
  }).toString();
  assert.match(topics, /id="topics" name="topics" type="checkbox" value="school">/);
  assert.match(topics, /id="topics-2" name="topics" type="checkbox" value="health" checked>/);

  const level = radios({ ...field(form, 'level'), items: [{ value: 'low', text: 'Low' }] }).toString();
  assert.match(level, /Select a level/);
});

test('a field that the form does not have does not compile, and throws', () => {
  const form = readForm(schema, {});
  // @ts-expect-error there is no such field
  assert.throws(() => field(form, 'other'), /no field other/);
});

test('a form carries its token', () => {
  const form = formElement({ action: safeHref('/a'), token: '"t', content: html`<p>x</p>` });
  assert.equal(
    form.toString(),
    '<form action="/a" method="post" novalidate><input type="hidden" name="_token" value="&quot;t"><p>x</p></form>',
  );
});
