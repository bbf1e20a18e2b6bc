/** What schools record. */
import { schoolLeads, schoolOffice, schoolStaff, socialWorkers } from './recorders.ts';
import { type Recordings, recorded, recordedAnew } from './recording.ts';

export const schoolRecordings: Recordings = {
  'behaviour.recorded': recorded(schoolStaff, 'Behaviour: what happened, what came before it, what helped', 80),
  'transition-worry.recorded': recorded(
    [...schoolStaff, ...socialWorkers, 'admissions-officer', 'special-needs-officer'],
    'Somebody is worried about a move to another school',
    15,
  ),
  'attendance-falling.recorded': recorded(schoolOffice, 'Attendance is falling', 20),
  'attendance.recorded': recorded(schoolOffice, 'Attendance in a school year', 25),
  'suspension.recorded': recorded(schoolLeads, 'A suspension', 30),
  'permanent-exclusion.recorded': recorded(schoolLeads, 'A permanent exclusion', 5),
  'part-time-timetable.started': recorded(schoolLeads, 'A part-time timetable', 10),
  'sen-status.recorded': recordedAnew(
    [...schoolOffice, 'special-needs-officer'],
    'Special educational needs status',
    20,
  ),
  'sen-support.decided': recorded(['senco', 'headteacher'], 'Whether SEN support goes on at this school', 10),
  'ehcp.finalised': recorded(
    ['senco', 'special-needs-officer'],
    'An education, health and care plan was finalised',
    15,
  ),
  'medical-flag.recorded': recorded(
    [...schoolOffice, 'first-aid-lead', 'school-nurse'],
    'Whether there is medical information',
    10,
  ),
  'care-status.recorded': recorded(
    [...schoolOffice, 'social-worker', 'virtual-school-head'],
    'Whether the child is looked after',
    10,
  ),
  'attainment.recorded': recorded(schoolOffice, 'Assessment results', 5),
  'school-history.recorded': recorded(schoolOffice, 'Schools that the child went to before', 5),
  'school-profile.recorded': recordedAnew(
    schoolOffice,
    'Year group, languages and other details of the school profile',
    5,
  ),
  'enrolment.started': recorded([...schoolOffice, 'admissions-officer'], 'The child joined a school', 10),
  'enrolment.ended': recorded([...schoolOffice, 'admissions-officer'], 'The child left a school', 10),
};
