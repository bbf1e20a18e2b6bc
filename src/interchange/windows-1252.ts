/** Windows-1252: Latin-1, with letters and signs in the place of control characters 80 to 9F. Five bytes mean nothing. */
const signs = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const undefinedBytes = /[\u0081\u008d\u008f\u0090\u009d]/u;
const mapped = /[\u0080-\u009f]/gu;

/**
 * @param onUndefined what to do about a byte that means nothing, given its index; it need not return
 */
export function windows1252Text(bytes: Buffer, onUndefined: (at: number) => string): string {
  const latin1 = bytes.toString('latin1');
  if (!mapped.test(latin1)) return latin1;
  mapped.lastIndex = 0;
  const at = latin1.search(undefinedBytes);
  if (at !== -1) return onUndefined(at);
  return latin1.replace(mapped, (character: string) => signs.charAt(character.charCodeAt(0) - 0x80));
}
