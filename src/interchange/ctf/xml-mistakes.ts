/** The parser's complaints in words for people. */
import { type CtfRefusal, ctfRefusal, type Place } from './ctf-refusals.ts';

const inWords: readonly (readonly [RegExp, string])[] = [
  [/^unexpected close tag/u, 'an element is closed that is not the one open'],
  [/^unmatched closing tag/u, 'an element is closed that was never opened'],
  [/^text data outside of root/u, 'there is text outside the outermost element'],
  [/^documents may contain only one root/u, 'there is a second outermost element, as when two files were joined'],
  [/^duplicate attribute/u, 'an element has an attribute twice'],
  [
    /^(?:malformed character entity|disallowed character in entity|empty entity)/u,
    'a character reference names no character',
  ],
  [
    /^disallowed character in (?:tag|closing tag|attribute) name/u,
    'the name of an element has a character it may not have',
  ],
  [/^disallowed character/u, 'there is a character that may not stand there'],
  [/^an XML declaration must be at the start/u, 'something stands before its first line'],
];

/** Characters that XML 1.0 does not have, tab and line ends apart. */
function holdsControlCharacter(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d) return true;
    if (code >= 0xfffe) return true;
  }
  return false;
}

/**
 * @param message of the parser, with or without the line and column before it
 * @param text in which it stopped
 */
export function refusalOfParserError(message: string, place: Place, text: string): CtfRefusal {
  const bare = message.replace(/^\d+:\d+: /u, '').replace(/\.$/u, '');
  if (bare.startsWith('undefined entity')) return ctfRefusal('entity-undefined', {}, place);
  if (bare.startsWith('inappropriately located doctype')) return ctfRefusal('doctype', {}, place);
  if (bare.startsWith('disallowed character') && holdsControlCharacter(text)) {
    return ctfRefusal('control-character', {}, place);
  }
  const known = inWords.find(([pattern]) => pattern.test(bare));
  return ctfRefusal('not-well-formed', { detail: known?.[1] ?? bare.slice(0, 80) }, place);
}
