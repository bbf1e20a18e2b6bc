/** throughline import ctf FILE...: the same gate, preview and commit as in the browser, on behalf of a named person. */
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { isProblem } from '../../errors.ts';
import { parseDfeNumber } from '../../identity/school-number.ts';
import { type CtfProblem, sayProblem } from '../../interchange/ctf/ctf-problem.ts';
import { withAccess } from '../../record/access.ts';
import { type Actor, findActorByEmail, type Post } from '../../record/actor.ts';
import { schoolByNumber } from '../../record/organisations.ts';
import { asSystem } from '../../record/system.ts';
import {
  countOutcomes,
  findBatch,
  type ImportBatch,
  importPosts,
  listPupils,
  sameFileBefore,
} from '../../transition/import/batch.ts';
import { beginCommit, commitBatch } from '../../transition/import/commit-batch.ts';
import { discardBatch } from '../../transition/import/discard-batch.ts';
import { writeReceipt } from '../../transition/import/receipt.ts';
import { openBatch, readIntoBatch, type SpooledFile } from '../../transition/import/stage-transfer-file.ts';
import type { Command, CommandContext, Words } from '../command.ts';

type Importing = CommandContext & {
  readonly actor: Actor;
  readonly post: Post;
  readonly joins: string | null;
  readonly commit: boolean;
};

/** The file is read where nobody else changes it meanwhile. */
async function spool(path: string, folder: string): Promise<SpooledFile> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const to = join(folder, randomUUID());
  const hash = createHash('sha256');
  let bytes = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      hash.update(chunk);
      done(null, chunk);
    },
  });
  await pipeline(createReadStream(path), measure, createWriteStream(to, { mode: 0o600, flags: 'wx' }));
  return { path: to, name: basename(path), bytes, sha256: hash.digest() };
}

function inWords(problem: CtfProblem): string {
  const { says, next } = sayProblem(problem);
  return `${says} ${next}`;
}

async function summarise({ services, actor, say }: Importing, id: string): Promise<ImportBatch> {
  return withAccess(services, actor, 'import', async (access) => {
    const batch = await findBatch(access, id);
    const counts = await countOutcomes(access, id);
    for (const problem of batch.problems) say(`  ${inWords(problem)}`);
    if (batch.refusal !== null) {
      say(
        `  Refused${batch.refusal.line === undefined ? '' : ` at line ${batch.refusal.line}`}: ${batch.refusal.says}`,
      );
      say(`  What to do: ${batch.refusal.next}`);
      return batch;
    }
    if ((await sameFileBefore(access, batch)).length > 0)
      say('  Look at this: your organisation has brought in the same file before.');
    say(
      `  ${batch.pupils} ${batch.pupils === 1 ? 'pupil' : 'pupils'}: ${counts.known} already known to you, ${counts['to-matching']} sent to the matching team, ${counts.refused} not taken`,
    );
    const { pupils } = await listPupils(access, id, { withProblems: true }, { offset: 0, limit: 50 });
    for (const pupil of pupils) {
      for (const problem of pupil.problems) say(`  ${inWords(problem)}`);
    }
    return batch;
  });
}

async function finish(importing: Importing, { id, pupils: all, refused }: ImportBatch): Promise<number> {
  const { services, actor, say, joins, commit, progress } = importing;
  const worst = refused > 0 ? 1 : 0;
  const discard = () => withAccess(services, actor, 'import', (access) => discardBatch(access, id));
  if (!commit || refused === all) {
    await discard();
    say(`  Nothing was changed. ${refused === all ? 'No pupil can be taken.' : 'Add --commit to bring it in.'}`);
    return worst;
  }
  try {
    await withAccess(services, actor, 'import', (access) => beginCommit(access, id, joins));
  } catch (error) {
    if (!isProblem(error) || error.code !== 'INPUT_INVALID') throw error;
    await discard();
    say(
      `  The file does not name ${importing.post.organisationName} as sender or receiver. Say which school the pupils join: --joins with the DfE number of that school or of the school that the file names, or --joins unknown. Nothing was changed.`,
    );
    return 2;
  }
  progress('bringing it in');
  await commitBatch(services, actor, id);
  const receipt = await withAccess(services, actor, 'import receipt', async (access) => {
    const { pupils } = await listPupils(access, id, { withProblems: true }, { offset: 0, limit: 100_000 });
    return writeReceipt(
      await findBatch(access, id),
      importing.post.organisationName,
      await countOutcomes(access, id),
      pupils,
    );
  });
  say(`\n${receipt}`);
  return worst;
}

async function importFile(importing: Importing, path: string): Promise<number> {
  const { services, actor, post, config, say } = importing;
  say(path);
  const found = await stat(path).catch(() => undefined);
  if (found?.isFile() !== true) {
    say('  There is no such file.');
    return 1;
  }
  if (found.size > config.importLimit) {
    say(
      `  It is larger than the ${Math.round(config.importLimit / 1_000_000)} MB that can be taken. Set IMPORT_LIMIT_MB to take larger files.`,
    );
    return 1;
  }
  const file = await spool(path, join(config.dataFolder, 'spool'));
  try {
    const id = await openBatch(services, actor, post.organisation, file);
    await readIntoBatch(services, actor, id, file, { maxBytes: config.importLimit, seconds: 3_600 });
    const batch = await summarise(importing, id);
    if (batch.state !== 'ready') return 1;
    return await finish(importing, batch);
  } finally {
    await rm(file.path, { force: true });
  }
}

async function findJoins(
  { services, installation }: CommandContext,
  text: string | undefined,
): Promise<string | null | undefined> {
  if (text === undefined) return null;
  if (text === 'unknown') return text;
  const number = parseDfeNumber(text);
  if (!number.ok) return undefined;
  return asSystem(
    services,
    { partnership: installation.partnership },
    async (access) => (await schoolByNumber(access, number.value))?.id,
  );
}

async function run(context: CommandContext, { positionals, options }: Words): Promise<number> {
  const { services, installation, say } = context;
  const email = options['as'];
  if (positionals.length === 0 || typeof email !== 'string') {
    say('Name the files and on whose behalf: throughline import ctf FILE... --as name@example.org');
    return 2;
  }
  const actor = await asSystem(services, { partnership: installation.partnership }, (access) =>
    findActorByEmail(access, email),
  );
  const [post] = actor === undefined ? [] : importPosts(actor);
  if (actor === undefined || post === undefined) {
    say('Nobody with this email address may bring in transfer files here.');
    return 2;
  }
  if (importPosts(actor).some(({ organisation }) => organisation !== post.organisation)) {
    say('This person may bring in files for more than one organisation. Sign in as them and choose one there.');
    return 2;
  }
  const joins = await findJoins(context, typeof options['joins'] === 'string' ? options['joins'] : undefined);
  if (joins === undefined) {
    say('No school on the list has the number given with --joins.');
    return 2;
  }
  let worst = 0;
  for (const path of positionals)
    worst = Math.max(
      worst,
      await importFile({ ...context, actor, post, joins, commit: options['commit'] === true }, path),
    );
  return worst;
}

export const importCtfCommand: Command = {
  name: 'import ctf',
  usage: 'import ctf FILE... --as EMAIL [--commit] [--joins NUMBER|unknown]',
  summary: 'looks at transfer files, and brings them in with --commit, on behalf of a named person',
  options: { as: { type: 'string' }, commit: { type: 'boolean' }, joins: { type: 'string' } },
  run,
};
