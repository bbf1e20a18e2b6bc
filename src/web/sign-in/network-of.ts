/** Where a request comes from, as far as attempts are counted by it. */
import { isIPv6 } from 'node:net';

/**
 * An IPv4 address as it is; of an IPv6 address the first 64 bits, because a household or an office has all of the others
 * to itself.
 */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(?<ipv4>\d+\.\d+\.\d+\.\d+)$/iu.exec(address)?.groups?.['ipv4'];
  if (mapped !== undefined) return mapped;
  const [plain = ''] = address.split('%');
  if (!isIPv6(plain)) return address;
  const [left = '', right] = plain.toLowerCase().split('::');
  const groups = (text: string | undefined): readonly string[] =>
    text === undefined || text === '' ? [] : text.split(':');
  const [first, last] = [groups(left), groups(right)];
  const zeros = Array.from({ length: right === undefined ? 0 : 8 - first.length - last.length }, () => '0');
  const all = [...first, ...zeros, ...last].slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
  return `${all.join(':')}::/64`;
}
