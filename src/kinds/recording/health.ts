/** What is recorded about mental health care and hospital. */
import { clinicians, health, mentalHealth, practitioners, socialWorkers } from './recorders.ts';
import { type Recordings, recorded } from './recording.ts';

const joint = [...mentalHealth, ...socialWorkers] as const;

export const healthRecordings: Recordings = {
  'camhs-referral.made': recorded(practitioners, 'The child was referred to mental health services', 30),
  'camhs-referral.decided': recorded(clinicians, 'What mental health services decided on a referral', 40),
  'diagnosis.recorded': recorded(health, 'A diagnosis', 25),
  'joint-meeting.held': recorded(joint, 'A joint meeting', 30),
  'joint-pathway.opened': recorded(joint, 'The council and health began to plan together', 5),
  'joint-pathway.closed': recorded(joint, 'The council and health no longer plan together', 5),
  'dynamic-support.recorded': recorded(mentalHealth, 'The rating on the dynamic support register', 15),
  'emergency-protocol.called': recorded(joint, 'An emergency meeting to avoid admission was called', 5),
  'root-cause-analysis.opened': recorded(
    mentalHealth,
    'Why there was no review before admission is being looked into',
    2,
  ),
  'treatment-review.called': recorded(mentalHealth, 'A care, education and treatment review was called', 10),
  'treatment-review.held': recorded(mentalHealth, 'A care, education and treatment review was held', 10),
  'treatment-review.papers-sent': recorded(
    mentalHealth,
    'Papers for a care, education and treatment review were sent',
    5,
  ),
  'inpatient-referral.made': recorded(clinicians, 'The child was referred to a ward', 10),
  'inpatient-referral.answered': recorded(mentalHealth, 'The answer to a referral to a ward', 10),
  'access-assessment.completed': recorded(clinicians, 'An access assessment was completed', 10),
  'admission-authority.recorded': recorded(clinicians, 'The legal authority for being in hospital', 5),
  'hospital-admission.started': recorded(clinicians, 'The child was admitted to a ward', 15),
  'hospital-transfer.made': recorded(clinicians, 'The child was moved to another ward', 5),
  'hospital-discharge.ready': recorded(clinicians, 'The child is ready to leave hospital', 10),
  'hospital-discharge.not-ready': recorded(clinicians, 'The child is no longer ready to leave hospital', 5),
  'hospital-admission.ended': recorded(clinicians, 'The child left the ward', 15),
  'hospital-stay.assessed': recorded(mentalHealth, 'How long a stay in hospital is meant to be', 5),
  'hospital-notice.sent': recorded(mentalHealth, 'The council was told of a child in hospital', 5),
  'detention.started': recorded(clinicians, 'The child was detained under the Mental Health Act', 5),
  'detention.ended': recorded(clinicians, 'A detention ended', 5),
  'ward-suitability.recorded': recorded(clinicians, 'Whether a ward suits a child of this age', 5),
  'aftercare.agreed': recorded(joint, 'Aftercare was agreed', 5),
  'aftercare.ended': recorded(joint, 'Aftercare ended', 2),
  'discharge-contact.made': recorded(clinicians, 'Somebody was in touch after a stay in hospital', 10),
  'community-plan.agreed': recorded(joint, 'A plan for care in the community', 10),
  'community-care.settled': recorded(clinicians, 'The child is settled in the community', 5),
  'community-care.closed': recorded(clinicians, 'Mental health care was closed', 5),
};
