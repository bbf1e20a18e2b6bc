/**
 * npm test: everything. `npm test -- security` runs the test files with "security" in their path, without the static
 * checks. `--server=system` runs the tests that use a database on a PostgreSQL of this machine.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from '../src/config.ts';
import { type ServerKind, startTestServer } from './start-test-server.ts';
import { chooseTestFiles } from './test-files.ts';

type Part = { readonly name: string; readonly command: string; readonly words: readonly string[] };
type Result = { readonly name: string; readonly passed: boolean; readonly seconds: number };

const tool = (name: string): string => join(projectRoot, 'node_modules', '.bin', name);

const staticChecks: readonly Part[] = [
  { name: 'types', command: tool('tsc'), words: ['-p', '.'] },
  {
    name: 'lint',
    command: tool('oxlint'),
    words: ['--type-aware', '--deny-warnings', 'src', 'test', 'bench', 'scripts'],
  },
  { name: 'format', command: tool('biome'), words: ['check', '.'] },
];

let underWay: ChildProcess | undefined;
let interrupted = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    interrupted = true;
    underWay?.kill(signal);
  });
}

async function run({ name, command, words }: Part, environment: Readonly<Record<string, string>>): Promise<Result> {
  console.log(`\n${name}`);
  const start = performance.now();
  const child = spawn(command, words, { cwd: projectRoot, stdio: 'inherit', env: { ...process.env, ...environment } });
  underWay = child;
  const [code] = await once(child, 'exit');
  return { name, passed: code === 0, seconds: (performance.now() - start) / 1000 };
}

function testPart(files: readonly string[], reporter: 'dot' | 'spec'): Part {
  // Each file in a process of its own. Most of them wait for the database now and then, so at least two at a time.
  const together = Math.max(2, availableParallelism());
  const words = ['--test', `--test-concurrency=${together}`, `--test-reporter=${reporter}`, ...files];
  return { name: `tests (${files.length} files)`, command: process.execPath, words };
}

async function main(): Promise<boolean> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { server: { type: 'string', default: 'embedded' } },
  });
  const kind: ServerKind = values.server === 'system' ? 'system' : 'embedded';
  const everything = positionals.length === 0 && kind === 'embedded';
  const files = await chooseTestFiles({ words: positionals, onlyDatabase: kind === 'system' });
  if (files.length === 0) throw new Error(`No test file has ${positionals.join(' or ')} in its path.`);

  await using cleaning = new AsyncDisposableStack();
  const environment = await startTestServer(kind, cleaning);
  const results: Result[] = [];
  for (const part of [...(everything ? staticChecks : []), testPart(files, everything ? 'dot' : 'spec')]) {
    if (!interrupted) results.push(await run(part, environment));
  }
  console.log('');
  for (const { name, passed, seconds } of results) {
    console.log(`${passed ? 'passed' : 'FAILED'}  ${seconds.toFixed(1).padStart(6)} s  ${name}`);
  }
  return !interrupted && results.every(({ passed }) => passed);
}

try {
  process.exitCode = (await main()) ? 0 : 1;
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
