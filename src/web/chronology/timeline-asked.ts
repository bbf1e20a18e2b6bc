/** What somebody wants to see of a timeline. Filters stand in the address; words that are searched for never do. */
import type { Kind } from '../../kinds/kind.ts';
import { type Compartment, compartmentCodes, type EntryStatus, statusCodes } from '../../kinds/vocabulary.ts';
import { isId } from '../../record/id.ts';
import type { ErrorSummaryItem } from '../../ui/components/error-summary.ts';
import { fragment } from '../../ui/href.ts';
import type { Query } from '../../ui/route.ts';
import { areaTitles } from './area-titles.ts';

export const onlyChoices = {
  entries: 'What was recorded',
  decisions: 'Decisions and findings',
  due: 'What became due',
  files: 'Entries with files',
  disputed: 'Entries that somebody disagrees with',
} as const;
export type Only = keyof typeof onlyChoices;

export type Asked = {
  readonly area?: Kind['area'] | undefined;
  readonly organisation?: string | undefined;
  readonly compartment?: Compartment | undefined;
  readonly status?: EntryStatus | undefined;
  readonly only?: Only | undefined;
  readonly from?: Temporal.PlainDate | undefined;
  readonly to?: Temporal.PlainDate | undefined;
  /** The day at whose end it was known. */
  readonly known?: Temporal.PlainDate | undefined;
  /** What was wrong with a day, by its field. */
  readonly wrong: ReadonlyMap<'from' | 'to' | 'known', string>;
};

const pick = <Code extends string>(codes: readonly Code[], text: string | undefined): Code | undefined =>
  codes.find((code) => code === text);

type Given = Readonly<Record<string, string | undefined>>;

/** Three boxes, or one text as it stands in links. */
function dayIn(given: Given, name: string): Temporal.PlainDate | 'none' | 'wrong' {
  const parts = ['year', 'month', 'day'].map((part) => (given[`${name}-${part}`] ?? '').trim());
  const text = given[name] ?? '';
  const [year = '', month = '', day = ''] = text === '' ? parts : text.split('-');
  if (year + month + day === '') return 'none';
  if (![year, month, day].every((part) => /^\d{1,4}$/u.test(part))) return 'wrong';
  if (Number(year) < 1900) return 'wrong';
  try {
    return Temporal.PlainDate.from(
      { year: Number(year), month: Number(month), day: Number(day) },
      { overflow: 'reject' },
    );
  } catch {
    return 'wrong';
  }
}

const dayTitles = { from: 'From', to: 'To', known: 'As it was known on' } as const;

export function readAsked(given: Given): Asked {
  const wrong = new Map<'from' | 'to' | 'known', string>();
  const day = (name: 'from' | 'to' | 'known'): Temporal.PlainDate | undefined => {
    const found = dayIn(given, name);
    if (found === 'wrong') wrong.set(name, `${dayTitles[name]} must be a real date, like 27 3 2026`);
    return found === 'wrong' || found === 'none' ? undefined : found;
  };
  const organisation = given['organisation'] ?? '';
  return {
    area: pick(Object.keys(areaTitles) as Kind['area'][], given['area']),
    organisation: isId(organisation) ? organisation : undefined,
    compartment: pick(compartmentCodes, given['compartment']),
    status: pick(statusCodes, given['status']),
    only: pick(Object.keys(onlyChoices) as Only[], given['only']),
    from: day('from'),
    to: day('to'),
    known: day('known'),
    wrong,
  };
}

/** For links and forms that keep to what was asked. */
export const askedQuery = ({ area, organisation, compartment, status, only, from, to, known }: Asked): Query => ({
  area,
  organisation,
  compartment,
  status,
  only,
  from: from?.toString(),
  to: to?.toString(),
  known: known?.toString(),
});

export const askedErrors = ({ wrong }: Asked): readonly ErrorSummaryItem[] =>
  [...wrong].map(([name, text]) => ({ text, href: fragment(`${name}-day`) }));
