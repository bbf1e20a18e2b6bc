/**
 * The door for somebody without an account: a link, and a code that was told another way, opens one exchange for a short time, and
 * nothing else. A wrong, expired, ended and used link answer alike. What is shown is in the disclosure log, committed, before
 * the reply, under the practitioner who decided that the link goes out.
 */
import { timingSafeEqual } from 'node:crypto';
import type { Selectable } from 'kysely';
import { recordEvent } from '../../audit/record-event.ts';
import type { VoiceLinkTable } from '../../database/voice-tables.ts';
import type { Access, RecordServices } from '../access.ts';
import { type OpenChild, openChild } from '../child.ts';
import { recordGuestDisclosure } from '../disclosures/record-guest-disclosure.ts';
import { hashOf, randomToken } from '../sign-in/random-token.ts';
import { asSystem, type System } from '../system.ts';
import { loadWholeChronology, type WholeChronology } from '../whole-chronology.ts';
import { codeHash, typedCode } from './guest-code.ts';
import { linkState, mostTries, parseLink, type VoiceLink } from './voice-link.ts';

/** How long a page stays open after the code. */
export const guestMinutes = 60;

/** Under which name the disclosure log and the audit know these pages. */
const shownIn = 'page of a child or family, by link';

export type Guest = {
  /** Of the product itself: it sees everything, and what of it is shown is for the page to choose. */
  readonly access: Access;
  readonly link: VoiceLink;
  readonly child: OpenChild;
  readonly chronology: WholeChronology;
  /** What was typed before and not sent yet. */
  readonly answers: unknown;
};

/** Whether the exchange may go on, by what the whole record says now. */
export type StillSafe = (chronology: WholeChronology, link: VoiceLink, now: Temporal.Instant) => boolean;

type Row = Selectable<VoiceLinkTable>;

const rowWhere = ({ transaction, actor }: Access, column: 'token_hash' | 'session_hash', secret: string) =>
  transaction
    .selectFrom('voice_link')
    .selectAll()
    .where('partnership_id', '=', actor.partnership)
    .where(column, '=', hashOf(secret))
    .forUpdate()
    .executeTakeFirst();

const change = ({ transaction, actor }: Access, id: string, values: Partial<Row>) =>
  transaction
    .updateTable('voice_link')
    .set(values)
    .where('partnership_id', '=', actor.partnership)
    .where('id', '=', id)
    .execute();

const note = (access: Access, { id, subject }: VoiceLink, action: string): Promise<void> =>
  recordEvent(access.transaction, {
    partnership: access.actor.partnership,
    practitioner: '',
    at: access.now,
    action,
    subject,
    detail: { link: id },
  });

/** Whether the organisation that asked still works with the child and the record is open to it. */
async function stillInvolved({ transaction, actor, now }: Access, { subject, organisation }: VoiceLink) {
  const row = await transaction
    .selectFrom('access_grant')
    .select('viewer')
    .where('partnership_id', '=', actor.partnership)
    .where('subject_id', '=', subject)
    .where('organisation_id', '=', organisation)
    .where('mode', 'in', ['own', 'content'])
    .where('starts_at', '<=', now)
    .where((where) => where.or([where('ends_at', 'is', null), where('ends_at', '>', now)]))
    .executeTakeFirst();
  return row !== undefined;
}

async function opened(
  access: Access,
  link: VoiceLink,
  stillSafe: StillSafe,
): Promise<Pick<Guest, 'child' | 'chronology'> | undefined> {
  if (!(await stillInvolved(access, link))) return undefined;
  const chronology = await loadWholeChronology(access, link.subject);
  if (!stillSafe(chronology, link, access.now)) return undefined;
  return { child: await openChild(access, link.subject), chronology };
}

/** Returns the secret of the session, or undefined, whatever the reason. */
export const enterWithCode = (
  services: RecordServices,
  system: System,
  { token, code }: { readonly token: string; readonly code: string },
  stillSafe: StillSafe,
): Promise<string | undefined> =>
  asSystem(services, system, async (access) => {
    const row = await rowWhere(access, 'token_hash', token);
    const typed = typedCode(code);
    if (row === undefined || typed === null) return undefined;
    const link = parseLink(row);
    if (linkState(link, access.now) !== 'waits') return undefined;
    if (!timingSafeEqual(codeHash(row.id, typed), row.code_hash)) {
      await change(access, row.id, { code_tries: row.code_tries + 1 });
      await note(access, link, row.code_tries + 1 >= mostTries ? 'link of a family shut' : 'wrong code for a link');
      return undefined;
    }
    if ((await opened(access, link, stillSafe)) === undefined) return undefined;
    const session = randomToken();
    await change(access, row.id, {
      opened_at: access.now,
      session_hash: hashOf(session),
      session_ends_at: access.now.add({ minutes: guestMinutes }),
    });
    await note(access, link, 'link of a family opened');
    return session;
  });

/** Undefined when there is no such session, or it is over, or may not go on: nobody can tell these apart. */
export const asGuest = <Result>(
  services: RecordServices,
  system: System,
  session: string,
  stillSafe: StillSafe,
  work: (guest: Guest) => Promise<Result>,
): Promise<Result | undefined> =>
  asSystem(services, system, async (access) => {
    const row = await rowWhere(access, 'session_hash', session);
    if (row === undefined || row.session_ends_at === null) return undefined;
    const link = parseLink(row);
    const isOver = Temporal.Instant.compare(row.session_ends_at, access.now) <= 0;
    if (isOver || linkState(link, access.now) !== 'opened') return undefined;
    const open = await opened(access, link, stillSafe);
    if (open === undefined) return undefined;
    await recordGuestDisclosure(access, { by: link.madeBy, child: link.subject, shownIn });
    return work({ ...open, access, link, answers: row.answers });
  });

/** Keeps what was typed until it is sent. */
export const keepAnswers = async ({ access, link }: Guest, answers: unknown): Promise<void> => {
  await change(access, link.id, { answers: JSON.stringify(answers) });
};

/** It was sent: nothing is kept here any more, and the link leads nowhere. */
export const finishLink = async ({ access, link }: Guest): Promise<void> => {
  await change(access, link.id, { finished_at: access.now, answers: null, session_hash: null, session_ends_at: null });
};
