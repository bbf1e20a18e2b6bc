/** Recording an entry by hand: the form that its kind asks for. What is typed is kept, whatever is wrong with it. */
import { problem } from '../../errors.ts';
import { recordingOf } from '../../kinds/recording/recordings.ts';
import { isKind } from '../../kinds/registry.ts';
import type { Access } from '../../record/access.ts';
import { identifiersOf, type OpenChild, openChild } from '../../record/child.ts';
import { readChronology } from '../../record/chronology.ts';
import { findDraft, newDraftId, saveDraft } from '../../record/drafts/draft.ts';
import { recordEntry } from '../../record/entries/record-entry.ts';
import { removeWaitingFile, waitingFiles } from '../../record/files/waiting-files.ts';
import { childRoute, recordKindRoute, recordRoute, timelineRoute } from '../../ui/addresses.ts';
import { childIdentity } from '../../ui/child-identity.ts';
import { type Answers, changeList } from '../../ui/entry-form/answers.ts';
import { typedOfData } from '../../ui/entry-form/typed-of-data.ts';
import { blankForm, keptForm } from '../../ui/form.ts';
import { type PageReply, type PageRoute, type Reply, redirect, type Visit } from '../../ui/page-route.ts';
import { aboutEntry } from './about-entry.ts';
import { entryFormView, errorsOf, type FilledIn } from './entry-form-view.ts';
import { fileField } from './files-question.ts';
import { type EntryForm, loadEntryForm } from './load-entry-form.ts';
import { beginningOf, filledFrom, readEntry } from './read-entry.ts';
import { takeFile } from './take-file.ts';

async function open(access: Access, visit: Visit): Promise<EntryForm> {
  const child = await openChild(access, visit.parameters['child'] ?? '');
  const kind = visit.parameters['kind'] ?? '';
  if (!isKind(kind) || recordingOf(kind) === undefined) throw problem('NOT_FOUND');
  const shown = await loadEntryForm(child, kind);
  if (shown.posts.length === 0) throw problem('NOT_ALLOWED', { action: 'record this kind of entry here' });
  return shown;
}

async function show(given: FilledIn, visit: Visit): Promise<PageReply> {
  const { child } = given.shown;
  const filled = { ...given, files: await waitingFiles(child.access, given.draft) };
  return {
    kind: 'page',
    title: 'Add to the chronology',
    section: 'children',
    back: recordRoute.link({ child: child.id }),
    identity: childIdentity(child, await identifiersOf(child), visit.today),
    errors: errorsOf(filled),
    main: entryFormView(filled, visit.formToken),
  };
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
  const kept = filledFrom(shown, Object.fromEntries(draft.typed), keptForm(aboutEntry, draft.typed));
  return { ...kept, draft: draft.id };
}

export const recordEntryPage: PageRoute = {
  method: 'GET',
  path: recordKindRoute.path,
  handle: (visit) =>
    visit.look('recording an entry', async (access) => show(await begin(await open(access, visit), visit), visit)),
};

const keep = ({ shown, draft, answers }: FilledIn): Promise<void> =>
  saveDraft(shown.child, { id: draft, kind: shown.kind, corrects: null, typed: answers.typed });

/** Where the writer sees what they have recorded; somebody who cannot read it is told who can. */
async function afterRecording(child: OpenChild, entry: string): Promise<Reply> {
  const visible = (await readChronology(child)).some(({ id }) => id === entry);
  return visible
    ? redirect(timelineRoute.link({ child: child.id }, {}, entry), 'Recorded')
    : redirect(
        childRoute.link({ child: child.id }),
        'Recorded. It is in a part of the record that you cannot read. Those who can, read it there.',
      );
}

export const recordEntryAction: PageRoute = {
  method: 'POST',
  path: recordKindRoute.path,
  takesFile: fileField,
  takesAttachment: true,
  handle: (visit) =>
    visit.look('recording an entry', async (access): Promise<Reply> => {
      const shown = await open(access, visit);
      const doing = typeof visit.body['_doing'] === 'string' ? visit.body['_doing'] : 'record';
      const sent = filledFrom(shown, visit.body, blankForm(aboutEntry));
      const filled = { ...sent, about: keptForm(aboutEntry, sent.answers.typed) };
      const { child, kind } = shown;
      const fault = await takeFile(filled, visit, () => keep(filled));
      if (doing === 'draft' || doing === 'autosave') {
        await keep(filled);
        if (fault !== undefined) return show({ ...filled, fileFault: fault }, visit);
        const to = recordKindRoute.link({ child: child.id, kind }, { draft: filled.draft });
        return redirect(to, doing === 'draft' ? 'Draft saved. You find it in My work.' : undefined);
      }
      const other = await changeForm(filled, doing, fault ?? (visit.file === undefined ? 'Select a file' : undefined));
      if (other !== undefined) return show(other, visit);
      const read = await readEntry(shown, visit);
      if (!read.isComplete || fault !== undefined) return show({ ...read.filled, fileFault: fault }, visit);
      const done = await recordEntry(child, read.entry, {
        action: 'entry recorded',
        seen: filled.seen,
        draft: filled.draft,
        also: read.also,
      });
      if (!done.recorded) return show({ ...filled, changed: done.changed, seen: shown.seen }, visit);
      return afterRecording(child, done.entry);
    }),
};

/** What the smaller buttons of the form do; undefined for those that record. */
async function changeForm(filled: FilledIn, doing: string, fault: string | undefined): Promise<FilledIn | undefined> {
  if (doing === 'attach') return { ...filled, fileFault: fault };
  const [what, file = ''] = doing.split(' ');
  if (what === 'remove-file') {
    await removeWaitingFile(filled.shown.child.access, filled.draft, file);
    return filled;
  }
  const typed = changeList(filled.answers.typed, doing);
  return typed === undefined
    ? undefined
    : { ...filled, about: keptForm(aboutEntry, typed), answers: { typed, errors: new Map() } };
}
