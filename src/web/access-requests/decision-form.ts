/** The form by which somebody decides on one passage: how it is read, and with what it begins. */
import { z } from 'zod';
import { cutWords, findCuts } from '../../access/requests/cut-text.ts';
import { groundCodes } from '../../access/requests/grounds.ts';
import {
  type DecisionField,
  fileDecisionCodes,
  harmCodes,
  otherPeopleCodes,
  outcomeCodes,
  type PassageDecision,
} from '../../access/requests/passage-decision.ts';
import { faultsOfPassage, hashOf, type Passage } from '../../record/access-requests/passages.ts';
import { blankForm, type Form, type PostedBody, readForm, withError } from '../../ui/form.ts';
import { oneOf, optionalText } from '../../ui/form-schemas.ts';

const long = 4_000;

const decisionForm = z.object({
  outcome: oneOf(outcomeCodes, 'Select what goes out'),
  words: optionalText({ label: 'Words to take out', max: long }),
  summary: optionalText({ label: 'Summary', max: long }),
  others: oneOf(otherPeopleCodes, 'Select whether it tells about somebody else'),
  consented: optionalText({ label: 'Who agrees', max: long }),
  reasonable: optionalText({ label: 'Why it is reasonable', max: long }),
  harm: oneOf(harmCodes, 'Select whether telling it could do serious harm'),
  opinionUnlikely: optionalText({ label: 'Opinion', max: 50 }),
  opinionLikely: optionalText({ label: 'Opinion', max: 50 }),
  files: oneOf(fileDecisionCodes, 'Select whether the files go out').optional(),
  author: z.array(z.literal('hidden')).optional(),
  grounds: z.array(z.enum(groundCodes, 'Select why something is taken out')).optional(),
  reason: optionalText({ label: 'Why', max: long }),
  /** Of the text that was on the page. */
  text: z.string().max(100),
});
export type DecisionForm = Form<typeof decisionForm>;
type Values = z.output<typeof decisionForm>;

export const textMark = ({ text }: Passage): string => hashOf(text).toString('hex');

/** With what was decided last, or with nothing chosen. */
export function decisionFormOf(passage: Passage): DecisionForm {
  const [last] = passage.log;
  if (last === undefined) return blankForm(decisionForm);
  const { decision, isOfThisText } = last;
  const { outcome, others, harm, opinion, grounds, reason, summary, files, hidesAuthor, othersBecause } = decision;
  return blankForm(decisionForm, {
    outcome,
    others,
    harm,
    grounds,
    reason,
    summary,
    ...(files === null ? {} : { files }),
    ...(hidesAuthor ? { author: ['hidden'] } : {}),
    ...(others === 'consented' ? { consented: othersBecause } : {}),
    ...(others === 'reasonable' ? { reasonable: othersBecause } : {}),
    ...(opinion === null ? {} : harm === 'likely' ? { opinionLikely: opinion } : { opinionUnlikely: opinion }),
    ...(isOfThisText ? { words: cutWords(passage.text, decision.cuts).join('\n') } : {}),
  });
}

/** Where on the form a fault is shown. */
function fieldFor(field: DecisionField, { others, harm }: Values): keyof Values {
  switch (field) {
    case 'othersBecause':
      return others === 'reasonable' ? 'reasonable' : 'consented';
    case 'opinion':
      return harm === 'likely' ? 'opinionLikely' : 'opinionUnlikely';
    case 'cuts':
      return 'words';
    case 'hidesAuthor':
      return 'author';
    case 'together':
      return 'outcome';
    default:
      return field;
  }
}

function decisionIn(values: Values, { about }: Passage, cuts: PassageDecision['cuts']): PassageDecision {
  const { outcome, others, harm } = values;
  const opinion = harm === 'likely' ? values.opinionLikely : harm === 'unlikely' ? values.opinionUnlikely : undefined;
  const because = others === 'consented' ? values.consented : others === 'reasonable' ? values.reasonable : undefined;
  return {
    outcome,
    others,
    harm,
    cuts: outcome === 'cut' ? [...cuts] : [],
    summary: outcome === 'summary' ? (values.summary ?? '') : '',
    othersBecause: because ?? '',
    opinion: opinion ?? null,
    grounds: values.grounds ?? [],
    reason: values.reason ?? '',
    hidesAuthor: values.author !== undefined,
    files: about.hasFiles ? (values.files ?? null) : null,
    together: false,
  };
}

export type ReadDecision = { readonly form: DecisionForm; readonly decision: PassageDecision | undefined };

/** `decision` is undefined while something is missing or does not go together, and the form says what. */
export function readDecision(passage: Passage, body: PostedBody): ReadDecision {
  let form: DecisionForm = readForm(decisionForm, body);
  if (!form.isComplete) return { form, decision: undefined };
  const { values } = form;
  if (values.text !== textMark(passage))
    return {
      form: withError(form, '', 'The text has changed since you opened it. Read it again, then decide'),
      decision: undefined,
    };
  const wanted = (values.words ?? '').split('\n').map((line) => line.trim());
  const { cuts, missing } = findCuts(passage.text, wanted);
  const decision = decisionIn(values, passage, [...cuts]);
  const [first] = missing;
  if (values.outcome === 'cut' && first !== undefined)
    form = withError(form, 'words', `“${first}” does not stand in the text like this. Copy the words from above`);
  else if (values.outcome === 'cut' && cuts.some(([from, to]) => from === 0 && to === passage.text.length))
    form = withError(form, 'words', 'Nothing would be left. Select “Nothing of it” instead');
  for (const { field, says } of faultsOfPassage(passage, decision)) {
    const name = fieldFor(field, values);
    if (!form.errors.has(name)) form = withError(form, name, says);
  }
  return { form, decision: form.isComplete ? decision : undefined };
}
