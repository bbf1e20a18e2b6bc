/** Elements of a file that is written: nothing for what is not known, and nothing around nothing. */

/** Characters that XML 1.0 cannot hold, in whatever form, and other control characters. */
const forbidden = /[[\p{Cc}\p{Cs}\ufffe\uffff]--[\t\n\r]]/gv;

const escaped = (text: string): string =>
  text
    .replaceAll(forbidden, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    // A reader would take a line break as it likes
    .replaceAll(/[\r\n\t]+/gu, ' ');

/** Nothing for what is not known. */
export const leaf = (name: string, value: string | number | undefined): string => {
  const text = value === undefined ? '' : escaped(String(value)).trim();
  return text === '' ? '' : `<${name}>${text}</${name}>`;
};

export const yesNo = (name: string, value: boolean | undefined): string =>
  value === undefined ? '' : leaf(name, value ? 'true' : 'false');

/** Nothing around nothing. */
export const around = (name: string, ...parts: readonly string[]): string => {
  const inside = parts.join('');
  return inside === '' ? '' : `<${name}>${inside}</${name}>`;
};

export const each = <Item>(items: readonly Item[] | undefined, write: (item: Item) => string): string =>
  (items ?? []).map(write).join('');
