/**
 * Who acts on a challenge, from when and until when, and for how long they see it. A stage that opens when nobody agrees has
 * its people from that moment on, without anybody having to let them in. Pure.
 */
import type { Seat } from '../../access/standing.ts';
import { named, post, type Viewer } from '../../kinds/vocabulary.ts';
import type { Milliseconds } from '../../rulebook/calendar/days.ts';
import type { Party } from '../../rulebook/duty/duty.ts';
import type { LadderStage } from '../../rulebook/ladder/ladder.ts';
import type { DerivedChallenge } from './derived-challenge.ts';

export type SeatPart = 'raised' | 'acts' | 'deputy' | 'out-of-hours' | 'leads';

export type ChallengeSeat = {
  readonly viewer: Viewer;
  /** For whom they sit there. */
  readonly organisation: string;
  readonly part: SeatPart;
  readonly stage: number | null;
  readonly side: string | null;
  readonly actsFrom: Milliseconds;
  readonly actsUntil: Milliseconds | null;
  readonly respondedAt: Milliseconds | null;
};

/** So long after it was closed whoever acted can still read it. */
const readableAfter = 84 * 86_400_000;

function seatsAt(stage: LadderStage, isUrgent: boolean): readonly ChallengeSeat[] {
  const span = {
    stage: stage.n,
    actsFrom: stage.opensAt,
    actsUntil: stage.until,
    respondedAt: stage.responded?.at ?? null,
  };
  const seat = (part: SeatPart, side: string | null, party: Party | null): readonly ChallengeSeat[] =>
    party === null || party.organisation === null
      ? []
      : [{ ...span, part, side, viewer: post(party.role, party.organisation), organisation: party.organisation }];
  return stage.acting.flatMap(({ side, acts, deputy, outOfHours }) => [
    ...seat(side === null ? 'leads' : 'acts', side, acts),
    ...seat('deputy', side, deputy),
    // Nobody has to be let in for the night as long as it can wait for the morning
    ...(isUrgent ? seat('out-of-hours', side, outOfHours) : []),
  ]);
}

/** @param raisedBy the practitioner who raised it, when anybody knows */
export function seatsOf(challenge: DerivedChallenge, raisedBy: string | null): readonly ChallengeSeat[] {
  const { ladder, organisation, raisedAt, endedAt } = challenge;
  const raiser: readonly ChallengeSeat[] =
    raisedBy === null || organisation === null
      ? []
      : [
          {
            viewer: named(raisedBy),
            organisation,
            part: 'raised',
            stage: null,
            side: organisation,
            actsFrom: raisedAt,
            actsUntil: endedAt,
            respondedAt: null,
          },
        ];
  const acting = ladder?.stages.flatMap((stage) => seatsAt(stage, stage.isUrgent)) ?? [];
  return [...raiser, ...acting];
}

/** What those seats open, once for each viewer, from when they first sit there. */
export function openedBy({ id, endedAt }: DerivedChallenge, seats: readonly ChallengeSeat[]): readonly Seat[] {
  const byViewer = new Map<Viewer, Seat>();
  for (const { viewer, organisation, actsFrom } of seats) {
    const known = byViewer.get(viewer);
    if (known !== undefined && known.startsAt <= actsFrom) continue;
    byViewer.set(viewer, {
      challenge: id,
      viewer,
      organisation,
      startsAt: actsFrom,
      endsAt: endedAt === null ? null : Math.max(endedAt, actsFrom) + readableAfter,
    });
  }
  return [...byViewer.values()];
}
