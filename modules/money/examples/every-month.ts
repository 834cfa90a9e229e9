import type { ExampleEntry, Path } from './example-entry.ts';
import type { Randomness } from './randomness.ts';

/** A month of the year: `YYYY-MM`, and how many there were before it. */
export interface Month {
  readonly month: string;
  readonly nth: number;
}

interface Standing {
  readonly day: number;
  readonly account: 'current' | 'card';
  readonly payee: string;
  readonly memo?: string;
  readonly category: Path;
  readonly minor: number;
  /** From the month `since` on it costs this. */
  readonly later?: { readonly since: number; readonly minor: number };
  /** In every so many months only. */
  readonly every?: number;
}

const SUBSCRIPTIONS: Path = ['Leisure', 'Subscriptions'];
const PHONE: Path = ['Home', 'Internet and phone'];
const STANDING: readonly Standing[] = [
  {
    day: 1,
    account: 'current',
    payee: 'Lindenhof Property',
    memo: 'Rent, flat 12',
    category: ['Home', 'Rent'],
    minor: -108_000,
  },
  {
    day: 2,
    account: 'current',
    payee: 'City Transit',
    memo: 'Monthly pass',
    category: ['Transport', 'Public transport'],
    minor: -5800,
  },
  {
    day: 3,
    account: 'current',
    payee: 'Northlight Energy',
    memo: 'Instalment',
    category: ['Home', 'Electricity and heating'],
    minor: -8600,
  },
  { day: 5, account: 'current', payee: 'Fibernet', category: PHONE, minor: -3999 },
  { day: 6, account: 'current', payee: 'Peak Gym', category: ['Health', 'Sports'], minor: -3490 },
  {
    day: 8,
    account: 'card',
    payee: 'Streamly',
    category: SUBSCRIPTIONS,
    minor: -1299,
    later: { since: 8, minor: -1499 },
  },
  {
    day: 10,
    account: 'current',
    payee: 'Harbour Insurance',
    memo: 'Household and liability',
    category: ['Insurance'],
    minor: -18_450,
    every: 3,
  },
  { day: 12, account: 'current', payee: 'Hello Mobile', category: PHONE, minor: -1999 },
  { day: 15, account: 'card', payee: 'Tunebox', category: SUBSCRIPTIONS, minor: -999 },
  { day: 18, account: 'card', payee: 'Cloudshelf', memo: '200 GB', category: SUBSCRIPTIONS, minor: -299 },
  { day: 20, account: 'current', payee: 'The Morning Paper', category: SUBSCRIPTIONS, minor: -2490 },
  {
    day: 27,
    account: 'current',
    payee: 'Brightwater Ltd',
    memo: 'Salary',
    category: ['Income', 'Salary'],
    minor: 348_000,
    later: { since: 6, minor: 359_000 },
  },
  {
    day: 28,
    account: 'current',
    payee: 'Example Bank',
    memo: 'Account fee',
    category: ['Fees and interest'],
    minor: -490,
  },
];

/** What comes each month on its day: pay, rent, contracts; and what is moved between the accounts. */
export function* everyMonth({ month, nth }: Month, chance: Randomness): Generator<ExampleEntry> {
  const on = (day: number) => `${month}-${String(day).padStart(2, '0')}`;
  for (const { day, later, every = 1, minor, ...standing } of STANDING)
    if (nth % every === 0)
      yield { ...standing, date: on(day), minor: later && nth >= later.since ? later.minor : minor };
  yield { account: 'current', to: 'savings', date: on(28), minor: -30_000, payee: 'Savings', memo: 'Standing order' };
  for (const day of [chance.whole(3, 9), chance.whole(17, 24)])
    yield { account: 'current', to: 'cash', date: on(day), minor: -6000, payee: 'Cash machine' };
  if (nth % 3 === 2)
    yield {
      account: 'savings',
      date: on(28),
      minor: chance.whole(2500, 4200),
      payee: 'Example Bank',
      memo: 'Interest',
      category: ['Income', 'Interest'],
    };
}
