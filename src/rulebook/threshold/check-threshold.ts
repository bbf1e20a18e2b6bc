/** Refuses a threshold document that contradicts itself, the law, or the promise that a concern never lowers a level. */
import { factNamed } from '../../kinds/facts/facts.ts';
import { checkPattern, type Report } from '../pack/check-pattern.ts';
import { suggestion } from '../pack/closest.ts';
import type { Pack } from '../pack/pack-schema.ts';
import type { Pattern } from '../pack/pattern-schema.ts';
import type { Path } from '../pack/schema-problems.ts';
import { checkLevelCode, checkLevels } from './check-levels.ts';
import { checkMonotone } from './check-monotone.ts';
import type { Cumulative, Indicator } from './indicator-schema.ts';
import type { ThresholdExample, ThresholdRule } from './threshold-rule.ts';

type Check = { readonly rule: ThresholdRule; readonly pack: Pack; readonly report: Report };

function checkWhen(when: Pattern | undefined, path: Path, report: Report): void {
  if (when === undefined) return;
  const found: Path[] = [];
  checkMonotone(when, path, (at, says) => {
    found.push(at);
    report(at, says);
  });
  if (found.length === 0) checkPattern(when, [], path, report);
}

function checkOnce(names: readonly string[], path: (index: number) => Path, what: string, report: Report): void {
  for (const [index, name] of names.entries())
    if (names.indexOf(name) < index) report(path(index), `There is already ${what} called "${name}".`);
}

/** Whether each name is one of those known. */
function checkNamed(
  written: readonly string[],
  all: readonly string[],
  what: string,
  path: Path,
  report: Report,
): void {
  for (const [index, name] of written.entries())
    if (!all.includes(name))
      report([...path, index], `This document has no ${what} called "${name}".${suggestion(name, all)}`);
}

const partLists = ['frontDoors', 'domains', 'agreement', 'steps', 'timescales'] as const;

function checkIds({ rule, report }: Check, path: Path): void {
  checkOnce(
    rule.levels.map(({ code }) => code),
    (index) => [...path, 'levels', index, 'code'],
    'a level',
    report,
  );
  for (const list of partLists)
    checkOnce(
      rule[list].map(({ id }) => id),
      (index) => [...path, list, index, 'id'],
      'one',
      report,
    );
  const speaking = (['indicators', 'triggers', 'cumulative'] as const).flatMap((list) =>
    rule[list].map(({ id }, index) => ({ id, at: [...path, list, index, 'id'] })),
  );
  checkOnce(
    speaking.map(({ id }) => id),
    (index) => speaking[index]?.at ?? path,
    'an indicator, a trigger or a pattern over time',
    report,
  );
}

function checkOrigins({ rule, pack, report }: Check, path: Path): void {
  const lists = ['levels', ...partLists, 'indicators', 'triggers', 'cumulative'] as const;
  for (const list of lists) {
    for (const [index, { source, verified, note }] of rule[list].entries()) {
      const at = [...path, list, index];
      if (source !== undefined && !Object.hasOwn(pack.sources, source.ref)) {
        const meant = suggestion(source.ref, Object.keys(pack.sources));
        report([...at, 'source', 'ref'], `There is no source called "${source.ref}" in this pack.${meant}`);
      }
      if (verified !== undefined && verified !== 'yes' && note === undefined)
        report([...at, 'verified'], 'Say under "note" what has not been verified.');
    }
  }
}

function checkIndicator(indicator: Indicator, path: Path, { rule, report }: Check): void {
  const { kind, levels, domain, facts, when, age } = indicator;
  const domains = rule.domains.map(({ id }) => id);
  if (!domains.includes(domain))
    report([...path, 'domain'], `This document has no domain called "${domain}".${suggestion(domain, domains)}`);
  for (const [index, code] of levels.entries()) checkLevelCode(code, rule, [...path, 'levels', index], report);
  if (kind === 'concern' && levels.length === 0) report(path, 'A concern stands at one or more levels. Write them.');
  if (kind === 'unmet-need' && levels.length > 0)
    report([...path, 'levels'], 'An unmet need asks a question and stands at no level. Take the levels out.');
  if (facts.length === 0 && when === undefined)
    report(path, 'Say in which facts it is seen, or write a pattern under "when".');
  for (const [index, fact] of facts.entries())
    if ((factNamed(fact).isStrength === true) !== (kind === 'strength'))
      report(
        [...path, 'facts', index],
        kind === 'strength'
          ? `"${fact}" is no strength. Write it in an indicator of its own.`
          : `"${fact}" is a strength. Write it in an indicator of its own, with "kind: strength".`,
      );
  if (age !== undefined && age.to < age.from) report([...path, 'age'], 'The ages end before they begin.');
  checkWhen(when, [...path, 'when'], report);
}

