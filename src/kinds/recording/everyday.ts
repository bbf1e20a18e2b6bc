/** What everybody records, and who the child and the family are. */
import { careWorkers, practitioners, schoolOffice, socialWorkers } from './recorders.ts';
import { type Recordings, recorded, recordedAnew } from './recording.ts';

const registrars = [...new Set([...schoolOffice, ...socialWorkers])];

export const everydayRecordings: Recordings = {
  'concern.recorded': recorded(practitioners, 'I am worried about this child', 100),
  'note.recorded': recorded(practitioners, 'A note: something that others should know', 90),
  'child-voice.recorded': recorded(practitioners, 'Something the child said, in their own words', 85),
  'observation.recorded': recorded(practitioners, 'Something I saw or was told, chosen from a list', 70),
  'observation.reviewed': recorded(practitioners, 'What became of an earlier concern', 40),
  'area.explored': recorded(practitioners, 'Something I asked about, and there was nothing of concern', 30),

  'family.told': recorded(practitioners, 'The family was told something', 60),
  'family.consulted': recorded(practitioners, 'The family was asked, and what they said', 60),
  'family.disagreed': recorded(practitioners, 'The family disagrees with something, in their own words', 20),
  'family-contact.attempted': recorded(practitioners, 'I tried to reach somebody of the family', 30),
  'family-contact.not-reached': recorded(careWorkers, 'Somebody of the family cannot be reached', 5),
  'service.agreed': recorded(practitioners, 'The family agreed to a service, or declined it', 25),
  'child.asked': recorded(practitioners, 'The child was asked what they think', 45),
  'child.told': recorded(practitioners, 'The child was told something', 40),

  'identity.recorded': recordedAnew(registrars, 'The name, date of birth or numbers of the child', 10),
  'address.recorded': recordedAnew(registrars, 'Where the child lives', 15),
  'contacts.recorded': recordedAnew(registrars, 'Contacts of the family', 15),
};
