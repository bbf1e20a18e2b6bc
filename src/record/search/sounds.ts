/** How names sound, as codes: names that are heard alike and written differently have one in common. */
import { doubleMetaphone } from 'double-metaphone';

/** The likelier sound first. A name in another script sounds as it is written. @param key from `nameKey` */
export function soundsOf(key: string): readonly [string, ...(readonly string[])] {
  const [first, second] = doubleMetaphone(key);
  if (first === '') return [key];
  return second === '' || second === first ? [first] : [first, second];
}

export const soundAlike = (left: string, right: string): boolean => {
  const heard = soundsOf(right);
  return soundsOf(left).some((sound) => heard.includes(sound));
};

/** With how many letters somebody begins who is not sure of the rest. */
const startLetters = 3;

/** The first letters of a name. @param key from `nameKey` */
export const startOf = (key: string): string => Array.from(key).slice(0, startLetters).join('');
