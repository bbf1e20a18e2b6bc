/** Every page that answers without signing in, apart from those for keeping the service running. */

import { bundleDoor } from '../../transition/pages/bundle-door.ts';
import { guestRoutes } from '../../voices/routes.ts';
import { calendarFeed } from '../calendar/feed.ts';
import { stopNoticesAction, stopNoticesPage } from '../notices/stop-page.ts';
import { codeAction, codePage } from './code-page.ts';
import { employerReturnPage, employerStartPage } from './employer-pages.ts';
import { openToGuests } from './guest-route.ts';
import type { OpenRoute } from './open-route.ts';
import { passkeySignInAction } from './passkey-sign-in.ts';
import { setUpCodeAction, setUpCodePage } from './set-up-code-page.ts';
import { setUpAction, setUpPage } from './set-up-page.ts';
import { setUpPasskeyAction, setUpPasskeyPage } from './set-up-passkey-page.ts';
import { signInAction, signInPage } from './sign-in-page.ts';
import { signOutAction, signOutPage } from './sign-out-page.ts';

export const openRoutes: readonly OpenRoute[] = [
  signInPage,
  signInAction,
  passkeySignInAction,
  employerStartPage,
  employerReturnPage,
  codePage,
  codeAction,
  setUpPage,
  setUpAction,
  setUpCodePage,
  setUpCodeAction,
  setUpPasskeyPage,
  setUpPasskeyAction,
  signOutPage,
  signOutAction,
  stopNoticesPage,
  stopNoticesAction,
  calendarFeed,
  ...[...guestRoutes, ...bundleDoor].map(openToGuests),
];
