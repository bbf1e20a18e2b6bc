/** The id of a child of the demo. */
import { stableId } from '../stable-id.ts';

export const childIdOf = (key: string): string => stableId('child', key);
