/** One step in the life of a handover item: send, confirm, query, declare nil, withhold and the rest. */
import { problem } from '../errors.ts';
import { type Channel, type ItemStep, itemSteps } from '../kinds/handover.ts';
import { post, type Viewer } from '../kinds/vocabulary.ts';
import { type Actor, holdsPost, worksAt } from '../record/actor.ts';
import { append } from '../record/append.ts';
import type { OpenChild } from '../record/child.ts';
import type { NewEntry } from '../record/entry-row.ts';
import type { Organisation } from '../record/organisations.ts';
import { isLocationProtected } from './export/leavers.ts';
import { type Handover, type HandoverItem } from './handover.ts';
import { possibleSteps, type Side } from './item-state.ts';

export type StepDetails = {
  readonly channel?: Channel | undefined;
  readonly pages?: number | undefined;
  readonly note?: string | undefined;
  readonly reason?: string | undefined;
  readonly legalBasis?: string | undefined;
};

/**
 * The sides on which somebody can act for an item. What goes between the two DSLs is theirs alone; everything else can be
 * done by a colleague of the same school who may see it, and is recorded in their name.
 */
export function sidesOf(actor: Actor, handover: Pick<Handover, 'move'>, item: HandoverItem): readonly Side[] {
  const { from, to } = handover.move;
  const acts = (role: HandoverItem['senderRole'], organisation: string | null): boolean =>
    organisation !== null &&
    (item.rule.between === undefined ? worksAt(actor, organisation) : holdsPost(actor, role, organisation));
  return [
    ...(acts(item.senderRole, from.organisation) ? (['sender'] as const) : []),
    ...(acts(item.receiverRole, to.organisation) ? (['receiver'] as const) : []),
  ];
}

export const stepsFor = (
  actor: Actor,
  handover: Handover,
  item: HandoverItem,
  sender: Organisation | undefined,
): readonly ItemStep[] => possibleSteps(item.state, sidesOf(actor, handover, item), sender?.takesPart ?? false);

function audienceOf(handover: Handover, item: HandoverItem): readonly Viewer[] | null {
  if (item.rule.between === undefined) return null;
  const { from, to } = handover.move;
  return [
    ...(from.organisation === null ? [] : [post(item.senderRole, from.organisation)]),
    ...(to.organisation === null ? [] : [post(item.receiverRole, to.organisation)]),
  ];
}

const placeOf = ({ type, organisation }: Handover['move']['from']) =>
  type === 'school' && organisation !== null ? { type, organisation } : { type: type === 'school' ? 'unknown' : type };

/** Only the details that the step knows. */
function detailsOf(step: ItemStep, details: StepDetails): Readonly<Record<string, unknown>> {
  const { channel, pages, note, reason, legalBasis } = details;
  const given = (fields: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== ''));
  switch (step) {
    case 'sent':
      return given({ channel, pages, note });
    case 'delivered':
      return given({ channel, note });
    case 'accepted':
      return given({ pages, note });
    case 'withheld':
      return given({ reason, legalBasis });
    case 'queried':
    case 'rejected':
    case 'nil-declared':
    case 'recalled':
      return given({ reason });
    default:
      return given({ note });
  }
}

/** The entries of a step. When the sender does not sign in here, what arrived was sent: both are recorded. */
function stepEntries(
  child: OpenChild,
  handover: Handover,
  item: HandoverItem,
  step: ItemStep,
  details: StepDetails,
  organisation: string,
) {
  const { actor, now } = child.access;
  const { from, to } = handover.move;
  const entry = (each: ItemStep, told: StepDetails, at: Temporal.Instant): NewEntry => ({
    kind: `handover.item-${each}`,
    happened: { moment: at },
    organisation,
    recordedBy: actor.practitioner,
    compartment: item.rule.compartment,
    audience: audienceOf(handover, item),
    parties: [from.organisation, to.organisation].filter((school) => school !== null),
    data: {
      move: handover.move.id,
      from: placeOf(from),
      to: placeOf(to),
      item: item.code,
      itemTitle: item.rule.title,
      ...detailsOf(each, told),
    },
  });
  const arrivedUnsent =
    (step === 'accepted' || step === 'delivered') && ['expected', 'prepared', 'recalled'].includes(item.state);
  if (!arrivedUnsent) return [entry(step, details, now)];
  const note = 'Recorded by the receiving school when it arrived.';
  const before = now.subtract({ milliseconds: 1 });
  return [entry('sent', { channel: details.channel ?? 'post', note }, before), entry(step, details, now)];
}

/** Throws NOT_ALLOWED or ITEM_STEP_NOT_POSSIBLE, and CHANGED_MEANWHILE when others have written since. */
export async function takeItemStep(
  child: OpenChild,
  handover: Handover,
  item: HandoverItem,
  step: ItemStep,
  details: StepDetails,
  sender: Organisation | undefined,
  seen: number,
): Promise<void> {
  const { actor } = child.access;
  const sides = sidesOf(actor, handover, item);
  if (sides.length === 0) throw problem('NOT_ALLOWED', { action: 'do this for either of the two schools' });
  if (!stepsFor(actor, handover, item, sender).includes(step)) {
    throw problem('ITEM_STEP_NOT_POSSIBLE', {
      step: itemSteps[step].split(':')[0] ?? step,
      state: item.state.replaceAll('-', ' '),
    });
  }
  if (step === 'sent' && item.code === 'ctf' && (await isLocationProtected(child.access, child.id)))
    throw problem('TRANSFER_FILE_BLOCKED');
  const organisation = actor.posts.find((held) =>
    [handover.move.from.organisation, handover.move.to.organisation].includes(held.organisation),
  )?.organisation;
  if (organisation === undefined) throw problem('NOT_ALLOWED', { action: 'do this for either of the two schools' });
  const receiving = sides.includes('receiver') && !sides.includes('sender');
  const by = receiving
    ? (handover.move.to.organisation ?? organisation)
    : (handover.move.from.organisation ?? organisation);
  await append(child, `handover item ${step}`, stepEntries(child, handover, item, step, details, by), seen);
}
