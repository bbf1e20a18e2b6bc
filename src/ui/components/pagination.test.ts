import { followsFixtures } from '../testing/govuk-fixtures.ts';
import { pagination } from './pagination.ts';

followsFixtures('pagination', pagination, {
  // Their list may hold empty objects; ours may hold what is not there.
  adapt: (options) => ({
    ...options,
    items: (options['items'] as object[] | undefined)?.map((item) => item && Object.keys(item).length > 0 && item),
  }),
});
