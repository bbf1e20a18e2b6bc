/**
 * Addresses that are safe to put into a link, a form or a source. The `html` tag takes nothing else in `href`, `src`,
 * `action` and their like, because escaping does not stop `javascript:`.
 */
const key = Symbol('key to Href');

class Href {
  readonly #address: string;

  constructor(given: symbol, address: string) {
    if (given !== key) throw new TypeError('An Href is made by a route or by safeHref, not by its constructor');
    this.#address = address;
  }

  toString(): string {
    return this.#address;
  }

  static is(value: unknown): value is Href {
    return typeof value === 'object' && value !== null && #address in value;
  }
}
Object.freeze(Href.prototype);
Object.freeze(Href);

export type { Href };

/**
 * Why a link leaves the product, and the hosts (with their subdomains) it may then lead to. `citation` is for the
 * sources that rulebook packs name: any host, over https only.
 */
const hostsFor = {
  guidance: ['gov.uk', 'nhs.uk', 'legislation.gov.uk', 'parliament.uk', 'police.uk', 'judiciary.uk'],
  help: ['childline.org.uk', 'nspcc.org.uk', 'samaritans.org', 'themix.org.uk', 'nationaldahelpline.org.uk'],
  exit: ['bbc.co.uk'],
  citation: 'any host',
} as const;

export type Purpose = keyof typeof hostsFor;

/** A path, query or fragment of our own: no scheme, no host, no character that a browser would read as one. */
const ownAddress = /^(?:\/(?![/\\])|[?#])[^\s\\\p{Cc}]*$/u;
const mailAddress = /^mailto:[^\s\\<>"\p{Cc}]+$/u;
const telephoneNumber = /^tel:\+?[\d().-]+$/;

function mayLeaveTo(address: string, purpose: Purpose): boolean {
  const url = URL.parse(address);
  if (url === null || url.username !== '' || url.password !== '') return false;
  const hosts = hostsFor[purpose];
  if (hosts === 'any host') return url.protocol === 'https:';
  return (
    (url.protocol === 'https:' || url.protocol === 'http:') &&
    hosts.some((host) => url.hostname === host || url.hostname.endsWith(`.${host}`))
  );
}

/**
 * The address as an `Href`, or undefined when it is not one we would link to. For addresses that came from outside,
 * such as where to return to after signing in.
 */
export function checkedHref(address: string, purpose?: Purpose): Href | undefined {
  const isSafe =
    ownAddress.test(address) ||
    mailAddress.test(address) ||
    telephoneNumber.test(address) ||
    (purpose !== undefined && /^https?:\/\//i.test(address) && !/[\s\\\p{Cc}]/u.test(address)
      ? mayLeaveTo(address, purpose)
      : false);
  return isSafe ? new Href(key, address) : undefined;
}

/** `checkedHref` for addresses that our own code wrote: throws a TypeError where that one returns undefined. */
export function safeHref(address: string, purpose?: Purpose): Href {
  const href = checkedHref(address, purpose);
  if (href === undefined) throw new TypeError('This address is not one that may be linked to');
  return href;
}

/** A link to a place on the same page. */
export const fragment = (id: string): Href => new Href(key, `#${encodeURIComponent(id)}`);

export const isHref = (value: unknown): value is Href => Href.is(value);
