/** What a command says when a calendar changed what is owed by when. */
export const countedAgain = (subjects: number): string =>
  subjects === 0
    ? 'No limit had been counted on it.'
    : `What is owed for ${subjects} ${subjects === 1 ? 'child' : 'children'} was counted again.`;
