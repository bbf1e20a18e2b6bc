import { classesOf, followsFixtures } from '../testing/govuk-fixtures.ts';
import { panel } from './panel.ts';

followsFixtures('panel', panel, {
  adapt(options) {
    const classes = classesOf(options);
    if (!classes.includes('govuk-panel--interruption')) return options;
    return { ...options, kind: 'interruption', classes: classes.replace('govuk-panel--interruption', '').trim() };
  },
});
