import { followsFixtures } from '../testing/govuk-fixtures.ts';
import { hint } from './hint.ts';

followsFixtures('hint', hint);
