/** Where something that is owed can be done. */
import type { OwedDuty } from '../record/duties.ts';
import {
  childRoute,
  closingRoute,
  handoverItemRoute,
  handoverRoute,
  meetingActionRoute,
  moveDutyRoute,
  moveRoute,
  owedRoute,
  parentalAgreementRoute,
  recallRoute,
  voicesRoute,
} from './addresses.ts';
import type { Href } from './href.ts';
import {
  afterArrivalRoute,
  enhancedRoute,
  handoverReadRoute,
  keyAdultRoute,
  settlingRoute,
} from './settling-addresses.ts';

export function dutyAddress({ subject: child, move, item, rule, owner, trigger }: OwedDuty): Href {
  if (rule === 'meeting-action') return meetingActionRoute.link({ child, agreed: trigger });
  if (rule === 'review-closed-record' || rule === 'review-protected-location') return closingRoute.link({ child });
  if (rule.startsWith('arrival-review-after-')) return settlingRoute.link({ child });
  if (move === null) return owedRoute.link({ child, entry: trigger });
  if (item !== null) return handoverItemRoute.link({ child, move, item });
  switch (rule) {
    case 'confirm-recall':
      return owner.organisation === null
        ? childRoute.link({ child })
        : recallRoute.link({ child, school: owner.organisation });
    case 'say-whether-arrived':
      return moveRoute.link({ child, move });
    case 'read-what-was-said':
    case 'look-again-at-link':
      return voicesRoute.link({ child, move });
    case 'transition-action':
      return enhancedRoute.link({ child, move });
    case 'name-key-adult':
      return keyAdultRoute.link({ child, move });
    case 'read-handover':
      return handoverReadRoute.link({ child, move });
    case 'answer-what-was-asked':
      return handoverRoute.link({ child, move });
    case 'rate-handover':
    case 'arrival-review-two-weeks':
    case 'arrival-review-six-weeks':
    case 'arrival-review-twelve-weeks':
    case 'arrival-review-first-year':
      return afterArrivalRoute.link({ child, move });
    case 'record-parental-agreement':
      return parentalAgreementRoute.link({ child, move });
    default:
      return moveDutyRoute.link({ child, move, rule });
  }
}
