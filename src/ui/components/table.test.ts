import { followsFixtures } from '../testing/govuk-fixtures.ts';
import { table } from './table.ts';

followsFixtures('table', table);
