/** The passages of one controller's part of a record, with what stands out in each and what was decided on it. */
import { createHash } from 'node:crypto';
import {
  type DecidedOn,
  type DecisionFault,
  faultsOf,
  type PassageDecision,
  passageDecision,
} from '../../access/requests/passage-decision.ts';
import type { PassageFlag } from '../../access/requests/passage-flags.ts';
import { isProfession, type Profession } from '../../access/requests/professions.ts';
import type { Names } from '../../kinds/kind.ts';
import { tellsLocation } from '../../kinds/location.ts';
import type { StoredEntry } from '../entry-row.ts';
import { organisationsOf } from '../load-world.ts';
import { loadNames, organisationsById } from '../organisations.ts';
import { asRecordRole } from '../transaction.ts';
import { peopleNamed } from './named-people.ts';
import type { OpenRequest, RequestPart } from './open-request.ts';
import { isToldToFamilies, passageText } from './passage-text.ts';

export type Opinion = {
  readonly id: string;
  readonly profession: Profession;
  readonly givenBy: string;
  readonly givenOn: Temporal.PlainDate;
  readonly words: string;
};

export type LoggedDecision = {
  readonly id: string;
  readonly decision: PassageDecision;
  readonly at: Temporal.Instant;
  readonly by: string;
  /** The text has been the same since. */
  readonly isOfThisText: boolean;
};

export type Passage = {
  readonly entry: StoredEntry;
  readonly text: string;
  readonly files: readonly string[];
  /** People around the child whom it names. */
  readonly people: readonly string[];
  readonly flags: readonly PassageFlag[];
  /** Entries that put it right or withdrew it, by the day of the request. */
  readonly since: 'corrected' | 'withdrawn' | null;
  /** The newest first. */
  readonly log: readonly LoggedDecision[];
  /** The one that counts; null while somebody has to decide, for the first time or again. */
  readonly decided: LoggedDecision | null;
  readonly about: DecidedOn;
};

export type LoadedPart = {
  readonly part: RequestPart;
  /** In the order in which it happened. */
  readonly passages: readonly Passage[];
  readonly opinions: readonly Opinion[];
  readonly names: Names;
};

export const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest();

type DecisionRow = {
  readonly id: string;
  readonly entry_id: string;
  readonly text_hash: Buffer;
  readonly decision: unknown;
  readonly at: Temporal.Instant;
  readonly practitioner_id: string;
};

/** As the record role. */
async function storedOf({ access: { transaction, actor }, id }: OpenRequest, { controller, entries }: RequestPart) {
  const decisions = await transaction
    .selectFrom('access_decision')
    .select(['id', 'entry_id', 'text_hash', 'decision', 'at', 'practitioner_id'])
    .where('partnership_id', '=', actor.partnership)
    .where('request_id', '=', id)
    .where('controller_id', '=', controller)
    .orderBy('id', 'desc')
    .execute();
  const opinions = await transaction
    .selectFrom('access_opinion')
    .select(['id', 'profession', 'given_by', 'given_on', 'words'])
    .where('partnership_id', '=', actor.partnership)
    .where('request_id', '=', id)
    .where('controller_id', '=', controller)
    .orderBy('id')
    .execute();
  const files = await transaction
    .selectFrom('attachment as a')
    .innerJoin('stored_file as f', (join) =>
      join.onRef('f.partnership_id', '=', 'a.partnership_id').onRef('f.id', '=', 'a.file_id'),
    )
    .select(['a.entry_id', 'f.name'])
    .where('a.partnership_id', '=', actor.partnership)
    .where(
      'a.entry_id',
      'in',
      entries.map((entry) => entry.id),
    )
    .orderBy('f.id')
    .execute();
  return { decisions, opinions, files };
}

const toldBy: ReadonlySet<unknown> = new Set(['family', 'public', 'parent', 'relative']);

type Look = {
  readonly request: OpenRequest;
  readonly names: Names;
  readonly isPolice: boolean;
  readonly namedIn: (text: string) => readonly string[];
};

