import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { matchPupil, matchReasonSays, type PupilMatch } from './match-pupil.ts';
import type { CandidateChild, IncomingPupil } from './pupil-likeness.ts';
import type { Upn } from './upn.ts';

const upnA = 'Q830299919001' as Upn;
const upnB = 'E830299919002' as Upn;
const temporary = 'Q83029992207B' as Upn;

const incoming = {
  upn: upnA,
  formerUpns: [],
  dateOfBirth: '2015-02-04',
  surname: 'O’NÉILL',
  forename: 'JAMIE',
} satisfies IncomingPupil;

const child = (subject: string, changes: Partial<CandidateChild<string>> = {}): CandidateChild<string> => ({
  subject,
  upns: [upnA],
  formerUpns: [],
  dateOfBirth: '2015-02-04',
  surnames: ["O'Neill"],
  forenames: ['Jamie'],
  ...changes,
});

const without = <Key extends keyof IncomingPupil>(key: Key): Omit<IncomingPupil, Key> => {
  const { [key]: _left, ...rest } = incoming as IncomingPupil;
  return rest;
};

const codes = (match: PupilMatch<string>, subject: string): readonly string[] => {
  assert.equal(match.kind, 'ask');
  const found = match.kind === 'ask' ? match.candidates.find((one) => one.subject === subject) : undefined;
  assert.ok(found, `nobody was asked about ${subject}`);
  return found.reasons.map(({ code }) => code);
};

describe('a pupil is taken as a child in the record', () => {
  it('when number, date of birth and surname agree, however the name is written', () => {
    assert.deepEqual(matchPupil(incoming, [child('ann')]), { kind: 'same', subject: 'ann' });
  });
  it('when the forename is missing, since nothing contradicts', () => {
    assert.equal(matchPupil(without('forename'), [child('ann')]).kind, 'same');
  });
  it('when the surname is one the child had before', () => {
    assert.equal(matchPupil(incoming, [child('ann', { surnames: ['Patel', 'O’Neill'] })]).kind, 'same');
  });
  it('when a twin is in the record too', () => {
    const twin = child('twin', { upns: [upnB], forenames: ['Ava'] });
    assert.deepEqual(matchPupil(incoming, [twin, child('ann')]), { kind: 'same', subject: 'ann' });
  });
  it('when others share no more than a birthday', () => {
    const stranger = child('stranger', { upns: [upnB], surnames: ['Khan'], forenames: ['Zara'] });
    assert.deepEqual(matchPupil(incoming, [stranger, child('ann')]), { kind: 'same', subject: 'ann' });
  });
});

describe('a pupil is nobody in the record', () => {
  it('when there is no candidate', () => assert.deepEqual(matchPupil(incoming, []), { kind: 'none' }));
  for (const [what, candidate] of [
    ['a birthday', child('x', { upns: [upnB], surnames: ['Khan'], forenames: ['Zara'] })],
    ['a surname', child('x', { upns: [upnB], dateOfBirth: '2014-01-01', forenames: ['Zara'] })],
    ['a forename', child('x', { upns: [upnB], dateOfBirth: '2014-01-01', surnames: ['Khan'] })],
  ] as const) {
    it(`when only ${what} agrees`, () => assert.deepEqual(matchPupil(incoming, [candidate]), { kind: 'none' }));
  }
});

