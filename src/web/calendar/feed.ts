/** The calendar that a program reads by its secret address. Counts of days, and nothing else. */
import { problem } from '../../errors.ts';
import { deadlinesCalendar } from '../../interchange/calendars/write-deadlines.ts';
import { withAccess } from '../../record/access.ts';
import { loadActor } from '../../record/actor.ts';
import { daysDue } from '../../record/calendar-feed/days-due.ts';
import { readerOfFeed } from '../../record/calendar-feed/own-feed.ts';
import { asSystem } from '../../record/system.ts';
import { calendarFeedRoute } from '../../ui/addresses.ts';
import { type OpenRoute, sent } from '../sign-in/open-route.ts';

export const calendarFeed: OpenRoute = {
  method: 'GET',
  path: calendarFeedRoute.path,
  about: 'Days on which something is due, for the calendar program of whoever has the secret address',
  handle: async ({ parts, parameters, now }) => {
    const { services, partnership, publicUrl } = parts;
    const reader = await readerOfFeed(services, parts, sent(parameters, 'secret'));
    const actor =
      reader === undefined
        ? undefined
        : await asSystem(services, parts, ({ transaction }) => loadActor(transaction, partnership, reader, now));
    if (actor === undefined) throw problem('NOT_FOUND');
    const days = await withAccess(services, actor, 'own calendar', daysDue);
    return {
      kind: 'download',
      fileName: 'throughline.ics',
      contentType: 'text/calendar; charset=utf-8',
      body: deadlinesCalendar({ days, writtenAt: now, publicUrl }),
    };
  },
};
