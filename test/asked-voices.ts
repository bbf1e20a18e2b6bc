/** A child and a mother who are asked about a move, for tests. */
import type { VoiceSituation } from '../src/kinds/voices.ts';
import { openChild } from '../src/record/child.ts';
import { readChronology } from '../src/record/chronology.ts';
import { asGuest, enterWithCode } from '../src/record/voices/guest-door.ts';
import type { LinkSecrets } from '../src/record/voices/links.ts';
import { wholeChronology } from '../src/record/whole-chronology.ts';
import { askByLink } from '../src/voices/ask-by-link.ts';
import { checkSafety } from '../src/voices/check-safety.ts';
import { confirmedMove as openMove, personToAsk } from '../src/voices/people-to-ask.ts';
import { isStillSafe, safetyOf } from '../src/voices/safety.ts';
import { confirmedMove } from './decided-move.ts';
import { person, personId, toChild } from './family-of.ts';
import { ids, type PersonName, type SmallPartnership, smallPartnership } from './small-partnership.ts';

export const system = { partnership: ids.partnership };
export const mother = personId(1);

export type Started = SmallPartnership & { readonly move: string };

export async function started(t: Parameters<typeof smallPartnership>[0]): Promise<Started> {
  const partnership = await smallPartnership(t);
  await toChild(partnership, [person(1, 'Mara Example')]);
  return { ...partnership, move: await confirmedMove(partnership) };
}

export const of = ({ as, move }: Started, who: PersonName, place: string) =>
  function withPerson<Result>(
    work: (
      child: Awaited<ReturnType<typeof openChild>>,
      at: Awaited<ReturnType<typeof openMove>>,
      asked: Awaited<ReturnType<typeof personToAsk>>,
    ) => Promise<Result>,
  ): Promise<Result> {
    return as(who, async (access) => {
      const child = await openChild(access, ids.child);
      return work(child, await openMove(child, move), await personToAsk(child, move, place));
    });
  };

export const check = (
  at: Started,
  who: PersonName,
  place: string,
  situations: readonly VoiceSituation[] = [],
  allowed = true,
) =>
  of(
    at,
    who,
    place,
  )((child, move, asked) =>
    checkSafety(child, move, asked, {
      channel: 'own-phone',
      readBesides: 'no',
      situations,
      because: 'I know them well',
      allowed,
    }),
  );

export const stateFor = (at: Started, place: string) =>
  of(
    at,
    'primaryDsl',
    place,
  )(async (child, _move, asked) => {
    const safety = safetyOf(await wholeChronology(child.access, child.id), asked, child.access.now);
    return { state: safety.state, check: safety.check?.check ?? '' };
  });

export const ask = (at: Started, who: PersonName, place: string): Promise<LinkSecrets> => of(at, who, place)(askByLink);

export const enter = ({ services }: Started, secrets: LinkSecrets) =>
  enterWithCode(services, system, secrets, isStillSafe);

export const visitsAs = <Result>({ services }: Started, session: string, work: Parameters<typeof asGuest<Result>>[4]) =>
  asGuest(services, system, session, isStillSafe, work);

export async function linkOut(t: Parameters<typeof smallPartnership>[0], place = 'pupil') {
  const at = await started(t);
  await check(at, 'primaryDsl', place);
  return { at, secrets: await ask(at, 'primaryDsl', place) };
}

export const kindsSeen = (at: Started, who: PersonName, kind: string) =>
  at.as(who, async (access) =>
    (await readChronology(await openChild(access, ids.child))).filter((entry) => entry.kind === kind),
  );
