/** By which numbers posts are reached in the demo, and who is away. Two posts have no number for the night, so that there is something to put right. */
import type { Role } from '../../kinds/vocabulary.ts';
import type { PlaceKey } from '../places/places.ts';
import type { PersonKey } from './people.ts';

export type DemoNumber = {
  readonly place: PlaceKey;
  readonly role: Role;
  /** Last three digits; the number is one of those kept free for drama. */
  readonly day?: string;
  readonly night?: string;
};

export const demoNumbers: readonly DemoNumber[] = [
  { place: 'council', role: 'front-door-worker', day: '101', night: '102' },
  { place: 'council', role: 'social-worker', day: '103' },
  { place: 'council', role: 'team-manager', day: '104' },
  { place: 'council', role: 'service-manager', day: '105' },
  { place: 'camhs', role: 'camhs-clinician', day: '110' },
  { place: 'camhs', role: 'service-manager', day: '111', night: '112' },
  { place: 'fernilow-ward', role: 'ward-clinician', day: '115' },
  { place: 'icb', role: 'icb-commissioner', day: '120' },
  { place: 'police', role: 'police-officer', day: '130', night: '131' },
  { place: 'kite-house', role: 'provider-manager', day: '140', night: '141' },
  { place: 'arken-fostering', role: 'provider-manager', day: '142', night: '143' },
  { place: 'partnership', role: 'partnership-officer', day: '150' },
  { place: 'kelderwick-school', role: 'dsl', day: '160' },
  { place: 'kelderwick-school', role: 'headteacher', day: '161' },
];

export type DemoAbsence = {
  readonly person: PersonKey;
  /** Days from the day of the demo. */
  readonly from: number;
  readonly to: number;
  readonly deputy?: PersonKey;
};

export const demoAbsences: readonly DemoAbsence[] = [
  { person: 'grace-okonkwo', from: 3, to: 12 },
  { person: 'daniel-mensah', from: -1, to: 6, deputy: 'zainab-malik' },
];
