import { followsFixtures } from '../testing/govuk-fixtures.ts';
import { skipLink } from './skip-link.ts';

followsFixtures('skip-link', skipLink);
