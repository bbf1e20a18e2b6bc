import { test } from 'node:test';
import { assertLooksLike } from '../testing/looks-like.ts';
import { badge } from './badge.ts';

test('a badge has its words and its colour', () => {
  assertLooksLike(badge({ text: 'CP', colour: 'red' }), '<span class="moj-badge moj-badge--red">CP</span>');
  assertLooksLike(badge({ text: 'CLA', isLarge: true }), '<span class="moj-badge moj-badge--large">CLA</span>');
});

test('what only some should hear is hidden text, which every screen reader reads', () => {
  assertLooksLike(
    badge({ text: 'CP', visuallyHiddenText: 'Plan', attributes: { id: 'plan' } }),
    '<span class="moj-badge" id="plan"><span class="govuk-visually-hidden">Plan: </span>CP</span>',
  );
});
