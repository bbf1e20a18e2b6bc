/** The rulebook: its rules and packs, what was decided about them, and when law commences. */
import type { PageRoute } from '../../ui/page-route.ts';
import { commencementsAction, commencementsPage } from './commencements.ts';
import { packAction, packPage } from './pack.ts';
import { packsAction, packsPage } from './packs.ts';
import { rulePage } from './rule.ts';
import { rulesPage } from './rules.ts';
import { withdrawReleaseAction, withdrawReleasePage } from './withdraw-release.ts';

export const ruleRoutes: readonly PageRoute[] = [
  rulesPage,
  packsPage,
  packsAction,
  withdrawReleasePage,
  withdrawReleaseAction,
  packPage,
  packAction,
  commencementsPage,
  commencementsAction,
  rulePage,
];
