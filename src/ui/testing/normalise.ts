/**
 * Test code. Brings markup into one form, so that two pieces that a browser would show alike compare as equal: the
 * order of attributes, the spelling of characters and white space that does not show are made the same. White space
 * that does show, such as the space between two words in neighbouring elements, is kept.
 */
const inlineElements = new Set('a abbr b code em i small span strong sub sup time'.split(' '));
const preservesSpace = new Set(['pre', 'textarea']);

const token = /<!--[^]*?-->|<(\/?)([a-zA-Z][\w-]*)((?:[^"'>]|"[^"]*"|'[^']*')*)>|[^<]+/g;
const attribute = /([^\s=/"'<>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  ctdot: '\u22ef',
  copy: '\u00a9',
};

function decode(text: string): string {
  return text.replaceAll(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    return entities[name] ?? whole;
  });
}

function attributesOf(source: string): string {
  const found = Array.from(source.matchAll(attribute), ([, name = '', double, single, bare]) => {
    const value = decode(double ?? single ?? bare ?? '');
    return ` ${name}=${JSON.stringify(name === 'class' ? value.trim().replaceAll(/\s+/g, ' ') : value)}`;
  });
  return found.toSorted().join('');
}

/** One line per element and per run of text, indented by depth. */
export function normalise(markup: string): string {
  const lines: string[] = [];
  let depth = 0;
  let space = false;
  let atStart = true;
  let preserving: string | undefined;
  const print = (line: string): number => lines.push(`${'  '.repeat(depth)}${line}`);

  const text = (source: string): void => {
    if (preserving !== undefined) {
      print(JSON.stringify(decode(source).replace(/^\n/, '')));
      return;
    }
    const words = decode(source).replaceAll(/[ \t\r\n\f]+/g, ' ');
    const trimmed = words.trim() === '' ? '' : words.replaceAll(/^ | $/g, '');
    if (words.startsWith(' ')) space = true;
    if (trimmed === '') return;
    print(JSON.stringify((space && !atStart ? ' ' : '') + trimmed));
    atStart = false;
    space = words.endsWith(' ');
  };

  for (const [whole, closing, rawName, rest = ''] of markup.matchAll(token)) {
    if (whole.startsWith('<!--')) continue;
    if (rawName === undefined) {
      text(whole);
      continue;
    }
    const name = rawName.toLowerCase();
    if (!inlineElements.has(name)) {
      space = false;
      atStart = true;
    }
    if (closing === '/') {
      depth -= 1;
      preserving = undefined;
      print(`</${name}>`);
      continue;
    }
    print(`<${name}${attributesOf(rest.replace(/\/$/, ''))}>`);
    if (/^(?:br|hr|img|input|link|meta|wbr)$/.test(name)) continue;
    if (rest.endsWith('/')) print(`</${name}>`);
    else depth += 1;
    if (preservesSpace.has(name)) preserving = name;
  }
  return lines.join('\n');
}
