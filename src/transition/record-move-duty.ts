/** Records that something was done which a move asks for and which is no item of the handover. */
import { problem } from '../errors.ts';
import { post } from '../kinds/vocabulary.ts';
import { holdsPost } from '../record/actor.ts';
import { append } from '../record/append.ts';
import type { OpenChild } from '../record/child.ts';
import type { OwedDuty } from '../record/duties.ts';
import type { NewEntry } from '../record/entry-row.ts';
import type { SchoolMove } from '../record/moves.ts';

/** What each of these duties is discharged by. */
export const dischargeKinds = {
  'consider-sharing-in-advance': 'handover.advance-sharing-decided',
  'tell-authority-of-admission': 'admission-return.made',
  'ehcp-names-school': 'ehcp.finalised',
  'look-for-child-who-did-not-arrive': 'missing-education.enquired',
  'find-next-school': 'missing-education.enquired',
} as const;
export type MoveDuty = keyof typeof dischargeKinds;
export const isMoveDuty = (rule: string): rule is MoveDuty => Object.hasOwn(dischargeKinds, rule);

export type Discharge = {
  readonly day: Temporal.PlainDate;
  /** How it was done, or why it was decided so. */
  readonly words: string;
  readonly shared?: boolean | undefined;
  /** It is known where a child who was looked for is educated. */
  readonly found?: boolean | undefined;
};

const placeOf = ({ type, organisation }: SchoolMove['from']) =>
  type === 'school' && organisation !== null ? { type, organisation } : { type: type === 'school' ? 'unknown' : type };

function dataOf(
  rule: MoveDuty,
  move: SchoolMove,
  { words, shared, found }: Discharge,
): Readonly<Record<string, unknown>> {
  switch (rule) {
    case 'consider-sharing-in-advance':
      return { move: move.id, from: placeOf(move.from), to: placeOf(move.to), shared: shared === true, reason: words };
    case 'tell-authority-of-admission':
      return { organisation: move.to.organisation, move: move.id, how: words };
    case 'ehcp-names-school':
      return { names: placeOf(move.to) };
    case 'look-for-child-who-did-not-arrive':
    case 'find-next-school':
      return { move: move.id, outcome: found === true ? 'found' : 'still-looking', words };
  }
}

/** Throws NOT_ALLOWED for anybody but who owes it, and CHANGED_MEANWHILE when others have written since. */
export async function recordMoveDuty(
  child: OpenChild,
  move: SchoolMove,
  duty: OwedDuty & { readonly rule: MoveDuty },
  discharge: Discharge,
  seen: number,
): Promise<void> {
  const { actor, now } = child.access;
  const { role, organisation } = duty.owner;
  if (organisation === null || !holdsPost(actor, role, organisation))
    throw problem('NOT_ALLOWED', { action: 'record this: somebody else owes it' });
  const isBetweenDsls = duty.rule === 'consider-sharing-in-advance';
  const receiver = duty.to?.organisation ?? null;
  const parties = [move.from.organisation, move.to.organisation].filter((school) => school !== null);
  const entry: NewEntry = {
    kind: dischargeKinds[duty.rule],
    happened: isBetweenDsls ? { moment: now } : { day: discharge.day },
    organisation,
    recordedBy: actor.practitioner,
    parties,
    audience: isBetweenDsls ? [post('dsl', organisation), ...(receiver === null ? [] : [post('dsl', receiver)])] : null,
    data: dataOf(duty.rule, move, discharge),
  };
  await append(child, `recorded: ${duty.rule}`, [entry], seen);
}
