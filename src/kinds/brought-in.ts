/** What another installation recorded and handed over as a file, as somebody who received it brought it into the record here. */
import { z } from 'zod';
import { day, id, kindsOf, line } from './kind.ts';

const kind = kindsOf('transition');

export const handedOverEntry = kind('handed-over.brought-in', {
  title: 'Received with a handover',
  compartment: 'general',
  data: z.strictObject({
    /** The bundle and its entry, so that nothing is brought in twice. */
    bundle: id,
    entry: id,
    /** Who recorded it, as what and when, in the words of the bundle. */
    from: line,
    title: line,
    recordedOn: day,
    says: z.string().trim().min(1).max(20_000),
  }),
  sentence: ({ from, title, says }) => `${title}, recorded by ${from}: ${says}`,
  family: () => null,
});

export const broughtInKinds = [handedOverEntry] as const;
