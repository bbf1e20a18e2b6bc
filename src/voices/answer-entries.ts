/**
 * What is recorded when somebody has answered or declined: an entry for each answer with the audience that was chosen for it, one
 * that says that there was an answer, and the item of the handover that this makes ready. Pure.
 */
import type { VoiceWay } from '../kinds/voices.ts';
import type { NewEntry, StoredEntry } from '../record/entry-row.ts';
import type { InvolvedOrganisation } from '../record/involvements.ts';
import type { SchoolMove } from '../record/moves.ts';
import type { Asked } from '../record/voices/voice-link.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { audienceOf } from './audience.ts';
import { askedData, placeOf } from './people-to-ask.ts';
import { type Answer, type ItemNote, questionsFor, type ReadySaid } from './questions.ts';

export type Answering = {
  readonly asked: Asked;
  readonly move: SchoolMove;
  readonly how: VoiceWay;
  readonly organisation: string;
  /** Null when they typed it themselves. */
  readonly recordedBy: string | null;
  readonly now: Temporal.Instant;
  readonly event: string;
  readonly involved: readonly InvolvedOrganisation[];
  readonly rulebook: Rulebook;
  readonly standing: readonly StoredEntry[];
};

const itemFor = { pupil: 'pupil-voice', family: 'parent-voice' } as const;

const schoolOf = ({ type, organisation }: SchoolMove['from']) =>
  type === 'school' && organisation !== null ? { type, organisation } : { type: type === 'school' ? 'unknown' : type };

function common({ organisation, recordedBy, now, event, move, asked }: Answering) {
  return {
    happened: { moment: now },
    organisation,
    recordedBy,
    event,
    source: asked.who === 'pupil' ? 'child' : 'family',
    parties: [move.from.organisation, move.to.organisation].filter((school) => school !== null),
  } as const;
}

/** The old school owes the item, and what it has already done with it stays. */
function prepared(answering: Answering, note: string): readonly NewEntry[] {
  const { asked, move, rulebook, standing } = answering;
  const code = itemFor[asked.who];
  const rule = rulebook.items.get(code)?.item;
  const isBegun = standing.some(
    ({ kind, data }) => kind.startsWith('handover.item-') && data['move'] === move.id && data['item'] === code,
  );
  if (rule === undefined || isBegun || move.from.organisation === null) return [];
  return [
    {
      ...common(answering),
      kind: 'handover.item-prepared',
      organisation: move.from.organisation,
      compartment: rule.compartment,
      data: {
        move: move.id,
        from: schoolOf(move.from),
        to: schoolOf(move.to),
        item: code,
        itemTitle: rule.title,
        note,
      },
    },
  ];
}

const received = (answering: Answering, outcome: 'answered' | 'declined'): NewEntry => ({
  ...common(answering),
  kind: 'voice.received',
  data: {
    ...askedData(answering.asked),
    answer: answering.event,
    organisation: answering.organisation,
    outcome,
    how: answering.how,
  },
});

export type WhatWasSaid = {
  /** By the code of their question; those without an answer are left out. */
  readonly answers: Readonly<Record<string, Answer>>;
  /** By the id under which a part of the handover was shown. */
  readonly notes?: Readonly<Record<string, ItemNote>>;
  readonly ready?: ReadySaid | null;
};

/** With the item, for whoever reads it. What was sent or taken back meanwhile is noted all the same. */
const notedEntries = (answering: Answering, notes: Readonly<Record<string, ItemNote>>): readonly NewEntry[] =>
  answering.standing.flatMap(({ kind, compartment, data }): NewEntry[] => {
    const { item, itemTitle, shown, place, move } = data;
    const note = kind === 'voice-item.shown' && typeof shown === 'string' ? notes[shown] : undefined;
    const isTheirs = place === placeOf(answering.asked) && move === answering.move.id;
    if (note === undefined || !isTheirs) return [];
    return [
      {
        ...common(answering),
        kind: 'voice-item.noted',
        compartment,
        data: { ...askedData(answering.asked), item, itemTitle, shown, ...note },
      },
    ];
  });

function readyEntries(answering: Answering, ready: ReadySaid | null): readonly NewEntry[] {
  const { asked, move, involved } = answering;
  if (ready === null) return [];
  const { who, person, name } = asked;
  return [
    {
      ...common(answering),
      kind: 'readiness.said',
      audience: audienceOf('teachers', move, involved),
      data: { move: move.id, by: who, name, ...(person === null ? {} : { person }), ...ready },
    },
  ];
}

export function answeredEntries(answering: Answering, what: WhatWasSaid): readonly NewEntry[] {
  const { answers, notes = {}, ready = null } = what;
  const { asked, move, involved, how } = answering;
  const said = questionsFor(asked.who).flatMap((question): NewEntry[] => {
    const answer = answers[question.code];
    if (answer === undefined) return [];
    return [
      {
        ...common(answering),
        kind: 'voice.answered',
        audience: audienceOf(answer.readers, move, involved),
        data: { ...askedData(asked), question: question.code, asked: question.asks, ...answer, how },
      },
    ];
  });
  return [
    ...said,
    ...notedEntries(answering, notes),
    ...readyEntries(answering, ready),
    received(answering, 'answered'),
    ...prepared(answering, 'They were asked and answered.'),
  ];
}

export const declinedEntries = (answering: Answering): readonly NewEntry[] => [
  received(answering, 'declined'),
  ...prepared(answering, 'Asked, declined.'),
];
