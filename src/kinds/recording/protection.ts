/** What is recorded about concern, help, protection and professionals who disagree. */
import { deciders, frontDoor, practitioners, safeguardingLeads, socialWorkers } from './recorders.ts';
import { type Recordings, recorded } from './recording.ts';

const leads = ['partnership-officer', ...deciders] as const;
const missing = ['police-officer', 'provider-manager', ...safeguardingLeads, ...socialWorkers] as const;

export const protectionRecordings: Recordings = {
  'contact.made': recorded(practitioners, 'The front door was contacted about the child', 60),
  'contact.confirmed-in-writing': recorded(practitioners, 'A referral made by telephone was confirmed in writing', 20),
  'contact.decided': recorded(frontDoor, 'What was decided on a contact', 70),
  'early-help.started': recorded([...socialWorkers, ...safeguardingLeads], 'Early help began', 25),
  'early-help.ended': recorded([...socialWorkers, ...safeguardingLeads], 'Early help ended', 20),
  'child-in-need-plan.started': recorded(socialWorkers, 'A child in need plan began', 25),
  'child-in-need-plan.ended': recorded(socialWorkers, 'A child in need plan ended', 20),
  'assessment.completed': recorded(socialWorkers, 'An assessment was completed', 40),
  'strategy-discussion.held': recorded(socialWorkers, 'A strategy discussion was held', 40),
  'section-47.started': recorded(socialWorkers, 'A section 47 enquiry began', 35),
  'section-47.ended': recorded(socialWorkers, 'A section 47 enquiry ended', 35),
  'child-protection-conference.held': recorded(socialWorkers, 'A child protection conference was held', 30),
  'child-protection-plan.started': recorded(socialWorkers, 'A child protection plan began', 25),
  'child-protection-plan.ended': recorded(socialWorkers, 'A child protection plan ended', 20),
  'plan.reviewed': recorded(practitioners, 'A plan was reviewed, and how it goes', 45),
  'core-group.held': recorded(socialWorkers, 'The core group met', 35),
  'professionals-meeting.held': recorded(practitioners, "A professionals' meeting was held", 20),
  'social-worker.allocated': recorded(socialWorkers, 'A social worker was allocated', 20),
  'pre-birth-assessment.started': recorded(socialWorkers, 'An assessment before birth began', 5),
  'child.returned-to-carers': recorded(socialWorkers, 'The child returned to their carers', 10),
  'plan-after-return.considered': recorded(
    socialWorkers,
    'Which plan the child needs after returning was considered',
    5,
  ),
  'missing-episode.recorded': recorded(missing, 'The child was missing', 40),
  'return-home-interview.held': recorded(
    [...socialWorkers, 'voluntary-worker'],
    'Somebody independent talked with the child after being missing',
    30,
  ),
  'police-notice.recorded': recorded(['police-officer'], 'A police notice of vulnerability', 60),
  'sharing.considered': recorded(practitioners, 'Whether information should be shared with somebody', 20),

  'serious-incident.known': recorded(leads, 'The council became aware of a serious incident', 2),
  'serious-incident.notified': recorded(leads, 'The national panel was notified of a serious incident', 2),
  'rapid-review.completed': recorded(leads, 'A rapid review was completed', 2),
  'local-review.started': recorded(leads, 'A local review began', 1),
  'local-review.publication-planned': recorded(leads, 'The publication of a local review is planned', 1),
  'local-review.panel-told': recorded(leads, 'The national panel was told before a review is published', 1),
  'local-review.published': recorded(leads, 'A local review was published', 1),
};
