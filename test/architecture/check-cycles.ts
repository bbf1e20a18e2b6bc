/** Files that import each other in a circle: none of them can be read or tested without the others. */
import { importGraph } from './read-imports.ts';
import { type Finding, isTypeScript, type Tree } from './source-tree.ts';

/** Each circle once, by the file through which it was met first. */
export function checkCycles(tree: Tree): readonly Finding[] {
  const graph = importGraph(new Map([...tree].filter(([path]) => isTypeScript(path))));
  const done = new Set<string>();
  const path: string[] = [];
  const findings: Finding[] = [];
  const visit = (file: string): void => {
    path.push(file);
    for (const { target, line } of graph.get(file) ?? []) {
      const begins = path.indexOf(target);
      if (begins !== -1)
        findings.push({
          file,
          line,
          says: `closes a circle of imports: ${[...path.slice(begins), target].join(' -> ')}.`,
          next: 'Move what they share into a file of its own.',
        });
      else if (!done.has(target)) visit(target);
    }
    path.pop();
    done.add(file);
  };
  for (const file of graph.keys()) if (!done.has(file)) visit(file);
  return findings;
}
