/**
 * Starting a child's record by hand. The new record refers to no other: after an adoption nothing leads from it to the record
 * from before, nor back. A child who has a record already is found and joined by the matching team, never by this.
 */
import { randomUUID } from 'node:crypto';
import { dayOf } from '../clock.ts';
import { problem } from '../errors.ts';
import type { Purpose, Role } from '../kinds/vocabulary.ts';
import type { Access } from './access.ts';
import type { Actor, Post } from './actor.ts';
import { appendMany } from './append-many.ts';
import { involvementStarts } from './involvements.ts';

/** Who may, and what their organisation then works with the child for. */
const purposeOf: Readonly<Partial<Record<Role, Purpose>>> = {
  'social-worker': 'social-care',
  'team-manager': 'social-care',
  'service-manager': 'social-care',
  'front-door-worker': 'social-care',
  'out-of-hours-worker': 'social-care',
  'family-help-lead': 'family-help',
};

export const startingPost = ({ posts }: Pick<Actor, 'posts'>): Post | undefined =>
  posts.find(({ role }) => purposeOf[role] !== undefined);

export type NewChild = {
  readonly forename: string;
  readonly surname: string;
  readonly dateOfBirth: Temporal.PlainDate;
  readonly sex?: 'F' | 'M' | undefined;
  readonly nhsNumber?: string | undefined;
  readonly upn?: string | undefined;
  readonly reason: string;
};

/** Returns the id of the child. Its id is random throughout, so that it tells nothing of when it was made. Throws NOT_ALLOWED. */
export async function startRecord(access: Access, child: NewChild): Promise<string> {
  const { actor, now } = access;
  const post = startingPost(actor);
  const purpose = post === undefined ? undefined : purposeOf[post.role];
  if (post === undefined || purpose === undefined) throw problem('NOT_ALLOWED', { action: 'start a record' });
  const subject = randomUUID();
  const by = { organisation: post.organisation, recordedBy: actor.practitioner };
  const { forename, surname, dateOfBirth, sex, nhsNumber, upn, reason } = child;
  await appendMany(
    access,
    [
      {
        subject,
        isNew: true,
        entries: [
          {
            ...by,
            kind: 'identity.recorded',
            happened: { day: dayOf(now) },
            data: {
              forename,
              surname,
              dateOfBirth: dateOfBirth.toString(),
              ...(sex === undefined ? {} : { sex }),
              ...(nhsNumber === undefined ? {} : { nhsNumber }),
              ...(upn === undefined ? {} : { upn }),
            },
          },
          involvementStarts(by, { organisation: post.organisation, purpose, reason, from: now }),
        ],
      },
    ],
    { action: 'record started by hand' },
  );
  access.shown.add(subject);
  return subject;
}
