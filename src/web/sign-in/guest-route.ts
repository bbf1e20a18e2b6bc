/** Pages of capabilities for people without an account, as pages that are open. */
import type { GuestRoute } from '../../ui/guest-route.ts';
import type { OpenRoute } from './open-route.ts';

export const openToGuests = ({ method, path, about, handle }: GuestRoute): OpenRoute => ({
  method,
  path,
  about,
  handle: ({ parts, parameters, body, cookie, now }) =>
    handle({
      services: parts.services,
      system: { partnership: parts.partnership },
      parameters,
      body,
      kept: cookie('page'),
      now,
    }),
});
