import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import type { LadderRule } from '../../rulebook/ladder/ladder-rule.ts';
import type { PathwayRule } from '../../rulebook/pathway/pathway-rule.ts';
import { ladderText, onlyLadder, raised, step } from '../../rulebook/testing/ladder-scene.ts';
import {
  admitted,
  authority,
  pathwaysOf,
  pathwayText,
  proposed,
  referred,
} from '../../rulebook/testing/pathway-scene.ts';
import { at, chronicle, council, oldSchool, packOf, rulebookOf } from '../../rulebook/testing/scene.ts';
import { ladderPicture } from './ladder-picture.ts';
import { pathwayPicture } from './pathway-picture.ts';
import { linesOf } from './svg-text.ts';

const names: Readonly<Record<string, string>> = { [oldSchool]: 'Fictional School', [council]: 'Fictional Council' };
const organisationName = (organisation: string): string => names[organisation] ?? organisation;

function ladderRuleOf(text: string): LadderRule {
  const [rule] = packOf(text).rules;
  assert.ok(rule !== undefined && 'ladder' in rule);
  return rule;
}
function pathwayRuleOf(text: string): PathwayRule {
  const [rule] = packOf(text).rules;
  assert.ok(rule !== undefined && 'pathway' in rule);
  return rule;
}

const rule = ladderRuleOf(ladderText());
const pictureAt = (entries: ReturnType<typeof chronicle>, asOf: string): string => {
  const ladder = onlyLadder(entries, rulebookOf(ladderText()), asOf);
  return ladderPicture(rule, { ladder, at: at(asOf), organisationName }).toString();
};
const svgOf = (markup: string): string => /<svg[^]*?<\/svg>/u.exec(markup)?.[0] ?? '';
const words = (markup: string): string => markup.replaceAll(/<[^>]*>/gu, ' ').replaceAll(/\s+/gu, ' ');

test('a drawn ladder has a title and a description, and a table that says the same', () => {
  const markup = ladderPicture(rule).toString();
  assert.match(
    markup,
    /<svg[^>]*role="img"[^>]*aria-labelledby="ladder-resolution-title ladder-resolution-description"/u,
  );
  assert.match(markup, /<title id="ladder-resolution-title">A rule<\/title>/u);
  assert.match(
    markup,
    /<desc id="ladder-resolution-description">Stages from the first to the last: 1: Practitioners\. 2: Managers\. 3: Senior leads\.<\/desc>/u,
  );
  const [, besides = ''] = markup.split('</svg>');
  for (const title of ['Practitioners', 'Managers', 'Senior leads']) {
    assert.ok(words(svgOf(markup)).includes(title) && words(besides).includes(title), title);
  }
  assert.match(words(besides), /School: DSL; deputy: headteacher; out of hours: front door worker \(council\)/u);
  assert.match(words(besides), /within 2 working days\. Urgent: within 4 hours\./u);
});

test('the stage where a challenge is now is marked in words, once in the picture and once in the table', () => {
  const markup = pictureAt(chronicle(raised()), '2026-12-28T12:00');
  assert.equal(svgOf(markup).match(/It is here now/gu)?.length, 1);
  assert.equal(markup.match(/Here now/gu)?.length, 1);
  assert.match(words(markup), /2\. Managers Here now/u);
  assert.match(words(markup), /Settle by: 31 December 2026/u);
});

test('while nobody has responded it says so, and whom to ring', () => {
  const entries = chronicle(raised(), step('acknowledged', '2026-12-18T14:00', { by: 'x' }));
  const before = 'Now at stage 1. Nobody has responded. Ring Fictional School: DSL; Fictional Council: team manager.';
  assert.ok(words(pictureAt(entries, '2026-12-18T13:59')).includes(before));
  assert.ok(words(pictureAt(entries, '2026-12-18T14:00')).includes('Now at stage 1. Somebody has responded.'));
});

