/** The data of an entry as it would stand in the fields, for correcting it or going on from it. */
import type { FormField } from '../../kinds/recording/form-fields.ts';
import type { TypedValues } from '../form.ts';
import { type Path, postedName } from './answers.ts';

type Data = Readonly<Record<string, unknown>>;

const isData = (value: unknown): value is Data => typeof value === 'object' && value !== null && !Array.isArray(value);

const plain = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';

function* pairs(fields: readonly FormField[], data: Data, path: Path): Generator<[string, readonly string[]]> {
  for (const field of fields) {
    const value = data[field.name];
    if (value === undefined || value === null) continue;
    const here = [...path, field.name];
    const name = postedName(here);
    if (field.input === 'list' && Array.isArray(value)) {
      const items: readonly unknown[] = value;
      yield [`${name}-count`, [String(items.length)]];
      for (const [place, item] of items.entries()) if (isData(item)) yield* pairs(field.fields, item, [...here, place]);
    } else if (field.input === 'lines' && Array.isArray(value)) yield [name, [value.map(plain).join('\n')]];
    else if (field.input === 'yes-no') yield [name, [value === true ? 'yes' : 'no']];
    else if (field.input === 'place' && isData(value)) yield* placePairs(name, value);
    else if (field.input === 'day') {
      const [year = '', month = '', day = ''] = plain(value).split('-');
      yield [`${name}-day`, [String(Number(day))]];
      yield [`${name}-month`, [String(Number(month))]];
      yield [`${name}-year`, [year]];
    } else yield [name, [plain(value)]];
  }
}

function* placePairs(name: string, place: Data): Generator<[string, readonly string[]]> {
  yield [name, [plain(place['type'])]];
  for (const part of ['organisation', 'written', 'where'])
    if (place[part] !== undefined) yield [`${name}-${part}`, [plain(place[part])]];
}

export const typedOfData = (fields: readonly FormField[], data: Data): TypedValues => new Map(pairs(fields, data, []));
