import { followsFixtures } from '../testing/govuk-fixtures.ts';
import { details } from './details.ts';

followsFixtures('details', details);
