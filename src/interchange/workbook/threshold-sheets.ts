/** The sheets in which a threshold document is edited by people who do not write YAML. */
import { certaintyCodes } from '../../kinds/observation.ts';
import { packSchema } from '../../rulebook/pack/pack-schema.ts';
import { type Column, column, type Path, type Sheet } from './sheet.ts';

const rule: Path = ['rules', 0];
const wide = { width: 60 };

const id = column('Id', 'id');
const title = column('Title', 'title', 'text', { width: 40 });
const note = column('Note', 'note', 'text', wide);
const origin: readonly Column[] = [
  column('Source', 'source.ref'),
  column('Place in the source', 'source.at'),
  column('Verified', 'verified'),
  note,
];
const lines = (heading: string, path: string, width = 24): Column =>
  column(heading, path, 'lines', { usual: [], width });
const facts = lines('Facts', 'facts', 36);
const when = column('Pattern', 'when', 'flow', wide);

const list = (sheet: string, name: string, columns: readonly Column[]): Sheet => ({
  title: sheet,
  at: [...rule, name],
  shape: 'list',
  columns,
});

const entryColumns: readonly Column[] = [
  column('Like', 'like'),
  column('Kind of entry', 'kind'),
  column('Happened', 'happened'),
  column('Recorded', 'recorded'),
  column('Corrects entry', 'corrects', 'whole-number'),
  column('Recorded by', 'by'),
  column('Fact', 'data.fact'),
  column('Certainty', 'data.certainty'),
  column('Said', 'data.said', 'text', wide),
  column('Other data', 'data', 'flow', { isRest: true, usual: {}, width: 60 }),
];

const worldParts = Object.keys(packSchema.shape.exampleWorld.unwrap().shape).filter((part) => part !== 'entries');

const packSheets: readonly Sheet[] = [
  {
    title: 'Pack',
    at: [],
    shape: 'single',
    columns: [
      column('Pack', 'pack'),
      column('Title of the pack', 'title'),
      column('Version', 'version'),
      column('Status', 'status'),
    ],
  },
  {
    title: 'Document',
    at: rule,
    shape: 'single',
    columns: [
      column('Id', 'threshold'),
      column('Title', 'title'),
      column('Area', 'area'),
      column('Basis', 'basis'),
      ...origin,
      column('In force from', 'inForce.from'),
      column('In force to', 'inForce.to'),
      column('Commences with', 'commences'),
      column('Lesson', 'lesson', 'whole-number'),
    ],
  },
  {
    title: 'Sources',
    at: ['sources'],
    shape: 'record',
    columns: [title, column('Edition', 'edition', 'text', { width: 40 }), column('Address', 'address', 'text', wide)],
  },
  { title: 'Law not yet in force', at: ['commencements'], shape: 'record', columns: [title, note] },
];

const exampleSheets: readonly Sheet[] = [
  list('Examples', 'examples', [
    title,
    column('As of', 'asOf'),
    column('Since', 'since'),
    column('Band', 'expect.band', 'band'),
    column('Forced minimum', 'expect.forced'),
    lines('Speaks', 'expect.mentions'),
    lines('Is silent', 'expect.silent'),
    column('Nothing known about', 'expect.notKnown', 'lines-or-nothing'),
    column('To step up, says', 'expect.toStepUp', 'text', wide),
    column('To step down, says', 'expect.toStepDown', 'text', wide),
  ]),
  {
    title: 'Example entries',
    at: [...rule, 'examples'],
    shape: 'list',
    within: { key: 'title', list: 'entries', title: 'Example' },
    columns: [column('Named entry', 'named'), ...entryColumns],
  },
  { title: 'Named entries', at: ['exampleWorld', 'entries'], shape: 'record', columns: entryColumns },
  {
    title: 'Example world',
    at: ['exampleWorld'],
    shape: 'single',
    columns: worldParts.map((part) => column(part, part, 'flow', { usual: part === 'names' ? [] : {} })),
  },
];