function flagsOf(
  entry: StoredEntry,
  text: string,
  people: readonly string[],
  hasFiles: boolean,
  { request, names, isPolice }: Look,
): readonly PassageFlag[] {
  const { capacity, nameInRecord } = request;
  const own = nameInRecord?.toLocaleLowerCase('en-GB');
  const isNamed = own !== undefined && text.toLocaleLowerCase('en-GB').includes(own);
  const found: Readonly<Record<PassageFlag, boolean>> = {
    'names-somebody': people.some((name) => name.toLocaleLowerCase('en-GB') !== own),
    'told-by-somebody': toldBy.has(entry.source) || toldBy.has(entry.data['from']),
    allegation: entry.status === 'allegation',
    health: entry.compartment === 'health',
    legal: entry.compartment === 'legal',
    'some-readers': entry.audience !== null,
    'not-for-families': !isToldToFamilies(entry, names),
    // Whoever asks about themselves knows where they are
    'tells-where': capacity !== 'self' && tellsLocation(entry.kind),
    'from-police': isPolice,
    files: hasFiles,
    'not-named': capacity === 'about-themselves' && !isNamed,
    'about-the-child': capacity === 'about-themselves' && isNamed,
  };
  return (Object.keys(found) as PassageFlag[]).filter((flag) => found[flag]);
}

function logOf(rows: readonly DecisionRow[], text: string): readonly LoggedDecision[] {
  const hash = hashOf(text);
  return rows.flatMap((row): readonly LoggedDecision[] => {
    const { success, data } = passageDecision.safeParse(row.decision);
    if (!success) return [];
    return [
      { id: row.id, decision: data, at: row.at, by: row.practitioner_id, isOfThisText: row.text_hash.equals(hash) },
    ];
  });
}

export const isFlagged = ({ flags }: Passage): boolean => flags.length > 0;

/** What is missing in a decision on this passage. */
export const faultsOfPassage = ({ about }: Passage, decision: PassageDecision): readonly DecisionFault[] =>
  faultsOf(decision, about);

export async function loadPart(request: OpenRequest, part: RequestPart): Promise<LoadedPart> {
  const { access } = request;
  const { entries } = part;
  const { decisions, opinions: said, files } = await asRecordRole(access.transaction, () => storedOf(request, part));
  const names = await loadNames(
    access,
    [...organisationsOf(request.entries), part.controller],
    entries.flatMap(({ recordedBy, data }) =>
      [recordedBy, data['practitioner']].filter((id) => typeof id === 'string'),
    ),
  );
  const isPolice = (await organisationsById(access, [part.controller])).get(part.controller)?.kind === 'police';
  const opinions = said.flatMap(({ id, profession, given_by: givenBy, given_on: givenOn, words }): Opinion[] =>
    isProfession(profession) ? [{ id, profession, givenBy, givenOn, words }] : [],
  );
  const professionOf = new Map(opinions.map(({ id, profession }) => [id, profession]));
  const look: Look = { request, names, isPolice, namedIn: peopleNamed(request.entries, request.child) };
  const rowsOf = Map.groupBy(decisions, (row) => row.entry_id);
  const filesOf = Map.groupBy(files, (row) => row.entry_id);
  const sinceOf = new Map(
    request.entries.flatMap(({ corrects, kind }) =>
      corrects === null
        ? []
        : [[corrects, kind === 'entry.withdrawn' ? ('withdrawn' as const) : ('corrected' as const)]],
    ),
  );
  const passages = entries.map((entry): Passage => {
    const text = passageText(entry, names);
    const people = look.namedIn(text);
    const own = (filesOf.get(entry.id) ?? []).map(({ name }) => name);
    const about: DecidedOn = {
      isHealth: entry.compartment === 'health',
      hasFiles: own.length > 0,
      opinions: professionOf,
    };
    const log = logOf(rowsOf.get(entry.id) ?? [], text);
    const [newest] = log;
    const counts = newest?.isOfThisText === true && faultsOf(newest.decision, about).length === 0;
    return {
      entry,
      text,
      files: own,
      people,
      flags: flagsOf(entry, text, people, own.length > 0, look),
      since: sinceOf.get(entry.id) ?? null,
      log,
      decided: counts ? newest : null,
      about,
    };
  });
  return {
    part,
    names,
    opinions,
    passages: passages.toSorted(
      (a, b) =>
        a.entry.happenedFrom.epochMilliseconds - b.entry.happenedFrom.epochMilliseconds || a.entry.seq - b.entry.seq,
    ),
  };
}
