/** Addresses of what leaves the partnership with a child who moves, and of what comes in. */
import { route } from './route.ts';

export const giveToCouncilRoute = route('/children/:child/moves/:move/give-to-council');
export const bundleRoute = route('/children/:child/moves/:move/bundle');
export const bringInRoute = route('/children/:child/bring-in');
export const broughtInRoute = route('/children/:child/bring-in/:draft');

/** For a school that does not sign in: by the link and the code that it was sent. */
export const bundleLinkRoute = route('/b/:token');
export const bundleCodeRoute = route('/b');
export const bundleReceiptRoute = route('/b/page/receipt');
export const bundleThanksRoute = route('/b/page/thank-you');
