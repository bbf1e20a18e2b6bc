/** Whether a need is left out for a person: by which test, authorised by whom, until when. */
import { dayNumber, type Milliseconds, startOfDay } from '../calendar/days.ts';
import { reckon } from '../calendar/reckon.ts';
import { parseTimescale } from '../calendar/timescale.ts';
import type { EffectiveEntry } from '../entry.ts';
import type { Chronology } from '../pattern/chronology.ts';
import { compilePattern } from '../pattern/compile-pattern.ts';
import { triggerField } from '../pattern/field.ts';
import { aboutEach } from './each.ts';
import type { OpenException, RefusedException, UsedException } from './gate.ts';
import type { GateException, GateRule, Need } from './gate-rule.ts';

export const exceptionAuthorised = 'gate-exception.authorised';
const restrictionReviewed = 'restriction.reviewed';

/** `at` is when things are looked at; `through` the later instant until which an exception has to last. */
export type Looked = {
  readonly chronology: Chronology;
  readonly trigger: EffectiveEntry & { readonly part?: string };
  readonly at: Milliseconds;
  readonly through: Milliseconds;
};

export type Excepted = {
  readonly used: { readonly by: UsedException; readonly rests: readonly EffectiveEntry[] } | null;
  readonly refused: readonly { readonly refused: RefusedException; readonly entry: EffectiveEntry }[];
};

export type CompiledExceptions = {
  readonly kinds: ReadonlySet<string>;
  readonly look: (looked: Looked) => Excepted;
  readonly open: (looked: Looked) => readonly OpenException[];
  readonly breakpoints: (looked: Pick<Looked, 'chronology' | 'trigger'>) => readonly Milliseconds[];
};

/** The first instant at which it no longer holds: after the day written, or after the longest the rule allows. */
function endOf({ forAtMost }: GateException, entry: EffectiveEntry): Milliseconds {
  const until = entry.data['until'];
  const written = typeof until === 'string' ? startOfDay(dayNumber(until) + 1) : entry.happened;
  const timescale = forAtMost === undefined ? null : parseTimescale(forAtMost);
  if (timescale === null) return written;
  const longest = reckon({
    timescale,
    from: entry.happened,
    direction: 'after',
    counting: 'exclusive',
    calendar: null,
    roll: 'none',
  });
  return longest.kind === 'at' ? Math.min(written, longest.at) : written;
}

/** One that stands is for a person, or for everybody but some. */
function standsFor({ data }: EffectiveEntry, person: string | undefined): boolean {
  if (person === undefined || data['restriction'] === undefined) return false;
  const { everybodyExcept } = data;
  return Array.isArray(everybodyExcept) ? !everybodyExcept.includes(person) : data['person'] === person;
}

/** Whether it was authorised under this test; one that stands only where the rule takes such, and for what it withholds. */
function isOf({ id, standing = [] }: GateException, { data }: EffectiveEntry): boolean {
  if (data['test'] !== id) return false;
  const { subjects } = data;
  return data['gate'] !== undefined || standing.some((each) => Array.isArray(subjects) && subjects.includes(each));
}

/** The times at which one that stands was ended after it was authorised. */
const liftings = (chronology: Chronology, { data, happened }: EffectiveEntry): readonly EffectiveEntry[] =>
  data['restriction'] === undefined
    ? []
    : chronology
        .ofKind(restrictionReviewed)
        .filter(
          (review) =>
            review.data['restriction'] === data['restriction'] &&
            review.data['outcome'] === 'ended' &&
            review.happened >= happened,
        );

const liftedAt = (chronology: Chronology, entry: EffectiveEntry, at: Milliseconds): Milliseconds =>
  Math.min(...liftings(chronology, entry).flatMap(({ happened }) => (happened <= at ? [happened] : [])), Infinity);

const inWords = ({ id, test, at, authorisedBy, forAtMost, asks }: GateException): Omit<OpenException, 'available'> => ({
  exception: id,
  test,
  at,
  authorisedBy,
  forAtMost: forAtMost ?? null,
  asks,
});

export function compileExceptions({ gate, matter }: GateRule, need: Need): CompiledExceptions {
  const exceptions = need.exceptions.map((exception) => ({
    exception,
    only: exception.only === undefined ? null : compilePattern(aboutEach(exception.only)),
  }));
  const matterOf = matter === undefined ? null : triggerField(matter);

  /** Every exception that was written for this need, person and matter, or stands for all that a person is told. */
  const writtenFor = (chronology: Chronology, trigger: Looked['trigger']): readonly EffectiveEntry[] =>
    chronology.ofKind(exceptionAuthorised).filter((entry) => {
      const { data } = entry;
      if (data['gate'] === undefined) return need.per !== undefined && standsFor(entry, trigger.part);
      if (data['gate'] !== gate || data['need'] !== need.id) return false;
      if (need.per !== undefined && (trigger.part === undefined || data['person'] !== trigger.part)) return false;
      if (matterOf === null) return true;
      const about = matterOf(trigger);
      return about !== undefined && data['matter'] === about;
    });

  return {
    kinds: new Set([
      exceptionAuthorised,
      restrictionReviewed,
      ...exceptions.flatMap(({ only }) => [...(only?.kinds ?? [])]),
    ]),
    look: ({ chronology, trigger, at, through }) => {
      const refused: Excepted['refused'][number][] = [];
      for (const { exception, only } of exceptions) {
        for (const entry of writtenFor(chronology, trigger).filter((each) => isOf(exception, each))) {
          if (entry.happened > at) continue;
          const until = Math.min(endOf(exception, entry), liftedAt(chronology, entry, at));
          const rests = only === null ? [] : only.holds({ chronology, trigger, at });
          const isTheirs = exception.authorisedBy.some((role) => role === entry.data['authorisedBy']);
          if (rests !== null && isTheirs && through < until) {
            return {
              used: { by: { ...inWords(exception), entry: entry.id, until }, rests: [entry, ...rests] },
              refused,
            };
          }
          const why = rests === null ? 'not available' : isTheirs ? 'ended' : 'not theirs to authorise';
          refused.push({ refused: { exception: exception.id, entry: entry.id, why }, entry });
        }
      }
      return { used: null, refused };
    },
    open: ({ chronology, trigger, at }) =>
      exceptions.map(({ exception, only }) => ({
        ...inWords(exception),
        available: only === null || only.holds({ chronology, trigger, at }) !== null,
      })),
    breakpoints: ({ chronology, trigger }) =>
      writtenFor(chronology, trigger).flatMap((entry) => [
        entry.happened,
        ...exceptions.flatMap(({ exception, only }) =>
          isOf(exception, entry)
            ? [
                endOf(exception, entry),
                ...liftings(chronology, entry).map(({ happened }) => happened),
                ...(only?.breakpoints({ chronology, trigger }) ?? []),
              ]
            : [],
        ),
      ]),
  };
}
