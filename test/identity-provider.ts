/** A real OpenID Connect provider in this process, at which anybody is who they say: an employer's sign-in service. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { interactionPolicy, Provider } from 'oidc-provider';

export type Claims = Readonly<Record<string, unknown>>;

type Said = {
  readonly acr?: string;
  readonly amr?: string[];
  /** When they signed in there, in seconds since 1970; now unless given. */
  readonly ts?: number;
};

export type IdentityProvider = {
  readonly issuer: string;
  /** Whoever signs in next: the subject, and what the service says about them. */
  readonly nextIs: (subject: string, claims: Claims) => void;
  /** What the service says of how they signed in. */
  readonly strength: (said: Said) => void;
  /** Changes the tokens that the service gives out, as somebody between it and the product would. */
  readonly forge: (change: (idToken: string) => string) => void;
  /**
   * Goes there as a browser would, signs in, and follows until the service leads back. Returns the address that it leads to.
   */
  readonly visit: (address: string) => Promise<string>;
};

export const client = { id: 'throughline', secret: 'a secret of the test that is long enough' } as const;

type Test = { readonly after: (work: () => Promise<void>) => void };

/** Only what is asked for: who signs in, without a page that asks. Consent is taken as given, as employers do. */
function policy() {
  const all = interactionPolicy.base();
  all.remove('consent');
  return all;
}

const listen = (server: Server): Promise<number> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });

/** @param redirects addresses at which the product takes people back */
export async function identityProvider(t: Test, redirects: readonly string[]): Promise<IdentityProvider> {
  let subject = '';
  let claims: Claims = {};
  let forgeToken = (idToken: string): string => idToken;
  let said: Said = { amr: ['mfa'] };
  const server = createServer();
  const issuer = `http://127.0.0.1:${await listen(server)}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [...redirects],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    claims: { openid: ['sub', 'acr', 'amr', 'auth_time'], email: ['email', 'email_verified'] },
    conformIdTokenClaims: false,
    acrValues: ['urn:two-factors', 'urn:one-factor'],
    ttl: { AccessToken: 600, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    features: { devInteractions: { enabled: false } },
    interactions: { policy: policy(), url: (_context, { uid }) => `/interaction/${uid}` },
    findAccount: (_context, id) => ({ accountId: id, claims: async () => ({ ...claims, sub: id }) }),
    loadExistingGrant: async (context) => {
      const grant = new context.oidc.provider.Grant({
        clientId: client.id,
        accountId: context.oidc.session?.accountId ?? '',
      });
      grant.addOIDCScope('openid email');
      await grant.save();
      return grant;
    },
    pkce: { required: () => true },
    cookies: { keys: ['a key of the test'] },
  });
  provider.use(async (context, next) => {
    await next();
    const body = context.body as { id_token?: string } | undefined;
    if (context.path === '/token' && body?.id_token !== undefined)
      context.body = { ...body, id_token: forgeToken(body.id_token) };
  });
  const answer = provider.callback();
  server.on('request', (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return void answer(request, response);
    void provider.interactionFinished(
      request,
      response,
      { login: { ...said, accountId: subject } },
      { mergeWithLastSubmission: false },
    );
  });
  t.after(
    () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );

  const visit = async (address: string): Promise<string> => {
    const cookies = new Map<string, string>();
    let url = address;
    for (let step = 0; step < 10 && url.startsWith(issuer); step += 1) {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const reply = await fetch(url, { redirect: 'manual', headers: { cookie } });
      for (const set of reply.headers.getSetCookie()) {
        const [pair = ''] = set.split(';');
        const at = pair.indexOf('=');
        cookies.set(pair.slice(0, at), pair.slice(at + 1));
      }
      const location = reply.headers.get('location');
      if (location === null) throw new Error(`the provider answered ${reply.status}: ${await reply.text()}`);
      url = new URL(location, url).href;
    }
    return url;
  };

  return {
    issuer,
    nextIs: (next, about) => {
      subject = next;
      claims = about;
    },
    strength: (next) => {
      said = next;
    },
    forge: (change) => {
      forgeToken = change;
    },
    visit,
  };
}