export const thresholdSheets: readonly Sheet[] = [
  ...packSheets,
  list('Levels', 'levels', [
    column('Code', 'code', 'text', { width: 8 }),
    column('Rank', 'rank', 'whole-number'),
    column('Name', 'name'),
    column('Name for families', 'familyName'),
    column('Meaning', 'means', 'text', wide),
    lines('Lead', 'lead'),
    lines('Assessment', 'assessment'),
    lines('Plan', 'plan'),
    lines('Response', 'response'),
    lines('Agreement', 'agreement'),
    column('Indicators at least', 'sufficiency.atLeast', 'whole-number', { usual: 1 }),
    column('Domains at least', 'sufficiency.domainsAtLeast', 'whole-number', { usual: 1 }),
    column('Certainty that counts', 'sufficiency.certainty', 'lines', { usual: [...certaintyCodes] }),
    lines('A decision needs', 'requires', 40),
    lines('Law', 'law'),
    lines('Timescales', 'timescales'),
    column('By judgement alone, because', 'byJudgementAlone', 'text', wide),
    ...origin,
  ]),
  list('Front doors', 'frontDoors', [
    id,
    title,
    column('Area', 'area'),
    column('Hours', 'hours'),
    column('In writing within', 'inWriting'),
    column('Screening', 'screening', 'text', wide),
    ...origin,
  ]),
  {
    title: 'Front door contacts',
    at: [...rule, 'frontDoors'],
    shape: 'list',
    within: { key: 'id', list: 'contacts', title: 'Front door' },
    columns: [
      column('For', 'for', 'text', { width: 40 }),
      column('By', 'by'),
      column('Number', 'number'),
      column('Address', 'address', 'text', wide),
      column('Hours', 'hours'),
      ...origin,
    ],
  },
  list('Domains', 'domains', [id, title, column('Part of', 'parent'), lines('Areas', 'areas', 36), ...origin]),
  list('Indicators', 'indicators', [
    id,
    column('Kind', 'kind', 'text', { usual: 'concern' }),
    lines('Levels', 'levels', 10),
    column('Domain', 'domain'),
    column('Text', 'text', 'text', wide),
    column('Voice', 'voice', 'text', { usual: 'professional' }),
    facts,
    when,
    column('Period', 'period'),
    column('Age from', 'age.from', 'whole-number'),
    column('Age to', 'age.to', 'whole-number'),
    lines('Ask next', 'askNext', 40),
    ...origin,
  ]),
  list('Triggers', 'triggers', [
    id,
    title,
    facts,
    when,
    column('Forces level', 'forces'),
    column('Eligible for', 'eligible', 'text', { width: 40 }),
    column('Route', 'route', 'text', { width: 40 }),
    column('Law', 'law'),
    column('Can be overridden', 'overridable', 'yes-no', { usual: false }),
    ...origin,
  ]),
  list('Cumulative', 'cumulative', [
    id,
    title,
    column('Prompt', 'prompt'),
    when,
    column('Look again for level', 'review'),
    column('Asks', 'ask', 'text', wide),
    column('Owner', 'owner', 'text', { usual: 'team-manager' }),
    column('Closed by', 'closedBy', 'lines', { usual: ['team-manager'] }),
    column('Second reader', 'secondReader', 'lines'),
    ...origin,
  ]),
  list('Agreement', 'agreement', [
    id,
    title,
    column('Says', 'says', 'text', wide),
    column('Needed', 'needed'),
    column('In writing', 'inWriting', 'yes-no', { usual: false }),
    ...origin,
  ]),
  list('Timescales', 'timescales', [
    id,
    title,
    column('Within', 'within'),
    column('After', 'after', 'text', { width: 40 }),
    column('Until', 'until', 'text', { width: 40 }),
    column('Calendar', 'calendar'),
    column('Counting', 'counting', 'text', { usual: 'exclusive' }),
    column('Owner', 'owner'),
    column('Duty', 'duty'),
    ...origin,
  ]),
  list('Steps', 'steps', [
    id,
    title,
    column('From', 'from', 'text', { width: 8 }),
    column('To', 'to', 'text', { width: 8 }),
    lines('Needs', 'needs', 60),
    lines('Proposed by', 'propose'),
    lines('Agreed by', 'agree'),
    column('Accepted by the receiver', 'acceptedByReceiver', 'yes-no', { usual: false }),
    column('Check back after', 'checkBack'),
    ...origin,
  ]),
  ...exampleSheets,
];
