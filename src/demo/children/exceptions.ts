/** Ordinary pupils whose move does not go as usual, so that there is something to find. By the key of the child. */
export type Exception =
  | 'unknown-destination'
  | 'home-education'
  | 'out-of-area'
  /** Confirmed, but never put on the roll of the new school. */
  | 'never-arrived'
  | 'second-offer'
  /** Nobody confirmed the place until the first days of term. */
  | 'decided-in-september'
  /** Became known in the record weeks after the child had started. */
  | 'known-late'
  | 'item-waived'
  | 'item-recalled';

const exceptions: Readonly<Record<string, Exception>> = {
  'packhorse-lane-7-2': 'unknown-destination',
  'millbarrow-7-1': 'home-education',
  'beldon-hill-7-4': 'out-of-area',
  'harebell-junior-7-3': 'never-arrived',
  'ottermere-7-2': 'never-arrived',
  'hollinsby-primary-7-4': 'never-arrived',
  'larkbarrow-7-5': 'second-offer',
  'brackenfold-primary-7-2': 'known-late',
  'lathdale-7-1': 'known-late',
  'kelderwick-primary-7-4': 'item-waived',
  'st-oswin-7-3': 'item-recalled',
  'packhorse-lane-6-1': 'unknown-destination',
  'lapwing-6-2': 'home-education',
  'wetherlow-6-1': 'out-of-area',
  'kelderwick-primary-6-20': 'second-offer',
  'larkbarrow-6-2': 'item-recalled',
  'stonnick-6-3': 'item-waived',
  'oxmere-junior-6-3': 'decided-in-september',
  'millbarrow-6-2': 'decided-in-september',
  'tarnley-6-1': 'decided-in-september',
};

export const exceptionFor = (child: string): Exception | undefined => exceptions[child];
