/** Recording an entry by hand: the form that its kind asks for. What is typed is kept, whatever is wrong with it. */
import { problem } from '../../errors.ts';
import { recordingOf } from '../../kinds/recording/recordings.ts';
import { isKind } from '../../kinds/registry.ts';
import type { Access } from '../../record/access.ts';
import { openChild } from '../../record/child.ts';
import { findDraft, newDraftId } from '../../record/drafts/draft.ts';
import { recordKindRoute } from '../../ui/addresses.ts';
import type { Answers } from '../../ui/entry-form/answers.ts';
import { typedOfData } from '../../ui/entry-form/typed-of-data.ts';
import { blankForm, keptForm } from '../../ui/form.ts';
import type { PageRoute, Visit } from '../../ui/page-route.ts';
import { aboutEntry } from './about-entry.ts';
import { answerEntryForm, showEntryForm } from './entry-form-flow.ts';
import type { FilledIn } from './entry-form-view.ts';
import { fileField } from './files-question.ts';
import { type EntryForm, loadEntryForm } from './load-entry-form.ts';
import { beginningOf, filledFrom } from './read-entry.ts';

async function open(access: Access, visit: Visit): Promise<EntryForm> {
  const child = await openChild(access, visit.parameters['child'] ?? '');
  const kind = visit.parameters['kind'] ?? '';
  if (!isKind(kind) || recordingOf(kind) === undefined) throw problem('NOT_FOUND');
  const shown = await loadEntryForm(child, kind);
  if (shown.posts.length === 0) throw problem('NOT_ALLOWED', { action: 'record this kind of entry here' });
  return shown;
}

/** What the newest entry of the kind says, for a kind of which a new one replaces it as a whole. */
function newestAnswers({ entries, kind, fields }: EntryForm): Answers['typed'] {
  const newest =
    recordingOf(kind)?.beginsWithNewest === true
      ? entries.find((entry) => entry.kind === kind && entry.correctedBy === null && entry.withdrawnBy === null)
      : undefined;
  return newest === undefined ? new Map() : typedOfData(fields, newest.data);
}

async function begin(shown: EntryForm, { query }: Visit): Promise<FilledIn> {
  const wanted = query['draft'];
  if (wanted === undefined) {
    return {
      shown,
      corrects: null,
      about: blankForm(aboutEntry, beginningOf(shown.kind, shown.compartments)),
      answers: { typed: newestAnswers(shown), errors: new Map() },
      draft: newDraftId(),
      seen: shown.seen,
      changed: [],
      files: [],
      fileFault: undefined,
    };
  }
  const draft = await findDraft(shown.child.access, wanted);
  if (draft === undefined || draft.child !== shown.child.id || draft.kind !== shown.kind || draft.corrects !== null)
    throw problem('NOT_FOUND');
  const kept = filledFrom(shown, Object.fromEntries(draft.typed), keptForm(aboutEntry, draft.typed), null);
  return { ...kept, draft: draft.id };
}

export const recordEntryPage: PageRoute = {
  method: 'GET',
  path: recordKindRoute.path,
  handle: (visit) =>
    visit.look('recording an entry', async (access) =>
      showEntryForm(await begin(await open(access, visit), visit), visit),
    ),
};

export const recordEntryAction: PageRoute = {
  method: 'POST',
  path: recordKindRoute.path,
  takesFile: fileField,
  takesAttachment: true,
  handle: (visit) =>
    visit.look('recording an entry', async (access) => answerEntryForm(await open(access, visit), null, visit)),
};
