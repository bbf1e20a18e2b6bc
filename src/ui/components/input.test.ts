import { followsFixtures } from '../testing/govuk-fixtures.ts';
import { input } from './input.ts';

followsFixtures('input', input);
