/** throughline import bank-holidays FILE: loads the government's own list in place of the one that comes with the product. */
import { readBankHolidayFile } from '../../interchange/calendars/read-bank-holidays.ts';
import { saveBankHolidays } from '../../record/bank-holidays.ts';
import { sweep } from '../../record/sweep.ts';
import { asSystem } from '../../record/system.ts';
import { dayText } from '../../rulebook/calendar/days.ts';
import type { Command, CommandContext } from '../command.ts';
import { countedAgain } from '../counted-again.ts';
import { readGivenFile } from '../read-given-file.ts';

const years = ({ from, to }: { readonly from: number; readonly to: number }): string =>
  `${dayText(from).slice(0, 4)} to ${dayText(to).slice(0, 4)}`;

async function importBankHolidays(context: CommandContext, bytes: Uint8Array): Promise<number> {
  const { services, installation, say } = context;
  const read = readBankHolidayFile(new TextDecoder().decode(bytes));
  if (!read.ok) {
    say(`The file was refused. ${read.says}`);
    say('What to do: download https://www.gov.uk/bank-holidays.json and name that file.');
    return 1;
  }
  const system = { partnership: installation.partnership };
  const saved = await asSystem(services, system, (access) => saveBankHolidays(access, read.list));
  if (saved.kind === 'gap') {
    say('The file was refused. Between its years and those that are known here, others are missing.');
    say('What to do: load a list with the years between first.');
    return 1;
  }
  if (saved.kind === 'same') {
    say(`Nothing is new in this list. Bank holidays are known for ${years(saved.holidays)}.`);
    return 0;
  }
  await sweep(services, system);
  say(`Bank holidays in England and Wales are known for ${years(saved.holidays)}. ${countedAgain(saved.subjects)}`);
  return 0;
}

export const importBankHolidaysCommand: Command = {
  name: 'import bank-holidays',
  usage: 'import bank-holidays FILE',
  summary: "loads the government's list of bank holidays (JSON) and counts limits again",
  options: {},
  run: async (context, { positionals }) => {
    const [path, ...more] = positionals;
    if (path === undefined || more.length > 0) {
      context.say('Name one file: throughline import bank-holidays FILE');
      return 2;
    }
    const bytes = await readGivenFile(path, context);
    return bytes === undefined ? 2 : importBankHolidays(context, bytes);
  },
};
