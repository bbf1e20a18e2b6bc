/**
 * Making and ending links for a child or a family, by somebody who has the record open. What entries say of it, and whether it may
 * be made, is for those who call this.
 */
import { randomUUIDv7 } from 'node:crypto';
import { recordEvent } from '../../audit/record-event.ts';
import type { OpenChild } from '../child.ts';
import { hashOf, randomToken } from '../sign-in/random-token.ts';
import { asRecordRole } from '../transaction.ts';
import { codeHash, newCode } from './guest-code.ts';
import { type Asked, parseLink, type VoiceLink } from './voice-link.ts';

export type NewLink = Asked & {
  readonly organisation: string;
  readonly check: string;
  readonly expiresAt: Temporal.Instant;
};

/** Shown once to whoever made it, and kept nowhere. */
export type LinkSecrets = { readonly token: string; readonly code: string };

/** Newest first. */
export const linksOf = (child: OpenChild, move: string): Promise<readonly VoiceLink[]> =>
  asRecordRole(child.access.transaction, async () => {
    const rows = await child.access.transaction
      .selectFrom('voice_link')
      .selectAll()
      .where('partnership_id', '=', child.access.actor.partnership)
      .where('subject_id', '=', child.id)
      .where('move_id', '=', move)
      .orderBy('made_at', 'desc')
      .orderBy('id', 'desc')
      .execute();
    return rows.map(parseLink);
  });

const openLinksOf = ({ access, id }: OpenChild, { move, who, person }: Omit<Asked, 'name'>) =>
  access.transaction
    .selectFrom('voice_link')
    .select(['id', 'answers'])
    .where('partnership_id', '=', access.actor.partnership)
    .where('subject_id', '=', id)
    .where('move_id', '=', move)
    .where('who', '=', who)
    .$if(person !== null, (query) => query.where('person_id', '=', person))
    .where('finished_at', 'is', null)
    .where('ended_at', 'is', null)
    .forUpdate()
    .execute();

async function note({ access, id }: OpenChild, action: string, link: string): Promise<void> {
  const { transaction, actor, now } = access;
  await recordEvent(transaction, {
    partnership: actor.partnership,
    practitioner: actor.practitioner,
    at: now,
    action,
    subject: id,
    detail: { link },
  });
}

/** Ends what is open of this person at once: the address, the code and whoever is looking at it. Says whether there was one. */
async function end(child: OpenChild, asked: Omit<Asked, 'name'>) {
  const { transaction, actor, now } = child.access;
  const open = await openLinksOf(child, asked);
  for (const { id } of open) {
    await transaction
      .updateTable('voice_link')
      .set({ ended_at: now, answers: null, session_hash: null, session_ends_at: null })
      .where('partnership_id', '=', actor.partnership)
      .where('id', '=', id)
      .execute();
    await note(child, 'link of a family ended', id);
  }
  return open;
}

export const endLinks = (child: OpenChild, asked: Omit<Asked, 'name'>): Promise<boolean> =>
  asRecordRole(child.access.transaction, async () => (await end(child, asked)).length > 0);

/** The one before ends, and what was typed there goes on in the new one. */
export const makeLink = (child: OpenChild, link: NewLink): Promise<LinkSecrets> =>
  asRecordRole(child.access.transaction, async () => {
    const { transaction, actor, now } = child.access;
    const before = await end(child, link);
    const kept = before.find(({ answers }) => answers !== null)?.answers ?? null;
    const [id, token, code] = [randomUUIDv7(), randomToken(), newCode()];
    await transaction
      .insertInto('voice_link')
      .values({
        partnership_id: actor.partnership,
        id,
        subject_id: child.id,
        move_id: link.move,
        who: link.who,
        person_id: link.person,
        name: link.name,
        organisation_id: link.organisation,
        made_by: actor.practitioner,
        made_at: now,
        check_id: link.check,
        token_hash: hashOf(token),
        code_hash: codeHash(id, code),
        expires_at: link.expiresAt,
        opened_at: null,
        session_hash: null,
        session_ends_at: null,
        answers: kept === null ? null : JSON.stringify(kept),
        finished_at: null,
        ended_at: null,
      })
      .execute();
    await note(child, 'link of a family made', id);
    return { token, code };
  });
