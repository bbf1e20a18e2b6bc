import assert from 'node:assert/strict';
import { test } from 'node:test';
import { document, packFrom, problemsWith, testRefusals, whenOf } from './threshold.fixture.ts';

test('the document without mistakes is read', () => {
  assert.equal(packFrom(document).rules.length, 1);
});

testRefusals([
  [
    'an unknown kind of entry',
    ...whenOf('{ entry: suspension.recrded }'),
    /^There is no kind of entry called "suspension.recrded". Did you mean "suspension.recorded"\?/u,
  ],
  [
    'an unknown fact',
    'facts: [suspension]',
    'facts: [suspensions]',
    /^"suspensions" is not possible here. Did you mean "suspension"\?/u,
  ],
  [
    'an indicator without a domain',
    'levels: [L2], domain: child, text: Suspended',
    'levels: [L2], text: Suspended',
    /^"domain" is missing/u,
  ],
  [
    'an unknown domain',
    'domain: child, text: Suspended',
    'domain: chlid, text: Suspended',
    /^This document has no domain called "chlid". Did you mean "child"\?/u,
  ],
  [
    'an unknown level',
    'levels: [L2], domain: child, text: Suspended',
    'levels: [L9], domain: child, text: Suspended',
    /^There is no level "L9" in this document/u,
  ],
  [
    'an indicator that is seen in nothing',
    'text: Suspended, facts: [suspension] }',
    'text: Suspended }',
    /^Say in which facts it is seen/u,
  ],
  [
    'a concern without a level',
    'id: suspended, levels: [L2]',
    'id: suspended, levels: []',
    /^A concern stands at one or more levels/u,
  ],
  [
    'an unmet need with a level',
    'kind: unmet-need, domain',
    'kind: unmet-need, levels: [L2], domain',
    /^An unmet need asks a question and stands at no level/u,
  ],
  [
    'a strength in a concern',
    'text: Suspended, facts: [suspension]',
    'text: Suspended, facts: [healthy]',
    /^"healthy" is a strength/u,
  ],
  [
    'something else than a strength in a strength',
    'facts: [works-with-services]',
    'facts: [persistent-absence]',
    /^"persistent-absence" is no strength/u,
  ],
  ['ages the wrong way round', 'age: { to: 15 }', 'age: { from: 16, to: 15 }', /^The ages end before they begin/u],
  [
    'one fact at two levels in two indicators',
    'facts: [struggling-to-care]',
    'facts: [struggling-to-care, suspension]',
    /^"suspension" also stands in "suspended", at another level. Write one indicator with both levels/u,
  ],
  [
    'an id that is used twice',
    'id: harm, title',
    'id: suspended, title',
    /^There is already an indicator, a trigger or a pattern over time called "suspended"/u,
  ],
  [
    'a level code that is used twice',
    'code: L3, rank: 3',
    'code: L2, rank: 3',
    /^There is already a level called "L2"/u,
  ],
  ['a rank that is used twice', 'code: L3, rank: 3', 'code: L3, rank: 2', /^Another level has the rank 2/u],
  [
    'a trigger of section 47 below the highest level',
    'forces: L4, route: Strategy',
    'forces: L3, route: Strategy',
    /^section 47 of the Children Act 1989 \(significant harm\) cannot be met below level L4. Write L4/u,
  ],
  [
    'a trigger of section 17 below the level where it stands',
    'eligible: An assessment',
    'forces: L2',
    /^section 17 .* cannot be met below level L3. Write L3/u,
  ],
  [
    'section 47 at a lower level',
    'law: [section-17]',
    'law: [section-47]',
    /^Section 47 stands at the highest level, not at L3/u,
  ],
  [
    'law that can be overridden',
    'route: Assessment, law',
    'route: Assessment, overridable: true, law',
    /^What the law asks for cannot be overridden/u,
  ],
  [
    'a trigger for nothing',
    'eligible: An assessment, ',
    '',
    /^A trigger says which level it forces, or what the child is eligible for/u,
  ],
  [
    'more domains than there are',
    'atLeast: 2, domainsAtLeast: 2',
    'atLeast: 4, domainsAtLeast: 4',
    /^This document has only 3 domains/u,
  ],
  [
    'more domains than indicators',
    'atLeast: 2, domainsAtLeast: 2',
    'atLeast: 1, domainsAtLeast: 2',
    /^2 domains need at least 2 indicators/u,
  ],
  [
    'more indicators than there are',
    'atLeast: 2, domainsAtLeast: 2',
    'atLeast: 9, domainsAtLeast: 2',
    /^Nothing recorded can ever indicate level L3. Give it indicators or a trigger/u,
  ],
  [
    'judgement alone where something can be indicated',
    'means: Some help.,',
    'means: Some help., byJudgementAlone: So it is.,',
    /^Level L2 can be indicated by what is recorded/u,
  ],
  [
    'an unknown rule on agreement',
    'agreement: [asked]',
    'agreement: [aksed]',
    /^This document has no rule on agreement called "aksed". Did you mean "asked"\?/u,
  ],
  [
    'an unknown timescale',
    'timescales: [conference]',
    'timescales: [conferences]',
    /^This document has no timescale called "conferences"/u,
  ],
  [
    'working days without their calendar',
    ', calendar: working days',
    '',
    /^It counts working days. Write "calendar: working days"/u,
  ],
  ['a step from a level to itself', 'from: L2, to: L3', 'from: L3, to: L3', /^A step goes from one level to another/u],
  [
    'a pattern over time that counts nothing',
    'when: { count: { entry: missing-episode.recorded }, atLeast: 3, within: 90 days }',
    'when: { entry: missing-episode.recorded }',
    /^A pattern over time counts something/u,
  ],
  [
    'a pattern over time beside a prompt',
    'title: Missing three times, when',
    'title: Missing three times, prompt: missing-again, when',
    /^Name a prompt .* one of the two/u,
  ],
  ['a question that is none', 'ask: Who reads it all again?', 'ask: Read it.', /^Write a question/u],
  [
    'a part that is not verified and does not say why',
    'id: child, title: Child',
    'id: child, title: Child, verified: no',
    /^Say under "note" what has not been verified/u,
  ],
  [
    'an unknown source of a part',
    'id: child, title: Child',
    'id: child, title: Child, source: { ref: manaul, at: x }',
    /^There is no source called "manaul" in this pack. Did you mean "manual"\?/u,
  ],
  ['an example that expects an unknown level', 'band: L2', 'band: L7', /There is no level "L7"/u],
  [
    'an example that expects an unknown part',
    'mentions: [suspended]',
    'mentions: [suspend]',
    /This document has no part called "suspend". Did you mean "suspended"\?/u,
  ],
]);

test('a level that no indicator and no trigger reaches is refused, unless it says why only a person can reach it', () => {
  const without = document
    .split('\n')
    .filter((line) => !/levels: \[L2\]/u.test(line))
    .join('\n')
    .replace('mentions: [suspended], ', '')
    .replace('band: L2, ', 'band: nothing, ');
  assert.throws(() => packFrom(without), /Nothing recorded can ever indicate level L2/u);
  const said = without.replace('means: Some help.,', 'means: Some help., byJudgementAlone: The list was not read.,');
  assert.equal(packFrom(said).rules.length, 1);
});

test('one more mistake does not hide another', () => {
  const found = problemsWith(
    'id: suspended, levels: [L2], domain: child',
    'id: suspended, levels: [L9], domain: chlid',
  );
  assert.equal(found.filter((problem) => /Testshire|domain|level/u.test(problem)).length, 2, found.join('\n'));
});
