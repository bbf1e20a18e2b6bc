/** What schools write about behaviour: what happened, what came before and what helped. */
export const behaviours = [
  {
    what: 'Left the room without asking during a noisy lesson and sat under the coats',
    before: 'Groups had been changed at short notice',
    helped: 'Being left alone for ten minutes, then drawing the plan for the afternoon',
  },
  {
    what: 'Tipped over a table when the computer was taken away',
    before: 'Told that time was up without a warning',
    helped: 'A sand timer, and the same adult each time',
    harm: true,
  },
  {
    what: 'Shouted at a lunchtime supervisor and ran across the field',
    before: 'Accused of something that another pupil had done',
    helped: 'Walking the long way round with the caretaker',
  },
  {
    what: 'Pushed a pupil in the line, who fell and hurt a wrist',
    before: 'Somebody stood too close from behind',
    helped: 'Going first or last, never in the middle',
    harm: true,
  },
  {
    what: 'Refused to take off a coat all day and would not speak to the supply teacher',
    before: 'The usual teacher was away',
    helped: 'A text home and ten minutes with the class’s own teaching assistant',
  },
  { what: 'Tore up work three times this week when it was not perfect', helped: 'Whiteboard first, paper afterwards' },
] as const;

export const suspensionReasons = [
  'Hit another pupil in the corridor',
  'Persistent disruption of lessons after several warnings',
  'Threatening words to a member of staff',
  'Threw a chair; nobody was hurt',
  'Brought a vape to school and refused to hand it over',
  'A fight at the end of the day in which both were hurt',
] as const;
