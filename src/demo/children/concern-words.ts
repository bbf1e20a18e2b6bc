/** What a DSL writes about a worry: what was seen and heard, what the child said in their own words, and what was done. */
export type Concern = { readonly what: string; readonly childSaid?: string; readonly actionTaken: string };

export const primaryConcerns: readonly Concern[] = [
  {
    what: 'Came to school without breakfast on three days this week and asked a friend for food at playtime.',
    childSaid: 'There was only enough for the baby.',
    actionTaken: 'Place in breakfast club from tomorrow. Rang home; mum was glad of it and will come in on Friday.',
  },
  {
    what: 'Very tired again. Fell asleep on the carpet and was hard to wake.',
    childSaid: 'I share with my cousin now and he has the light on.',
    actionTaken: 'Class teacher will note how often. DSL spoke with dad about who sleeps where.',
  },
  {
    what: 'Arrived in a thin jumper in frost, with shoes that let in water. The third time since half term.',
    actionTaken: 'Coat and shoes found in school. Family told about the clothing bank.',
  },
  {
    what: 'Became very quiet when asked about the weekend and did not want to go home with an uncle who came to collect.',
    childSaid: 'I like it when nan comes.',
    actionTaken:
      'Uncle was not on the list. Rang mum, who confirmed the change. List brought up to date. To be watched.',
  },
  {
    what: 'Said in circle time that there was shouting in the night and that something was broken.',
    childSaid: 'I put my headphones on and count.',
    actionTaken: 'Spoke with mum alone. She said that her partner had left. Given the number of the helpline.',
  },
  {
    what: 'Has become withdrawn since granddad died and no longer plays with the usual friends.',
    childSaid: 'I do not want to talk about it at home because mum cries.',
    actionTaken: 'Time with the learning mentor twice a week. Mum told and agrees.',
  },
  {
    what: 'A mark on the upper arm, noticed when changing for PE. Explained as a fall from a scooter; a sibling says the same.',
    childSaid: 'I was going too fast down the hill.',
    actionTaken: 'Recorded on a body map. Explanation fits. Mum mentioned it herself at the gate.',
  },
  {
    what: 'Collected late four times this month; once nobody could be reached until half past four.',
    actionTaken: 'Met dad, whose shifts have changed. After-school club agreed and a second contact added.',
  },
  {
    what: 'Other children say that a video was passed round in which somebody makes fun of how this child speaks.',
    childSaid: 'They all laughed. I said I did not mind.',
    actionTaken: 'Spoke with everybody involved and their parents. Checked in every day this week.',
  },
  {
    what: 'Goes to the toilet before every spelling test and has had stomach aches on four Mondays.',
    actionTaken: 'Parents asked; they see the same at home on Sunday nights. Meeting with the SENCO arranged.',
  },
  {
    what: 'Homework was done in the car. The family has been staying with friends since losing their flat.',
    childSaid: 'We take turns with the sofa.',
    actionTaken: 'Mum agreed that we ring the housing team together. Done today.',
  },
  {
    what: 'Talks of playing a game online at night with people who are much older.',
    childSaid: 'They are nice, they give me skins.',
    actionTaken: 'Showed mum how to set limits. Online safety lesson moved forward for the class.',
  },
];

export const secondaryConcerns: readonly Concern[] = [
  {
    what: 'Has stopped going to the canteen and spends lunchtimes in the library alone. Two friendships ended this term.',
    childSaid: 'It is easier if nobody looks at me.',
    actionTaken: 'Form tutor will check in daily. Parents rung; they had noticed too.',
  },
  {
    what: 'A friend came to say that there are scratches on the inside of the arm.',
    childSaid: 'It is nothing. It helps for a minute.',
    actionTaken: 'Spoke alone, first aid given, parents told with agreement. School nurse will see them on Thursday.',
  },
  {
    what: 'New trainers and a second phone, and picked up twice at the gate by a car that staff do not know.',
    actionTaken: 'Spoke with mum, who does not know the driver. Contact made with the front door for advice.',
  },
  {
    what: 'Late on nine of the last ten days. Takes two younger brothers to school first because mum is unwell.',
    childSaid: 'Somebody has to.',
    actionTaken: 'Late marks removed. Young carers information given; mum is willing to talk.',
  },
  {
    what: 'Left a lesson in tears after a remark about the family’s faith. It was not the first.',
    childSaid: 'I am used to it.',
    actionTaken: 'Recorded as a racist incident. Met both families. Tutor group session planned.',
  },
  {
    what: 'Wrote in English about not wanting to wake up.',
    childSaid: 'I was just tired when I wrote it.',
    actionTaken: 'Parents told the same day. Appointment with the GP made; school counsellor from next week.',
  },
];
