/** Finds the line on which something stands in a YAML file. */
import { type Document, isCollection, isMap, isNode, isScalar, type LineCounter } from 'yaml';
import type { Path } from './schema-problems.ts';

export type Place = { readonly line: number; readonly column: number };

type Sought = { readonly path: Path; readonly key?: boolean | undefined };

function keyNode(document: Document, path: Path): unknown {
  const parent: unknown = document.getIn(path.slice(0, -1), true);
  const name = path.at(-1);
  if (!isMap(parent)) return undefined;
  return parent.items.find(({ key }) => (isScalar(key) ? key.value : key) === name)?.key;
}

/**
 * Where a path stands: a plain value itself, of anything longer the key that it follows. For what is not there, the
 * nearest thing around it.
 */
export function locate(document: Document, lines: LineCounter, { path, key = false }: Sought): Place {
  for (let depth = path.length; depth > 0; depth--) {
    const part = path.slice(0, depth);
    const value: unknown = document.getIn(part, true);
    const wantsKey = (key && depth === path.length) || !isNode(value) || isCollection(value);
    const node = (wantsKey ? keyNode(document, part) : undefined) ?? value;
    if (isNode(node) && node.range) return placeAt(lines, node.range[0]);
  }
  return { line: 1, column: 1 };
}

export function placeAt(lines: LineCounter, offset: number): Place {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col) };
}
