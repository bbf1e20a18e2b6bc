/** Markdown as the references need it: tables and headings, with every word safe where it stands. */

/** Words in one line, in which nothing is read as markup. */
export const plain = (text: string): string =>
  text
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .replaceAll(/[\\|*_`<>[\]]/gu, (sign) => `\\${sign}`);

/** A name that stands in the program, as it stands there. */
export const code = (text: string): string => `\`${text.replaceAll(/\s+/gu, ' ').replaceAll('|', '\\|')}\``;

export const link = (text: string, address: string): string => `[${plain(text)}](${address.replaceAll(')', '%29')})`;

/** @param rows cells are markdown already */
export function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(columns), `|${columns.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

/** Parts with an empty line between them; those that are empty are left out. */
export const page = (...parts: readonly string[]): string => `${parts.filter((part) => part !== '').join('\n\n')}\n`;
