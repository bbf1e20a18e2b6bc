/** The product with two employers at whose services people sign in, and a browser's way there and back. */
import type { LightMyRequestResponse } from 'fastify';
import { ownPages, type TestApp, testApp } from './app.ts';
import { client, type IdentityProvider, identityProvider } from './identity-provider.ts';
import { emailOf, linkFor } from './sign-in.ts';
import { ids, people } from './small-partnership.ts';
import { temporaryFile } from './temporary-file.ts';

/** Where people find the product in these tests. */
const publicUrl = 'http://localhost:9';
const returnedTo = (address: string, name: string): string => `${address}/sign-in/returned/${name}`;
export const returned = (name: string): string => returnedTo(publicUrl, name);

export type Started = { readonly app: TestApp; readonly council: IdentityProvider; readonly other: IdentityProvider };

type Services = Omit<Started, 'app'> & {
  /** Names them for the product. */
  readonly file: string;
};

/** The council's service and, as another employer, that of the secondary school. @param address where the product is */
export async function employers(
  t: Parameters<typeof testApp>[0],
  address: string,
  changes: Readonly<Record<string, unknown>> = {},
): Promise<Services> {
  const council = await identityProvider(t, [returnedTo(address, 'council')]);
  const other = await identityProvider(t, [returnedTo(address, 'fallow-edge')]);
  const secret = await temporaryFile(t, 'secret', `${client.secret}\n`);
  const shared = { clientId: client.id, clientSecretFile: secret, requiredAmr: ['mfa'] };
  const file = await temporaryFile(
    t,
    'providers.json',
    JSON.stringify([
      {
        ...shared,
        name: 'council',
        title: 'Wyeshire County Council',
        issuer: council.issuer,
        organisation: ids.council,
        ...changes,
      },
      {
        ...shared,
        name: 'fallow-edge',
        title: 'Fallow Edge School',
        issuer: other.issuer,
        organisation: ids.secondary,
      },
    ]),
  );
  return { file, council, other };
}

/** The product with both of them. Somebody of admissions is invited. */
export async function withEmployers(
  t: Parameters<typeof testApp>[0],
  changes: Readonly<Record<string, unknown>> = {},
): Promise<Started> {
  const { file, council, other } = await employers(t, publicUrl, changes);
  const app = await testApp(t, { PUBLIC_URL: publicUrl, SIGN_IN_PROVIDERS: file }, { demo: false });
  await linkFor(app, 'admissions');
  return { app, council, other };
}

export const email = emailOf('admissions');
export const verified = { email, email_verified: true } as const;

/** Cookies that a browser keeps, with those that a reply sets or takes away. */
function kept(before: string, { cookies }: LightMyRequestResponse): string {
  const jar = new Map(before.split('; ').flatMap((one) => (one === '' ? [] : [one.split('=', 2) as [string, string]])));
  for (const { name, value } of cookies) {
    if (value === '') jar.delete(name);
    else jar.set(name, value);
  }
  return [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
}

type Trip = { readonly name?: string; readonly query?: string; readonly cookie?: string };

/** Away to the service of an employer. */
export async function leave({ app }: Pick<Started, 'app'>, { name = 'council', query = '', cookie = '' }: Trip = {}) {
  const reply = await app.request({ url: `/sign-in/with/${name}${query}`, headers: { ...ownPages, cookie } });
  return { to: String(reply.headers.location), cookie: kept(cookie, reply), status: reply.statusCode };
}

/** Back from there, as a browser comes from another site. */
export async function comeBack({ app }: Pick<Started, 'app'>, address: string, cookie: string) {
  const { pathname, search } = new URL(address);
  const reply = await app.request({
    url: `${pathname}${search}`,
    headers: { cookie, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' },
  });
  return { reply, cookie: kept(cookie, reply) };
}

/** There, signed in there, and back. */
export async function signInThere(all: Started, trip: Trip = {}) {
  const away = await leave(all, trip);
  const at = trip.name === 'fallow-edge' ? all.other : all.council;
  return comeBack(all, await at.visit(away.to), away.cookie);
}

/** Whose name the first page shows, or nothing. */
export const whoIs = async ({ app }: Pick<Started, 'app'>, cookie: string): Promise<string> => {
  const { body, statusCode } = await app.request({ url: '/', headers: { cookie } });
  return statusCode === 200 ? (Object.values(people).find(({ name }) => body.includes(name))?.name ?? '') : '';
};
