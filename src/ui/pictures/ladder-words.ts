/** What a ladder and a challenge on it are in words, for the picture and for the table beside it. */
import { type OrganisationKind, organisationKinds, type Role } from '../../kinds/vocabulary.ts';
import type { Acting, Ladder, LadderStage, Opened } from '../../rulebook/ladder/ladder.ts';
import { ladderNow } from '../../rulebook/ladder/ladder.ts';
import type { StageRule } from '../../rulebook/ladder/ladder-rule.ts';
import type { ActingRule, Cover } from '../../rulebook/pack/post-schema.ts';
import { roleWords } from '../duty-words.ts';
import { momentWords } from './due-words.ts';

export type RunningLadder = {
  readonly ladder: Ladder;
  /** The instant at which it is looked at. */
  readonly at: number;
  readonly organisationName: (organisation: string) => string;
  /** Nobody raised it: it shows what would have happened, and asks nobody for anything. */
  readonly isSupposed?: boolean;
};

/** As people in the field say it, in the middle of a sentence. */
export const roleName = (role: Role): string =>
  roleWords(role).replace(/^[A-Z](?![A-Z])/u, (first) => first.toLowerCase());

const coverWords = (cover: Cover): string =>
  typeof cover === 'string'
    ? roleName(cover)
    : `${roleName(cover.role)} (${organisationKinds[cover.of].toLowerCase()})`;

/** "School: headteacher, deputy senior teacher, out of hours front door worker (council)" for each kind. */
export function actingWords({ who, chair }: StageRule): readonly string[] {
  const kinds = Object.entries(who) as readonly (readonly [OrganisationKind, ActingRule])[];
  const led = chair === undefined ? [] : [`Led by: ${chair.called ?? roleName(chair.role)}`];
  return [
    ...led,
    ...kinds.map(([kind, { acts, called, deputy, outOfHours }]) => {
      const away = deputy === undefined ? '' : `; deputy: ${coverWords(deputy)}`;
      const closed = outOfHours === undefined ? '' : `; out of hours: ${coverWords(outOfHours)}`;
      return `${organisationKinds[kind]}: ${called ?? roleName(acts)}${away}${closed}`;
    }),
  ];
}

/** The same with who acts when that person is away, and out of hours. */
export function actingInFull(acting: Acting, running: RunningLadder): string {
  const party = (what: string, found: Acting['deputy']): string =>
    found === null
      ? ''
      : `; ${what}: ${roleName(found.role)}${found.organisation === null || found.organisation === acting.acts.organisation ? '' : ` (${running.organisationName(found.organisation)})`}`;
  const name = actingName(acting, running);
  return `${name}${party('deputy', acting.deputy)}${party('out of hours', acting.outOfHours)}`;
}

/** "Arkenby School: headteacher" */
export const actingName = ({ acts, called }: Acting, { organisationName }: RunningLadder): string =>
  `${acts.organisation === null ? 'Nobody known' : organisationName(acts.organisation)}: ${called ?? roleName(acts.role)}`;

const openedWords: Readonly<Record<Opened, string>> = {
  raised: 'when it was raised',
  'starts-here': 'when it was raised',
  'limit-passed': 'because the time before it ran out',
  'not-agreed': 'because there was no agreement',
  skipped: 'by a skip that the ladder allows',
  opened: 'because somebody took it there',
  'against-ladder': 'because somebody took it there, for which the ladder does not provide',
};

export const openedSentence = ({ opensAt, opened, because }: LadderStage): string =>
  `Open since ${momentWords(opensAt)}, ${openedWords[opened]}${because === null ? '' : `: ${because}`}.`;

/** What would have opened it. */
export const wouldHaveOpened = ({ opensAt, opened, because }: LadderStage): string =>
  `${momentWords(opensAt)}, ${openedWords[opened]}${because === null ? '' : `: ${because}`}.`;

/** Where it stands, in one or two sentences. */
export function standingWords(running: RunningLadder): string {
  const { ladder, at } = running;
  const { state, stage, responded, ring } = ladderNow(ladder, at);
  if (state === 'does-not-run') return ladder.doesNotRun ?? 'It is not run.';
  if (state === 'closed') {
    const lacking = ladder.needs.filter(({ need }) => ladder.ending?.without.includes(need) === true);
    const missing = lacking.map(({ title }) => title).join('; ');
    return missing === '' ? 'Closed, with everything shown.' : `Closed without: ${missing}.`;
  }
  if (state === 'agreed')
    return `Agreed at stage ${stage?.n ?? ''}. It is closed when what was agreed has been shown to be done.`;
  const where =
    state === 'last-stage-passed' ? 'The last stage has passed without agreement.' : `Now at stage ${stage?.n ?? ''}.`;
  if (responded) return `${where} Somebody has responded.`;
  const whom = ring.map((each) => actingName(each, running)).join('; ');
  return `${where} Nobody has responded. ${whom === '' ? 'Nobody is named to ring. Ask the partnership.' : `Ring ${whom}.`}`;
}
