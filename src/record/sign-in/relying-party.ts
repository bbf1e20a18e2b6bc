/** For which address passkeys are made: browsers bind them to it, so they work only at an https address or at localhost. */

export type RelyingParty = {
  /** The name of the host. */
  readonly id: string;
  readonly origin: string;
};

/**
 * @param publicUrl PUBLIC_URL
 * @param host as the request names it; believed only when it is localhost, which nobody else can stand behind
 */
export function relyingPartyOf(publicUrl: string | undefined, host: string): RelyingParty | null {
  if (publicUrl === undefined)
    return /^localhost(?::\d+)?$/u.test(host) ? { id: 'localhost', origin: `http://${host}` } : null;
  const { protocol, hostname, origin } = new URL(publicUrl);
  return protocol === 'https:' || hostname === 'localhost' ? { id: hostname, origin } : null;
}
