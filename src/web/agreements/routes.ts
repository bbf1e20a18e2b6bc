/** Pages of sharing agreements. Everybody who signs in may read what is agreed. */
import type { PageRoute } from '../../ui/page-route.ts';
import { agreementAction, agreementPage } from './agreement.ts';
import { agreementsPage } from './agreements.ts';
import { draftAgreementAction, draftAgreementPage } from './draft-agreement.ts';

export const agreementRoutes: readonly PageRoute[] = [
  agreementsPage,
  draftAgreementPage,
  draftAgreementAction,
  agreementPage,
  agreementAction,
];
