/** Facts about the family and where it lives. */
import type { Fact } from './fact.ts';

export const familyFacts = {
  'supportive-family': { title: 'Supportive family', area: 'family-history-and-functioning', isStrength: true },
  'strained-parent-child-relationship': {
    title: 'Strained relationship between parent and child',
    area: 'family-history-and-functioning',
  },
  'parental-conflict-starting': { title: 'Parental conflict starting', area: 'family-history-and-functioning' },
  'history-of-domestic-abuse': {
    title: 'A history of domestic abuse, or acrimonious contact',
    area: 'family-history-and-functioning',
  },
  'risk-of-relationship-breakdown': {
    title: 'Risk of a breakdown in relationships',
    area: 'family-history-and-functioning',
  },
  'persistent-domestic-abuse': {
    title: 'Persistent domestic abuse and discord',
    area: 'family-history-and-functioning',
  },
  'family-criminality': { title: 'Criminality in the family, or custody', area: 'family-history-and-functioning' },
  'risky-person-near-household': {
    title: 'A person who poses a risk in or near the household',
    area: 'family-history-and-functioning',
  },
  'supportive-wider-family': {
    title: 'Supportive wider family',
    area: 'wider-family',
    isStrength: true,
    against: ['destructive-wider-family', 'no-effective-support'],
  },
  'destructive-wider-family': { title: 'Destructive or unhelpful involvement of wider family', area: 'wider-family' },
  'no-effective-support': { title: 'No effective support from wider family', area: 'wider-family' },
  'suitable-housing': {
    title: 'Suitable home',
    area: 'housing',
    isStrength: true,
    against: ['poor-housing', 'dangerous-home', 'imminent-homelessness'],
  },
  'poor-housing': { title: 'Poor housing that affects the child', area: 'housing' },
  'risk-of-homelessness': { title: 'Risk of homelessness', area: 'housing' },
  'frequent-moves': { title: 'Frequent moves or temporary housing', area: 'housing' },
  'homeless-16-17': { title: 'Homeless at 16 or 17', area: 'housing' },
  'dangerous-home': { title: 'Dangerous home', area: 'housing' },
  'imminent-homelessness': { title: 'Homelessness imminent', area: 'housing' },
  'home-used-for-crime': { title: 'Home used for drugs, exploitation or crime', area: 'housing' },
  'economically-active': {
    title: 'Family in work or with enough income',
    area: 'work-and-income',
    isStrength: true,
    against: ['extreme-poverty'],
  },
  'low-income': { title: 'Low income that affects achievement or access', area: 'work-and-income' },
  'tenancy-at-risk': { title: 'Tenancy at risk', area: 'work-and-income' },
  'extreme-poverty': { title: 'Extreme poverty or debt that prevents care', area: 'work-and-income' },
  'positive-activities': { title: 'Positive activities', area: 'social-integration', isStrength: true },
  harassment: { title: 'Harassment or discrimination of the family', area: 'social-integration' },
  'risk-of-social-exclusion': { title: 'Risk of social exclusion', area: 'social-integration' },
  'socially-excluded': { title: 'Socially excluded, hidden from universal services', area: 'social-integration' },
  'chronic-exclusion-hostile-community': { title: 'Chronic exclusion, hostile community', area: 'social-integration' },
  trafficked: { title: 'Trafficked', area: 'social-integration' },
} as const satisfies Readonly<Record<string, Fact>>;
