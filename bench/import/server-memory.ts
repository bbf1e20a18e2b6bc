/** How much memory the processes of PostgreSQL hold, each shared page counted once. */
import { readdirSync, readFileSync } from 'node:fs';

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

const numberIn = (text: string, name: string): number =>
  Number(new RegExp(`^${name}:\\s+(\\d+)`, 'mu').exec(text)?.[1] ?? 0);

/** Zero where the machine does not say. @param folder of the server's data */
function serverMegabytes(folder: string): number {
  const processes = readdirSync('/proc').filter((name) => /^\d+$/u.test(name));
  const parents = new Map(processes.map((id) => [id, numberIn(read(`/proc/${id}/status`), 'PPid')]));
  const main = processes.filter((id) => {
    const words = read(`/proc/${id}/cmdline`).split('\0');
    return words[0]?.endsWith('postgres') === true && words.some((word) => word.startsWith(`${folder}/`));
  });
  const all = processes.filter((id) => main.includes(id) || main.includes(String(parents.get(id))));
  return all.reduce((sum, id) => sum + numberIn(read(`/proc/${id}/smaps_rollup`), 'Pss') / 1024, 0);
}

/** Looks twice a second until it is disposed of. */
export function watchServerMemory(folder: string): Disposable & { readonly peak: () => number } {
  let peak = 0;
  const timer = setInterval(() => {
    peak = Math.max(peak, serverMegabytes(folder));
  }, 500);
  return { peak: () => peak, [Symbol.dispose]: () => clearInterval(timer) };
}
