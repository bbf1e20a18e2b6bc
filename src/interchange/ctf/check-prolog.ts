/**
 * Looks at what stands before the root element and refuses a DOCTYPE there before the parser sees it: the parser would
 * read the whole of it first.
 */
import { type Place, refuse } from './ctf-refusals.ts';

const space = /[^ \t\r\n]/gu;

const placeAt = (text: string, index: number): Place => {
  const before = text.slice(0, index).split('\n');
  return { line: before.length, column: before.at(-1)?.length ?? 0 };
};

const appearance = (text: string): string => {
  if (text.startsWith('PK')) return 'is a zip file or an Office document';
  if (text.startsWith('%PDF')) return 'is a PDF';
  if (/^[[{]/u.test(text)) return 'looks like JSON';
  return 'does not begin as XML does';
};

/**
 * @param text of the file from its first character on
 * @returns true when the root element begins in it, false when more text is needed
 * @throws RefusedFile on a DOCTYPE, a processing instruction, or text that is not XML
 */
export function isPrologComplete(text: string): boolean {
  let index = 0;
  for (;;) {
    space.lastIndex = index;
    const next = space.exec(text);
    if (next === null) return false;
    index = next.index;
    const rest = text.slice(index, index + 9);
    if (!rest.startsWith('<')) refuse('not-xml', { looksLike: appearance(text) }, placeAt(text, index));
    if (rest.length < 2) return false;
    if (rest.startsWith('<?')) {
      if (rest.length < 6) return false;
      if (!/^<\?xml[ \t\r\n]/u.test(rest)) refuse('processing-instruction', {}, placeAt(text, index));
      const end = text.indexOf('?>', index);
      if (end === -1) return false;
      index = end + 2;
    } else if (rest.startsWith('<!')) {
      if (rest.startsWith('<!--')) {
        const end = text.indexOf('-->', index + 4);
        if (end === -1) return false;
        index = end + 3;
      } else if ('<!--'.startsWith(rest)) {
        return false;
      } else {
        refuse('doctype', {}, placeAt(text, index));
      }
    } else {
      return true;
    }
  }
}
