/** What is odd about a file in general, said once for each element however often it comes. */
import { type CtfProblem, ctfProblem } from './ctf-problem.ts';

/** Enough to tell a person what kind of file this is; a file of nothing but unknown elements must not fill memory. */
const mostNotices = 50;
const longestName = 60;

type AboutElement = 'element-unknown' | 'element-empty' | 'text-astray' | 'attributes-ignored' | 'namespace-on-root';

export class FileNotices {
  readonly problems: CtfProblem[] = [];
  readonly #said = new Set<string>();

  addOnce(code: AboutElement, element: string, line: number): void {
    if (this.problems.length >= mostNotices) return;
    const name = element.slice(0, longestName);
    const key = `${code} ${name}`;
    if (this.#said.has(key)) return;
    this.#said.add(key);
    this.problems.push(ctfProblem(code, { element: name }, { line }));
  }

  addOlderSex(line: number): void {
    if (this.#said.has('older-sex-element')) return;
    this.#said.add('older-sex-element');
    this.problems.push(ctfProblem('older-sex-element', {}, { line }));
  }

  addGarbled(declared: string): void {
    this.problems.push(ctfProblem('may-be-garbled', { declared }));
  }
}
