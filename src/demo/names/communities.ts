/**
 * Names as they are heard together, so that families are believable. Forenames of children are those common among births of
 * 2010 to 2020 (ONS, baby names in England and Wales), those of adults a generation older.
 */
const words = (text: string): readonly string[] => text.trim().split(/\s+/u);

export type Community = {
  /** Codes of the Department for Education. */
  readonly ethnicity: string;
  readonly language: string;
  readonly girls: readonly string[];
  readonly boys: readonly string[];
  readonly women: readonly string[];
  readonly men: readonly string[];
  readonly surnames: readonly string[];
};

export const british: Community = {
  ethnicity: 'WBRI',
  language: 'ENG',
  girls:
    words(`Amelia Isla Ava Emily Sophie Mia Ella Evie Ruby Chloe Isabelle Charlotte Freya Scarlett Daisy Phoebe Sienna
    Alice Florence Eva Millie Lucy Matilda Layla Evelyn Holly Maisie Rosie Ellie Erin Molly Willow Maya Hannah Abigail
    Jasmine Esme Eliza Summer Emma Ivy Eleanor Georgia Amber Megan Harriet Bella Lexi Gracie Lacey Anna Martha Brooke
    Violet Leah Harper Amy Bethany Thea Katie Heidi Faith Nancy Lottie Darcey Zoe Niamh Beatrice Paige Lydia Skye Isobel
    Iris Robyn Tilly Eloise Clara Keira Seren`),
  boys: words(`Oliver Harry Jack George Thomas William James Joshua Oscar Ethan Leo Henry Archie Samuel Joseph Alexander
    Riley Max Freddie Isaac Lucas Benjamin Edward Mason Harrison Jake Theo Adam Sebastian Zachary Tyler Toby Luke Matthew
    Lewis Ryan Harvey Michael Reuben Tommy Jenson Elijah Louie Nathan Teddy Frankie Jude Blake Bobby Stanley Hugo Callum
    Alex Kai Gabriel Connor Dexter Elliot Jamie Aaron Rory Caleb Owen Kian Ellis Austin Seth Finlay Robert Evan Felix Sonny
    Cameron John Jasper Tobias Rhys Dominic Finn Billy Patrick Jesse Bradley`),
  women: words(`Sarah Emma Claire Laura Rebecca Gemma Rachel Kelly Victoria Katherine Lisa Michelle Nicola Joanne Helen
    Samantha Hayley Charlotte Amy Leanne Jennifer Stacey Natalie Donna Lindsey Kirsty Vicky Heather Zoe Alison Tracy
    Melissa Danielle Hannah Jodie Lucy Kerry Abigail Beth Rosie`),
  men: words(`David James Andrew Christopher Daniel Matthew Paul Mark Michael Richard Stephen Robert Adam Lee Craig Simon
    Jonathan Ben Gary Ian Neil Stuart Kevin Darren Scott Ryan Peter Dean Tom Luke Phil Carl Wayne Anthony Martin Shaun Jamie
    Nathan Liam Ross`),
  surnames:
    words(`Ashworth Bagshaw Barber Barlow Bateman Beeley Bennett Birch Booth Bower Bradbury Bramwell Broadhurst Brough
    Butterworth Buxton Cartledge Charlesworth Chatterton Clowes Cooper Critchlow Dakin Dale Drabble Eyre Fearn Fidler Fletcher
    Frith Furness Garside Gilman Goddard Goodwin Gregory Grindey Hallam Hambleton Harrop Heathcote Hibbert Higginbotham Hobson
    Hodgkinson Holmes Howe Hulme Ibbotson Jepson Kirkham Lomas Longden Mellor Middleton Milner Naylor Needham Nuttall Oldfield
    Ollerenshaw Outram Peat Pickford Potter Redfern Riley Robinson Rowland Salt Sellers Shaw Shirt Sidebottom Slack Smith Stone
    Swindell Taylor Thorpe Turner Tym Unwin Vernon Wagstaff Walton Wardle Waterhouse White Wild Wilson Wood Wragg Yates`),
};

