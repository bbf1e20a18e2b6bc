/** Stores what people of the demo answered in practice, so that a reader sees how colleagues answered. Each as themselves. */
import type { Access } from '../record/access.ts';
import { giveAnswer } from '../record/practice/answers.ts';
import { setContext } from '../record/transaction.ts';
import { allVignettes, readVignetteLevel } from '../threshold/practice/open-vignette.ts';
import { demoPractitioners } from './people/practitioners.ts';
import { randomFor } from './random.ts';

/** How likely each answer is. Other vignettes have been tried by nobody. */
const answered: Readonly<Record<string, readonly (readonly [level: string, weight: number])[]>> = {
  'the-lunch-box': [
    ['L1', 2],
    ['L2', 9],
    ['L3', 4],
    ['none', 2],
  ],
  'the-second-phone': [
    ['L2', 6],
    ['L3', 9],
    ['L4', 6],
  ],
};
const share = 0.6;
const words = 'What I thought before I had read the document.';

/** @param before the first instant of the day of the demo */
export async function storePractice(access: Access, before: Temporal.Instant): Promise<void> {
  for (const open of await allVignettes()) {
    const { id } = open.vignette;
    const levels = answered[id];
    const read = readVignetteLevel(access, open);
    if (levels === undefined || read === null) continue;
    const { document, reading } = read;
    for (const { id: practitioner, key, name } of demoPractitioners) {
      const random = randomFor('practice', id, key);
      if (!random.chance(share)) continue;
      const now = before.subtract({ hours: random.between(24, 24 * 90) });
      const actor = { ...access.actor, practitioner, name };
      await setContext(access.transaction, { ...actor, now });
      await giveAnswer(
        { ...access, actor, now },
        {
          vignette: id,
          level: random.weighted(levels),
          words,
          document: {
            threshold: document.rule.threshold,
            version: reading.packVersion,
            from: reading.band?.from.code ?? null,
            to: reading.band?.to.code ?? null,
          },
        },
      );
    }
  }
  await setContext(access.transaction, { ...access.actor, now: access.now });
}
