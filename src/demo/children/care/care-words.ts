/** What people write about children in care on ordinary days. */

export const visitNotes: readonly string[] = [
  'Showed me the bedroom shelf and the new reading lamp. Sleeping through most nights now.',
  'Talked in the car on the way to the park. Would like to ring home on Fridays instead of Sundays.',
  'Quiet today. We made pancakes with the carer, and talk came with the washing-up.',
  'Asked when the next review is and whether it has to be in the school hall. It does not; changed.',
  'Wanted to know what was said in court. Explained with the drawing that we made last time.',
  'Football kit has arrived. Has been asked to a birthday party and may go.',
  'A hard week after contact. Carer and I agreed who rings whom on the day after.',
  'Homework at the kitchen table while I was there. The carer says that mornings go well.',
];

export const reviewNotes: readonly string[] = [
  'The plan goes on. School is where things are the same; it is not to change.',
  'Chose the biscuits and said the first word. Contact goes well; to be longer in the holidays.',
  'Health, school and contact looked at one by one. Two actions, with names and days.',
  'The child’s own page was read out first. The carer has asked for help with nights.',
];

export const educationNotes: readonly string[] = [
  'Targets in reading and in making friends. Pupil premium pays for swimming.',
  'One adult to look for, a pass for leaving the room, and a laptop at the carer’s.',
  'Ahead in mathematics, behind in writing; a tutor comes on Tuesdays.',
];

export const askedInTheirWay: readonly string[] = [
  'In the car, with pictures of the house',
  'On a walk, with nobody else there',
  'With cards to sort, and time to think until the next day',
];

export const childSays: readonly string[] = [
  'Can I take my blanket and see Mum on Saturday?',
  'I want to stay at my school.',
  'Is there a dog? I would like it if there was a dog.',
  'I do not want to go, but I do not want it to be like at home.',
];

export const parentsSay: readonly string[] = [
  'I want the children with me. If it cannot be, then somewhere I can get to by bus.',
  'I know that it cannot go on like this. Please tell them that I am not cross.',
  'I do not agree, and my solicitor says so too. But be kind to them.',
];