const pakistani: Community = {
  ethnicity: 'APKN',
  language: 'URD',
  girls: words('Aisha Maryam Zara Fatima Aaliyah Hafsa Inaya Amna Zainab Safa Hania Iqra'),
  boys: words('Muhammad Ibrahim Yusuf Ayaan Zayn Hamza Rayyan Musa Haris Zakariya Eesa Subhan'),
  women: words('Saima Nadia Shazia Rubina Samina Uzma Farah Noreen'),
  men: words('Asif Imtiaz Kashif Nadeem Sajid Tariq Waqar Zahid'),
  surnames: words('Ahmed Akhtar Bashir Hussain Iqbal Khan Mahmood Malik Mirza Rafiq Shah Siddique'),
};

const indian: Community = {
  ethnicity: 'AIND',
  language: 'PNJ',
  girls: words('Anaya Diya Ishani Jasleen Kavya Meera Priya Riya Simran Tara'),
  boys: words('Arjun Aryan Dev Harjit Jaideep Kiran Nikhil Rohan Sahil Vihaan'),
  women: words('Anjali Deepa Gurpreet Harpreet Kavita Manisha Reena Sunita'),
  men: words('Amit Baljit Harminder Jaswant Nitin Rajesh Sanjay Vikram'),
  surnames: words('Bains Chauhan Desai Dhillon Gill Joshi Kaur Mistry Patel Sandhu Sharma Singh'),
};

const polish: Community = {
  ethnicity: 'WEEU',
  language: 'POL',
  girls: words('Zofia Maja Lena Oliwia Nadia Hanna Julia Natalia Gabriela'),
  boys: words('Jakub Filip Oskar Antoni Kacper Mikolaj Szymon Wiktor Igor'),
  women: words('Agnieszka Ewa Magdalena Marta Monika Sylwia'),
  men: words('Grzegorz Krzysztof Lukasz Marcin Pawel Rafal'),
  surnames: words('Kaczmarek Krawczyk Lewandowski Mazur Nowicki Pawlak Sikora Wrobel Zielinski'),
};

const westAfrican: Community = {
  ethnicity: 'BAFR',
  language: 'ENG',
  girls: words('Adaeze Esther Folake Gifty Ifeoma Mercy Naomi Temi Zuri'),
  boys: words('Chidi David Emmanuel Femi Josiah Kofi Kwabena Samuel Tobi'),
  women: words('Abena Blessing Comfort Ngozi Patience Yetunde'),
  men: words('Ebenezer Emeka Kwame Olumide Samuel Tunde'),
  surnames: words('Adebayo Agyeman Boateng Danso Eze Mensah Nwosu Okafor Olawale Tetteh'),
};

const caribbean: Community = {
  ethnicity: 'BCRB',
  language: 'ENG',
  girls: words('Alesha Amari Imani Nevaeh Renae Talia'),
  boys: words('Andre Jaheim Kymani Malachi Reuel Tyrese'),
  women: words('Camille Marcia Natalie Sonia'),
  men: words('Delroy Errol Leroy Winston'),
  surnames: words('Bartley Francis Gayle Morrison Reid Samuels Walcott'),
};

const chinese: Community = {
  ethnicity: 'CHNE',
  language: 'CHI',
  girls: words('Jessica Mei Sophie Xinyi Yan'),
  boys: words('Anson Daniel Haoran Jun Wei'),
  women: words('Hui Li Mei Ying'),
  men: words('Chun Hao Ming Wing'),
  surnames: words('Chan Cheung Lam Lau Wang Zhang'),
};

const arabic: Community = {
  ethnicity: 'OARA',
  language: 'ARA',
  girls: words('Jana Layan Nour Rima Salma Yara'),
  boys: words('Adnan Bilal Kareem Omar Rami Sami'),
  women: words('Amal Hala Rania Samar'),
  men: words('Bassam Khaled Mahmoud Nabil'),
  surnames: words('Al-Hassan Al-Masri Darwish Haddad Khalil Nasser Saleh'),
};

const irish: Community = {
  ...british,
  ethnicity: 'WIRI',
  girls: words('Aoife Caoimhe Ciara Niamh Orla Roisin Saoirse Sinead'),
  boys: words('Cian Cormac Declan Eoin Fionn Oisin Padraig Ronan'),
  surnames: words("Brennan Byrne Doherty Gallagher McGrath Nolan O'Brien O'Connor O'Neill Quinn Sheridan"),
};

/** With weights like those of a county with a small city. */
export const communities: readonly (readonly [Community, number])[] = [
  [british, 74],
  [pakistani, 6],
  [indian, 4],
  [polish, 4],
  [westAfrican, 4],
  [irish, 3],
  [caribbean, 2],
  [arabic, 2],
  [chinese, 1],
];
