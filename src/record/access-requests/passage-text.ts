/** What an entry says, as text in plain words: the sentence that is meant for a family, and whatever else was written in it. */
import { timeZone } from '../../clock.ts';
import type { Names } from '../../kinds/kind.ts';
import { choiceTitle } from '../../kinds/recording/choice-titles.ts';
import { questionFor } from '../../kinds/recording/questions.ts';
import { kindNamed } from '../../kinds/registry.ts';
import type { StoredEntry } from '../entry-row.ts';
import { isId } from '../id.ts';

const isDay = /\b\d{4}-\d{2}-\d{2}(?:T[\d:.]+(?:Z|[+-]\d{2}:\d{2}))?\b/gu;

/** "2026-04-07" as "7 April 2026". What is no real date stays as it stands. */
const withDaysInWords = (text: string): string =>
  text.replaceAll(isDay, (found) => {
    try {
      const day = found.includes('T')
        ? Temporal.Instant.from(found).toZonedDateTimeISO(timeZone).toPlainDate()
        : Temporal.PlainDate.from(found);
      return day.toLocaleString('en-GB', { dateStyle: 'long' });
    } catch {
      return found;
    }
  });

const isCode = /^[a-z][a-z0-9-]*$/u;

function wordsOf(kind: string, field: string, value: unknown): string {
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string' || value === '' || isId(value)) return '';
  return isCode.test(value) ? choiceTitle(kind, field, value) : value;
}

type Detail = { readonly asked: string; readonly words: string };

const isLeaf = (value: unknown): boolean => typeof value !== 'object' || value === null;

function detailsOf(kind: string, path: readonly string[], value: unknown): readonly Detail[] {
  const field = path.at(-1) ?? '';
  if (Array.isArray(value)) {
    const all: readonly unknown[] = value;
    if (!all.every(isLeaf)) return all.flatMap((part) => detailsOf(kind, path, part));
    const words = all.map((part) => wordsOf(kind, field, part)).filter((part) => part !== '');
    return words.length === 0 ? [] : [{ asked: questionFor(kind, path), words: words.join(', ') }];
  }
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([name, part]) => detailsOf(kind, [...path, name], part));
  const words = wordsOf(kind, field, value);
  return words === '' ? [] : [{ asked: questionFor(kind, path), words }];
}

const lowered = (text: string): string => text.toLocaleLowerCase('en-GB');

/** Whether the kind has words of its own for a family. */
export const isToldToFamilies = ({ kind, data }: Pick<StoredEntry, 'kind' | 'data'>, names: Names): boolean =>
  kindNamed(kind).family(data, names) !== null;

/** Several lines: first the sentence, then a line for each further field with its question. Ids stand for nobody and are left out. */
export function passageText({ kind: name, data }: Pick<StoredEntry, 'kind' | 'data'>, names: Names): string {
  const kind = kindNamed(name);
  const told = withDaysInWords(kind.family(data, names) ?? kind.sentence(data, names));
  const said = lowered(told);
  const details = detailsOf(name, [], data)
    .map(({ asked, words }) => ({ asked, words: withDaysInWords(words) }))
    .filter(({ words }) => !said.includes(lowered(words)))
    .map(({ asked, words }) => `${asked}${/[?:]$/u.test(asked) ? '' : ':'} ${words}`);
  return [told, ...details].join('\n');
}