describe('a person is asked', () => {
  it('about twins: same date of birth and surname, different number', () => {
    const twin = child('twin', { upns: [upnB], forenames: ['Ava'] });
    assert.deepEqual(codes(matchPupil(incoming, [twin]), 'twin'), [
      'upn-different',
      'birth-same',
      'surname-same',
      'forename-different',
      'may-be-twins',
    ]);
  });
  it('when the number is that of one twin and the forename that of the other', () => {
    const jamie = child('jamie', { upns: [upnB] });
    const ava = child('ava', { forenames: ['Ava'] });
    const match = matchPupil(incoming, [jamie, ava]);
    assert.ok(codes(match, 'ava').includes('forename-different'));
    assert.ok(codes(match, 'jamie').includes('upn-different'));
  });
  it('when the forename differs though all else agrees', () => {
    assert.ok(
      codes(matchPupil({ ...incoming, forename: 'James' }, [child('ann')]), 'ann').includes('forename-different'),
    );
  });
  it('when the surname changed', () => {
    assert.ok(codes(matchPupil({ ...incoming, surname: 'Khan' }, [child('ann')]), 'ann').includes('surname-different'));
  });
  it('when the surname is a part of a double one', () => {
    assert.ok(
      codes(matchPupil({ ...incoming, surname: 'Khan-O’Neill' }, [child('ann')]), 'ann').includes('surname-partly'),
    );
  });
  it('when the number is one the child had before', () => {
    const moved = child('ann', { upns: [upnB], formerUpns: [upnA] });
    assert.ok(codes(matchPupil(incoming, [moved]), 'ann').includes('upn-former'));
  });
  it('when the file names a former number that the record knows as the current one', () => {
    const match = matchPupil({ ...incoming, upn: upnB, formerUpns: [upnA] }, [child('ann')]);
    assert.ok(codes(match, 'ann').includes('upn-former'));
  });
  it('when both name the same former number', () => {
    const match = matchPupil({ ...without('upn'), formerUpns: [temporary] }, [
      child('ann', { formerUpns: [temporary] }),
    ]);
    assert.ok(codes(match, 'ann').includes('upn-former'));
  });
  it('when the number that agrees is a temporary one', () => {
    const match = matchPupil({ ...incoming, upn: temporary }, [child('ann', { upns: [temporary] })]);
    assert.ok(codes(match, 'ann').includes('upn-same-temporary'));
  });
  it('when the file has no number', () => {
    assert.ok(codes(matchPupil(without('upn'), [child('ann')]), 'ann').includes('upn-unknown'));
  });
  it('when day and month of birth are swapped', () => {
    const match = matchPupil({ ...incoming, dateOfBirth: '2015-04-02' }, [child('ann')]);
    assert.ok(codes(match, 'ann').includes('birth-swapped'));
  });
  it('when the date of birth differs or is missing', () => {
    assert.ok(
      codes(matchPupil({ ...incoming, dateOfBirth: '2014-02-04' }, [child('a')]), 'a').includes('birth-different'),
    );
    assert.ok(codes(matchPupil(without('dateOfBirth'), [child('a')]), 'a').includes('birth-unknown'));
  });
  it('when two children in the record agree in full', () => {
    const match = matchPupil(incoming, [child('one'), child('two')]);
    for (const subject of ['one', 'two']) assert.ok(codes(match, subject).includes('others-have-upn'));
  });
  it('when the former number in the file is the number of somebody else', () => {
    const other = child('other', { upns: [upnB], dateOfBirth: '2013-03-03', surnames: ['Khan'], forenames: ['Zara'] });
    const match = matchPupil({ ...incoming, formerUpns: [upnB] }, [child('ann'), other]);
    assert.ok(codes(match, 'ann').includes('others-have-upn'));
    assert.ok(codes(match, 'other').includes('others-have-upn'));
  });
  it('when another child without a number has the same names and date of birth', () => {
    const match = matchPupil(incoming, [child('ann'), child('double', { upns: [] })]);
    assert.ok(codes(match, 'ann').includes('others-have-name'));
    assert.ok(!codes(match, 'double').includes('may-be-twins'));
  });
  it('with the likeliest first', () => {
    const match = matchPupil(incoming, [
      child('names', { upns: [], dateOfBirth: '2015-02-04' }),
      child('number', { forenames: ['Ava'], surnames: ['Khan'] }),
    ]);
    assert.deepEqual(match.kind === 'ask' && match.candidates.map(({ subject }) => subject), ['number', 'names']);
  });
});

describe('the decision', () => {
  const pick = <Value>(...values: readonly Value[]): fc.Arbitrary<Value> => fc.constantFrom(...values);
  const candidate = fc.record({
    subject: fc.uuid(),
    upns: fc.subarray([upnA, upnB, temporary]),
    formerUpns: fc.subarray([upnA, upnB, temporary]),
    dateOfBirth: pick('2015-02-04', '2015-04-02', '2014-01-01'),
    surnames: fc.subarray(['O’Neill', 'Khan', 'Khan-O’Neill']),
    forenames: fc.subarray(['Jamie', 'Ava']),
  });

  it('is never "same" unless exactly one candidate has the number, and that one agrees in all', () => {
    fc.assert(
      fc.property(fc.array(candidate, { maxLength: 5 }), (candidates) => {
        const match = matchPupil(incoming, candidates);
        if (match.kind !== 'same') return;
        const holders = candidates.filter(({ upns, formerUpns }) => upns.includes(upnA) || formerUpns.includes(upnA));
        assert.equal(holders.length, 1);
        assert.equal(holders[0]?.subject, match.subject);
        assert.equal(holders[0]?.dateOfBirth, incoming.dateOfBirth);
        assert.ok(holders[0]?.surnames.includes('O’Neill'));
      }),
      { numRuns: 2_000 },
    );
  });

  it('does not depend on the order of the candidates', () => {
    fc.assert(
      fc.property(fc.uniqueArray(candidate, { maxLength: 5, selector: ({ subject }) => subject }), (candidates) => {
        const subjects = (match: PupilMatch<string>): unknown =>
          match.kind === 'ask' ? match.candidates.map(({ subject }) => subject).toSorted() : match;
        assert.deepEqual(
          subjects(matchPupil(incoming, candidates)),
          subjects(matchPupil(incoming, candidates.toReversed())),
        );
      }),
    );
  });

  it('gives its reasons in words that quote nobody', () => {
    for (const says of Object.values(matchReasonSays)) {
      assert.match(says, /^[A-Z].*\.$/u);
      assert.doesNotMatch(says, /\d/u);
    }
  });
});
