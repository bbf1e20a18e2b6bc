/** Invented towns and streets of the invented county of Arkenshire. Outward codes exist; what follows them is made up. */
export const towns = {
  arkenby: {
    name: 'Arkenby',
    outcode: 'DE24',
    streets: [
      'Ottermere Road',
      'Silk Mill Lane',
      'Canal Row',
      'Harebell Avenue',
      'Packhorse Lane',
      'Beldon Hill',
      'Tannery Street',
      'Lockkeeper Close',
      'Millbarrow Crescent',
      'Weavers Walk',
    ],
  },
  kelderwick: {
    name: 'Kelderwick',
    outcode: 'SK17',
    streets: [
      'Larkbarrow Road',
      'Quarry Edge',
      'Limekiln Lane',
      'Spring Terrace',
      'Fieldfare Way',
      'Old Tramway',
      'Cloth Hall Street',
      'Moorend Drive',
    ],
  },
  oxmere: {
    name: 'Oxmere',
    outcode: 'DE4',
    streets: [
      'Mere Street',
      'Lapwing Close',
      'Drovers Road',
      'Chapel Fold',
      'Sedge Lane',
      'Foundry Rise',
      'Bulrush Gardens',
    ],
  },
  hollinsby: {
    name: 'Hollinsby',
    outcode: 'SK22',
    streets: ['Hollins Lane', 'Station Brow', 'Bobbin Street', 'Gritley Road', 'Viaduct View', 'Reservoir Road'],
  },
  brackenfold: {
    name: 'Brackenfold',
    outcode: 'DE45',
    streets: ['Fold Lane', 'Marlbeck Road', 'Heather Bank', 'Cressley Way', 'Sheepwash Street', 'Curlew Rise'],
  },
  tarnley: {
    name: 'Tarnley',
    outcode: 'SK23',
    streets: ['Tarn Road', 'Wetherlow Lane', 'Church Brow', 'Lathdale Road', 'Slate Row'],
  },
} as const;

export type TownKey = keyof typeof towns;
