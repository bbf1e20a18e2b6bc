/** Made-up trees, on which each check is shown to fail. */
import assert from 'node:assert/strict';
import { type Finding, inWords, type Tree } from './source-tree.ts';

export const tree = (files: Readonly<Record<string, string>>): Tree => new Map(Object.entries(files));
export const imports = (target: string): string => `import { a } from '${target}';\n`;

/** One pattern for each finding, in order. */
export function refuses(findings: readonly Finding[], ...patterns: readonly RegExp[]): void {
  assert.equal(findings.length, patterns.length, inWords(findings) || 'nothing was refused');
  for (const [index, pattern] of patterns.entries()) assert.match(inWords(findings.slice(index, index + 1)), pattern);
  for (const { next } of findings) assert.match(next, /\.$/u, 'it says what to do');
}

export const accepts = (findings: readonly Finding[]): void => refuses(findings);
