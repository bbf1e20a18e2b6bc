/** What became of a bundle, in words. Pure. */
import type { KeptBundle } from '../../record/bundles/kept-bundles.ts';

const endings: Readonly<Record<NonNullable<KeptBundle['ended']>['how'], string>> = {
  received: 'Received',
  revoked: 'Withdrawn',
  expired: 'Not fetched in time',
  'wrong-codes': 'Closed after wrong codes',
  changed: 'Closed because the plan, or what was in it, changed',
};

export function receivedHow({ ended, received, isLink, openedAt }: KeptBundle): string {
  if (received !== null) {
    const words = received.words === null ? '' : `: ${received.words}`;
    return `${received.isComplete ? 'Confirmed as complete' : 'Not complete or not readable'} by ${received.by}${words}`;
  }
  if (ended?.how === 'expired' && openedAt !== null) return 'Fetched, and nobody confirmed it in time';
  if (ended !== null) return endings[ended.how];
  if (isLink && openedAt === null) return 'Nobody has fetched it yet';
  return isLink ? 'Fetched. Nobody has confirmed it yet' : 'Nobody has confirmed it yet. Ring the school and ask';
}
