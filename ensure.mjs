// Makes `npm start`, `npm test` and `bin/throughline` work on a fresh machine: installs what
// package-lock.json lists when that has changed, and says what is missing when it cannot.
// Plain ES2022, because it runs on whatever Node is already there (20 or newer).
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(fileURLToPath(import.meta.url));
const stamp = join(root, 'node_modules', '.setup-stamp');
const wanted = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex');
const oldest = 20;

function stop(message) {
  console.error(`\n${message}\n`);
  process.exit(1);
}

function installed() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
}

function install() {
  console.log('Setting up: installing the packages listed in package-lock.json (about half a minute the first time).');
  const npm = process.env.npm_execpath;
  const [command, first] = npm ? [process.execPath, [npm]] : ['npm', []];
  const result = spawnSync(command, [...first, 'ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: 'inherit',
  });
  if (result.status !== 0) {
    stop(
      'Setting up failed: npm could not install the packages.\nWhat to do: read the message above, check the connection to the npm registry, and run the same command again.',
    );
  }
}

function checkRuntime() {
  const runtime = join(root, 'node_modules', '.bin', 'node');
  const version = existsSync(runtime) ? spawnSync(runtime, ['--version'], { encoding: 'utf8' }).stdout.trim() : '';
  if (!/^v(2[6-9]|[3-9]\d)\./.test(version)) {
    stop(
      `Throughline needs Node 26 and could not find the build of it for ${process.platform} on ${process.arch}.\nWhat to do: use Linux on x64 or arm64, or macOS on arm64.`,
    );
  }
}

if (Number(process.versions.node.split('.')[0]) < oldest) {
  stop(
    `Throughline needs Node ${oldest} or newer to set itself up; this is ${process.version}.\nWhat to do: install Node ${oldest} or newer, then run the same command again.`,
  );
}
if (!installed()) {
  install();
  checkRuntime();
  writeFileSync(stamp, wanted);
}
