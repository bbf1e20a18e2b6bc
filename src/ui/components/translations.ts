import type { AttributeValues } from '../attributes.ts';

/** Words for each plural form, by the rule of the Unicode CLDR that GOV.UK Frontend's JavaScript asks for. */
export type PluralWords = Readonly<Partial<Record<'zero' | 'one' | 'two' | 'few' | 'many' | 'other', string>>>;

/** The attributes by which GOV.UK Frontend's JavaScript is given other words than its own. */
export function translations(words: Readonly<Record<string, string | PluralWords | undefined>>): AttributeValues {
  const found: Record<string, string> = {};
  for (const [key, given] of Object.entries(words)) {
    if (given === undefined || given === '') continue;
    if (typeof given === 'string') found[`data-i18n.${key}`] = given;
    else for (const [rule, text] of Object.entries(given)) found[`data-i18n.${key}.${rule}`] = text;
  }
  return found;
}
