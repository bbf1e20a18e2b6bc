/** The pages of everybody's own sign-in. */
import type { PageRoute } from '../../ui/page-route.ts';
import { proveAction, proveContinuePage, provePage } from '../sign-in/prove-page.ts';
import { ownCodeAppAction, ownCodeAppPage } from './code-app.ts';
import { ownEmployerAction, ownEmployerPage } from './employer.ts';
import { ownSignInPage } from './overview.ts';
import { newPasskeyAction, newPasskeyPage, passkeyAction, passkeyPage } from './passkeys.ts';
import { ownPasswordAction, ownPasswordPage } from './password.ts';
import { ownRecoveryCodesAction, ownRecoveryCodesPage } from './recovery-codes.ts';
import { endSessionAction } from './sessions.ts';

export const ownSignInRoutes: readonly PageRoute[] = [
  ownSignInPage,
  ownPasswordPage,
  ownPasswordAction,
  ownCodeAppPage,
  ownCodeAppAction,
  ownRecoveryCodesPage,
  ownRecoveryCodesAction,
  newPasskeyPage,
  newPasskeyAction,
  passkeyPage,
  passkeyAction,
  ownEmployerPage,
  ownEmployerAction,
  endSessionAction,
  provePage,
  proveAction,
  proveContinuePage,
];
