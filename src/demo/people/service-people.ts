/** Invented people of the council, health, police, providers and the partnership. */
import type { PersonFacts } from './person-facts.ts';

export const servicePeople = {
  'priya-nair': {
    name: 'Priya Nair',
    posts: [['admissions-officer', 'council']],
    why: 'A move that only the council can decide waits for her; offers of places go out on 1 March',
  },
  'paul-stott': {
    name: 'Paul Stott',
    posts: [['children-missing-education-officer', 'council']],
    why: 'Children who left Year 6 and are on nobody’s roll',
  },
  'catherine-amos': {
    name: 'Catherine Amos',
    posts: [['special-needs-officer', 'council']],
    why: 'Plans that have to name a school by 15 February; Zak Hussain’s parents had to ask twice',
  },
  'ben-hartley': {
    name: 'Ben Hartley',
    posts: [['matching-officer', 'council']],
    why: 'Decides whether two records are of the same child; import a transfer file first',
  },
  'yvonne-clarke': {
    name: 'Yvonne Clarke',
    posts: [['front-door-worker', 'council']],
    why: 'Contacts with the front door, what was decided and why',
  },
  'daniel-mensah': {
    name: 'Daniel Mensah',
    posts: [['social-worker', 'council']],
    why: 'Joel Marriner’s social worker: six years in one chronology',
  },
  'zainab-malik': {
    name: 'Zainab Malik',
    posts: [['social-worker', 'council']],
    why: 'Social worker of children in care: visits and health, a planned move to an uncle whose gate is half met',
  },
  'sarah-lockwood': {
    name: 'Sarah Lockwood',
    posts: [['team-manager', 'council']],
    why: 'A challenge about Kayden Rushworth came to her by itself and waits; another about Poppy Ellershaw; limits of the court for Callum Brigg',
  },
  'michael-osborne': {
    name: 'Michael Osborne',
    posts: [['service-manager', 'council']],
    why: 'Where disagreements end up that managers could not settle',
  },
  'judith-fairclough': {
    name: 'Judith Fairclough',
    posts: [['independent-reviewing-officer', 'council']],
    why: 'Reviews of looked-after children. Joel Marriner’s story, date by date: open him, then Replay, then Play this record',
  },
  'andrew-pilling': {
    name: 'Andrew Pilling',
    posts: [['virtual-school-head', 'council']],
    why: 'Looked-after children and their schools; Shanice Pryor has just changed hers',
  },
  'kelly-rowbottom': {
    name: 'Kelly Rowbottom',
    posts: [['placements-officer', 'council']],
    why: 'A secure place for Callum Brigg: updates that are due, and who refused; Joel Marriner’s six refusals',
  },
  'tina-vickers': {
    name: 'Tina Vickers',
    posts: [['family-help-lead', 'council']],
    why: 'Early help and who else works with a family',
  },
  'leila-haddad': {
    name: 'Dr Leila Haddad',
    posts: [['camhs-clinician', 'camhs']],
    why: 'A diagnosis asks for earlier entries to be read again; Erin Calloway is in hospital',
  },
  'simon-aldous': {
    name: 'Dr Simon Aldous',
    posts: [['ward-clinician', 'fernilow-ward']],
    why: 'Erin Calloway is ready to leave the ward, and two services do not agree who pays',
  },
  'grace-okonkwo': {
    name: 'Grace Okonkwo',
    posts: [['icb-commissioner', 'icb']],
    why: 'Erin Calloway in hospital: the register, the review and a challenge about money',
  },
  'mark-whittle': {
    name: 'PC Mark Whittle',
    posts: [['police-officer', 'police']],
    why: 'Sees what the police recorded, and no more',
  },
  'anjali-bose': {
    name: 'Dr Anjali Bose',
    posts: [['general-practitioner', 'spring-terrace-surgery']],
    why: 'Patients of the surgery who have a healthcare plan or a young carer’s worries',
  },
  'wendy-stubbs': {
    name: 'Wendy Stubbs',
    posts: [['health-visitor', 'school-nursing']],
    why: 'Health visitor: children of families that the service works with',
  },
  'carol-ndlovu': {
    name: 'Carol Ndlovu',
    posts: [['school-nurse', 'school-nursing']],
    why: 'Oliver Prentice’s healthcare plan, which his new school has not received',
  },
  'tony-grimshaw': {
    name: 'Tony Grimshaw',
    posts: [['provider-manager', 'wayside-homes']],
    why: 'A home in which Joel Marriner lived for nine weeks; the involvement has ended',
  },
  'maria-fernandes': {
    name: 'Maria Fernandes',
    posts: [['provider-manager', 'kite-house']],
    why: 'Leads the small team with which Joel Marriner does well',
  },
  'hayley-brook': {
    name: 'Hayley Brook',
    posts: [['voluntary-worker', 'young-carers']],
    why: 'Sees no records yet: the voluntary sector takes part by forms',
  },
  'eleanor-whitcombe': {
    name: 'Eleanor Whitcombe',
    posts: [['partnership-officer', 'partnership']],
    why: 'The partnership’s side of disagreements: its log, and who cannot be reached. Sees the rules, and no children',
  },
  'jonathan-sharpe': {
    name: 'Jonathan Sharpe',
    posts: [['policy-officer', 'partnership']],
    why: 'Reads the rulebook, with the source and standing of every rule',
  },
  'meera-joshi': {
    name: 'Meera Joshi',
    posts: [['data-protection-officer', 'partnership']],
    why: 'Sees no children by herself',
  },
  'ruth-ellwood': {
    name: 'Ruth Ellwood',
    posts: [['data-protection-officer', 'council']],
    why: 'Answers requests to see a record, and looks after how long the council keeps it',
  },
  'chris-baxter': {
    name: 'Chris Baxter',
    posts: [['administrator', 'partnership']],
    why: 'People, schools and term dates; two academies have none',
  },
} as const satisfies Readonly<Record<string, PersonFacts>>;
