/** Invented people of the schools. `why` says on the sign-in page what is worth looking at as that person. */
import type { PersonFacts } from './person-facts.ts';

export const schoolPeople = {
  'amina-farooq': {
    name: 'Amina Farooq',
    posts: [['dsl', 'kelderwick-school']],
    why: 'Start here. A move waits for her decision; some handovers are complete, some never came',
  },
  'david-oyelaran': {
    name: 'David Oyelaran',
    posts: [['senco', 'kelderwick-school']],
    why: 'Receives SEN support plans: accepts them, or asks what is missing',
  },
  'rachel-thwaite': {
    name: 'Rachel Thwaite',
    posts: [['head-of-year', 'kelderwick-school']],
    why: 'Knows Year 7: what the pupils said, what helps them, and who came with nothing',
  },
  'colin-peake': {
    name: 'Colin Peake',
    posts: [['data-manager', 'kelderwick-school']],
    why: 'Confirms records that were sent in a batch, and tells the council who joined',
  },
  'margaret-ellwood': {
    name: 'Margaret Ellwood',
    posts: [['headteacher', 'kelderwick-school']],
    why: 'A challenge that her DSL raised has come to her; the cohort of the school and the risk assessments',
  },
  'siobhan-doyle': {
    name: 'Siobhan Doyle',
    posts: [
      ['first-aid-lead', 'kelderwick-school'],
      ['designated-teacher', 'kelderwick-school'],
    ],
    why: 'Waits for what stands behind Oliver Prentice’s medical flag; looks after Shanice Pryor’s education plan',
  },
  'luke-barraclough': {
    name: 'Luke Barraclough',
    posts: [['class-teacher', 'kelderwick-school']],
    why: 'Form tutor; sees the children for whom he is named, and nobody else',
  },
  'sunita-rao': {
    name: 'Sunita Rao',
    posts: [
      ['dsl', 'kelderwick-primary'],
      ['designated-teacher', 'kelderwick-primary'],
    ],
    why: 'A primary school that hands over well: safeguarding files, DSL to DSL, and what came of them. A move waits for her',
  },
  'ellie-forrester': {
    name: 'Ellie Forrester',
    posts: [['class-teacher', 'kelderwick-primary']],
    why: 'Teaches half of Year 6 and sees only those children; Imogen Castley is one of them',
  },
  'tom-ackroyd': {
    name: 'Tom Ackroyd',
    posts: [['senco', 'kelderwick-primary']],
    why: 'Hands over SEN support plans to secondary schools, one by one',
  },
  'marcus-bailey': {
    name: 'Marcus Bailey',
    posts: [['class-teacher', 'kelderwick-primary']],
    why: 'Teaches the other half of Year 6',
  },
  'helen-marsden': {
    name: 'Helen Marsden',
    posts: [['headteacher', 'kelderwick-primary']],
    why: 'Sees the whole school, but not the compartment of the DSL',
  },
  'janice-boothby': {
    name: 'Janice Boothby',
    posts: [
      ['data-manager', 'kelderwick-primary'],
      ['first-aid-lead', 'kelderwick-primary'],
    ],
    why: 'Sends transfer files and educational records, and answers what the next schools ask',
  },
  'gwen-prosser': {
    name: 'Gwen Prosser',
    posts: [
      ['headteacher', 'stonnick'],
      ['dsl', 'stonnick'],
      ['senco', 'stonnick'],
      ['designated-teacher', 'stonnick'],
    ],
    why: 'Head, DSL and SENCO of a small school in one person',
  },
  'rob-tunstall': {
    name: 'Rob Tunstall',
    posts: [['class-teacher', 'stonnick']],
    why: 'Teaches Year 6 in a class of three year groups',
  },
  'derek-sallow': {
    name: 'Derek Sallow',
    posts: [
      ['headteacher', 'oxmere-junior'],
      ['dsl', 'oxmere-junior'],
      ['senco', 'oxmere-junior'],
      ['data-manager', 'oxmere-junior'],
    ],
    why: 'Has sent nothing of what the school owes for last year’s leavers',
  },
  'kirsty-lamb': {
    name: 'Kirsty Lamb',
    posts: [['class-teacher', 'oxmere-junior']],
    why: 'Knows her Year 6 well; still owes what she knows of the last one',
  },
  'natasha-green': {
    name: 'Natasha Green',
    posts: [['dsl', 'arkenby-city-academy']],
    why: 'A city school with its own term dates, looked-after children and a pupil who came from abroad on his own',
  },
  'imran-sheikh': {
    name: 'Imran Sheikh',
    posts: [
      ['senco', 'arkenby-city-academy'],
      ['designated-teacher', 'arkenby-city-academy'],
    ],
    why: 'Plans and personal education plans that are owed to a city school',
  },
  'carys-bevan': {
    name: 'Carys Bevan',
    posts: [['head-of-year', 'arkenby-city-academy']],
    why: 'Head of Year 7: what arrived in time for the forms, and what came after',
  },
  'wei-chen': {
    name: 'Wei Chen',
    posts: [['data-manager', 'arkenby-city-academy']],
    why: 'Confirms transfer files and educational records of several children at once, on the cohort page',
  },
  'joanna-kowalczyk': {
    name: 'Joanna Kowalczyk',
    posts: [['class-teacher', 'arkenby-city-academy']],
    why: 'Form tutor; sees the children for whom she is named',
  },
} as const satisfies Readonly<Record<string, PersonFacts>>;
