import { followsFixtures } from '../testing/govuk-fixtures.ts';
import { label } from './label.ts';

followsFixtures('label', label);
