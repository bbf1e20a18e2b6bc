/** What the pages of a timeline have in common: the lines that were asked for, and what is needed to show them. */
import type { OpenChild } from '../../record/child.ts';
import { attachmentsOf } from '../../record/files/attachments.ts';
import type { FileFacts } from '../../record/files/waiting-files.ts';
import { organisationsById } from '../../record/organisations.ts';
import type { Visit } from '../../ui/page-route.ts';
import type { Reading } from './thread-view.ts';
import type { Asked } from './timeline-asked.ts';
import { isAsked, type Line, type Lines, loadLines } from './timeline-lines.ts';

export type Timeline = Lines & {
  /** Those of the lines that were asked for, newest first. */
  readonly found: readonly Line[];
  /** Organisations that recorded something that the viewer sees, by name. */
  readonly organisations: readonly { readonly id: string; readonly name: string }[];
  readonly reading: Reading;
};

type Children = readonly [OpenChild, ...OpenChild[]];

async function filesOf(children: Children, { entries }: Lines): Promise<ReadonlyMap<string, readonly FileFacts[]>> {
  const withFiles = entries.filter(({ attachments }) => attachments !== undefined).map(({ id }) => id);
  const all: (readonly [string, readonly FileFacts[]])[] = [];
  for (const child of children) all.push(...(await attachmentsOf(child, withFiles)));
  return new Map(all);
}

export async function loadTimeline(children: Children, asked: Asked, { today }: Visit): Promise<Timeline> {
  const [first] = children;
  const loaded = await loadLines(children, asked.known);
  const recorders = await organisationsById(
    first.access,
    loaded.entries.map(({ organisation }) => organisation),
  );
  return {
    ...loaded,
    found: loaded.lines.filter((line) => isAsked(line, asked)),
    organisations: [...recorders.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    reading: { child: first.id, names: loaded.names, today, files: await filesOf(children, loaded) },
  };
}
