/**
 * Short and pet forms, and spellings, that people in England use for one another. Each line of the list is a name with its
 * forms; every two of a line may be the same child. The list was written for this product.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nameKey } from '../name-key.ts';

const lines = readFileSync(join(import.meta.dirname, 'short-names.txt'), 'utf8');

const related = new Map<string, Set<string>>();
for (const line of lines.trim().split('\n')) {
  const keys = line.split(' ').map(nameKey);
  for (const key of keys) {
    const known = related.get(key) ?? new Set<string>();
    for (const other of keys) if (other !== key) known.add(other);
    related.set(key, known);
  }
}

const none: ReadonlySet<string> = new Set();

/** Other names by which somebody with this forename may be called, as keys. @param key from `nameKey` */
export const otherFormsOf = (key: string): ReadonlySet<string> => related.get(key) ?? none;
