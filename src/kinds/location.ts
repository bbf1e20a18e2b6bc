/**
 * Which kinds of entry tell where a child is: address, school, services nearby, placement, destination, receipts. While that
 * is protected, what is recorded of these kinds goes into the compartment for it, whoever records it and whatever the screen
 * asks, so that no capability can forget it.
 */

/** By the beginning of their names. */
const tellWhere = [
  'address.',
  'contacts.',
  'enrolment.',
  'school-move.',
  'involvement.',
  'handover.',
  'admission-return.',
  'missing-education.',
  'school-history.',
  'ehcp.',
  'attendance.',
  'placement.',
  'placement-',
  'bespoke-placement.',
  'unregistered-setting.',
  'secure-placement.',
  'hospital-admission.',
  'hospital-transfer.',
  'hospital-discharge.',
  'move.',
  'move-',
  'area-authority.',
  'household.',
  'home.',
] as const;

export const tellsLocation = (kind: string): boolean => tellWhere.some((beginning) => kind.startsWith(beginning));
