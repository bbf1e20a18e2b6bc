import { followsFixtures } from '../testing/govuk-fixtures.ts';
import { taskList } from './task-list.ts';

followsFixtures('task-list', taskList);
