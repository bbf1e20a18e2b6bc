import { followsFixtures } from '../testing/govuk-fixtures.ts';
import { summaryList } from './summary-list.ts';

followsFixtures('summary-list', summaryList);
