/** What a form for an entry needs to know of the child's record and of whoever fills it in. */

import { dayOf } from '../../clock.ts';
import type { Names } from '../../kinds/kind.ts';
import { type FormField, formFields } from '../../kinds/recording/form-fields.ts';
import { kindNamed, sentenceOf } from '../../kinds/registry.ts';
import type { Compartment } from '../../kinds/vocabulary.ts';
import type { OpenChild } from '../../record/child.ts';
import { type ChronologyEntry, readChronology } from '../../record/chronology.ts';
import { type Reader, readersNow } from '../../record/entries/audience-choices.ts';
import { knownOrganisations, mattersIn } from '../../record/entries/choices-of.ts';
import { postsFor, type RecordingPost } from '../../record/entries/recording-posts.ts';
import { compartmentsFor } from '../../record/may-add.ts';
import type { Organisation } from '../../record/organisations.ts';
import { siblingsOf } from '../../record/people/siblings.ts';
import type { Offered } from '../../ui/entry-form/offered.ts';
import { dateInWords } from '../../ui/when-words.ts';
import { loadNamesFor } from './entry-names.ts';

export type EntryForm = {
  readonly child: OpenChild;
  readonly kind: string;
  readonly fields: readonly FormField[];
  readonly offered: Offered;
  /** In which the person may record this; the first unless they choose. */
  readonly posts: readonly RecordingPost[];
  readonly compartments: readonly Compartment[];
  /** Who reads each of them now. */
  readonly readers: ReadonlyMap<Compartment, readonly Reader[]>;
  readonly organisations: readonly Organisation[];
  /** Brothers and sisters for whom the same may be recorded. */
  readonly siblings: readonly OpenChild[];
  readonly entries: readonly ChronologyEntry[];
  readonly names: Names;
  readonly seen: number;
};

const mostWords = 60;

/** "Contact with the front door, 3 March 2026: rang about bruises" */
function matterText(entry: ChronologyEntry, names: Names): string {
  const said = sentenceOf(entry.kind, entry.data, names);
  const words = said.length > mostWords ? `${said.slice(0, mostWords)}…` : said;
  return `${kindNamed(entry.kind).title}, ${dateInWords(dayOf(entry.happenedFrom))}: ${words}`;
}

export async function loadEntryForm(child: OpenChild, kind: string): Promise<EntryForm> {
  const entries = await readChronology(child);
  const organisations = await knownOrganisations(child, entries);
  const names = await loadNamesFor(child.access, entries);
  const compartments = compartmentsFor(child, kind);
  const readers = new Map<Compartment, readonly Reader[]>();
  for (const compartment of compartments) readers.set(compartment, await readersNow(child, compartment));
  const siblings = (await siblingsOf(child))
    .map((sibling) => sibling.child)
    .filter((sibling) => postsFor(sibling, kind).length > 0);
  return {
    child,
    kind,
    fields: formFields(kind, kindNamed(kind).data),
    offered: {
      organisations: organisations.map(({ id, name }) => ({ id, text: name })),
      matters: (matter) => mattersIn(entries, matter).map(({ id, first }) => ({ id, text: matterText(first, names) })),
    },
    posts: postsFor(child, kind),
    compartments,
    readers,
    organisations,
    siblings,
    entries,
    names,
    seen: entries.length,
  };
}
