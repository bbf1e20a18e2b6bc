/** Refuses a ladder whose stages cannot be climbed, whose limits cannot be counted, or for which nobody can act. */

import { canHaveRole } from '../../kinds/roles-by-organisation.ts';
import type { OrganisationKind, Role } from '../../kinds/vocabulary.ts';
import { organisationKinds, roles } from '../../kinds/vocabulary.ts';
import { checkDue } from '../pack/check-due.ts';
import { checkEnding, checkPattern, type Report } from '../pack/check-pattern.ts';
import type { Pack } from '../pack/pack-schema.ts';
import type { ActingRule, Cover } from '../pack/post-schema.ts';
import type { Path } from '../pack/schema-problems.ts';
import { challengeRaised } from './challenge.ts';
import type { LadderRule, StageLimit, StageRule } from './ladder-rule.ts';
import { limitOfStage } from './stage-limits.ts';

const triggers = [challengeRaised];

function checkLimit(limit: StageLimit | undefined, path: Path, report: Report): void {
  const written = limit === undefined ? null : limitOfStage(limit);
  if (written !== null) checkDue(written, path, { triggers, report });
}

function checkRole(role: Role, kind: OrganisationKind, path: Path, report: Report): void {
  if (!canHaveRole(kind, role)) {
    report(path, `No ${organisationKinds[kind].toLowerCase()} has a ${roles[role].toLowerCase()}.`);
  }
}

function checkCover(cover: Cover | undefined, kind: OrganisationKind, path: Path, report: Report): void {
  if (cover === undefined) return;
  if (typeof cover === 'string') checkRole(cover, kind, path, report);
  else checkRole(cover.role, cover.of, [...path, 'role'], report);
}

function checkActing(
  acting: ActingRule,
  kind: OrganisationKind,
  path: Path,
  { report, mustBeCovered }: { readonly report: Report; readonly mustBeCovered: boolean },
): void {
  checkRole(acting.acts, kind, [...path, 'acts'], report);
  checkCover(acting.deputy, kind, [...path, 'deputy'], report);
  checkCover(acting.outOfHours, kind, [...path, 'outOfHours'], report);
  for (const part of ['deputy', 'outOfHours'] as const) {
    if (mustBeCovered && acting[part] === undefined)
      report(path, `"${part}" is missing. A ladder in force says who acts when that person is away and out of hours.`);
  }
}

function checkStage(stage: StageRule, rule: LadderRule, path: Path, report: Report, mustBeCovered: boolean): void {
  checkLimit(stage.acknowledge, [...path, 'acknowledge'], report);
  checkLimit(stage.resolve, [...path, 'resolve'], report);
  checkLimit(stage.urgent?.acknowledge, [...path, 'urgent', 'acknowledge'], report);
  checkLimit(stage.urgent?.resolve, [...path, 'urgent', 'resolve'], report);
  const entries = Object.entries(stage.who) as readonly (readonly [OrganisationKind, ActingRule])[];
  for (const [kind, acting] of entries) checkActing(acting, kind, [...path, 'who', kind], { report, mustBeCovered });
  const { chair } = stage;
  if (chair !== undefined) checkRole(chair.role, chair.of, [...path, 'chair', 'role'], report);
  if (chair === undefined && entries.length === 0)
    report(path, `Nobody acts at stage ${stage.n}. Name who does for each kind of organisation, or who leads it.`);
  if (chair !== undefined) return;
  for (const { for: kind, by } of rule.proxies) {
    if (stage.who[kind] === undefined && stage.who[by] === undefined)
      report([...path, 'who'], `Nobody acts for a ${organisationKinds[kind].toLowerCase()} at stage ${stage.n}.`);
  }
}

/** Every stage has to be reached from where a challenge can start, and every way has to lead upwards. */
function checkWays({ stages, starts, skips }: LadderRule, path: Path, report: Report): void {
  const numbers = stages.map(({ n }) => n);
  const known = new Set(numbers);
  const exists = (n: number, at: Path): void => {
    if (!known.has(n)) report(at, `There is no stage ${n}.`);
  };
  const ways = new Map<number, number>();
  for (const [index, { n, next }] of stages.entries()) {
    const at = [...path, 'stages', index];
    const before = numbers[index - 1];
    if (before !== undefined && n <= before)
      report([...at, 'n'], `Stage ${n} comes after stage ${before}. Put them in order.`);
    const follows = next ?? numbers[index + 1];
    if (next !== undefined) exists(next, [...at, 'next']);
    if (next !== undefined && next <= n)
      report([...at, 'next'], `Stage ${n} leads back to stage ${next}, so it would never end.`);
    else if (follows !== undefined) ways.set(n, follows);
  }
  for (const [index, { at: n }] of starts.entries()) exists(n, [...path, 'starts', index, 'at']);
  for (const [index, { to }] of skips.entries()) exists(to, [...path, 'skips', index, 'to']);
  const reached = new Set<number>();
  for (const start of [numbers[0], ...starts.map(({ at }) => at), ...skips.map(({ to }) => to)]) {
    for (let n = start; n !== undefined && !reached.has(n); n = ways.get(n)) reached.add(n);
  }
  for (const [index, n] of numbers.entries()) {
    if (!reached.has(n)) report([...path, 'stages', index, 'n'], `No challenge can reach stage ${n}.`);
  }
}

export function checkLadder(rule: LadderRule, { status }: Pick<Pack, 'status'>, path: Path, report: Report): void {
  const mustBeCovered = rule.confirmed === 'yes' && (status === 'in-force' || status === 'approved');
  if (rule.confirmed === 'yes' && rule.stages.length === 0)
    report([...path, 'confirmed'], 'A ladder without stages is not confirmed. Write confirmed: no');
  for (const [index, stage] of rule.stages.entries())
    checkStage(stage, rule, [...path, 'stages', index], report, mustBeCovered);
  checkWays(rule, path, report);
  for (const [index, { by, when }] of rule.skips.entries()) {
    const at = [...path, 'skips', index];
    if (by === undefined && when === undefined)
      report(at, 'Say who may skip to this stage, or when it happens by itself.');
    if (when === undefined) continue;
    if (by === undefined) checkEnding(when, triggers, [...at, 'when'], report);
    else checkPattern(when, triggers, [...at, 'when'], report);
  }
  for (const [index, { shownBy }] of rule.closing.entries())
    checkEnding(shownBy, triggers, [...path, 'closing', index, 'shownBy'], report);
}
