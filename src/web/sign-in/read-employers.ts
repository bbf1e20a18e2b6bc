/** The file that SIGN_IN_PROVIDERS names: employers at whose sign-in service people sign in. */
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import { problem } from '../../errors.ts';
import type { Employer } from '../../record/sign-in/employer.ts';

export type EmployerService = Employer & {
  readonly clientId: string;
  /** Undefined for a public client, which proves itself by PKCE alone. */
  readonly clientSecret: string | undefined;
  /** One of these has to be said of how the person signed in there, so that it counts as two factors. */
  readonly requiredAcr: readonly string[];
  readonly requiredAmr: readonly string[];
  readonly accountClaim: string;
  readonly emailClaim: string;
  /** `claim`: `email_verified` has to be true. `employer`: the employer gives out all addresses itself. */
  readonly emailVerifiedBy: 'claim' | 'employer';
};

const isSafe = (issuer: string): boolean => {
  const { protocol, hostname } = new URL(issuer);
  return protocol === 'https:' || ['localhost', '127.0.0.1'].includes(hostname);
};

const service = z
  .strictObject({
    name: z.string().regex(/^[a-z0-9-]{1,40}$/u, 'small letters, digits and hyphens'),
    title: z.string().min(1).max(100),
    issuer: z.url().refine(isSafe, 'must begin with https://'),
    clientId: z.string().min(1),
    clientSecretFile: z.string().min(1).optional(),
    organisation: z.uuid(),
    requiredAcr: z.array(z.string().min(1)).default([]),
    requiredAmr: z.array(z.string().min(1)).default([]),
    accountClaim: z.string().min(1).default('sub'),
    emailClaim: z.string().min(1).default('email'),
    emailVerifiedBy: z.enum(['claim', 'employer']).default('claim'),
  })
  .refine(({ requiredAcr, requiredAmr }) => requiredAcr.length + requiredAmr.length > 0, {
    message: 'name in requiredAcr or requiredAmr what shows that two factors were used',
  });

const services = z
  .array(service)
  .refine((all) => new Set(all.map(({ name }) => name)).size === all.length, { message: 'two have the same name' })
  .refine((all) => new Set(all.map(({ issuer }) => issuer)).size === all.length, {
    message: 'two have the same issuer',
  });

const wrong = (file: string, reason: string, cause?: unknown) =>
  problem('CONFIGURATION_INVALID', { settings: `SIGN_IN_PROVIDERS (${file}: ${reason})` }, cause);

async function readText(file: string, from: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: unknown) => {
    throw wrong(from, `${file} cannot be read`, error);
  });
}

/** Empty without a file. Secrets lie in files of their own, named from the folder of this one. Throws CONFIGURATION_INVALID. */
export async function readEmployers(file: string | undefined): Promise<readonly EmployerService[]> {
  if (file === undefined) return [];
  const text = await readText(file, file);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw wrong(file, 'it is not JSON', error);
  }
  const read = services.safeParse(json);
  if (!read.success) {
    const says = read.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`.trim());
    throw wrong(file, says.join('; '));
  }
  return Promise.all(
    read.data.map(async ({ clientSecretFile, ...given }) => ({
      ...given,
      clientSecret:
        clientSecretFile === undefined
          ? undefined
          : (await readText(resolve(dirname(file), clientSecretFile), file)).trim(),
    })),
  );
}
