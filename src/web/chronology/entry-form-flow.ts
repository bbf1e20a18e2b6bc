/** What happens to the form of an entry once it is sent, whether it records something new or corrects an entry. */
import { identifiersOf } from '../../record/child.ts';
import { readChronology } from '../../record/chronology.ts';
import { saveDraft } from '../../record/drafts/draft.ts';
import { recordEntry } from '../../record/entries/record-entry.ts';
import { removeWaitingFile, waitingFiles } from '../../record/files/waiting-files.ts';
import { childRoute, correctEntryRoute, recordKindRoute, recordRoute, timelineRoute } from '../../ui/addresses.ts';
import { childIdentity } from '../../ui/child-identity.ts';
import { changeList } from '../../ui/entry-form/answers.ts';
import { blankForm, keptForm } from '../../ui/form.ts';
import type { Href } from '../../ui/href.ts';
import { type PageReply, type Reply, redirect, saved, type Visit } from '../../ui/page-route.ts';
import type { Query } from '../../ui/route.ts';
import { aboutEntry } from './about-entry.ts';
import { entryFormView, errorsOf, type FilledIn } from './entry-form-view.ts';
import type { EntryForm } from './load-entry-form.ts';
import { filledFrom, readEntry } from './read-entry.ts';
import { takeFile } from './take-file.ts';

const addressOf = ({ shown, corrects }: Pick<FilledIn, 'shown' | 'corrects'>, query: Query = {}): Href =>
  corrects === null
    ? recordKindRoute.link({ child: shown.child.id, kind: shown.kind }, query)
    : correctEntryRoute.link({ child: shown.child.id, entry: corrects.now.entry.id }, query);

export async function showEntryForm(given: FilledIn, visit: Visit): Promise<PageReply> {
  const { child } = given.shown;
  const filled = { ...given, files: await waitingFiles(child.access, given.draft) };
  return {
    kind: 'page',
    title: filled.corrects === null ? 'Add to the chronology' : 'Correct an entry',
    section: 'children',
    back: filled.corrects === null ? recordRoute.link({ child: child.id }) : timelineRoute.link({ child: child.id }),
    identity: childIdentity(child, await identifiersOf(child), visit.today),
    errors: errorsOf(filled),
    keepsDraft: true,
    main: entryFormView(filled, visit.formToken, addressOf(filled)),
  };
}

const keep = ({ shown, draft, answers, corrects }: FilledIn): Promise<void> =>
  saveDraft(shown.child, {
    id: draft,
    kind: shown.kind,
    corrects: corrects?.now.entry.id ?? null,
    typed: answers.typed,
  });

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

/** Where the writer sees what they have recorded; somebody who cannot read it is told who can. */
async function afterRecording({ shown: { child }, corrects }: FilledIn, entry: string): Promise<Reply> {
  const isVisible = (await readChronology(child)).some(({ id }) => id === entry);
  return isVisible
    ? redirect(timelineRoute.link({ child: child.id }, { entry }, entry), corrects === null ? 'Recorded' : 'Corrected')
    : redirect(
        childRoute.link({ child: child.id }),
        'Recorded. It is in a part of the record that you cannot read. Those who can, read it there.',
      );
}

/** @param corrects the entry that is corrected, or null for a new one */
export async function answerEntryForm(shown: EntryForm, corrects: FilledIn['corrects'], visit: Visit): Promise<Reply> {
  const doing = typeof visit.body['_doing'] === 'string' ? visit.body['_doing'] : 'record';
  const sent = filledFrom(shown, visit.body, blankForm(aboutEntry), corrects);
  const filled = { ...sent, about: keptForm(aboutEntry, sent.answers.typed) };
  const fault = await takeFile(filled, visit, () => keep(filled));
  if (doing === 'draft' || doing === 'autosave') {
    await keep(filled);
    if (fault !== undefined) return showEntryForm({ ...filled, fileFault: fault }, visit);
    if (doing === 'autosave') return saved;
    return redirect(addressOf(filled, { draft: filled.draft }), 'Draft saved. You find it in My work.');
  }
  const other = await changeForm(filled, doing, fault ?? (visit.file === undefined ? 'Select a file' : undefined));
  if (other !== undefined) return showEntryForm(other, visit);
  const read = await readEntry(shown, corrects, visit);
  if (!read.isComplete || fault !== undefined) return showEntryForm({ ...read.filled, fileFault: fault }, visit);
  const done = await recordEntry(shown.child, read.entry, {
    action: corrects === null ? 'entry recorded' : 'entry corrected',
    seen: filled.seen,
    draft: filled.draft,
    keeping: corrects?.now.entry.attachments ?? [],
    also: read.also,
  });
  if (!done.recorded) return showEntryForm({ ...filled, changed: done.changed, seen: shown.seen }, visit);
  return afterRecording(filled, done.entry);
}
