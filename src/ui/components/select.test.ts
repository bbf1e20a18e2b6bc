import { followsFixtures } from '../testing/govuk-fixtures.ts';
import { select } from './select.ts';

followsFixtures('select', select, { adapt: (options) => ({ items: [], ...options }) });
