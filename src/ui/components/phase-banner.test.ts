import { followsFixtures } from '../testing/govuk-fixtures.ts';
import { phaseBanner } from './phase-banner.ts';

followsFixtures('phase-banner', phaseBanner, {
  // Some of their examples print a tag without words.
  adapt: (options) => ({ tag: { text: '' }, ...options }),
});
