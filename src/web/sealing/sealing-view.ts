/** A sealed entry in words, without anything that it says. */
import { sealingGrounds } from '../../access/sealing.ts';
import type { Names } from '../../kinds/kind.ts';
import { kindNamed } from '../../kinds/registry.ts';
import type { Access } from '../../record/access.ts';
import { type ChildSummary, childSummaries, fullName } from '../../record/child.ts';
import { loadNames } from '../../record/organisations.ts';
import { isWaiting, type Sealing } from '../../record/sealing/sealings.ts';
import { summaryList } from '../../ui/components/summary-list.ts';
import { tag } from '../../ui/components/tag.ts';
import { type Html, html } from '../../ui/html.ts';
import { atInstant } from '../../ui/when.ts';

export type Shown = { readonly names: Names; readonly children: ReadonlyMap<string, ChildSummary> };

export async function loadShown(access: Access, sealings: readonly Sealing[]): Promise<Shown> {
  const people = sealings.flatMap(({ recordedBy, askedBy, sealed, refused, lifted, erased, next }) =>
    [recordedBy, askedBy, sealed?.by, refused?.by, lifted?.by, erased?.by, next?.by].filter(
      (id) => typeof id === 'string',
    ),
  );
  return {
    names: await loadNames(
      access,
      sealings.map(({ organisation }) => organisation),
      people,
    ),
    children: await childSummaries(
      access,
      sealings.map(({ child }) => child),
    ),
  };
}

export const sealingTitle = ({ kind }: Pick<Sealing, 'kind'>): string => kindNamed(kind).title;

export const childWords = (child: string, { children }: Shown): string => {
  const found = children.get(child);
  return found === undefined ? 'A record that is not shown to you' : fullName(found);
};

export function stateTag(sealing: Sealing): Html {
  const { sealed, refused, lifted, erased, next } = sealing;
  if (refused !== null) return tag({ text: 'Refused', colour: 'grey' });
  if (erased !== null) return tag({ text: 'Erased', colour: 'grey' });
  if (lifted !== null) return tag({ text: 'Unsealed', colour: 'green' });
  if (sealed === null) return tag({ text: 'Asked for', colour: 'orange' });
  if (next !== null && isWaiting(sealing))
    return tag({ text: next.what === 'lift' ? 'Unsealing asked for' : 'Erasure asked for', colour: 'orange' });
  return tag({ text: 'Sealed', colour: 'purple' });
}

/** Everything that is known of it besides what the entry says. */
export function sealingSummary(sealing: Sealing, shown: Shown): Html {
  const { names } = shown;
  const { organisation, recordedBy, recordedAt, ground, words, askedAt, askedBy } = sealing;
  const { sealed, refused, lifted, erased, next } = sealing;
  const by = (done: { readonly at: Temporal.Instant; readonly by: string }): Html =>
    html`${names.practitioner(done.by)}, ${atInstant(done.at)}`;
  return summaryList({
    rows: [
      { key: 'State', value: stateTag(sealing) },
      { key: 'Child', value: childWords(sealing.child, shown) },
      {
        key: 'Recorded by',
        value: html`${recordedBy !== null && `${names.practitioner(recordedBy)}, `}${names.organisation(organisation)}, ${atInstant(recordedAt)}`,
      },
      { key: 'Why', value: html`${sealingGrounds[ground]}<br>${words}` },
      { key: 'Asked for by', value: by({ at: askedAt, by: askedBy }) },
      sealed !== null && { key: 'Sealed by', value: by(sealed) },
      refused !== null && { key: 'Refused by', value: html`${by(refused)}<br>${refused.answer}` },
      next !== null && {
        key: next.what === 'lift' ? 'Unsealing asked for by' : 'Erasure asked for by',
        value: html`${by(next)}<br>${next.because}`,
      },
      lifted !== null && { key: 'Unsealed by', value: by(lifted) },
      erased !== null && { key: 'Erased by', value: by(erased) },
    ],
  });
}
