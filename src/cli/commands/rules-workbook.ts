/** throughline rules workbook export and import: a threshold document as a workbook, and back with every check. */
import { readFile, stat, writeFile } from 'node:fs/promises';
import { exportWorkbook } from '../../interchange/workbook/export-workbook.ts';
import { importWorkbook, largestFile } from '../../interchange/workbook/import-workbook.ts';
import { problemInWords } from '../../interchange/workbook/workbook-problem.ts';
import { readPack } from '../../rulebook/pack/read-pack.ts';
import type { Command, Terminal, Words } from '../command.ts';

const isFile = async (path: string): Promise<boolean> => (await stat(path).catch(() => undefined))?.isFile() === true;

/** Nobody loses what they wrote: a file that is there stays, unless they say so. */
async function writeNew(path: string, content: string | Uint8Array, { options }: Words, say: Terminal['say']) {
  if (options['replace'] !== true && (await isFile(path))) {
    say(`There is already a file ${path}. Name another one, or add --replace.`);
    return 2;
  }
  await writeFile(path, content);
  return 0;
}

async function runExport({ say }: Terminal, words: Words): Promise<number> {
  const [from, to] = words.positionals;
  if (from === undefined || to === undefined || !to.endsWith('.xlsx')) {
    say('Name a pack and a workbook: throughline rules workbook export PACK.yaml FILE.xlsx');
    return 2;
  }
  if (!(await isFile(from))) {
    say(`There is no file ${from}.`);
    return 2;
  }
  const read = readPack(await readFile(from, 'utf8'));
  if (!read.ok) {
    for (const { line, at, says } of read.problems) say(`${from}:${line}  ${at}: ${says}`);
    return 1;
  }
  const exported = await exportWorkbook(read.pack);
  if (!exported.ok) {
    say(exported.says);
    return 1;
  }
  const code = await writeNew(to, exported.bytes, words, say);
  if (code === 0)
    say(
      `${read.pack.title} is in ${to}. Comments of the file are not. Bring it back with: throughline rules workbook import ${to}`,
    );
  return code;
}

async function runImport({ say }: Terminal, words: Words): Promise<number> {
  const [from] = words.positionals;
  const { out } = words.options;
  if (from === undefined || words.positionals.length > 1) {
    say('Name one workbook: throughline rules workbook import FILE.xlsx --out PACK.yaml');
    return 2;
  }
  if (!(await isFile(from))) {
    say(`There is no file ${from}.`);
    return 2;
  }
  if ((await stat(from)).size > largestFile) {
    say('This workbook is too large for a pack of rules. Take out what does not belong to it.');
    return 1;
  }
  const read = await importWorkbook(await readFile(from));
  if (!read.ok) {
    for (const found of read.problems) say(problemInWords(found));
    const count = read.problems.length;
    say(`\n${count} ${count === 1 ? 'thing has' : 'things have'} to be put right. Nothing was written.`);
    return 1;
  }
  if (typeof out !== 'string') {
    say(read.yaml.trimEnd());
    return 0;
  }
  const code = await writeNew(out, read.yaml, words, say);
  if (code === 0) say(`${read.pack.title} is in ${out}. Run its examples with: throughline rules check ${out}`);
  return code;
}

export const rulesWorkbookExportCommand: Command = {
  name: 'rules workbook export',
  usage: 'rules workbook export PACK.yaml FILE.xlsx [--replace]',
  summary: 'writes a threshold document as a workbook (.xlsx) to edit',
  options: { replace: { type: 'boolean' } },
  runAlone: runExport,
};

export const rulesWorkbookImportCommand: Command = {
  name: 'rules workbook import',
  usage: 'rules workbook import FILE.xlsx [--out PACK.yaml] [--replace]',
  summary: 'checks a workbook and writes it as a pack, or says in which cell what is wrong',
  options: { out: { type: 'string' }, replace: { type: 'boolean' } },
  runAlone: runImport,
};
