/** The kind of entry by which somebody may leave out what a gate needs, or keep something from somebody beyond one step. */
import { z } from 'zod';
import { day, id, kindsOf, line, words } from './kind.ts';
import { withheldSubjectCodes } from './telling.ts';
import { roleCodes } from './vocabulary.ts';

const kind = kindsOf('shared');

export const gateExceptionAuthorised = kind('gate-exception.authorised', {
  title: 'Exception authorised',
  compartment: 'safeguarding',
  status: 'finding',
  precision: 'moment',
  data: z
    .strictObject({
      /** Without a gate and a need it stands until it ends, for every gate that a pack opens to standing ones. */
      gate: line.optional(),
      need: line.optional(),
      /** What the step and the exception are about, for example the move. */
      matter: id.optional(),
      /** Of whom it is not needed. */
      person: z.string().max(100).optional(),
      /** The legal test, by its id in the rule. */
      test: line,
      /** Why the test is met for this child and this person, in words. */
      evidence: words,
      authorisedBy: z.enum(roleCodes),
      /** The last day on which it holds; it has to be looked at again by then. */
      until: day,
      withheld: words,
      /** What can still be said to them. */
      maySay: words.optional(),
      /** Names one that stands, through every time that it is looked at again. */
      restriction: id.optional(),
      who: line.optional(),
      /** It holds for everybody else than these. */
      everybodyExcept: z.array(id).max(20).optional(),
      subjects: z.array(z.enum(withheldSubjectCodes)).max(7).optional(),
      /** Of which court and day, when a court ordered it. */
      order: line.optional(),
      reviewOn: day.optional(),
    })
    .refine(({ gate, need }) => (gate === undefined) === (need === undefined), {
      error: 'Give both the gate and the need, or neither',
      path: ['need'],
    })
    .refine(
      ({ gate, restriction, subjects }) =>
        (gate === undefined) === (restriction !== undefined && subjects !== undefined),
      {
        error: 'One that stands has an id and says what is withheld, and only such a one',
        path: ['restriction'],
      },
    ),
  sentence: ({ withheld, evidence }) => `It was authorised to withhold: ${withheld}. ${evidence}`,
  family: () => null,
});
