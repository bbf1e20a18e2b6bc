/** Checks the levels of a threshold document: that each can be reached, and that no trigger falls short of the law. */

import type { Report } from '../pack/check-pattern.ts';
import { suggestion } from '../pack/closest.ts';
import type { Path } from '../pack/schema-problems.ts';
import type { Level } from './level-schema.ts';
import { legalFrames } from './part-schema.ts';
import type { ThresholdRule } from './threshold-rule.ts';

export function rankOf(levels: readonly Level[], code: string): number | undefined {
  return levels.find((level) => level.code === code)?.rank;
}

export function checkLevelCode(code: string, { levels }: ThresholdRule, path: Path, report: Report): void {
  const codes = levels.map((level) => level.code);
  if (!codes.includes(code)) report(path, `There is no level "${code}" in this document.${suggestion(code, codes)}`);
}

function checkSufficiency(rule: ThresholdRule, index: number, path: Path, report: Report): void {
  const level = rule.levels[index];
  if (level === undefined) return;
  const { atLeast, domainsAtLeast } = level.sufficiency;
  const at = [...path, 'levels', index, 'sufficiency'];
  if (domainsAtLeast > atLeast)
    report(
      [...at, 'domainsAtLeast'],
      `${domainsAtLeast} domains need at least ${domainsAtLeast} indicators. Raise atLeast.`,
    );
  if (domainsAtLeast > rule.domains.length)
    report([...at, 'domainsAtLeast'], `This document has only ${rule.domains.length} domains.`);
}

/**
 * A level is reached by a trigger that forces it, or by indicators printed at it. The lowest level is where a child is of
 * whom nothing of concern is known; it is never indicated, so never unreachable.
 */
function checkReachable(rule: ThresholdRule, path: Path, report: Report): void {
  const ranks = new Map(rule.levels.map(({ code, rank }) => [code, rank]));
  const lowest = Math.min(...ranks.values());
  const concerns = rule.indicators.filter(({ kind }) => kind === 'concern');
  for (const [index, level] of rule.levels.entries()) {
    const at = [...path, 'levels', index];
    if (level.rank === lowest) continue;
    const enough = concerns.filter(({ levels }) => levels.some((code) => (ranks.get(code) ?? 0) >= level.rank));
    const { atLeast, domainsAtLeast } = level.sufficiency;
    const isReached =
      rule.triggers.some(({ forces }) => forces === level.code) ||
      (concerns.some(({ levels }) => levels.includes(level.code)) &&
        enough.length >= atLeast &&
        new Set(enough.map(({ domain }) => domain)).size >= domainsAtLeast);
    if (!isReached && level.byJudgementAlone === undefined)
      report(
        at,
        `Nothing recorded can ever indicate level ${level.code}. Give it indicators or a trigger, or write under byJudgementAlone why only a person can say it.`,
      );
    if (isReached && level.byJudgementAlone !== undefined)
      report([...at, 'byJudgementAlone'], `Level ${level.code} can be indicated by what is recorded. Take this out.`);
  }
}

/** The least level that a trigger may force: for section 47 the highest, else the lowest at which the law stands. */
function leastRank({ levels }: ThresholdRule, law: keyof typeof legalFrames): number | undefined {
  if (law === 'section-47') return Math.max(...levels.map(({ rank }) => rank));
  const standing = levels.filter((level) => level.law.includes(law)).map(({ rank }) => rank);
  return standing.length === 0 ? undefined : Math.min(...standing);
}

function checkTriggers(rule: ThresholdRule, path: Path, report: Report): void {
  for (const [index, { forces, law, eligible, overridable }] of rule.triggers.entries()) {
    const at = [...path, 'triggers', index];
    if (forces === undefined && eligible === undefined)
      report(at, 'A trigger says which level it forces, or what the child is eligible for.');
    if (overridable && law !== undefined)
      report([...at, 'overridable'], 'What the law asks for cannot be overridden. Take "overridable" out.');
    const least = law === undefined ? undefined : leastRank(rule, law);
    const rank = forces === undefined ? undefined : rankOf(rule.levels, forces);
    const lowest = rule.levels.find((level) => level.rank === least);
    if (law !== undefined && rank !== undefined && lowest !== undefined && rank < lowest.rank)
      report([...at, 'forces'], `${legalFrames[law]} cannot be met below level ${lowest.code}. Write ${lowest.code}.`);
  }
}

export function checkLevels(rule: ThresholdRule, path: Path, report: Report): void {
  const highest = Math.max(...rule.levels.map(({ rank }) => rank));
  for (const [index, { rank, code, law }] of rule.levels.entries()) {
    if (rule.levels.findIndex((other) => other.rank === rank) < index)
      report(
        [...path, 'levels', index, 'rank'],
        `Another level has the rank ${rank}. Each level has a rank of its own.`,
      );
    if (law.includes('section-47') && rank < highest)
      report([...path, 'levels', index, 'law'], `Section 47 stands at the highest level, not at ${code}.`);
    checkSufficiency(rule, index, path, report);
  }
  checkReachable(rule, path, report);
  checkTriggers(rule, path, report);
}