/** One fact at two levels is written as one indicator with both, so that the answer shows the range. */
function checkFactsOnce({ rule, report }: Check, path: Path): void {
  const first = new Map<string, Indicator>();
  for (const [index, indicator] of rule.indicators.entries()) {
    if (indicator.kind !== 'concern') continue;
    for (const fact of indicator.facts) {
      const other = first.get(fact);
      if (other === undefined) first.set(fact, indicator);
      else if (other.levels.join() !== indicator.levels.join())
        report(
          [...path, 'indicators', index, 'facts'],
          `"${fact}" also stands in "${other.id}", at another level. Write one indicator with both levels.`,
        );
    }
  }
}

const hasCount = (when: Pattern): boolean =>
  'count' in when || ('all' in when && when.all.some(hasCount)) || ('any' in when && when.any.every(hasCount));

function checkCumulative(
  { prompt, when, review, ask, closedBy }: Cumulative,
  path: Path,
  { rule, report }: Check,
): void {
  if ((prompt === undefined) === (when === undefined))
    report(path, 'Name a prompt that is a rule of its own, or write the pattern here under "when": one of the two.');
  if (when !== undefined && ask === undefined) report(path, 'Write under "ask" the question that it asks.');
  if (review !== undefined) checkLevelCode(review, rule, [...path, 'review'], report);
  checkWhen(when, [...path, 'when'], report);
  if (when !== undefined && !hasCount(when))
    report([...path, 'when'], 'A pattern over time counts something. Write "count", "atLeast" and "within".');
  if (closedBy.length === 0) report([...path, 'closedBy'], 'Name at least one role that may close it.');
}

function checkSteps({ rule, report }: Check, path: Path): void {
  for (const [index, { from, to }] of rule.steps.entries()) {
    checkLevelCode(from, rule, [...path, 'steps', index, 'from'], report);
    checkLevelCode(to, rule, [...path, 'steps', index, 'to'], report);
    if (from === to) report([...path, 'steps', index, 'to'], 'A step goes from one level to another.');
  }
  for (const [index, { within, calendar }] of rule.timescales.entries()) {
    const needed = within.includes('working') ? 'working days' : within.includes('school') ? 'school days' : null;
    if (needed !== null && calendar !== needed)
      report([...path, 'timescales', index], `It counts ${needed}. Write "calendar: ${needed}".`);
  }
}

function checkLevelReferences({ rule, report }: Check, path: Path): void {
  const agreements = rule.agreement.map(({ id }) => id);
  const timescales = rule.timescales.map(({ id }) => id);
  for (const [index, level] of rule.levels.entries()) {
    const at = [...path, 'levels', index];
    checkNamed(level.agreement, agreements, 'rule on agreement', [...at, 'agreement'], report);
    checkNamed(level.timescales, timescales, 'timescale', [...at, 'timescales'], report);
  }
  const domains = rule.domains.map(({ id }) => id);
  for (const [index, { parent }] of rule.domains.entries())
    if (parent !== undefined && !domains.includes(parent))
      report([...path, 'domains', index, 'parent'], `There is no domain "${parent}".${suggestion(parent, domains)}`);
}

function checkExpected({ expect }: ThresholdExample, path: Path, { rule, report }: Check): void {
  const { band, forced } = expect;
  const codes = typeof band === 'object' ? [band.from, band.to] : [band, forced];
  for (const code of codes)
    if (code !== undefined && code !== 'nothing') checkLevelCode(code, rule, [...path, 'expect'], report);
  const speaking = [...rule.indicators, ...rule.triggers, ...rule.cumulative].map(({ id }) => id);
  checkNamed(expect.mentions, speaking, 'part', [...path, 'expect', 'mentions'], report);
  checkNamed(expect.silent, speaking, 'part', [...path, 'expect', 'silent'], report);
  const domains = rule.domains.map(({ id }) => id);
  checkNamed(expect.notKnown ?? [], domains, 'domain', [...path, 'expect', 'notKnown'], report);
}

export function checkThreshold(rule: ThresholdRule, pack: Pack, path: Path, report: Report): void {
  const check: Check = { rule, pack, report };
  checkIds(check, path);
  checkOrigins(check, path);
  checkLevels(rule, path, report);
  checkLevelReferences(check, path);
  for (const [index, each] of rule.indicators.entries()) checkIndicator(each, [...path, 'indicators', index], check);
  checkFactsOnce(check, path);
  for (const [index, each] of rule.triggers.entries()) {
    const at = [...path, 'triggers', index];
    if (each.facts.length === 0 && each.when === undefined)
      report(at, 'Say in which facts it is seen, or write a pattern under "when".');
    if (each.forces !== undefined) checkLevelCode(each.forces, rule, [...at, 'forces'], report);
    checkWhen(each.when, [...at, 'when'], report);
  }
  for (const [index, each] of rule.cumulative.entries()) checkCumulative(each, [...path, 'cumulative', index], check);
  checkSteps(check, path);
  for (const [index, each] of rule.examples.entries()) checkExpected(each, [...path, 'examples', index], check);
}
