/** Records that a meeting was held, and what follows from it: an enquiry or a plan that begins, or a plan that ends. */
import { problem } from '../errors.ts';
import { appendMany } from '../record/append-many.ts';
import { endInvitations } from '../record/meetings/invitations.ts';
import { heldKinds } from './meeting.ts';
import { type OpenMeeting, requireLead } from './open-meeting.ts';

export type HeldMeeting = {
  readonly present: readonly string[];
  readonly because?: string | undefined;
  readonly note?: string | undefined;
  readonly enquiryBegun?: boolean | undefined;
  readonly outcome?: 'plan' | 'no-plan' | 'plan-continues' | 'plan-ends' | undefined;
};

type Said = { readonly kind: string; readonly data: Readonly<Record<string, unknown>> };

const defined = (data: Said['data']): Said['data'] =>
  Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined));

function entriesFor({ meeting }: OpenMeeting, held: HeldMeeting): readonly Said[] {
  const { present, because, note, enquiryBegun, outcome } = held;
  const about = { meetingId: meeting.id, ...(present.length === 0 ? {} : { present }), note };
  const kind = heldKinds[meeting.type];
  switch (meeting.type) {
    case 'strategy-discussion':
      return [
        { kind, data: { ...about, enquiryBegun, because } },
        ...(enquiryBegun === true ? [{ kind: 'section-47.started', data: {} }] : []),
      ];
    case 'initial-conference':
      return [
        { kind, data: { ...about, conference: 'initial', outcome, because } },
        ...(outcome === 'plan' ? [{ kind: 'child-protection-plan.started', data: {} }] : []),
      ];
    case 'review-conference':
      return [
        { kind, data: { ...about, conference: 'review', outcome, because } },
        ...(outcome === 'plan-ends' ? [{ kind: 'child-protection-plan.ended', data: {} }] : []),
      ];
    case 'core-group':
    case 'professionals-meeting':
      return [{ kind, data: about }];
  }
}

/** Throws NOT_ALLOWED, also when it was held already; CHANGED_MEANWHILE when others have written since `seen`. */
export async function holdMeeting(open: OpenMeeting, held: HeldMeeting, seen: number): Promise<void> {
  const organisation = requireLead(open);
  const { child, meeting } = open;
  const { access } = child;
  if (meeting.held !== null) throw problem('NOT_ALLOWED', { action: 'record twice that this meeting was held' });
  const began = Temporal.Instant.compare(meeting.startsAt, access.now) < 0 ? meeting.startsAt : access.now;
  const entries = entriesFor(open, held).map(({ kind, data }) => ({
    kind,
    happened: { moment: began },
    organisation,
    recordedBy: access.actor.practitioner,
    data: defined(data),
  }));
  await appendMany(access, [{ subject: child.id, isNew: false, entries, seen }], { action: 'meeting held' });
  const { id, startsAt, endsAt } = meeting;
  await endInvitations(access, { meeting: id, startsAt, endsAt }, 'held');
}
