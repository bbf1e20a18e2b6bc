/**
 * As whom PostgreSQL runs. It refuses to run as root, which is what a container or a fresh machine often is, so root
 * hands it to an account without rights. What works is tried, not guessed from the platform.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { problem } from '../errors.ts';
import { copyBinaries } from './copy-binaries.ts';

export type ServerAccount = {
  /** The folder with `initdb` and `postgres` that this account can reach. */
  readonly binaries: string;
  /** Goes before each command. */
  readonly through: readonly string[];
  /** For spawn; undefined is our own. */
  readonly user: { readonly uid: number; readonly gid: number } | undefined;
};

/** Programs of the system that we call; nothing of our own environment reaches PostgreSQL. */
export const systemEnvironment = { PATH: '/usr/bin:/bin:/usr/sbin:/sbin', LC_ALL: 'C', TZ: 'UTC' };

// In a user namespace of its own, root appears as nobody: PostgreSQL is content, and files stay readable and owned as
// before, even under a home folder of mode 700.
const namespace = ['unshare', '--user', '--map-user=65534', '--map-group=65534', '--'] as const;

/** What root tries first. Containers often forbid the namespace, and then nobody is used. */
export type WayOfRoot = 'namespace' | 'nobody';

export async function chooseAccount(binaries: string, wayOfRoot: WayOfRoot = 'namespace'): Promise<ServerAccount> {
  if (process.getuid?.() !== 0) return { binaries, through: [], user: undefined };
  const inNamespace: ServerAccount = { binaries, through: namespace, user: undefined };
  if (wayOfRoot === 'namespace' && canRun(inNamespace)) return inNamespace;

  const asNobody: ServerAccount = { binaries, through: [], user: nobody() };
  if (canRun(asNobody)) return asNobody;
  const copied = { ...asNobody, binaries: await copyBinaries(binaries) };
  if (canRun(copied)) return copied;
  throw problem('EMBEDDED_DATABASE_FAILED', { reason: 'neither root nor the user nobody can run it here' });
}

function canRun({ binaries, through, user }: ServerAccount): boolean {
  const [command, ...words] = [...through, join(binaries, 'initdb'), '--version'];
  return spawnSync(command, words, { ...user, cwd: '/', env: systemEnvironment, stdio: 'ignore' }).status === 0;
}

function nobody(): { uid: number; gid: number } {
  const number = (kind: '-u' | '-g'): number =>
    Number(spawnSync('id', [kind, 'nobody'], { env: systemEnvironment, encoding: 'utf8' }).stdout);
  return { uid: number('-u'), gid: number('-g') };
}
