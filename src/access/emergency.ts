/**
 * Emergency access ("breaking the glass"): who may open a record with which they do not work, for how long, and how far. Only
 * where it is known that the child has a record or a full identity is given, to read only, with a reason, and reviewed by a
 * data protection officer. It never opens a restricted record, nor one that is closed to that person.
 */
import type { Compartment, Role } from '../kinds/vocabulary.ts';
import type { Reach } from './reach.ts';

/** Hours after which it ends by itself. */
export const emergencyHours = 4;
/** In a day, for one person. Somebody who needs more rings whoever works with the children. */
export const emergenciesADay = 5;
/** Working days within which it is reviewed. */
export const reviewedWithin = 1;

export const emergencyReasons = {
  'immediate-danger': 'The child may be in immediate danger',
  'child-missing': 'The child is missing',
  'medical-emergency': 'A medical emergency',
  'found-alone': 'The child was found alone or came to us without anybody',
  'police-protection': 'Police protection or an emergency protection order',
  'nobody-reached': 'Nobody who works with the child can be reached',
} as const;
export type EmergencyReason = keyof typeof emergencyReasons;
export const emergencyReasonCodes = Object.keys(emergencyReasons) as readonly EmergencyReason[];

export const emergencyOutcomes = {
  justified: 'It was needed',
  'not-needed': 'It was not needed, and made in good faith',
  misuse: 'It was not lawful, and has been passed on',
} as const;
export type EmergencyOutcome = keyof typeof emergencyOutcomes;
export const emergencyOutcomeCodes = Object.keys(emergencyOutcomes) as readonly EmergencyOutcome[];

const protective: readonly Compartment[] = ['general', 'safeguarding', 'health'];
const inEmergency: Reach = { mode: 'content', compartments: protective };

const reaches: Readonly<Partial<Record<Role, Reach>>> = {
  'front-door-worker': inEmergency,
  'out-of-hours-worker': inEmergency,
  'social-worker': inEmergency,
  'team-manager': inEmergency,
  'service-manager': inEmergency,
  dsl: inEmergency,
  'police-officer': inEmergency,
  'general-practitioner': inEmergency,
  'health-visitor': inEmergency,
  'camhs-clinician': inEmergency,
  'ward-clinician': inEmergency,
};

/** What the role opens in an emergency, or undefined when it may open nothing. */
export const emergencyReach = (role: Role): Reach | undefined => reaches[role];
