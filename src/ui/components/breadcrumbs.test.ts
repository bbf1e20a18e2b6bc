import { followsFixtures } from '../testing/govuk-fixtures.ts';
import { breadcrumbs } from './breadcrumbs.ts';

followsFixtures('breadcrumbs', breadcrumbs);
