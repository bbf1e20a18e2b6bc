/** Where something that is owed can be done. */
import type { OwedDuty } from '../record/duties.ts';
import {
  childRoute,
  handoverItemRoute,
  meetingActionRoute,
  moveDutyRoute,
  moveRoute,
  owedRoute,
  parentalAgreementRoute,
  recallRoute,
} from './addresses.ts';
import type { Href } from './href.ts';

export function dutyAddress({ subject: child, move, item, rule, owner, trigger }: OwedDuty): Href {
  if (rule === 'meeting-action') return meetingActionRoute.link({ child, agreed: trigger });
  if (move === null) return owedRoute.link({ child, entry: trigger });
  if (item !== null) return handoverItemRoute.link({ child, move, item });
  switch (rule) {
    case 'confirm-recall':
      return owner.organisation === null
        ? childRoute.link({ child })
        : recallRoute.link({ child, school: owner.organisation });
    case 'say-whether-arrived':
      return moveRoute.link({ child, move });
    case 'record-parental-agreement':
      return parentalAgreementRoute.link({ child, move });
    default:
      return moveDutyRoute.link({ child, move, rule });
  }
}
