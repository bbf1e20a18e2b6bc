/** What stands in the fields of an entry: by the name under which it is posted, with what is wrong. */
import type { FieldError, PostedBody, TypedValues } from '../form.ts';

export type Answers = { readonly typed: TypedValues; readonly errors: ReadonlyMap<string, FieldError> };

/** Names from the entry down to the field, with places in lists: `contacts`, 0, `surname`. */
export type Path = readonly (string | number)[];

export const postedName = (path: Path): string => ['a', ...path].join('-');

export const typedAt = ({ typed }: Pick<Answers, 'typed'>, name: string): string =>
  (typed.get(name)?.[0] ?? '').replaceAll(/\r\n?/gu, '\n').trim();

export const typedOf = (body: PostedBody): TypedValues =>
  new Map(
    Object.entries(body).flatMap(([name, value]): [string, string[]][] => {
      const all: readonly unknown[] = Array.isArray(value) ? value : [value];
      const texts = all.filter((one) => typeof one === 'string');
      return name.startsWith('_') || texts.length === 0 ? [] : [[name, texts]];
    }),
  );

/** How many of a list are shown: as many as were asked for, at least one where one is needed. */
export function shownOf({ typed }: Pick<Answers, 'typed'>, name: string, least: number, most: number): number {
  const asked = Number(typed.get(`${name}-count`)?.[0] ?? '');
  return Math.min(most, Math.max(least, Number.isSafeInteger(asked) ? asked : 0));
}

/** With one more of a list, or one less, as the button that was pressed says: `add a-contacts`, `remove a-contacts-1`. */
export function changeList(typed: TypedValues, doing: string): TypedValues | undefined {
  const [what = '', name = ''] = doing.split(' ');
  if (what === 'add') return changeCount(typed, name, (count) => count + 1);
  if (what !== 'remove') return undefined;
  const [, list = '', place = ''] = /^(.*)-(\d{1,3})$/u.exec(name) ?? [];
  if (list === '') return undefined;
  const moved = new Map<string, readonly string[]>();
  for (const [key, values] of typed) {
    const [, index = '', rest = ''] = new RegExp(`^${list}-(\\d{1,3})(-.*)?$`, 'u').exec(key) ?? [];
    if (index === '' || Number(index) < Number(place)) moved.set(key, values);
    else if (Number(index) > Number(place)) moved.set(`${list}-${Number(index) - 1}${rest}`, values);
  }
  return changeCount(moved, list, (count) => Math.max(0, count - 1));
}

const changeCount = (typed: TypedValues, list: string, change: (count: number) => number): TypedValues =>
  new Map(typed).set(`${list}-count`, [String(change(Number(typed.get(`${list}-count`)?.[0] ?? '0') || 0))]);
