import { raw } from '../raw.ts';
import { followsFixtures } from '../testing/govuk-fixtures.ts';
import { serviceNavigation } from './service-navigation.ts';

followsFixtures('service-navigation', serviceNavigation, {
  // Their slots are strings of markup.
  adapt({ slots, ...options }) {
    const entries = Object.entries(slots ?? {}).map(([name, slot]) => [
      name,
      typeof slot === 'string' ? raw(slot) : slot,
    ]);
    return { ...options, slots: Object.fromEntries(entries) };
  },
});
