import { followsFixtures } from '../testing/govuk-fixtures.ts';
import { tabs } from './tabs.ts';

followsFixtures('tabs', tabs);
