/** Speaks with an employer's sign-in service: code flow with PKCE, state and nonce, checked by `openid-client`. */
import type { FastifyBaseLogger } from 'fastify';
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  ClientSecretBasic,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  enableNonRepudiationChecks,
  None,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import { z } from 'zod';
import type { EmployerAccount } from '../../record/sign-in/employer.ts';
import type { EmployerService } from './read-employers.ts';

/** What the browser keeps, sealed, until it comes back. */
export const begunThere = z.object({ state: z.string(), nonce: z.string(), verifier: z.string() });
export type BegunThere = z.output<typeof begunThere>;

export type EmployerClient = EmployerService & {
  /** @param anew asks the person to sign in there again, whatever they did before */
  readonly begin: (returnTo: string, anew: boolean) => Promise<{ readonly to: URL; readonly begun: BegunThere }>;
  /** Who came back. Undefined when anything about it is not as it has to be. */
  readonly finish: (address: URL, begun: BegunThere, anew: boolean) => Promise<EmployerAccount | undefined>;
};

const isLocal = (issuer: string): boolean => new URL(issuer).protocol === 'http:';

/** Seconds between signing in there and coming back here. */
const longestAnew = 120;

const claimsOfStrength = z.looseObject({ acr: z.string().optional(), amr: z.array(z.string()).optional() });

function isStrong({ requiredAcr, requiredAmr }: EmployerService, claims: unknown): boolean {
  const read = claimsOfStrength.safeParse(claims).data;
  return (
    (read?.acr !== undefined && requiredAcr.includes(read.acr)) ||
    (read?.amr ?? []).some((method) => requiredAmr.includes(method))
  );
}

function accountIn(
  { accountClaim, emailClaim, emailVerifiedBy }: EmployerService,
  claims: Readonly<Record<string, unknown>>,
): EmployerAccount | undefined {
  const [id, email] = [claims[accountClaim], claims[emailClaim]];
  if (typeof id !== 'string' || id === '') return undefined;
  const isVerified = emailVerifiedBy === 'employer' || claims['email_verified'] === true;
  return { id, email: typeof email === 'string' && isVerified ? email : undefined };
}

/** Codes only: what went wrong with which employer's service, and nothing that it said of anybody. */
export type EmployerFailure = { readonly employer: string; readonly error: string; readonly code: string };

const failureOf = (employer: string, error: unknown): EmployerFailure => ({
  employer,
  error: error instanceof Error ? error.name : typeof error,
  code: error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '',
});

/** @param report told of every answer that is not as it has to be, and of a service that does not answer */
function employerClient(service: EmployerService, report: (failure: EmployerFailure) => void): EmployerClient {
  const { issuer, clientId, clientSecret, requiredAcr } = service;
  let found: Promise<Configuration> | undefined;
  const configuration = (): Promise<Configuration> => {
    found ??= discovery(
      new URL(issuer),
      clientId,
      undefined,
      clientSecret === undefined ? None() : ClientSecretBasic(clientSecret),
      {
        timeout: 10,
        // Signatures are checked although tokens come straight from the service
        execute: [enableNonRepudiationChecks, ...(isLocal(issuer) ? [allowInsecureRequests] : [])],
      },
    );
    // What failed once is tried again the next time
    found.catch((error: unknown) => {
      found = undefined;
      report(failureOf(service.name, error));
    });
    return found;
  };

  const begin: EmployerClient['begin'] = async (returnTo, anew) => {
    const begun: BegunThere = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
    const to = buildAuthorizationUrl(await configuration(), {
      redirect_uri: returnTo,
      scope: 'openid email',
      code_challenge: await calculatePKCECodeChallenge(begun.verifier),
      code_challenge_method: 'S256',
      state: begun.state,
      nonce: begun.nonce,
      ...(requiredAcr.length > 0 ? { acr_values: requiredAcr.join(' ') } : {}),
      ...(anew ? { prompt: 'login', max_age: '0' } : {}),
    });
    return { to, begun };
  };

  const finish: EmployerClient['finish'] = async (address, { state, nonce, verifier }, anew) => {
    try {
      const tokens = await authorizationCodeGrant(await configuration(), address, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
        ...(anew ? { maxAge: longestAnew } : {}),
      });
      const claims = tokens.claims();
      return claims !== undefined && isStrong(service, claims) ? accountIn(service, claims) : undefined;
    } catch (error) {
      report(failureOf(service.name, error));
      return undefined;
    }
  };

  return { ...service, begin, finish };
}

/** Failures are logged in codes: that one may have to be looked after. */
export const employerClients = (
  services: readonly EmployerService[],
  logger: Pick<FastifyBaseLogger, 'warn'>,
): readonly EmployerClient[] =>
  services.map((one) => employerClient(one, (failure) => logger.warn(failure, "an employer's sign-in service failed")));
