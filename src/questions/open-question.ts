/** Opens one question about a child: what it quotes, who has it, and what the viewer may do about it. */
import { problem } from '../errors.ts';
import type { Compartment } from '../kinds/vocabulary.ts';
import type { Post } from '../record/actor.ts';
import { canRecord, type OpenChild } from '../record/child.ts';
import { type ChronologyEntry, readChronology } from '../record/chronology.ts';
import { postsWorkingWith } from '../record/involve.ts';
import { type AskedPrompt, findPrompt } from '../record/prompts/prompts.ts';
import { hasRead } from '../record/prompts/readings.ts';
import { type Keeper, whoHas } from '../record/prompts/who-has.ts';

export type OpenQuestion = {
  readonly child: OpenChild;
  readonly prompt: AskedPrompt;
  readonly keeper: Keeper | null;
  /** What was quoted when it was raised, oldest first, in the version known then, and what of the kind came since. */
  readonly quoted: readonly ChronologyEntry[];
  readonly since: readonly ChronologyEntry[];
  readonly entries: readonly ChronologyEntry[];
  /** Whether the viewer opened what it quotes. */
  readonly read: boolean;
  /** In which the viewer may close it, give it to somebody, or read a closing as the second; null where they may not now. */
  readonly closingPost: Post | null;
  readonly givingPost: Post | null;
  readonly secondPost: Post | null;
  /** The viewer closed it, so that somebody else has to be the second. */
  readonly isOwnClosing: boolean;
};

const oldestFirst = (a: ChronologyEntry, b: ChronologyEntry): number =>
  a.happenedFrom.epochMilliseconds - b.happenedFrom.epochMilliseconds || a.seq - b.seq;

const entriesOf = (ids: readonly string[], entries: readonly ChronologyEntry[]): readonly ChronologyEntry[] =>
  entries.filter(({ id }) => ids.includes(id)).toSorted(oldestFirst);

const held = ({ access }: OpenChild, working: readonly { readonly role: string; readonly organisation: string }[]) =>
  access.actor.posts.filter((post) =>
    working.some(({ role, organisation }) => role === post.role && organisation === post.organisation),
  );

/** Throws NOT_FOUND for one that is not there and for one that the viewer may not see. */
export async function openQuestion(child: OpenChild, instance: string): Promise<OpenQuestion> {
  const prompt = await findPrompt(child, instance);
  if (prompt === undefined) throw problem('NOT_FOUND');
  const entries = await readChronology(child);
  const posts = held(child, postsWorkingWith(child));
  const closing = entries.find(({ id }) => id === prompt.closing?.entry);
  const isOwnClosing = closing?.recordedBy === child.access.actor.practitioner;
  const mayClose = prompt.state === 'open' || prompt.state === 'waiting';
  const closingPost = posts.find(({ role }) => prompt.closedBy.includes(role)) ?? null;
  const owning = posts.find(
    ({ role, organisation }) => role === prompt.owner.role && organisation === prompt.owner.organisation,
  );
  return {
    child,
    prompt,
    keeper: (await whoHas(child.access, [prompt]))(prompt),
    quoted: entriesOf(prompt.evidence, entries),
    since: entriesOf(prompt.since, entries),
    entries,
    read: await hasRead(child, prompt),
    closingPost: mayClose ? closingPost : null,
    givingPost: prompt.state === 'closed' ? null : (owning ?? closingPost),
    secondPost:
      prompt.state === 'second-reader' && !isOwnClosing
        ? (posts.find(({ role }) => prompt.secondReaders.includes(role)) ?? null)
        : null,
    isOwnClosing,
  };
}

/** The narrowest part of the record first: what is said about a question is for those who see what raised it. */
const narrowestFirst: readonly Compartment[] = [
  'protected-location',
  'safeguarding',
  'legal',
  'health',
  'send',
  'general',
];

/** Into which part of the record goes what is said about it. Throws NOT_ALLOWED where the viewer may write into none. */
export function compartmentFor({ child, prompt }: Pick<OpenQuestion, 'child' | 'prompt'>): Compartment {
  const found = narrowestFirst.find(
    (compartment) => prompt.compartments.includes(compartment) && canRecord(child, compartment),
  );
  if (found === undefined) throw problem('NOT_ALLOWED', { action: 'record what came of this question' });
  return found;
}
