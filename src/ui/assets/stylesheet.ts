/** The typeface of every page: what the machine has. GDS Transport may be used on GOV.UK only. */
const typeface = '-apple-system,BlinkMacSystemFont,"Segoe UI",Roboto,Arial,sans-serif';

export const withoutSourceMap = (source: string): string =>
  source.replaceAll(/\/\*# sourceMappingURL=[^*]*\*\/|\/\/# sourceMappingURL=.*$/gm, '').trimEnd();

/**
 * A stylesheet of GOV.UK or MOJ Frontend without what only GOV.UK services may show or what would be fetched in vain:
 * the typeface GDS Transport, the crest, and source maps.
 *
 * Throws a TypeError when some of it is left, because a new release of theirs writes it differently.
 */
export function withoutFontsAndCrest(css: string): string {
  const own = withoutSourceMap(css)
    .replaceAll(/@font-face\s*\{[^}]*\}/g, '')
    .replaceAll(/["']?GDS Transport["']?\s*,\s*arial\s*,\s*sans-serif/gi, typeface)
    .replaceAll(/url\(\/assets\/images\/govuk-crest\.svg\)/g, 'none');
  if (/GDS Transport|@font-face|govuk-crest|\/assets\/fonts\//i.test(own)) {
    throw new TypeError('A stylesheet still asks for the typeface or the crest of GOV.UK');
  }
  return own;
}
