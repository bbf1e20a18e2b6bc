/** What of sharing has pages of its own. */
import type { PageRoute } from '../../ui/page-route.ts';
import { addInvolvementAction, addInvolvementPage } from './add-involvement.ts';
import { changeInvolvementAction, changeInvolvementPage } from './change-involvement.ts';
import { involvementPage } from './involvement.ts';
import { shareAction, sharePage } from './share.ts';

export const sharingRoutes: readonly PageRoute[] = [
  involvementPage,
  addInvolvementPage,
  addInvolvementAction,
  changeInvolvementPage,
  changeInvolvementAction,
  sharePage,
  shareAction,
];
