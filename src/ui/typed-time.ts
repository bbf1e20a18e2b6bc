/** A time of day as people type it: "9:30", "14.05", "2pm", "2:15 pm", "midday". */

export function readTypedTime(text: string): Temporal.PlainTime | undefined {
  const written = text.trim().toLowerCase();
  if (written === 'midday' || written === 'noon') return Temporal.PlainTime.from('12:00');
  if (written === 'midnight') return Temporal.PlainTime.from('00:00');
  const [, hours = '', minutes = '00', half = ''] =
    /^(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm|a\.m\.|p\.m\.)?$/u.exec(written) ?? [];
  // "9" alone says too little
  if (hours === '' || (half === '' && !/[:.]/u.test(written))) return undefined;
  const isHalf = half !== '';
  const hour = Number(hours);
  const minute = Number(minutes);
  if (minute > 59 || hour > (isHalf ? 12 : 23) || (isHalf && hour === 0)) return undefined;
  const shift = half.startsWith('p') ? 12 : 0;
  return Temporal.PlainTime.from({ hour: isHalf ? (hour % 12) + shift : hour, minute });
}
