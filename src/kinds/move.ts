/** Kinds of entry about a move of home or ward: proposed, decided, authorised, and what was done for it. */
import { z } from 'zod';
import { day, id, kindsOf, line, words } from './kind.ts';
import { moveFacts, moveSettingCodes, moveSettings } from './move-facts.ts';
import { roleCodes } from './vocabulary.ts';

const kind = kindsOf('family');

export const moveProposed = kind('move.proposed', {
  title: 'Move proposed',
  compartment: 'general',
  data: z.strictObject({
    move: id,
    setting: z.enum(moveSettingCodes),
    to: line,
    why: words,
    /** What was tried so that the child could stay. */
    tried: words,
    plannedFor: day.optional(),
  }),
  sentence: ({ setting, why }) => `A move was proposed: to live ${moveSettings[setting]}. ${why}`,
});

export const moveDecided = kind('move.decided', {
  title: 'Decision on a move',
  compartment: 'general',
  status: 'finding',
  precision: 'moment',
  data: z.strictObject({
    move: id,
    setting: z.enum(moveSettingCodes),
    outcome: z.enum(['go-ahead', 'stay']),
    reasons: words,
    organisation: id.optional(),
  }),
  sentence: ({ outcome, setting, reasons }) =>
    `${outcome === 'stay' ? 'Decided to stay' : `Decided: to live ${moveSettings[setting]}`}. ${reasons}`,
});

export const moveAuthorised = kind('move.authorised', {
  title: 'Move authorised',
  compartment: 'general',
  status: 'finding',
  precision: 'moment',
  data: z.strictObject({
    move: id,
    ...moveFacts,
    setting: z.enum(moveSettingCodes),
    organisation: id.optional(),
    on: day.optional(),
    by: line,
  }),
  sentence: ({ setting, by }) => `${by} authorised the move: to live ${moveSettings[setting]}`,
});

export const moveEmergencyAuthorised = kind('move-emergency.authorised', {
  title: 'Move in an emergency',
  compartment: 'safeguarding',
  status: 'finding',
  precision: 'moment',
  data: z.strictObject({
    move: id,
    /** As in regulation 14(3): what would happen if the child stayed. */
    harm: z.enum(['significant-harm-to-the-child', 'serious-injury-to-others']),
    evidence: words,
    authorisedBy: z.enum(roleCodes),
    /** Why it could not be seen coming. */
    unforeseen: words.optional(),
  }),
  sentence: ({ harm, evidence }) =>
    `Moved in an emergency, because of ${harm === 'serious-injury-to-others' ? 'a risk of serious injury to others' : 'an immediate risk of significant harm to the child'}. ${evidence}`,
});

export const moveItems = {
  'advocate-offered': 'An advocate was offered',
  'options-considered': 'What else was considered, at home, with family and near by, and why not',
  'legal-authority': 'The authority for the move, and the consents and court orders it needs',
  'health-handover': 'Health: team in the new area, medicines, crisis plan, GP, dynamic support register',
  'education-arranged': 'Education: kept, or when and where it goes on',
  'contact-and-travel': 'Contact and travel: first visit, money, video, a named person, a day for news',
  belongings: 'Belongings, pets and what comforts',
  'placement-plan-signed': 'Placement plan signed',
  'day-of-the-move': 'The day itself: who travels, visits before, what makes it easier',
} as const;

export const moveItemRecorded = kind('move-item.recorded', {
  title: 'Part of a move',
  compartment: 'general',
  data: z.strictObject({
    move: id,
    item: z.enum([
      'advocate-offered',
      'options-considered',
      'legal-authority',
      'health-handover',
      'education-arranged',
      'contact-and-travel',
      'belongings',
      'placement-plan-signed',
      'day-of-the-move',
    ]),
    state: z.enum(['done', 'not-needed']),
    words,
  }),
  sentence: ({ item, state, words: said }) =>
    `${moveItems[item]}: ${state === 'done' ? 'done' : 'not needed'}. ${said}`,
});

export const professionals = {
  'current-carer': 'current carer',
  school: 'school',
  'designated-teacher': 'designated teacher',
  'independent-reviewing-officer': 'independent reviewing officer',
  camhs: 'child and adolescent mental health service',
} as const;

export const moveProfessionalAsked = kind('move-professional.asked', {
  title: 'Professional asked about a move',
  compartment: 'general',
  status: 'opinion',
  data: z.strictObject({
    move: id,
    who: z.enum(['current-carer', 'school', 'designated-teacher', 'independent-reviewing-officer', 'camhs']),
    said: words,
  }),
  sentence: ({ who, said }) => `Asked about the move (${professionals[who]}): ${said}`,
});

export const moveApproved = kind('move.approved', {
  title: 'Move approved',
  compartment: 'general',
  status: 'finding',
  data: z.strictObject({
    move: id,
    /** In which capacity: a nominated officer is somebody whom the director has named for this. */
    as: z.enum(['nominated-officer', 'director-childrens-services']),
    by: line,
    reasons: words,
  }),
  sentence: ({ as, by }) =>
    `${by} approved the move as ${as === 'nominated-officer' ? 'nominated officer' : "director of children's services"}`,
});

export const areaAuthorityTold = kind('area-authority.told', {
  title: 'Council of the new area',
  compartment: 'general',
  data: z.strictObject({ move: id, what: z.enum(['notified', 'consulted', 'care-plan-sent']), note: words.optional() }),
  sentence: ({ what }) =>
    ({
      notified: 'The council of the new area was notified',
      consulted: 'The council of the new area was consulted',
      'care-plan-sent': 'The council of the new area was sent the care plan',
    })[what],
});

export const placementNoticeGiven = kind('placement-notice.given', {
  title: 'Written notice of a placement',
  compartment: 'general',
  data: z.strictObject({
    move: id,
    to: z.enum(['child', 'family', 'icb', 'gp', 'school', 'independent-reviewing-officer', 'area-authority']),
    /** Which person of the family. */
    person: id.optional(),
  }),
  sentence: ({ to }) => `Written notice of the placement given: ${to.replaceAll('-', ' ')}`,
});

const meeting = (name: `family-group-decision-meeting.${string}`, title: string) =>
  kind(name, {
    title,
    compartment: 'general',
    data: z.strictObject({ application: id, note: words.optional() }),
    sentence: ({ note }) => (note === undefined ? title : `${title}. ${note}`),
  });

export const familyMeetingOffered = meeting('family-group-decision-meeting.offered', 'Family group meeting offered');
export const familyMeetingAccepted = meeting('family-group-decision-meeting.accepted', 'Family group meeting accepted');
export const familyMeetingHeld = meeting('family-group-decision-meeting.held', 'Family group meeting held');

const application = (name: `care-application.${string}`, title: string) =>
  kind(name, {
    title,
    compartment: 'legal',
    status: 'finding',
    precision: 'moment',
    data: z.strictObject({ application: id, order: z.enum(['care', 'supervision']), reasons: words }),
    sentence: ({ order, reasons }) => `${title} (${order} order). ${reasons}`,
  });

export const careApplicationIntended = application('care-application.intended', 'Application to the court intended');
export const careApplicationMade = application('care-application.made', 'Application made to the court');

export const moveKinds = [
  moveProposed,
  moveDecided,
  moveAuthorised,
  moveEmergencyAuthorised,
  moveItemRecorded,
  moveProfessionalAsked,
  moveApproved,
  areaAuthorityTold,
  placementNoticeGiven,
  familyMeetingOffered,
  familyMeetingAccepted,
  familyMeetingHeld,
  careApplicationIntended,
  careApplicationMade,
] as const;
