import assert from 'node:assert/strict';
import { test } from 'node:test';
import { challengeTopicCodes } from './challenge-codes.ts';
import { decisionKinds, isDecision, topicOfDecision } from './decisions.ts';
import { isKind, kindNames } from './registry.ts';

test('every decision is a kind of entry, and a challenge of it has a topic', () => {
  for (const kind of decisionKinds) {
    assert.ok(isKind(kind), kind);
    assert.ok(
      challengeTopicCodes.some((topic) => topic === topicOfDecision(kind)),
      kind,
    );
  }
});

test('what was decided can be challenged, and what was only seen or said cannot', () => {
  const decided = kindNames.filter((kind) => /\.(?:decided|rejected|refused|waived|withheld)$/u.test(kind));
  assert.deepEqual(
    decided.filter((kind) => !isDecision(kind)),
    [],
  );
  for (const kind of ['concern.recorded', 'child-voice.recorded', 'challenge.raised', 'toString'])
    assert.ok(!isDecision(kind) && topicOfDecision(kind) === undefined, kind);
});
