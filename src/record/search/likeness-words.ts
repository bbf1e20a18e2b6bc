/** Why a child was found, in words. */
import { type Likeness, type NameLikeness } from './likeness.ts';

type Typed = { readonly surname: string; readonly forename: string };

const useWords: Readonly<Record<NameLikeness['of'], string>> = {
  current: '',
  preferred: ' that the child goes by',
  former: ' recorded before',
  part: '',
};

function nameWords({ how, of }: NameLikeness, what: 'surname' | 'forename', typed: string): string | null {
  const part = of === 'part' ? `part of the ${what}` : what;
  switch (how) {
    case 'not-asked':
      return null;
    case 'same':
      return of === 'part' ? `${part} is the same` : `same ${what}${useWords[of]}`;
    case 'other-form':
      return `${part}${useWords[of]} is another form of ${typed}`;
    case 'sounds-like':
      return `${part}${useWords[of]} sounds like ${typed}`;
    case 'begins-like':
      return `${part}${useWords[of]} begins with ${typed}`;
    case 'one-slip':
      return `${part}${useWords[of]} is nearly ${typed}`;
    case 'different':
      return `${what} is different`;
  }
}

const birthWords: Readonly<Record<Likeness['birth'], string | null>> = {
  'not-asked': null,
  same: 'same date of birth',
  'same-year': 'born in that year',
  swapped: 'day and month of birth swapped',
  'next-day': 'born one day apart',
  'other-day': 'same month and year of birth, another day',
  'other-month': 'same day and year of birth, another month',
  'other-year': 'same day and month of birth, another year',
  different: 'date of birth is different',
};

/** For example "Same surname, forename sounds like Catherine, day and month of birth swapped". */
export function likenessWords({ surname, forename, turned, birth }: Likeness, typed: Typed): readonly string[] {
  return [
    ...(turned ? ['surname and forename the other way round'] : []),
    nameWords(surname, 'surname', turned ? typed.forename : typed.surname),
    nameWords(forename, 'forename', turned ? typed.surname : typed.forename),
    birthWords[birth],
  ].filter((words) => words !== null);
}

export const sentence = (parts: readonly string[]): string => {
  const text = parts.join(', ');
  return text.charAt(0).toUpperCase() + text.slice(1);
};
