/** Reads what was typed into the fields of an entry, and says of each what is wrong. */
import type { FormField } from '../../kinds/recording/form-fields.ts';
import { isEntry } from '../../kinds/recording/matters.ts';
import { kindNamed } from '../../kinds/registry.ts';
import type { FieldError, TypedValues } from '../form.ts';
import { type DatePart, readTypedDate } from '../typed-date.ts';
import { type Path, postedName, shownOf, typedAt } from './answers.ts';
import { elsewhere, type Offered } from './offered.ts';

export type Reading = {
  readonly offered: Offered;
  /** Finds an organisation by its name or number. */
  readonly find: (written: string) => Promise<{ readonly id: string } | { readonly says: string }>;
  readonly newId: () => string;
};

type Data = Readonly<Record<string, unknown>>;
export type ReadFields = { readonly data: Data; readonly errors: ReadonlyMap<string, FieldError> };

/** The data of an entry of this kind, complete when there are no errors. */
export async function readFields(
  kind: string,
  fields: readonly FormField[],
  typed: TypedValues,
  reading: Reading,
): Promise<ReadFields> {
  const errors = new Map<string, FieldError>();
  const data = await readAll(fields, typed, reading, [], errors);
  const judged = kindNamed(kind).data.safeParse(data);
  if (!judged.success && errors.size === 0)
    for (const { path, message } of judged.error.issues) errors.set(postedName(path as Path), { message });
  return { data, errors };
}

async function readAll(
  fields: readonly FormField[],
  typed: TypedValues,
  reading: Reading,
  path: Path,
  errors: Map<string, FieldError>,
): Promise<Data> {
  const data: Record<string, unknown> = {};
  for (const field of fields) {
    const value = await readField(field, typed, reading, [...path, field.name], errors);
    if (value !== undefined) data[field.name] = value;
  }
  return data;
}

const missing = ({ ask, input }: FormField): string =>
  `${['choice', 'yes-no', 'organisation', 'place', 'matter'].includes(input) ? 'Select' : 'Enter'} an answer: ${ask}`;

/** Undefined where nothing was answered, or what was answered is wrong. */
async function readField(
  field: FormField,
  typed: TypedValues,
  reading: Reading,
  path: Path,
  errors: Map<string, FieldError>,
): Promise<unknown> {
  const name = postedName(path);
  const text = typedAt({ typed }, name);
  const wrong = (message: string, at = name): undefined => void errors.set(at, { message });
  const absent = (): undefined => (field.isOptional ? undefined : wrong(missing(field)));
  switch (field.input) {
    case 'line':
    case 'words':
      if (text === '') return absent();
      return text.length > field.most ? wrong(tooLong(field.ask, field.most)) : text;
    case 'lines': {
      const lines = text
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '');
      if (lines.length === 0) return absent();
      return lines.length > field.most ? wrong(`${field.ask}: enter ${field.most} lines or fewer`) : lines;
    }
    case 'number':
      return text === '' ? absent() : readNumber(field, text, wrong);
    case 'yes-no':
      if (text === '') return absent();
      return text === 'yes' || (text === 'no' ? false : wrong(missing(field)));
    case 'choice':
      if (text === '') return absent();
      return field.choices.some(({ code }) => code === text) ? text : wrong(missing(field));
    case 'day':
      return readDay(field, typed, name, errors);
    case 'organisation':
      return readOrganisation(typed, name, reading, absent, wrong);
    case 'place':
      return text === '' ? absent() : readPlace(text, typed, name, reading, wrong);
    case 'matter':
      return readMatter(field, text, reading, absent, wrong);
    case 'list':
      return readList(field, typed, reading, path, errors, absent);
  }
}

const tooLong = (ask: string, most: number): string =>
  `${ask} Your answer must be ${most.toLocaleString('en-GB')} characters or less`;

type Wrong = (message: string, at?: string) => undefined;

function readNumber(
  { ask, least, most, isWhole }: FormField & { readonly input: 'number' },
  text: string,
  wrong: Wrong,
): number | undefined {
  const digits = text.replaceAll(/[\s,]/gu, '');
  if (!(isWhole ? /^-?\d{1,9}$/u : /^-?\d{1,9}(?:\.\d{1,3})?$/u).test(digits))
    return wrong(`${ask} Your answer must be a ${isWhole ? 'whole ' : ''}number`);
  const number = Number(digits);
  return number < least || number > most ? wrong(`${ask} Your answer must be between ${least} and ${most}`) : number;
}

function readDay(
  field: FormField,
  typed: TypedValues,
  name: string,
  errors: Map<string, FieldError>,
): string | undefined {
  const at = (part: DatePart): string => typedAt({ typed }, `${name}-${part}`);
  const boxes = { day: at('day'), month: at('month'), year: at('year') };
  if (field.isOptional && boxes.day + boxes.month + boxes.year === '') return undefined;
  const read = readTypedDate(boxes, { label: `The answer to “${field.ask}”`, enter: missing(field) });
  if (read instanceof Temporal.PlainDate) return read.toString();
  errors.set(name, read);
  return undefined;
}

async function readOrganisation(
  typed: TypedValues,
  name: string,
  { offered, find }: Reading,
  absent: () => undefined,
  wrong: Wrong,
): Promise<string | undefined> {
  const written = typedAt({ typed }, `${name}-named`);
  if (written !== '') {
    const found = await find(written);
    return 'id' in found ? found.id : wrong(found.says, `${name}-named`);
  }
  const chosen = typedAt({ typed }, name);
  if (chosen === '') return absent();
  return offered.organisations.some(({ id }) => id === chosen) ? chosen : wrong('Select an organisation of the list');
}

async function readPlace(
  type: string,
  typed: TypedValues,
  name: string,
  reading: Reading,
  wrong: Wrong,
): Promise<Data | undefined> {
  const part = (key: string): Data => {
    const text = typedAt({ typed }, `${name}-${key}`);
    return text === '' ? {} : { [key]: text };
  };
  switch (type) {
    case 'school': {
      const at = `${name}-organisation`;
      const organisation = await readOrganisation(typed, at, reading, () => wrong('Select which school', at), wrong);
      return organisation === undefined ? undefined : { type, organisation };
    }
    case 'unknown':
      return { type, ...part('written') };
    case 'out-of-area':
      return { type, ...part('where') };
    case 'home-education':
      return { type };
    default:
      return wrong('Select where');
  }
}

function readMatter(
  { matter, begins }: FormField & { readonly input: 'matter' },
  text: string,
  { offered, newId }: Reading,
  absent: () => undefined,
  wrong: Wrong,
): string | undefined {
  if (text !== '' && text !== elsewhere)
    return offered.matters(matter).some(({ id }) => id === text) ? text : wrong('Select one of the list');
  if (begins || (text === elsewhere && !isEntry(matter))) return newId();
  return absent();
}

async function readList(
  field: FormField & { readonly input: 'list' },
  typed: TypedValues,
  reading: Reading,
  path: Path,
  errors: Map<string, FieldError>,
  absent: () => undefined,
): Promise<readonly Data[] | undefined> {
  const count = shownOf({ typed }, postedName(path), field.least, field.most);
  const items: Data[] = [];
  for (let place = 0; place < count; place += 1)
    items.push(await readAll(field.fields, typed, reading, [...path, place], errors));
  if (items.length === 0) return absent();
  return items;
}
