/** Where something that is owed can be done. */
import type { OwedDuty } from '../record/duties.ts';
import { childRoute, handoverItemRoute, meetingActionRoute, moveDutyRoute } from './addresses.ts';
import type { Href } from './href.ts';

export function dutyAddress({ subject: child, move, item, rule, trigger }: OwedDuty): Href {
  if (rule === 'meeting-action') return meetingActionRoute.link({ child, agreed: trigger });
  if (move === null) return childRoute.link({ child });
  return item === null ? moveDutyRoute.link({ child, move, rule }) : handoverItemRoute.link({ child, move, item });
}
