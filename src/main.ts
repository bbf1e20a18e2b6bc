/** npm start: reads the settings, opens the database, sets up the demo, serves pages. */
import { mkdir } from 'node:fs/promises';
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import pino from 'pino';
import { createApp } from './app.ts';
import { systemClock } from './clock.ts';
import { type Config, projectRoot, readConfig } from './config.ts';
import { type Databases, openDatabases } from './database/open-databases.ts';
import { demoPeople } from './demo/demo-people.ts';
import { ensureDemo } from './demo/ensure-demo.ts';
import { isProblem, problem } from './errors.ts';
import type { Engine } from './record/access.ts';
import { findInstallation, type Installation, requireMode, setUpLive } from './record/installation.ts';
import { keepReleasedPacks } from './record/packs/release-packs.ts';
import { readEngine } from './record/read-engine.ts';

enableCompileCache();

const sweepEvery = 15_000;
const sequenceEvery = 1_000;
const say = (line: string): void => console.log(line);

async function setUp(config: Config, databases: Databases, engine: Engine): Promise<Installation> {
  const found = await findInstallation(databases.owner);
  if (found !== undefined) requireMode(found, config.mode);
  if (config.mode === 'demo') return ensureDemo({ databases, engine, clock: systemClock, progress: say });
  return found ?? setUpLive(databases.owner, 'Safeguarding children partnership', systemClock.now());
}

async function listen(
  server: Awaited<ReturnType<typeof createApp>>['server'],
  { host, port }: Config,
): Promise<string> {
  try {
    return await server.listen({ host, port });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
      throw problem('PORT_TAKEN', { address: `${host}:${port}` }, error);
    throw error;
  }
}

async function start(): Promise<void> {
  const config = readConfig(process.env);
  const logger = pino({ level: config.logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime });
  await mkdir(config.dataFolder, { recursive: true, mode: 0o700 });
  const databases = await openDatabases(config, { purpose: 'server' });
  try {
    const packs = join(projectRoot, 'packs');
    const engine = await readEngine(packs, config.ownRules);
    const installation = await setUp(config, databases, engine);
    await keepReleasedPacks({ database: databases.app, clock: systemClock, engine }, installation, packs);
    const people = installation.mode === 'demo' ? await demoPeople(databases.app, installation) : null;
    const app = await createApp({
      config,
      databases,
      engine,
      clock: systemClock,
      logger,
      installation,
      demoPeople: people,
    });
    const address = await listen(app.server, config);
    const stopSweeping = nowAndThen(app.tick, { every: sweepEvery, what: 'a sweep', logger });
    const stopSequencing = nowAndThen(app.sequenceAudit, { every: sequenceEvery, what: 'placing the audit', logger });
    const stopSending =
      app.sendNotices && nowAndThen(app.sendNotices, { every: sweepEvery, what: 'sending notices', logger });
    greet(config.publicUrl ?? address, installation, people?.length ?? 0);
    const stop = async (): Promise<void> => {
      await stopSweeping();
      await stopSending?.();
      await app.server.close();
      await app.background.settled();
      await stopSequencing();
      await databases.close();
    };
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => void stop().then(() => process.exit(0)));
  } catch (error) {
    await databases.close();
    throw error;
  }
}

type Repeating = { readonly every: number; readonly what: string; readonly logger: pino.Logger };

/** One round at a time; the next begins a while after the last has ended. Stopping waits for a round that is going on. */
function nowAndThen(work: () => Promise<void>, { every, what, logger }: Repeating): () => Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  const round = async (): Promise<void> => {
    try {
      await work();
    } catch (error) {
      const code = isProblem(error) ? error.code : undefined;
      logger.error(
        { name: error instanceof Error ? error.name : typeof error, code },
        `${what} failed and will be tried again`,
      );
    }
    if (!isStopped) timer = setTimeout(begin, every);
  };
  let going = Promise.resolve();
  const begin = (): void => {
    going = round();
  };
  timer = setTimeout(begin, 1_000);
  return () => {
    isStopped = true;
    clearTimeout(timer);
    return going;
  };
}

function greet(address: string, { name, mode }: Installation, people: number): void {
  say(`\nThroughline for ${name} is running at ${address}`);
  if (mode === 'demo')
    say(`Open it and choose one of ${people} fictional people to sign in as. Press Ctrl-C to stop.\n`);
}

try {
  await start();
} catch (error) {
  if (isProblem(error)) console.error(`\n${error.title}. ${error.message}\nWhat to do: ${error.next}\n`);
  else console.error(error);
  process.exit(1);
}
