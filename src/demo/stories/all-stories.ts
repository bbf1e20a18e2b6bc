/** The children whose stories are told in full. */
import { applicationForSchool } from '../children/application.ts';
import type { ChildPlan } from '../children/child-plan.ts';
import { aaravMenon } from './aarav-menon.ts';
import { biniamTesfay } from './biniam-tesfay.ts';
import { callumBrigg } from './callum-brigg.ts';
import { daisyKirkwood } from './daisy-kirkwood.ts';
import { erinCalloway } from './erin-calloway.ts';
import { imogenCastley } from './imogen-castley.ts';
import { joelMarriner } from './joel-marriner.ts';
import { kaydenRushworth } from './kayden-rushworth.ts';
import { meganTolliver } from './megan-tolliver.ts';
import { oliverPrentice } from './oliver-prentice.ts';
import { owusuTwins } from './owusu-twins.ts';
import { poppyEllershaw } from './poppy-ellershaw.ts';
import { shanicePryor } from './shanice-pryor.ts';
import { inTellingOrder, type StoryDays, storyDays } from './story.ts';
import { zakariyaHussain } from './zakariya-hussain.ts';

const stories: readonly ((days: StoryDays) => ChildPlan)[] = [
  joelMarriner,
  imogenCastley,
  shanicePryor,
  zakariyaHussain,
  oliverPrentice,
  meganTolliver,
  daisyKirkwood,
  biniamTesfay,
  kaydenRushworth,
  poppyEllershaw,
  aaravMenon,
  erinCalloway,
  callumBrigg,
];

/** In the order in which it is told, and with the application where there was one. */
function finished(plan: ChildPlan): ChildPlan {
  const told = inTellingOrder(plan.told);
  const move = plan.moves.find(({ kind }) => kind === 'phase-transfer');
  return move?.startsOn === undefined
    ? { ...plan, told }
    : { ...plan, told: [applicationForSchool(plan.key, move.startsOn.year), ...told] };
}

export function allStories(asOf: Temporal.PlainDate, year: number): readonly ChildPlan[] {
  const days = storyDays(asOf, year);
  return [...stories.map((story) => story(days)), ...owusuTwins(days)].map(finished);
}
