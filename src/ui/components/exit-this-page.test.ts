import { followsFixtures } from '../testing/govuk-fixtures.ts';
import { exitThisPage } from './exit-this-page.ts';

followsFixtures('exit-this-page', exitThisPage);
