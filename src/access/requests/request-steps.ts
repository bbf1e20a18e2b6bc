/** What is done about a request to see a record, as steps with a day. */

export const requestSteps = {
  'identity-asked': 'Asked for proof of who they are',
  'identity-confirmed': 'Saw proof of who they are',
  'clarification-asked': 'Asked what they mean',
  'clarification-received': 'They answered what they mean',
  extended: 'Told them that it takes longer',
  'handed-over': 'Handed over',
  'answers-itself': 'The organisation answers them itself',
  noted: 'Something else',
  withdrawn: 'They no longer want it',
  refused: 'Refused as a whole',
} as const;
export type RequestStep = keyof typeof requestSteps;
export const isRequestStep = (code: string): code is RequestStep => Object.hasOwn(requestSteps, code);

/** Steps of the request as a whole that somebody writes down by hand. */
export const stepsByHand = [
  'identity-asked',
  'identity-confirmed',
  'clarification-asked',
  'clarification-received',
  'extended',
  'noted',
  'withdrawn',
  'refused',
] as const satisfies readonly RequestStep[];

type Taken = { readonly step: RequestStep };

const taken = (steps: readonly Taken[], step: RequestStep): boolean => steps.some((each) => each.step === step);
const times = (steps: readonly Taken[], step: RequestStep): number => steps.filter((each) => each.step === step).length;

export const isIdentified = (steps: readonly Taken[]): boolean => taken(steps, 'identity-confirmed');
export const isClosed = (steps: readonly Taken[]): boolean => taken(steps, 'withdrawn') || taken(steps, 'refused');
const isPaused = (steps: readonly Taken[]): boolean =>
  times(steps, 'clarification-asked') > times(steps, 'clarification-received');

/** Those of the steps by hand that can come next. */
export function possibleSteps(steps: readonly Taken[]): readonly (typeof stepsByHand)[number][] {
  if (isClosed(steps)) return ['noted'];
  return stepsByHand.filter((step) => {
    switch (step) {
      case 'identity-asked':
        return !isIdentified(steps) && !taken(steps, 'identity-asked');
      case 'identity-confirmed':
        return !isIdentified(steps);
      case 'clarification-asked':
        return !isPaused(steps);
      case 'clarification-received':
        return isPaused(steps);
      case 'extended':
        return !taken(steps, 'extended');
      default:
        return true;
    }
  });
}
