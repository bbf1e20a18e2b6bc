/**
 * Names for generated transfer files: as varied as a year group's, so that about as many pupils share names and birthdays
 * as really do. No two lists are of real people.
 */
const words = (text: string): readonly string[] => text.trim().split(/\s+/u);

const beginnings =
  words(`Ash Bark Birch Black Brad Bram Brook Car Cold Copp Crow Dal Dun East Elm Fair Fern Glen Hal Hart Hather
  Hazel Holl Kings Lang Lin Long Mar Marl Mill Nor Oaken Pem Rad Rush Sal Stan Thorn West Whit`);
const endings =
  words(`bank berg bourne bridge brook bury by cliffe combe cote croft den don field ford gate grave ham head
  hurst land ley low mere mont moor more over ridge shaw side stead stone thorpe ton wall well wick wood worth`);

/** 1,600, all made up. */
export const surnames: readonly string[] = beginnings.flatMap((begin) => endings.map((end) => begin + end));

export const forenames =
  words(`Aaliyah Aaron Abdul Abigail Adam Aisha Albert Alex Alfie Alice Amelia Amina Amir Amy Anaya Andrei
  Anna Arjun Arlo Arthur Arya Aurora Ava Ayaan Beatrice Bella Ben Blake Bobby Bodhi Caleb Callum Cara Charlie Chloë Clara Daisy
  Daniel Darcie David Dev Dylan Eden Edith Edward Eleanor Elijah Eliza Ella Elsie Emilia Emily Emma Erin Esme Esther Ethan Eva
  Eve Evie Ezra Farah Fatima Felix Finley Finn Florence Frank Freddie Freya Gabriel George Georgia Grace Gwen Hallie Hana Hannah
  Harley Harper Harriet Harry Hassan Heidi Henry Holly Hugo Ibrahim Imogen Imran Iris Isaac Isla Ivy Jack Jackson Jacob Jakub
  James Jamie Jasmine Jasper Jaxon Jesse Joel Joseph Josh Jude Julia Kai Katie Kayden Keira Kian Kofi Kyle Lara Layla Leah Leo
  Leon Lewis Lily Lola Louie Luca Lucy Luke Luna Lydia Mabel Maisie Margot Maria Martha Mason Matilda Max Maya Megan Mia Mila
  Millie Milo Molly Muhammad Musa Nancy Naomi Nathan Niamh Noah Nora Olive Oliver Olivia Ollie Olu Oscar Otis Otto Penelope
  Phoebe Poppy Priya Quinn Ralph Reggie Rhys Riley Robyn Roman Ronnie Rory Rosa Rose Rowan Ruby Rupert Ryan Sam Sara Seren
  Seth Siân Sienna Sofia Sonny Stanley Summer Teddy Theo Thomas Tilly Tobias Toby Tom Umar Violet Wen William Willow Wren
  Yasmin Yusuf Zachary Zahra Zara Zoe`);
