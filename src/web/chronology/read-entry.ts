/** Reads a filled-in form into the entry that it asks for, or says on it what is wrong. */
import { randomUUIDv7 } from 'node:crypto';
import { dayOf, timeZone } from '../../clock.ts';
import { kindNamed } from '../../kinds/registry.ts';
import { type Compartment, named, type Viewer } from '../../kinds/vocabulary.ts';
import type { OpenChild } from '../../record/child.ts';
import type { ChronologyEntry } from '../../record/chronology.ts';
import type { ByHand } from '../../record/entries/record-entry.ts';
import { typedOf } from '../../ui/entry-form/answers.ts';
import { readFields } from '../../ui/entry-form/read-fields.ts';
import { type PostedBody, readForm, type TypedValues, withError } from '../../ui/form.ts';
import type { Visit } from '../../ui/page-route.ts';
import { type AboutForm, aboutEntry, isForm, readAudience, readHappened, statementOf } from './about-entry.ts';
import { allReaders } from './about-questions.ts';
import type { FilledIn } from './entry-form-view.ts';
import { findOrganisation } from './find-organisation.ts';
import type { EntryForm } from './load-entry-form.ts';

export type ReadEntry =
  | {
      readonly isComplete: true;
      readonly entry: ByHand;
      readonly also: readonly OpenChild[];
      readonly filled: FilledIn;
    }
  | { readonly isComplete: false; readonly filled: FilledIn };

/** Everybody of the organisation who reads this part; whoever writes it, where that is nobody. */
function ownViewers(shown: EntryForm, organisation: string, compartment: Compartment): readonly Viewer[] {
  const readers = (shown.readers.get(compartment) ?? []).filter((reader) => reader.organisation === organisation);
  return readers.length === 0 ? [named(shown.child.access.actor.practitioner)] : readers.map(({ viewer }) => viewer);
}

const seenIn = (typed: TypedValues): number => Number(/^\d{1,9}$/u.exec(typed.get('seen')?.[0] ?? '')?.[0] ?? '0');

/** The form as it was sent, not judged yet. */
export const filledFrom = (
  shown: EntryForm,
  body: PostedBody,
  about: AboutForm,
  corrects: FilledIn['corrects'],
): FilledIn => {
  const typed = typedOf(body);
  return {
    shown,
    corrects,
    about,
    answers: { typed, errors: new Map() },
    draft: typed.get('draft')?.[0] ?? '',
    seen: seenIn(typed),
    changed: [],
    files: [],
    fileFault: undefined,
  };
};

export async function readEntry(shown: EntryForm, corrects: FilledIn['corrects'], visit: Visit): Promise<ReadEntry> {
  const { child, kind } = shown;
  const form: AboutForm = readForm(aboutEntry, visit.body);
  const before = filledFrom(shown, visit.body, form, corrects);
  const { typed } = before.answers;
  const { data, errors } = await readFields(kind, shown.fields, typed, {
    offered: shown.offered,
    find: findOrganisation(child.access),
    newId: randomUUIDv7,
  });
  const refuse = (about: AboutForm): ReadEntry => ({
    isComplete: false,
    filled: { ...before, about, answers: { typed, errors } },
  });
  if (!form.isComplete) return refuse(form);
  const { values } = form;
  const happened = readHappened(form, values, kind, visit);
  if (isForm(happened)) return refuse(happened);
  const post =
    shown.posts.length === 1
      ? shown.posts[0]
      : shown.posts.find(({ organisation }) => organisation === values.organisation);
  if (post === undefined) return refuse(withError(form, 'organisation', 'Select for which organisation you record it'));
  if (!shown.compartments.includes(values.compartment))
    return refuse(withError(form, 'compartment', 'Select a part of the record'));
  const own = ownViewers(shown, post.organisation, values.compartment);
  const audience = readAudience(
    form,
    values,
    own,
    allReaders(shown).map(({ viewer }) => viewer),
  );
  if (audience !== null && 'schema' in audience) return refuse(audience);
  const home = homeOf(form, shown);
  if ('schema' in home) return refuse(home);
  if (corrects !== null && values.because === undefined)
    return refuse(withError(form, 'because', 'Enter why you correct it'));
  if (errors.size > 0) return refuse(form);
  return {
    isComplete: true,
    filled: before,
    also: shown.siblings.filter(({ id }) => values.also?.includes(id)),
    entry: {
      kind,
      data,
      happened,
      organisation: post.organisation,
      compartment: values.compartment,
      audience,
      ...statementOf(values),
      ...home,
      ...(corrects === null ? {} : correcting(corrects.now.entry, values.because)),
    },
  };
}

/** A new version stays where the entry is, for the same people, of the same event. */
const correcting = (entry: ChronologyEntry, because: string | undefined) => ({
  compartment: entry.compartment,
  audience: entry.audience,
  parties: entry.parties,
  organisation: entry.organisation,
  controller: entry.controller,
  homeSystem: entry.homeSystem,
  homeReference: entry.homeReference,
  event: entry.event,
  corrects: entry.id,
  correctedBecause: because,
});

type Home = Pick<ByHand, 'homeSystem' | 'homeReference' | 'controller'>;

function homeOf(form: AboutForm, { organisations }: EntryForm): Home | AboutForm {
  if (!form.isComplete) return form;
  const { homeSystem, homeReference, controller } = form.values;
  if (homeReference !== undefined && homeSystem === undefined)
    return withError(form, 'homeSystem', 'Enter the name of your own system');
  if (controller !== undefined && !organisations.some(({ id, takesPart }) => takesPart && id === controller))
    return withError(form, 'controller', 'Select an organisation of the list');
  return {
    ...(homeSystem === undefined ? {} : { homeSystem }),
    ...(homeReference === undefined ? {} : { homeReference }),
    ...(controller === undefined ? {} : { controller }),
  };
}

/** What the form begins with. */
export const beginningOf = (kind: string, compartments: readonly Compartment[]) => {
  const { compartment, status } = kindNamed(kind);
  return {
    when: 'now' as const,
    status,
    compartment: compartments.includes(compartment) ? compartment : (compartments[0] ?? compartment),
    // A concern stays with the agency that has it until a named person shares it
    audience: kind === 'concern.recorded' ? ('own' as const) : ('everyone' as const),
  };
};

/** What the form of a correction begins with. */
export const beginningOfCorrection = ({
  happenedFrom,
  happenedTo,
  precision,
  status,
  outcome,
  source,
  compartment,
}: ChronologyEntry) => {
  const { hour, minute } = happenedFrom.toZonedDateTimeISO(timeZone);
  const time = `${hour}:${String(minute).padStart(2, '0')}`;
  return {
    when: 'earlier' as const,
    on: dayOf(happenedFrom),
    ...(precision === 'moment' ? { time } : {}),
    ...(happenedTo === null ? {} : { until: dayOf(happenedTo) }),
    status,
    ...(outcome === undefined ? {} : { outcome }),
    ...(source === undefined ? {} : { source }),
    compartment,
    audience: 'everyone' as const,
  };
};
