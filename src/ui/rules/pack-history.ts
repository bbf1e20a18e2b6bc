/** The versions of a pack that were brought in here: who, when, and what became of each. */
import { type PackState, type PackVersion, packState } from '../../record/packs/pack-versions.ts';
import { scrollPane } from '../components/scroll-pane.ts';
import { stateTag } from '../components/state-tag.ts';
import { table } from '../components/table.ts';
import type { Href } from '../href.ts';
import { type Html, html } from '../html.ts';
import { atInstant, onDate } from '../when.ts';

export const packStateTag = stateTag<PackState>({
  draft: { words: 'Draft', colour: 'grey' },
  approved: { words: 'Approved', colour: 'blue' },
  waiting: { words: 'Approved, begins later', colour: 'blue' },
  'in-force': { words: 'In force', colour: 'green' },
  superseded: { words: 'Superseded', colour: 'grey' },
  withdrawn: { words: 'Withdrawn', colour: 'red' },
});

type Options = { readonly today: Temporal.PlainDate; readonly link: (id: string) => Href };

export const versionWords = ({ pack, version, fileName }: PackVersion): string =>
  pack === null ? fileName : `${pack}, version ${version ?? 'without a number'}`;

/** @param versions newest first */
export function packHistory(versions: readonly PackVersion[], { today, link }: Options): Html {
  if (versions.length === 0)
    return html`<p class="govuk-body">It came with the product. No other version has been brought in here.</p>`;
  return scrollPane({
    label: 'Versions brought in or withdrawn here',
    content: table({
      caption: 'Versions brought in or withdrawn here',
      captionSize: 's',
      head: ['Version', 'Where it stands', 'Brought in', 'In force from'],
      firstCellIsHeader: true,
      rows: versions.map((version) => [
        html`<a class="govuk-link" href="${link(version.id)}">${versionWords(version)}</a>`,
        packStateTag(
          packState(
            version,
            versions.filter(({ pack }) => pack === version.pack),
            today,
          ),
        ),
        html`${atInstant(version.recordedAt)} by ${version.author}`,
        version.inForceFrom === null ? '' : onDate(version.inForceFrom),
      ]),
    }),
  });
}
