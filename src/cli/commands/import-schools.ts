/** throughline import schools FILE: reads the national register of schools into the list of schools. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { slashedDfeNumber } from '../../identity/school-number.ts';
import { readSchoolRegister } from '../../interchange/schools/read-school-register.ts';
import {
  type Phase,
  type RegisterDoubt,
  type RegisterSchool,
  registerDoubts,
} from '../../interchange/schools/register-school.ts';
import { termDatesSetBy } from '../../interchange/schools/school-types.ts';
import { type SchoolOfRegister, saveRegister } from '../../record/save-schools.ts';
import { asSystem } from '../../record/system.ts';
import type { Command, CommandContext } from '../command.ts';

const phaseWords: Readonly<Record<Phase, string | null>> = {
  'not-applicable': null,
  nursery: 'Nursery',
  primary: 'Primary',
  'middle-deemed-primary': 'Middle',
  secondary: 'Secondary',
  'middle-deemed-secondary': 'Middle',
  'sixteen-plus': '16 plus',
  'all-through': 'All-through',
};

/** A list without names still says which schools there are. */
const nameOf = ({ name, dfeNumber, urn }: RegisterSchool): string =>
  name ?? (dfeNumber === undefined ? `School with the URN ${urn}` : `School ${slashedDfeNumber(dfeNumber)}`);

function statusOf({ status, closedOn }: RegisterSchool, today: string): SchoolOfRegister['status'] {
  if (status === 'closed') return 'closed';
  if (status === 'proposed-to-open') return 'proposed';
  return status === undefined && closedOn !== undefined && closedOn <= today ? 'closed' : 'open';
}

const termDates = (type: number | undefined): SchoolOfRegister['termDates'] =>
  termDatesSetBy(type) === 'authority' ? 'authority' : 'unknown';

const asSaved = (school: RegisterSchool, today: string): SchoolOfRegister => ({
  urn: Number(school.urn),
  authorityCode: school.authority ?? null,
  establishmentNumber: school.establishment ?? null,
  name: nameOf(school),
  hasName: school.name !== undefined,
  phase: school.phase === undefined ? null : phaseWords[school.phase],
  typeName: school.typeName ?? null,
  status: statusOf(school, today),
  openedOn: school.openedOn ?? null,
  closedOn: school.closedOn ?? null,
  street: school.street ?? null,
  town: school.town ?? null,
  postcode: school.postcode ?? school.postcodeWritten ?? null,
  lowAge: school.lowAge ?? null,
  highAge: school.highAge ?? null,
  telephone: null,
  trustCode: school.trustCode ?? null,
  trustName: school.trustName ?? null,
  termDates: termDates(school.typeCode),
});

type Tally = {
  added: number;
  updated: number;
  read: number;
  readonly unusable: string[];
  readonly doubts: Map<RegisterDoubt, number>;
};

async function importSchools({ services, installation, say, progress }: CommandContext, path: string): Promise<number> {
  const today = services.clock.now().toZonedDateTimeISO('Europe/London').toPlainDate().toString();
  const tally: Tally = { added: 0, updated: 0, read: 0, unusable: [], doubts: new Map() };
  const began = performance.now();
  for await (const event of readSchoolRegister(() => createReadStream(path))) {
    if (event.kind === 'refused') {
      say(`The file was refused. ${event.refusal.says}`);
      say(`What to do: ${event.refusal.next}`);
      return 1;
    }
    if (event.kind !== 'schools') continue;
    const rows = event.schools.map((school) => asSaved(school, today));
    const saved = await asSystem(services, { partnership: installation.partnership }, (access) =>
      saveRegister(access, rows),
    );
    tally.added += saved.added;
    tally.updated += saved.updated;
    tally.read += event.schools.length;
    tally.unusable.push(...event.unusable.map(({ says }) => says));
    for (const doubt of event.schools.flatMap(({ doubts }) => doubts ?? []))
      tally.doubts.set(doubt, (tally.doubts.get(doubt) ?? 0) + 1);
    progress(`${tally.read} schools read`);
  }
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  say(
    `${tally.read} ${tally.read === 1 ? 'school' : 'schools'} in ${seconds} s: ${tally.added} added, ${tally.updated} already on the list and brought up to date.`,
  );
  return summarise(tally, say);
}

function summarise({ unusable, doubts }: Tally, say: (line: string) => void): number {
  for (const [doubt, count] of doubts) say(`${count} with a doubt: ${registerDoubts[doubt]}`);
  if (unusable.length === 0) return 0;
  say(`${unusable.length} ${unusable.length === 1 ? 'row' : 'rows'} could not be used:`);
  for (const says of unusable) say(`- ${says}`);
  return 1;
}

export const importSchoolsCommand: Command = {
  name: 'import schools',
  usage: 'import schools FILE',
  summary: 'reads the national register of schools (CSV) into the list of schools',
  options: {},
  run: async (context, { positionals }) => {
    const [path] = positionals;
    if (path === undefined || positionals.length > 1) {
      context.say('Name one file: throughline import schools FILE');
      return 2;
    }
    const found = await stat(path).catch(() => undefined);
    if (found?.isFile() !== true) {
      context.say(`There is no file ${path}.`);
      return 2;
    }
    return importSchools(context, path);
  },
};
