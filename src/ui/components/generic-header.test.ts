import { followsFixtures } from '../testing/govuk-fixtures.ts';
import { genericHeader } from './generic-header.ts';

followsFixtures('generic-header', genericHeader);
