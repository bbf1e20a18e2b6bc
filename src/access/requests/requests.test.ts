/** The clock of a request, cuts in a text, and what a decision has to say, as examples and as properties. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { capacities, capacityCodes } from './capacities.ts';
import { cutText, cutWords, findCuts } from './cut-text.ts';
import { groundCodes, grounds, toldOf } from './grounds.ts';
import {
  type DecidedOn,
  faultsOf,
  harmCodes,
  holdsBack,
  keptWhole,
  otherPeopleCodes,
  outcomeCodes,
  type PassageDecision,
} from './passage-decision.ts';
import type { Profession } from './professions.ts';
import { requestClock, type StepOnDay } from './request-clock.ts';
import { possibleSteps, requestSteps, type stepsByHand } from './request-steps.ts';

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
const weekdays = (date: Temporal.PlainDate): boolean => date.dayOfWeek < 6;
const clock = (received: string, steps: readonly (readonly [StepOnDay['step'], string])[] = []) =>
  requestClock(
    day(received),
    steps.map(([step, on]) => ({ step, on: day(on) })),
    weekdays,
  );
const due = (...given: Parameters<typeof clock>): string | undefined => {
  const shown = clock(...given);
  return shown.state === 'runs' ? shown.due.toString() : undefined;
};

test('one month to the same day, the last of a shorter month, and the next working day', () => {
  assert.equal(due('2026-09-03'), '2026-10-05', '3 October 2026 is a Saturday');
  assert.equal(due('2026-11-10'), '2026-12-10');
  assert.equal(due('2026-03-31'), '2026-04-30');
  assert.equal(due('2027-01-31'), '2027-03-01', '28 February 2027 is a Sunday');
  assert.equal(due('2026-11-10', [['extended', '2026-12-01']]), '2027-02-10');
});

test('it begins with the proof that was asked for, and with the request when nobody had to ask', () => {
  assert.deepEqual(clock('2026-11-10', [['identity-asked', '2026-11-11']]).state, 'waits-for-identity');
  const asked = [['identity-asked', '2026-11-11'] as const, ['identity-confirmed', '2026-11-16'] as const];
  assert.equal(due('2026-11-10', asked), '2026-12-16');
  assert.equal(due('2026-11-10', [['identity-confirmed', '2026-11-16']]), '2026-12-10');
});

test('it stands still while the person is asked what they mean, each time', () => {
  const first = [['clarification-asked', '2026-11-12'] as const, ['clarification-received', '2026-11-17'] as const];
  assert.equal(due('2026-11-10', first), '2026-12-15');
  assert.deepEqual(clock('2026-11-10', [...first, ['clarification-asked', '2026-12-01']]), {
    state: 'paused',
    since: day('2026-12-01'),
    left: 14,
  });
});

const days = fc.integer({ min: 0, max: 4000 }).map((count) => day('2024-01-01').add({ days: count }));
const later = fc.integer({ min: 0, max: 60 });

test('the answer is due on a working day, never sooner than four weeks, and never sooner for a pause or an extension', () => {
  fc.assert(
    fc.property(days, later, later, fc.boolean(), (received, ask, wait, isExtended) => {
      const asked = received.add({ days: ask });
      const steps: StepOnDay[] = [
        { step: 'clarification-asked', on: asked },
        { step: 'clarification-received', on: asked.add({ days: wait }) },
      ];
      const plain = requestClock(received, [], weekdays);
      const paused = requestClock(received, isExtended ? [...steps, { step: 'extended', on: asked }] : steps, weekdays);
      assert.ok(plain.state === 'runs' && paused.state === 'runs');
      assert.ok(weekdays(plain.due) && weekdays(paused.due));
      assert.ok(received.until(plain.due, { largestUnit: 'days' }).days >= 28);
      assert.ok(Temporal.PlainDate.compare(paused.due, plain.due) >= 0);
      assert.equal(paused.stoodStill, wait);
      assert.ok(Temporal.PlainDate.compare(paused.extendBy, paused.due) <= 0);
      // The order in which steps were written down does not matter
      assert.deepEqual(requestClock(received, steps.toReversed(), weekdays).state, 'runs');
    }),
  );
});

test('only what can come next is offered, and after the end only a note', () => {
  assert.ok(!possibleSteps([]).includes('clarification-received'));
  assert.ok(!possibleSteps([{ step: 'identity-confirmed' }]).includes('identity-asked'));
  assert.ok(!possibleSteps([{ step: 'extended' }]).includes('extended'));
  assert.deepEqual(possibleSteps([{ step: 'refused' }]), ['noted']);
  fc.assert(
    fc.property(fc.array(fc.nat(20)), (choices) => {
      const taken: { step: (typeof stepsByHand)[number] }[] = [];
      for (const choice of choices) {
        const possible = possibleSteps(taken);
        const step = possible[choice % possible.length];
        assert.ok(step !== undefined && Object.hasOwn(requestSteps, step));
        taken.push({ step });
      }
      const times = (step: string): number => taken.filter((each) => each.step === step).length;
      assert.ok(times('identity-confirmed') <= 1 && times('extended') <= 1);
      assert.ok(times('clarification-asked') - times('clarification-received') <= 1);
      assert.ok(times('clarification-asked') >= times('clarification-received'));
    }),
  );
});

test('nothing that was cut is left, and nothing else is lost', () => {
  const texts = fc.string({ unit: fc.constantFrom('a', 'b', 'ab', ' ', '\n', 'é', '👧'), maxLength: 40 });
  fc.assert(
    fc.property(
      texts,
      fc.array(
        texts.filter((word) => word.trim() !== ''),
        { maxLength: 4 },
      ),
      (text, words) => {
        const { cuts, missing } = findCuts(text, words);
        const segments = cutText(text, cuts);
        const kept = segments.map((segment) => ('text' in segment ? segment.text : '\u0000'));
        for (const word of words) assert.ok(!kept.some((part) => part.includes(word)), word);
        assert.deepEqual(
          missing,
          words.filter((word) => !text.includes(word)),
        );
        const removed = cuts.reduce((sum, [from, to]) => sum + to - from, 0);
        assert.equal(kept.join('').replaceAll('\u0000', '').length, text.length - removed);
        for (const word of cutWords(text, cuts)) assert.ok(text.includes(word));
        // Whoever looks again at the words that were cut cuts the same or more
        assert.ok(findCuts(text, cutWords(text, cuts)).cuts.every(([from, to]) => to > from));
      },
    ),
  );
});

const opinions = new Map<string, Profession>([
  ['health-opinion', 'health'],
  ['social-opinion', 'social-care'],
]);
const decisions: fc.Arbitrary<PassageDecision> = fc.record({
  outcome: fc.constantFrom(...outcomeCodes),
  cuts: fc.constantFrom<[number, number][][]>([], [[0, 3]]),
  summary: fc.constantFrom('', 'in short'),
  others: fc.constantFrom(...otherPeopleCodes),
  othersBecause: fc.constantFrom('', 'she agrees'),
  harm: fc.constantFrom(...harmCodes),
  opinion: fc.constantFrom(null, 'health-opinion', 'social-opinion', 'nobodys'),
  grounds: fc.subarray([...groundCodes]),
  reason: fc.constantFrom('', 'because'),
  hidesAuthor: fc.boolean(),
  files: fc.constantFrom(null, 'given' as const, 'kept-back' as const),
  together: fc.boolean(),
});
const abouts: fc.Arbitrary<DecidedOn> = fc.record({
  isHealth: fc.boolean(),
  hasFiles: fc.boolean(),
  opinions: fc.constant(opinions),
});

test('a decision without a fault gives a reason for what stays back, and lets no serious harm out', () => {
  let faultless = 0;
  fc.assert(
    fc.property(decisions, abouts, (decision, about) => {
      if (faultsOf(decision, about).length > 0) return;
      faultless += 1;
      if (holdsBack(decision)) assert.ok(decision.grounds.length > 0 && decision.reason !== '');
      if (decision.harm === 'likely') assert.notEqual(decision.outcome, 'whole');
      if (decision.harm !== 'none') assert.ok(opinions.has(decision.opinion ?? ''));
      if (about.isHealth) assert.equal(opinions.get(decision.opinion ?? ''), 'health');
      if (decision.others === 'removed') assert.ok(holdsBack(decision));
      if (decision.others === 'consented' || decision.others === 'reasonable')
        assert.notEqual(decision.othersBecause, '');
      if (decision.grounds.includes('serious-harm')) assert.equal(decision.harm, 'likely');
      if (about.hasFiles) assert.notEqual(decision.files, null);
    }),
    { numRuns: 20_000 },
  );
  assert.ok(faultless > 100, `${faultless} decisions without a fault`);
  assert.deepEqual(faultsOf(keptWhole, { isHealth: false, hasFiles: false, opinions }), []);
});

test('every ground says where it stands; what must not be told is not told', () => {
  for (const code of groundCodes) assert.match(grounds[code].address ?? '', /^https:/u, code);
  assert.deepEqual(toldOf(['crime']), []);
  assert.deepEqual(toldOf(['third-party', 'third-party', 'crime']), ['about somebody else']);
  for (const code of capacityCodes) assert.ok(capacities[code].title.length > 10);
});
