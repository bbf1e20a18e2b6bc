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

  /** Every exception that was written for this need, person and matter. */
  const writtenFor = (chronology: Chronology, trigger: Looked['trigger']): readonly EffectiveEntry[] =>
    chronology.ofKind(exceptionAuthorised).filter(({ data }) => {
      if (data['gate'] !== gate || data['need'] !== need.id) return false;
      if (need.per !== undefined && (trigger.part === undefined || data['person'] !== trigger.part)) return false;
      if (matterOf === null) return true;
      const about = matterOf(trigger);
      return about !== undefined && data['matter'] === about;
    });

  return {
    kinds: new Set([exceptionAuthorised, ...exceptions.flatMap(({ only }) => [...(only?.kinds ?? [])])]),
    look: ({ chronology, trigger, at, through }) => {
      const refused: Excepted['refused'][number][] = [];
      for (const { exception, only } of exceptions) {
        for (const entry of writtenFor(chronology, trigger).filter(({ data }) => data['test'] === exception.id)) {
          if (entry.happened > at) continue;
          const until = endOf(exception, entry);
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
          entry.data['test'] === exception.id
            ? [endOf(exception, entry), ...(only?.breakpoints({ chronology, trigger }) ?? [])]
            : [],
        ),
      ]),
  };
}
