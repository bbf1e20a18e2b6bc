/** The spring and summer of Year 9: a secure place is asked for, and everybody says no. */
import type { Told } from '../children/told.ts';
import { stableId } from '../stable-id.ts';
import { type StoryDays, voice } from './story.ts';

const child = 'joel-marriner';
const search = stableId('search', child, 1);
const referral = stableId('secure-referral', child);

export function joelSearch({ on }: StoryDays): readonly Told[] {
  const socialWorker = voice('daniel-mensah');
  const placements = voice('kelly-rowbottom');
  const manager = voice('michael-osborne');
  const answered = (month: number, of: number, provider: string, reason: string): Told =>
    placements(on(2, month, of), 'placement-approach.answered', { search, provider, answer: 'refused', reason });
  return [
    placements(on(2, 5, 4), 'placement-search.opened', {
      search,
      need: 'Secure accommodation was asked for. What he needs: few people, the same people, quiet, and to know what comes next.',
    }),
    socialWorker(on(2, 5, 4), 'secure-placement.proposed', {
      reason:
        'Four nights away from home and talk of not wanting to live. Nobody knows of another place that could keep him safe.',
      underThirteen: false,
      accommodatedAtSixteen: false,
      beyondSeventyTwoHours: true,
    }),
    manager(on(2, 5, 8), 'secure-panel.called', {
      search,
      criteria: 'A history of going missing, and a risk of significant harm when he does',
      tried: 'Early help that was closed, a child in need plan of nine weeks, and a hospital ward',
    }),
    manager(on(2, 5, 8), 'secure-panel.decided', {
      search,
      outcome: 'criteria-met',
      reasons: 'On paper. Two members asked why nobody had found out what he runs from.',
    }),
    placements(on(2, 5, 9), 'secure-referral.opened', { referral }),
    answered(
      5,
      9,
      'Harrow Croft Children’s Home',
      'Three other young people, one of whom is loud at night. Not a match.',
    ),
    answered(5, 11, 'Lowmoor House', 'No vacancy before September.'),
    answered(
      5,
      16,
      'Secure children’s home in the next region',
      'A bed is free, but not for a young person coming from hospital.',
    ),
    placements(on(2, 5, 22), 'secure-referral.updated', { referral, what: 'update' }),
    answered(5, 23, 'Secure children’s home in the north', 'Four referrals for one bed; another was chosen.'),
    answered(5, 30, 'National secure welfare list', 'No bed could be offered in three weeks of asking.'),
    answered(
      6,
      6,
      'Tern Lodge',
      'Asked what the diagnosis is. Without one the home cannot say that it meets his needs.',
    ),
    placements(on(2, 6, 12), 'secure-referral.closed', { referral, outcome: 'search-ceased' }),
    placements(on(2, 6, 12), 'placement-search.no-offer', {
      search,
      analysis: 'Six were asked and six refused. Four asked for a diagnosis or would not take anybody from a hospital.',
    }),
  ];
}
