import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { blankForm, errorList, type Form, readForm, withError } from './form.ts';
import { oneOf, optionalText, requiredText, someOf, typedDate, wholeNumber } from './form-schemas.ts';

const schema = z.object({
  reason: requiredText({ label: 'Reason', enter: 'Enter a reason', max: 20 }),
  note: optionalText({ label: 'Note', max: 10 }),
  dateOfBirth: typedDate({ label: 'Date of birth' }),
  movedOn: typedDate({ label: 'Date of the move' }).optional(),
  level: oneOf(['universal', 'targeted'], 'Select a level'),
  topics: someOf(['school', 'health', 'home'], 'Select at least one topic'),
  rooms: wholeNumber({ label: 'Number of rooms', min: 0, max: 12 }).optional(),
});

const complete = {
  _token: 'secret',
  reason: '  Because of this\r\n',
  note: ' ',
  'dateOfBirth-day': '3',
  'dateOfBirth-month': 'March',
  'dateOfBirth-year': '2013',
  level: 'targeted',
  topics: ['school', 'home'],
};

const messages = (form: Form<z.ZodObject>): Record<string, string> =>
  Object.fromEntries(Array.from(form.errors, ([name, { message }]) => [name, message]));

test('a complete form has its values, trimmed, with what is empty and optional left out', () => {
  const form = readForm(schema, complete);
  assert(form.isComplete);
  assert.equal(form.values.reason, 'Because of this');
  assert.equal(form.values.note, undefined);
  assert.equal(form.values.dateOfBirth.toString(), '2013-03-03');
  assert.equal(form.values.movedOn, undefined);
  assert.equal(form.values.level, 'targeted');
  assert.deepEqual(form.values.topics, ['school', 'home']);
  assert.equal(form.values.rooms, undefined);
});

test('one checked box is a list of one', () => {
  const form = readForm(schema, { ...complete, topics: 'health' });
  assert(form.isComplete);
  assert.deepEqual(form.values.topics, ['health']);
});

test('an empty form says what to do for every field that is needed', () => {
  const form = readForm(schema, {});
  assert.deepEqual(messages(form), {
    reason: 'Enter a reason',
    dateOfBirth: 'Enter date of birth',
    level: 'Select a level',
    topics: 'Select at least one topic',
  });
});

test('what was typed stays as it was typed, and nothing else is kept', () => {
  const form = readForm(schema, { ...complete, reason: '  <b> far too long a reason \r\n', other: 'x' });
  assert(!form.isComplete);
  assert.deepEqual(messages(form), { reason: 'Reason must be 20 characters or less' });
  assert.deepEqual(form.typed.get('reason'), ['  <b> far too long a reason \r\n']);
  assert.deepEqual(form.typed.get('dateOfBirth-month'), ['March']);
  assert(!form.typed.has('_token'));
  assert(!form.typed.has('other'));
});

test('line breaks count as one character, as the character count on the page counts them', () => {
  assert(readForm(schema, { ...complete, reason: '123456789\r\n123456789\r\n' }).isComplete);
  assert(readForm(schema, { ...complete, reason: '1234567890\r\n123456789' }).isComplete);
});

test('an optional date may be left empty, but not half filled', () => {
  const form = readForm(schema, { ...complete, 'movedOn-day': '4', 'movedOn-month': '', 'movedOn-year': '2026' });
  assert.deepEqual(messages(form), { movedOn: 'Date of the move must include a month' });
  assert.deepEqual(form.errors.get('movedOn')?.parts, ['month']);
});

test('whole numbers are read as people write them', () => {
  const read = (rooms: string): unknown => {
    const form = readForm(schema, { ...complete, rooms });
    return form.isComplete ? form.values.rooms : form.errors.get('rooms')?.message;
  };
  assert.equal(read(' 1 2 '), 12);
  assert.equal(read('1.5'), 'Number of rooms must be a whole number');
  assert.equal(read('13'), 'Number of rooms must be between 0 and 12');
});

test('the summary lists errors in the order of the fields and leads to them', () => {
  const form = readForm(schema, { 'dateOfBirth-day': '3', 'dateOfBirth-year': '2013' });
  assert.deepEqual(
    errorList(form).map(({ text, href }) => [text, href?.toString()]),
    [
      ['Enter a reason', '#reason'],
      ['Date of birth must include a month', '#dateOfBirth-month'],
      ['Select a level', '#level'],
      ['Select at least one topic', '#topics'],
    ],
  );
});

test('messages of schemas without words of their own follow those of GOV.UK', () => {
  const plain = z.object({
    fullName: z.string().min(1).max(5),
    nhsNumber: z.string().length(10).meta({ title: 'NHS number' }),
    email: z.email(),
    yearGroup: z.enum(['7', '8']),
    agreed: z.literal('yes').meta({ title: 'That you agree' }),
    schools: z.array(z.string()).min(1).optional(),
  });
  assert.deepEqual(messages(readForm(plain, { schools: [] })), {
    fullName: 'Enter full name',
    nhsNumber: 'Enter NHS number',
    email: 'Enter email',
    yearGroup: 'Select year group',
    agreed: 'Select that you agree',
  });
  assert.deepEqual(
    messages(readForm(plain, { fullName: '123456', nhsNumber: '1', email: 'x', yearGroup: '9', agreed: 'no' })),
    {
      fullName: 'Full name must be 5 characters or less',
      nhsNumber: 'NHS number must be 10 characters',
      email: 'Enter an email address in the correct format, like name@example.com',
      yearGroup: 'Select year group',
      agreed: 'Select that you agree',
    },
  );
});

test('a rule over several fields can point at one of them or at the whole form', () => {
  const both = z
    .object({ from: z.string(), to: z.string() })
    .refine(({ from, to }) => from !== to, { path: ['to'], error: 'Choose two different schools' })
    .refine(({ from }) => from !== 'x', 'This handover cannot be made');
  const form = readForm(both, { from: 'x', to: 'x' });
  assert.deepEqual(
    errorList(form).map(({ text, href }) => [text, href?.toString()]),
    [
      ['Choose two different schools', '#to'],
      ['This handover cannot be made', undefined],
    ],
  );
});

test('a blank form shows what is known, and a use case can add what it found out', () => {
  const form = blankForm(schema, {
    reason: 'Known',
    dateOfBirth: Temporal.PlainDate.from('2013-03-03'),
    topics: ['home'],
  });
  assert.deepEqual(form.typed.get('dateOfBirth-day'), ['3']);
  assert.deepEqual(form.typed.get('topics'), ['home']);
  assert.equal(form.errors.size, 0);
  const refused = withError(form, 'reason', 'Somebody else has given this reason');
  assert.deepEqual(messages(refused), { reason: 'Somebody else has given this reason' });
  assert.deepEqual(refused.typed, form.typed);
});

test('names that every object has, and values that are not text, are not read', () => {
  const odd = z.object({ constructor: z.string().optional(), reason: z.string().optional() });
  const form = readForm(odd, { reason: { toString: 'x' } });
  assert(form.isComplete);
  assert.deepEqual(form.typed, new Map([['reason', []]]));
});
