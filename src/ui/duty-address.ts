/** Where something that is owed can be done. */
import type { OwedDuty } from '../record/duties.ts';
import { childRoute, handoverItemRoute, moveDutyRoute } from './addresses.ts';
import type { Href } from './href.ts';

export function dutyAddress({ subject: child, move, item, rule }: OwedDuty): Href {
  if (move === null) return childRoute.link({ child });
  return item === null ? moveDutyRoute.link({ child, move, rule }) : handoverItemRoute.link({ child, move, item });
}
