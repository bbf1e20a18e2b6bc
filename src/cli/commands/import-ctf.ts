/** throughline import ctf FILE...: the same gate, preview and commit as in the browser, on behalf of a named person. */
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { isProblem } from '../../errors.ts';
import { parseDfeNumber } from '../../identity/school-number.ts';
import { sayProblem } from '../../interchange/ctf/ctf-problem.ts';
import { withAccess } from '../../record/access.ts';
import { type Actor, findActorByEmail, type Post } from '../../record/actor.ts';
import { schoolByNumber } from '../../record/organisations.ts';
import { asSystem } from '../../record/system.ts';
import { countOutcomes, findBatch, type ImportBatch, importPosts, listPupils } from '../../transition/import/batch.ts';
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

async function summarise({ services, actor, say }: Importing, id: string): Promise<ImportBatch> {
  return withAccess(services, actor, 'import', async (access) => {
    const batch = await findBatch(access, id);
    const counts = await countOutcomes(access, id);
    for (const problem of batch.problems) say(`  About the file: ${sayProblem(problem).says}`);
    if (batch.refusal !== null) {
      say(
        `  Refused${batch.refusal.line === undefined ? '' : ` at line ${batch.refusal.line}`}: ${batch.refusal.says}`,
      );
      say(`  What to do: ${batch.refusal.next}`);
      return batch;
    }
    say(
      `  ${batch.pupils} pupils: ${counts.known} already known to you, ${counts['to-matching']} sent to the matching team, ${counts.refused} not taken`,
    );
    const { pupils } = await listPupils(access, id, { withProblems: true }, { offset: 0, limit: 50 });
    for (const pupil of pupils) {
      for (const problem of pupil.problems)
        say(
          `  Pupil ${pupil.ordinal}${problem.line === undefined ? '' : `, line ${problem.line}`}: ${sayProblem(problem).says}`,
        );
    }
    return batch;
  });
}

async function finish(importing: Importing, id: string): Promise<number> {
  const { services, actor, say, joins, commit, progress } = importing;
  if (!commit) {
    await withAccess(services, actor, 'import', (access) => discardBatch(access, id));
    say('  Nothing was changed. Add --commit to bring it in.');
    return 0;
  }
  try {
    await withAccess(services, actor, 'import', (access) => beginCommit(access, id, joins));
  } catch (error) {
    if (!isProblem(error) || error.code !== 'INPUT_INVALID') throw error;
    say(
      '  The file does not name your school as sender or receiver. Say which school the pupils join: --joins 8304999, or --joins unknown',
    );
    await withAccess(services, actor, 'import', (access) => discardBatch(access, id));
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
  return 0;
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
    return await finish(importing, id);
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
  usage: 'import ctf FILE... --as EMAIL [--commit] [--joins NUMBER]',
  summary: 'looks at transfer files, and brings them in with --commit, on behalf of a named person',
  options: { as: { type: 'string' }, commit: { type: 'boolean' }, joins: { type: 'string' } },
  run,
};
