/** Who can be reached: the pages by which that is kept. */
import { coverRoute } from '../../ui/addresses.ts';
import type { NavigationEntry, PageRoute } from '../../ui/page-route.ts';
import { absencesAction, absencesPage } from './absences.ts';
import { coverPage, keepsCover } from './cover.ts';
import { coverOfAction, coverOfPage } from './cover-of.ts';

export const coverRoutes: readonly PageRoute[] = [coverPage, coverOfPage, coverOfAction, absencesPage, absencesAction];

export const coverNavigation: NavigationEntry = {
  section: 'cover',
  text: 'Cover',
  href: coverRoute.link(),
  isFor: keepsCover,
};
