/** Facts about a child's emotions and behaviour, and about harm outside the home. */
import type { Fact } from './fact.ts';

export const behaviourFacts = {
  resilient: { title: 'Resilient, secure in relationships', area: 'emotional-and-behavioural', isStrength: true },
  'low-level-emotional-need': { title: 'Low-level emotional or mental health need', area: 'emotional-and-behavioural' },
  bereavement: { title: 'Bereavement', area: 'emotional-and-behavioural' },
  'change-hard': { title: 'Finds change hard', area: 'emotional-and-behavioural' },
  'struggling-with-empathy': { title: 'Starting to struggle with empathy', area: 'emotional-and-behavioural' },
  'low-self-esteem': { title: 'Low self-esteem', area: 'emotional-and-behavioural' },
  'mental-health-condition': {
    title: 'Signs of anxiety, depression, an eating disorder, or of a conduct or attention disorder',
    area: 'emotional-and-behavioural',
  },
  'specialist-mental-health-need': {
    title: 'A mental health need for a community specialist service',
    area: 'emotional-and-behavioural',
  },
  'deteriorating-wellbeing': { title: 'Wellbeing getting worse', area: 'emotional-and-behavioural' },
  'severe-mental-illness': {
    title: 'Severe depression, threat of suicide or psychosis',
    area: 'emotional-and-behavioural',
  },
  'serious-mental-health-difficulty': { title: 'Serious mental health difficulty', area: 'emotional-and-behavioural' },
  'self-harm-low-level': { title: 'Low-level or superficial self-harm', area: 'emotional-and-behavioural' },
  'self-harm-single-episode': { title: 'A single episode of self-harm', area: 'emotional-and-behavioural' },
  'self-harm': { title: 'Self-harm', area: 'emotional-and-behavioural' },
  'suicide-attempt': { title: 'An attempt at suicide, or an overdose with intent', area: 'emotional-and-behavioural' },
  'self-harm-with-serious-mental-health-difficulty': {
    title: 'Self-harm with serious mental health difficulty',
    area: 'emotional-and-behavioural',
  },
  'behaviour-managed': {
    title: 'Behaviour is managed well',
    area: 'emotional-and-behavioural',
    isStrength: true,
    against: [
      'disruptive-behaviour',
      'disruptive-in-school-persistently',
      'disruptive-at-school-home-and-neighbourhood',
      'beyond-control',
    ],
  },
  'disruptive-behaviour': { title: 'Disruptive or challenging behaviour', area: 'emotional-and-behavioural' },
  'disruptive-in-school-persistently': {
    title: 'Persistent poor behaviour in school',
    area: 'emotional-and-behavioural',
  },
  'provocative-or-withdrawn-with-strangers': {
    title: 'Provocative, over-friendly or withdrawn with strangers',
    area: 'emotional-and-behavioural',
  },
  'early-antisocial-behaviour': { title: 'Early antisocial behaviour or offending', area: 'emotional-and-behavioural' },
  'risky-online-use': { title: 'Risky use of the internet or phones', area: 'emotional-and-behavioural' },
  'disruptive-at-school-home-and-neighbourhood': {
    title: 'Disruptive at school, at home and in the neighbourhood',
    area: 'emotional-and-behavioural',
  },
  'actions-not-linked-to-consequences': {
    title: 'Does not link actions and consequences',
    area: 'emotional-and-behavioural',
  },
  'starting-to-offend': { title: 'Starting to offend or offending again', area: 'emotional-and-behavioural' },
  'harmful-sexual-behaviour': { title: 'Harmful or worrying sexual behaviour', area: 'emotional-and-behavioural' },
  'withdrawn-will-not-engage': { title: 'Withdrawn, will not engage', area: 'emotional-and-behavioural' },
  'regular-offending': { title: 'Regular offending, court orders or custody', area: 'emotional-and-behavioural' },
  'danger-to-self-or-others': { title: 'Puts self or others in danger', area: 'emotional-and-behavioural' },
  'abuses-other-children': {
    title: 'Abuses other children, or serious sexual offending',
    area: 'emotional-and-behavioural',
  },
  'cannot-see-boundaries': { title: 'Cannot see boundaries', area: 'emotional-and-behavioural' },
  missing: {
    title: 'Missing: an episode, or begins to go missing',
    area: 'outside-the-home',
    shownBy: ['missing-episode.recorded'],
  },
  'says-wants-to-run-away': { title: 'Says they want to run away', area: 'outside-the-home' },
  'absent-without-consent': { title: 'Absent without consent', area: 'outside-the-home' },
  'missing-repeatedly': { title: 'Regularly or repeatedly missing', area: 'outside-the-home' },
  'missing-with-self-neglect': { title: 'Often missing, with self-neglect', area: 'outside-the-home' },
  'missing-in-danger': { title: 'In danger while missing', area: 'outside-the-home' },
  'later-than-agreed': { title: 'Out later than agreed, or absent without permission', area: 'outside-the-home' },
  'often-out-overnight': { title: 'Often out overnight', area: 'outside-the-home' },
  'placement-breakdown-through-behaviour': {
    title: 'Placement or home breakdown through behaviour',
    area: 'outside-the-home',
  },
  'travels-to-other-cities': {
    title: 'Persistently missing, known to travel to other cities',
    area: 'outside-the-home',
  },
  'new-peer-group-or-second-phone': { title: 'New peer group, or a secret or second phone', area: 'outside-the-home' },
  'unknown-adults-or-exploited-peers': {
    title: 'Unknown adults or exploited friends, urgency to be elsewhere',
    area: 'outside-the-home',
  },
  'grooming-coercion-or-debt': {
    title: 'Signs of grooming, coercion, trafficking, drug debt or threats',
    area: 'outside-the-home',
  },
  'peers-in-antisocial-behaviour': { title: 'Friends involved in antisocial behaviour', area: 'outside-the-home' },
  'gang-or-county-lines-association': {
    title: 'Association with gang or county lines adults or peers',
    area: 'outside-the-home',
  },
  'county-lines-involvement': {
    title: 'Police intelligence or disclosure of county lines involvement',
    area: 'outside-the-home',
  },
} as const satisfies Readonly<Record<string, Fact>>;
