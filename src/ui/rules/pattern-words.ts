/** What has to be in the chronology, as a rule writes it, in words. */
import { isKind, kindNamed } from '../../kinds/registry.ts';
import type { Comparison, EntryPattern, Pattern, Trigger } from '../../rulebook/pack/pattern-schema.ts';
import { andWords, codeWords, fieldWords, orWords } from './plain-words.ts';

/** "Contact decided", as the timeline calls it. */
const kindWords = (name: string): string => `“${isKind(name) ? kindNamed(name).title : name}”`;

/** A field of the trigger reads as what it stands for; any other text is a code. */
function literalWords(value: string | number | boolean): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return String(value);
  const reference = /^(trigger|each)\.(.+)$/u.exec(value);
  if (reference === null) return codeWords(value);
  const name = fieldWords(reference[2] ?? '');
  return reference[1] === 'each' ? `the ${name} of that person` : `the same ${name}`;
}

function comparisonWords(path: string, comparison: Comparison): string {
  const field = fieldWords(path);
  if (typeof comparison !== 'object') return `${field} is ${literalWords(comparison)}`;
  if ('in' in comparison) return `${field} is ${orWords(comparison.in.map(literalWords))}`;
  if ('not' in comparison) return `${field} is not ${literalWords(comparison.not)}`;
  if ('present' in comparison) return comparison.present ? `${field} is given` : `${field} is not given`;
  if ('contains' in comparison) return `${field} names ${literalWords(comparison.contains)}`;
  if ('atLeast' in comparison) return `${field} is ${comparison.atLeast} or more`;
  return `${field} is ${comparison.atMost} or less`;
}

export function entryWords({ entry, where = {} }: Trigger): string {
  const kinds = orWords((typeof entry === 'string' ? [entry] : entry).map(kindWords));
  const fields = Object.entries(where).map(([path, comparison]) => comparisonWords(path, comparison));
  return fields.length === 0 ? kinds : `${kinds} (${andWords(fields)})`;
}

function singleWords(pattern: EntryPattern): string {
  if (pattern.happened === undefined) return entryWords(pattern);
  return `${entryWords(pattern)}, ${pattern.happened === 'before trigger' ? 'before that' : 'after that'}`;
}

/** In the middle of a sentence: what is recorded when the pattern holds. */
export function patternWords(pattern: Pattern): string {
  if ('all' in pattern) return pattern.all.map(patternWords).join('; and ');
  if ('any' in pattern) return pattern.any.map(patternWords).join('; or ');
  if ('not' in pattern) return `nothing recorded of ${patternWords(pattern.not)}`;
  if ('count' in pattern) {
    const within = pattern.within === undefined ? '' : ` within ${pattern.within}`;
    const { different } = pattern;
    const varied =
      different === undefined ? '' : `, with at least ${different.atLeast} different: ${fieldWords(different.field)}`;
    return `${singleWords(pattern.count)} at least ${pattern.atLeast === 1 ? 'once' : `${pattern.atLeast} times`}${within}${varied}`;
  }
  if ('latest' in pattern)
    return `${singleWords(pattern.latest)}, with nothing newer recorded of ${singleWords(pattern.since)}`;
  if ('lasting' in pattern) {
    const { from, to } = pattern.lasting;
    const within = pattern.within === undefined ? '' : ` within ${pattern.within}`;
    return `from ${singleWords(from)} to ${singleWords(to)}, together at least ${pattern.atLeast}${within}`;
  }
  return singleWords(pattern);
}
