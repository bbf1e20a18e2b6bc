import { safeHref } from '../href.ts';
import { followsFixtures } from '../testing/govuk-fixtures.ts';
import { backLink } from './back-link.ts';

followsFixtures('back-link', backLink, {
  // Ours must be told where it leads; theirs leads nowhere by default.
  adapt: (options) => ({ href: safeHref('#'), ...options }),
});
