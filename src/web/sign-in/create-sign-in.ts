/** Puts together what the pages of signing in need, and stops the start when a file that they need cannot be used. */
import type { FastifyBaseLogger } from 'fastify';
import type { Config } from '../../config.ts';
import type { RecordServices } from '../../record/access.ts';
import type { Installation } from '../../record/installation.ts';
import { checkBreachedPasswords } from '../../record/sign-in/breached-passwords.ts';
import { claimSignInKey } from '../../record/sign-in/claim-key.ts';
import { readSecretKey } from '../../record/sign-in/secret-key.ts';
import type { Sessions } from '../../record/sign-in/sessions.ts';
import { createPaces } from '../pace.ts';
import type { DemoPerson } from './demo-people.ts';
import { employerClients } from './employer-client.ts';
import type { SignInWeb } from './open-route.ts';
import { readEmployers } from './read-employers.ts';

type Parts = {
  readonly config: Config;
  readonly services: RecordServices;
  readonly sessions: Sessions;
  readonly installation: Installation;
  readonly demoPeople: readonly DemoPerson[] | null;
  readonly logger: FastifyBaseLogger;
};

/** Throws SIGN_IN_KEY_UNUSABLE, CONFIGURATION_INVALID. */
export async function createSignIn(parts: Parts): Promise<SignInWeb> {
  const { config, services, sessions, installation, demoPeople, logger } = parts;
  const { partnership } = installation;
  const secret = await readSecretKey(config.signInKeyFile);
  await claimSignInKey(services, { partnership }, secret, config.signInKeyFile);
  await checkBreachedPasswords(config.breachedPasswordsFile);
  const employers = await readEmployers(config.signInProvidersFile);
  return {
    services,
    partnership,
    sessions,
    secret,
    demo: demoPeople,
    isDemo: installation.mode === 'demo',
    publicAddress: config.publicUrl ?? `http://${config.host}:${config.port}`,
    isSecure: config.publicUrl?.startsWith('https:') ?? false,
    publicUrl: config.publicUrl,
    employers,
    employerClients: employerClients(employers, logger),
    sessionHours: config.sessionHours,
    idleMinutes: config.idleMinutes,
    paces: createPaces(services.clock, config.pagesPerMinute),
    breachedPasswords: config.breachedPasswordsFile,
  };
}
