/** The way through the pages of somebody who is asked: the questions, what they may read of the handover, how ready, and the check. */
import type { Guest } from '../record/voices/guest-door.ts';
import {
  guestCheckRoute,
  guestItemRoute,
  guestQuestionRoute,
  guestReadyRoute,
  guestStartRoute,
} from '../ui/addresses.ts';
import type { Href } from '../ui/href.ts';
import { questionsFor } from './questions.ts';
import { type ShownItem, shownTo } from './shown-items.ts';

export const itemsOf = ({ chronology, link }: Guest): readonly ShownItem[] => shownTo(chronology.standing, link);

/** By what stands last in their address. */
function stepsOf(guest: Guest): readonly { readonly name: string; readonly at: Href }[] {
  return [
    ...questionsFor(guest.link.who).map(({ code }) => ({
      name: code,
      at: guestQuestionRoute.link({ question: code }),
    })),
    ...itemsOf(guest).map(({ shown }) => ({ name: shown, at: guestItemRoute.link({ shown }) })),
    { name: 'ready', at: guestReadyRoute.link() },
  ];
}

export function afterStep(guest: Guest, name: string): Href {
  const steps = stepsOf(guest);
  return steps[steps.findIndex((step) => step.name === name) + 1]?.at ?? guestCheckRoute.link();
}

export function beforeStep(guest: Guest, name: string): Href {
  const steps = stepsOf(guest);
  return steps[steps.findIndex((step) => step.name === name) - 1]?.at ?? guestStartRoute.link();
}

export const lastStep = (guest: Guest): Href => stepsOf(guest).at(-1)?.at ?? guestStartRoute.link();
