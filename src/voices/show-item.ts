/** Choosing what somebody may read of the handover before it is sent; and how ready the school thinks the child is. */
import { randomUUIDv7 } from 'node:crypto';
import { problem } from '../errors.ts';
import type { Readiness } from '../kinds/voice-items.ts';
import type { Post } from '../record/actor.ts';
import { append } from '../record/append.ts';
import type { OpenChild } from '../record/child.ts';
import type { SchoolMove } from '../record/moves.ts';
import type { Asked } from '../record/voices/voice-link.ts';
import { askedData } from './people-to-ask.ts';
import { itemsToShow } from './shown-items.ts';
import { askingPost } from './who-may-ask.ts';

function asking(child: OpenChild, move: SchoolMove): Post {
  const held = askingPost(child.access.actor, move);
  if (held === undefined) throw problem('NOT_ALLOWED', { action: 'ask the child and the family about this move' });
  return held;
}

const common = ({ access }: OpenChild, { organisation }: Post, { from, to }: SchoolMove) => ({
  happened: { moment: access.now },
  organisation,
  recordedBy: access.actor.practitioner,
  parties: [from.organisation, to.organisation].filter((school) => school !== null),
});

/** Throws NOT_ALLOWED, and NOT_FOUND for an item that is not shown to families. */
export async function showItem(
  child: OpenChild,
  move: SchoolMove,
  asked: Asked,
  { item, text }: { readonly item: string; readonly text: string },
): Promise<void> {
  const rule = itemsToShow(child.access.engine.rulebook).find((each) => each.item === item);
  if (rule === undefined) throw problem('NOT_FOUND');
  await append(child, 'part of the handover shown', [
    {
      ...common(child, asking(child, move), move),
      kind: 'voice-item.shown',
      compartment: rule.compartment,
      data: { ...askedData(asked), item, itemTitle: rule.title, shown: randomUUIDv7(), text },
    },
  ]);
}

/** Throws NOT_ALLOWED. */
export async function sayReadiness(
  child: OpenChild,
  move: SchoolMove,
  said: { readonly ready: Readiness; readonly helps?: string | undefined },
): Promise<void> {
  const held = asking(child, move);
  const { ready, helps } = said;
  await append(child, 'readiness said', [
    {
      ...common(child, held, move),
      kind: 'readiness.said',
      data: {
        move: move.id,
        by: 'school',
        name: held.organisationName,
        ready,
        ...(helps === undefined ? {} : { helps }),
      },
    },
  ]);
}
