/** "5 school days", "2 weeks", "24 hours": how packs write a length of time. */

export const units = ['hours', 'working hours', 'days', 'working days', 'school days', 'weeks', 'months'] as const;
export type Unit = (typeof units)[number];
export type Timescale = { readonly amount: number; readonly unit: Unit };

const shape = /^(\d{1,4}) (hour|working hour|day|working day|school day|week|month)s?$/u;

/** Reads a timescale, or null when the text is none. */
export function parseTimescale(text: string): Timescale | null {
  const match = shape.exec(text);
  const amount = Number(match?.[1]);
  const unit = units.find((candidate) => candidate === `${match?.[2]}s`);
  return unit === undefined || amount === 0 ? null : { amount, unit };
}

export const timescaleText = ({ amount, unit }: Timescale): string =>
  amount === 1 ? `1 ${unit.slice(0, -1)}` : `${amount} ${unit}`;

/** Whether it needs a calendar to be counted on. */
export const countsOpenDays = ({ unit }: Timescale): boolean =>
  unit === 'working hours' || unit === 'working days' || unit === 'school days';
