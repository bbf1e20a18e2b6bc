import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { projectRoot } from '../config.ts';

/** Calls that need no database, as a terminal makes them. */
function throughline(...words: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(projectRoot, 'src', 'cli', 'main.ts'), ...words],
    { encoding: 'utf8' },
  );
  return { status, stdout, stderr };
}

test('without words, or asked for help, it lists its commands', () => {
  for (const words of [[], ['help'], ['--help'], ['-h']]) {
    const { status, stdout, stderr } = throughline(...words);
    assert.equal(status, 0);
    assert.match(stdout, /import schools FILE/u);
    assert.match(stdout, /import ctf FILE\.\.\. --as EMAIL \[--commit\]/u);
    assert.equal(stderr, '');
  }
});

test('asked how one command is called, it says that and does nothing', () => {
  const { status, stdout } = throughline('import', 'ctf', 'a.xml', '--help');
  assert.equal(status, 0);
  assert.match(stdout, /^Usage: throughline import ctf FILE/u);
});

test('an unknown command is named, with those that there are', () => {
  const { status, stdout } = throughline('imports', 'schools', 'a.xml');
  assert.equal(status, 2);
  assert.match(stdout, /There is no command "imports schools"/u);
  assert.match(stdout, /import schools FILE/u);
});

test('an unknown option, or one without its value, is called wrongly and shows no stack', () => {
  for (const words of [
    ['import', 'ctf', '--bogus'],
    ['import', 'ctf', 'a.xml', '--as'],
    ['import', 'schools', '--as', 'x'],
  ]) {
    const { status, stderr } = throughline(...words);
    assert.equal(status, 2, words.join(' '));
    assert.match(stderr, /--(?:bogus|as)/u);
    assert.ok(!stderr.includes('    at '), stderr);
  }
});
