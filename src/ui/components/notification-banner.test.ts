import { followsFixtures } from '../testing/govuk-fixtures.ts';
import { notificationBanner } from './notification-banner.ts';

followsFixtures('notification-banner', notificationBanner);
