/** Answers to every question that the form of a kind asks: the data they make, and how they stand in the form. */
import { type FormField, formFields } from '../src/kinds/recording/form-fields.ts';
import { isEntry } from '../src/kinds/recording/matters.ts';
import { kindNamed } from '../src/kinds/registry.ts';
import { elsewhere } from '../src/ui/entry-form/offered.ts';
import { typedOfData } from '../src/ui/entry-form/typed-of-data.ts';

type Data = Record<string, unknown>;

export type AnswerOptions = {
  /** Also what may be left out. */
  readonly everything: boolean;
  readonly organisation: string;
  /** An entry that there is. */
  readonly entry: string;
};

/** Numbers that have a check digit or a shape of their own. */
const proper: Readonly<Record<string, string>> = { upn: 'H801200001001', nhsNumber: '9990000018', uln: '1000000010' };

function valueOf(field: FormField, options: AnswerOptions): unknown {
  switch (field.input) {
    case 'line':
      return proper[field.name] ?? 'Abc'.slice(0, Math.min(3, field.most));
    case 'words':
      return `About ${field.name}: “quotes” & <tags>\nand a second line`;
    case 'lines':
      return ['One', 'Two'];
    case 'number':
      return field.least;
    case 'day':
      return '2026-09-03';
    case 'yes-no':
      return false;
    case 'choice':
      return field.choices.at(-1)?.code;
    case 'organisation':
      return options.organisation;
    case 'place':
      return { type: 'school', organisation: options.organisation };
    case 'matter':
      return isEntry(field.matter) ? options.entry : elsewhere;
    case 'list':
      return [dataOf(field.fields, options), dataOf(field.fields, options)];
  }
}

const dataOf = (fields: readonly FormField[], options: AnswerOptions): Data =>
  Object.fromEntries(
    fields
      .filter(({ isOptional }) => options.everything || !isOptional)
      .map((field) => [field.name, valueOf(field, options)]),
  );

export type AnswersOfKind = {
  /** Ids that the form makes are `elsewhere`. */
  readonly data: Data;
  readonly fields: Readonly<Record<string, string>>;
};

export function answersOfKind(kind: string, options: AnswerOptions): AnswersOfKind {
  const fields = formFields(kind, kindNamed(kind).data);
  const data = dataOf(fields, options);
  const typed = typedOfData(fields, data);
  const shown = new Map([...typed].map(([name, values]) => [name, values[0] ?? '']));
  for (const field of fields) if (field.input === 'matter' && field.begins) shown.delete(`a-${field.name}`);
  return { data, fields: Object.fromEntries(shown) };
}
