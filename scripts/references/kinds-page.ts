/** docs/reference/kinds-of-entry.md, from the kinds in src/kinds. */
import type { Kind } from '../../src/kinds/kind.ts';
import { kindNamed, kindNames } from '../../src/kinds/registry.ts';
import { place } from '../../src/kinds/school-place.ts';
import { compartments, statuses } from '../../src/kinds/vocabulary.ts';
import { code, page, plain, table } from './markdown.ts';
import { type Described, described, fieldWords, type Shapes, valueWords } from './schema-words.ts';

const areas: Readonly<Record<Kind['area'], string>> = {
  shared: 'Every part of the work',
  transition: 'Moving between schools',
  threshold: 'Thresholds and when to step up',
  escalation: 'When professionals disagree',
  pathway: 'The joint pathway with hospital',
  placement: 'Placements close to home',
  family: 'Family told and asked',
  learning: 'Learning and measures',
};

/** Where a child goes to school stands in so many kinds that it is said once. */
const shapes: Shapes = { place: described(place) };

const fieldsOf = (data: Described): string =>
  data.properties === undefined ? valueWords(data, shapes) : fieldWords(data, shapes);

export function kindsPage(): string {
  const kinds = kindNames.map(kindNamed);
  const sections = (Object.keys(areas) as readonly Kind['area'][]).flatMap((area) => {
    const own = kinds.filter((kind) => kind.area === area);
    if (own.length === 0) return [];
    const rows = own.map(({ name, version, title, compartment, status, precision, data }) => [
      code(name),
      plain(title),
      String(version),
      compartments[compartment],
      statuses[status],
      precision === 'day' ? 'day' : 'moment',
      fieldsOf(described(data)),
    ]);
    return [
      `## ${areas[area]}`,
      table(['Name', 'Called', 'Version', 'Part of the record', 'Recorded as', 'Known by the', 'Fields'], rows),
    ];
  });
  return page(
    '# Kinds of entry',
    `The ${kinds.length} kinds of entry that a chronology can hold. An entry of any other kind is refused. Who records an entry may choose another part of the record for it; an allegation or an opinion is never shown as a fact.`,
    `A place is where a child goes to school, or why there is no school to name: ${valueWords(described(place))}.`,
    ...sections,
  );
}
