/** Numbers of people small enough that somebody could be recognised are not shown. */
const smallest = 5;

export const smallNumber = (count: number): string => (count > 0 && count < smallest ? 'under 5' : String(count));