test('closed without evidence says without what', () => {
  const entries = chronicle(raised(), step('closed', '2026-12-18T14:00', { outcome: 'x' }));
  const markup = pictureAt(entries, '2026-12-19');
  assert.match(words(markup), /Closed without: Agreed; Action done; Told\./u);
  assert.doesNotMatch(svgOf(markup), /It is here now/u);
});

test('a ladder that is not confirmed says so first, and what is known is shown', () => {
  const bare = ladderRuleOf(`
  - ladder: bare
    ABOUT
    confirmed: no
    withinAgency: not known
    beside: [{ title: Immediate danger, says: Ring 999 }]
`);
  const markup = ladderPicture(bare).toString();
  assert.match(words(markup), /Not confirmed\..*never run.*Immediate danger: Ring 999/u);
  assert.doesNotMatch(markup, /<svg/u);
});

const pathway = pathwayRuleOf(pathwayText());
const running = (entries: ReturnType<typeof chronicle>, asOf: string, regions?: readonly string[]) => {
  const [found] = pathwaysOf(entries, asOf);
  assert.ok(found !== undefined);
  return pathwayPicture(pathway, { pathway: found, organisationName, regions }).toString();
};

test('each region is a picture with a title and a description that names every way', () => {
  const markup = pathwayPicture(pathway).toString();
  assert.match(markup, /<title id="pathway-stays-health-title">Health<\/title>/u);
  assert.match(
    markup,
    /<desc[^>]*>1: Community, leads to Referred\. 2: Referred, leads to Ward, On the ladder \(Together\)\./u,
  );
  assert.equal(markup.match(/<svg/gu)?.length, 2);
  assert.match(words(markup), /Always: Told first\./u);
});

test('the state is marked in words, with who answers, since when, and what its ways need', () => {
  const markup = running(
    chronicle(referred('2026-01-05T09:00'), authority('2026-01-06'), proposed('2026-01-06')),
    '2026-01-07',
  );
  assert.match(words(markup), /Referred\. Here since 5 January 2026 at 9am\. Answers for it: consultant, /u);
  assert.match(words(markup), /2\. Referred Here now/u);
  assert.match(words(markup), /Admitted: Ward\. Needs the family told\./u);
  assert.equal(svgOf(markup).match(/Here now/gu)?.length, 1);
});

test('what happened without what it needed is said with its time', () => {
  const markup = running(chronicle(referred('2026-01-05'), admitted('2026-01-07T18:30')), '2026-01-08');
  assert.match(words(markup), /7 January 2026 at 6:30pm, Health: happened without legal authority/u);
});

test('a region that the viewer may not see is not there in any form', () => {
  const markup = running(chronicle(referred('2026-01-05'), admitted('2026-01-07')), '2026-01-08', ['joint']);
  assert.doesNotMatch(words(markup), /Health|Ward|legal authority/u);
  assert.match(words(markup), /Together/u);
});

test('every picture can be scrolled by keyboard and is named', () => {
  for (const markup of [ladderPicture(rule).toString(), pathwayPicture(pathway).toString()]) {
    for (const [before] of markup.matchAll(/[^]{200}<svg/gu))
      assert.match(before, /role="region" aria-label="Picture: [^"]+" tabindex="0"/u);
  }
});

test('words that look like markup stay words', () => {
  const titled = ladderRuleOf(ladderText().replace('title: Managers', 'title: "<script>x</script> & <b>"'));
  const markup = ladderPicture(titled).toString();
  assert.doesNotMatch(markup, /<script|<b>/u);
  assert.match(markup, /&lt;script&gt;/u);
});

test('breaking words into lines loses none and keeps to the width', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-z]{1,12}$/u)), fc.integer({ min: 12, max: 40 }), (all, width) => {
      const lines = linesOf(all.join(' '), width);
      assert.equal(lines.join(' '), all.join(' '));
      assert.ok(lines.every((line) => line.length <= width && line !== ''));
    }),
  );
});
