import type { BookNames, NamedAccount, NamedCategory } from './book-names.ts';

/** Accounts of a journal that no person has made. */
export const OPENING = 'Equity:Opening-Balances';
/** Between currencies: what is given in one against what comes in another. */
export const CONVERSION = 'Equity:Conversion';
/** To and from what the file does not have, and between the days of a transfer that took some. */
export const ON_THE_WAY = 'Equity:Transfers';
export const UNCATEGORISED = { income: 'Income:Uncategorised', expense: 'Expenses:Uncategorised' } as const;
export const OF_NOBODY = [OPENING, CONVERSION, ON_THE_WAY, UNCATEGORISED.income, UNCATEGORISED.expense];

const MOST = 60;
const ROOTS = { cash: 'Assets', bank: 'Assets', savings: 'Assets', card: 'Liabilities', loan: 'Liabilities' } as const;
const KINDS = { income: 'Income', expense: 'Expenses' } as const;
/** Letters that every version of the programs knows as such. */
const NO_LETTER = /[^\p{L}\p{Nd}]+|[\ud800-\u{10ffff}]+|[\u1c80-\u1cff\u2c00-\u2dff\ua640-\uabff]+/gu;

/** With which a name may begin: others were no capitals in some version of Unicode. */
const CAPITAL = /^[A-Z0-9\u00c0-\u00de\u0100-\u017d\u0391-\u03a9\u0410-\u042f]$/;

/** What accounts and categories are called in a journal, by id: safe in any of its lines, and each once. */
export interface JournalNames {
  readonly accounts: ReadonlyMap<string, string>;
  readonly categories: ReadonlyMap<string, string>;
}

export function journalNames({ accounts, categories }: BookNames): JournalNames {
  const taken = new Set<string>(OF_NOBODY);
  const last = new Map<string, number>();
  const once = (name: string) => {
    let free = name;
    for (let n = last.get(name) ?? 2; taken.has(free); n += 1) {
      free = `${name}-${n}`;
      last.set(name, n + 1);
    }
    taken.add(free);
    return free;
  };
  const named = <Thing extends { id: string }>(things: Iterable<Thing>, nameOf: (thing: Thing) => string) =>
    new Map([...things].map((thing) => [thing.id, once(nameOf(thing))]));
  return { accounts: named(accounts.values(), accountName), categories: named(categories.values(), categoryName) };
}

function accountName({ kind, name }: NamedAccount): string {
  return `${ROOTS[kind]}:${component(name)}`;
}

function categoryName({ kind, path }: NamedCategory): string {
  return [KINDS[kind], ...path.map(component)].join(':');
}

/** Begins with a capital or a digit, and has letters, digits and dashes alone: what beancount takes, hledger takes too. */
function component(name: string): string {
  const plain = Array.from(name.normalize('NFKC').replaceAll(NO_LETTER, '-'))
    .slice(0, MOST)
    .join('')
    .replaceAll(/^-+|-+$/g, '');
  const [first = ''] = plain;
  const capital = first.toUpperCase();
  return CAPITAL.test(capital) && /[\p{Lu}\d]/u.test(capital) ? capital + plain.slice(first.length) : `X${plain}`;
}
