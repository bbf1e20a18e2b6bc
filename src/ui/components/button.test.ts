import { classesOf, followsFixtures } from '../testing/govuk-fixtures.ts';
import { button } from './button.ts';

followsFixtures('button', button, {
  adapt(options) {
    const [, look, classes] = /^govuk-button--(secondary|warning|inverse)\b ?(.*)$/.exec(classesOf(options)) ?? [];
    return look === undefined ? options : { ...options, look, classes };
  },
});
