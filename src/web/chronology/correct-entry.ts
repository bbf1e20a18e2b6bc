/** Correcting an entry: its form, filled in with what it says. What stood there before stays readable under the new version. */
import { problem } from '../../errors.ts';
import type { Access } from '../../record/access.ts';
import { openChild } from '../../record/child.ts';
import type { ChronologyEntry } from '../../record/chronology.ts';
import { findDraft, newDraftId } from '../../record/drafts/draft.ts';
import { findThread } from '../../record/entries/find-thread.ts';
import { mayCorrect } from '../../record/entries/may-change.ts';
import type { Thread } from '../../record/entries/threads.ts';
import { correctEntryRoute } from '../../ui/addresses.ts';
import { typedOfData } from '../../ui/entry-form/typed-of-data.ts';
import { blankForm, keptForm } from '../../ui/form.ts';
import type { PageRoute, Visit } from '../../ui/page-route.ts';
import { aboutEntry } from './about-entry.ts';
import { answerEntryForm, showEntryForm } from './entry-form-flow.ts';
import type { FilledIn } from './entry-form-view.ts';
import { fileField } from './files-question.ts';
import { type EntryForm, loadEntryForm } from './load-entry-form.ts';
import { beginningOfCorrection, filledFrom } from './read-entry.ts';

type Correcting = { readonly shown: EntryForm; readonly thread: Thread<ChronologyEntry> };

async function open(access: Access, visit: Visit): Promise<Correcting> {
  const child = await openChild(access, visit.parameters['child'] ?? '');
  const thread = await findThread(child, visit.parameters['entry'] ?? '');
  if (!mayCorrect(child, thread)) throw problem('NOT_ALLOWED', { action: 'correct an entry of another organisation' });
  const shown = await loadEntryForm(child, thread.now.entry.kind);
  const posts = shown.posts.filter(({ organisation }) => organisation === thread.now.entry.organisation);
  return { shown: { ...shown, posts, siblings: [] }, thread };
}

async function begin({ shown, thread }: Correcting, { query }: Visit): Promise<FilledIn> {
  const { entry } = thread.now;
  const wanted = query['draft'];
  if (wanted !== undefined) {
    const draft = await findDraft(shown.child.access, wanted);
    if (draft === undefined || draft.child !== shown.child.id || draft.corrects !== entry.id)
      throw problem('NOT_FOUND');
    const kept = filledFrom(shown, Object.fromEntries(draft.typed), keptForm(aboutEntry, draft.typed), thread);
    return { ...kept, draft: draft.id };
  }
  return {
    shown,
    corrects: thread,
    about: blankForm(aboutEntry, beginningOfCorrection(entry)),
    answers: { typed: typedOfData(shown.fields, entry.data), errors: new Map() },
    draft: newDraftId(),
    seen: shown.seen,
    changed: [],
    files: [],
    fileFault: undefined,
  };
}

export const correctEntryPage: PageRoute = {
  method: 'GET',
  path: correctEntryRoute.path,
  handle: (visit) =>
    visit.look('correcting an entry', async (access) =>
      showEntryForm(await begin(await open(access, visit), visit), visit),
    ),
};

export const correctEntryAction: PageRoute = {
  method: 'POST',
  path: correctEntryRoute.path,
  takesFile: fileField,
  takesAttachment: true,
  handle: (visit) =>
    visit.look('correcting an entry', async (access) => {
      const { shown, thread } = await open(access, visit);
      return answerEntryForm(shown, thread, visit);
    }),
};
