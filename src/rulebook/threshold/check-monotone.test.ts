/** A concern never lowers a level: whatever could let one do so is refused. */
import { testRefusals, whenOf } from './threshold.fixture.ts';

testRefusals([
  [
    'an absence',
    ...whenOf('{ not: { entry: early-help.started } }'),
    /^"not" is refused in a threshold document: what is not recorded is unknown, not absent\. Here a pattern can be/u,
  ],
  [
    'an absence within other patterns',
    ...whenOf('{ all: [{ entry: note.recorded }, { any: [{ not: { entry: early-help.started } }] }] }'),
    /^"not" is refused/u,
  ],
  [
    'an upper bound',
    ...whenOf('{ entry: suspension.recorded, where: { schoolDays: { atMost: 5 } } }'),
    /^"atMost" is refused.*Write "atLeast"/u,
  ],
  [
    'a value that must not be',
    ...whenOf('{ entry: contact.decided, where: { outcome: { not: early-help } } }'),
    /^"not" is refused.*List under "in" what counts/u,
  ],
  [
    'what came since',
    ...whenOf('{ latest: { entry: suspension.recorded }, since: { entry: early-help.started } }'),
    /^"latest … since" is refused/u,
  ],
  [
    'an upper bound within a count',
    ...whenOf('{ count: { entry: suspension.recorded, where: { schoolDays: { atMost: 5 } } }, atLeast: 2 }'),
    /^"atMost" is refused/u,
  ],
  [
    'a comparison with a trigger',
    ...whenOf('{ entry: suspension.recorded, where: { organisation: trigger.organisation } }'),
    /^A threshold document has no trigger/u,
  ],
  [
    'a time before a trigger',
    ...whenOf('{ entry: suspension.recorded, happened: before trigger }'),
    /^A threshold document has no trigger/u,
  ],
  [
    'an absence in a trigger',
    'facts: [disabled-child]',
    'when: { not: { entry: note.recorded } }',
    /^"not" is refused/u,
  ],
]);
