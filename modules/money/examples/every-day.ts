import type { ExampleAccount, ExampleEntry, Path } from './example-entry.ts';
import type { Randomness } from './randomness.ts';

interface Habit {
  /** How likely on each day of the week, Monday first. */
  readonly week: readonly number[];
  readonly payees: readonly string[];
  readonly category: Path;
  readonly account: ExampleAccount;
  /** In hundredths. */
  readonly least: number;
  readonly most: number;
  readonly tags?: readonly string[];
}

const GROCERIES: Path = ['Food', 'Groceries'];
const HOUSEHOLD: Path = ['Shopping', 'Household'];
const HABITS: readonly Habit[] = [
  {
    week: [0.5, 0.2, 0.5, 0.2, 0.6, 0.9, 0],
    payees: ['Greenleaf Market', 'Corner Grocer', 'Valuemart', 'Greenleaf Market'],
    category: GROCERIES,
    account: 'card',
    least: 850,
    most: 7400,
  },
  {
    week: [0.7, 0.6, 0.7, 0.6, 0.7, 0.1, 0],
    payees: ['Canteen'],
    category: ['Food', 'Restaurants'],
    account: 'card',
    least: 640,
    most: 1120,
    tags: ['lunch'],
  },
  {
    week: [0.6, 0.5, 0.5, 0.5, 0.6, 0.5, 0.4],
    payees: ['Bean & Leaf', 'Station Bakery', 'Café Aurora'],
    category: ['Food', 'Coffee'],
    account: 'cash',
    least: 240,
    most: 480,
  },
  {
    week: [0.5, 0.4, 0.5, 0.4, 0.5, 0.6, 0.5],
    payees: ['Mill Bakery'],
    category: GROCERIES,
    account: 'cash',
    least: 140,
    most: 330,
  },
  {
    week: [0, 0.1, 0.1, 0.15, 0.3, 0.4, 0.25],
    payees: ['Trattoria Sole', 'Saigon Kitchen', 'The Anchor', 'Burger Yard'],
    category: ['Food', 'Restaurants'],
    account: 'card',
    least: 1450,
    most: 5200,
  },
  {
    week: [0.05, 0.05, 0.05, 0.05, 0.1, 0.3, 0],
    payees: ['Thread & Co', 'Nordwear', 'Bookhaven', 'Homecraft'],
    category: ['Shopping', 'Clothes'],
    account: 'card',
    least: 1200,
    most: 8900,
  },
  {
    week: [0.05, 0.05, 0.1, 0.05, 0.1, 0.1, 0.05],
    payees: ['Parcelworld'],
    category: HOUSEHOLD,
    account: 'card',
    least: 900,
    most: 6400,
  },
  {
    week: [0, 0, 0, 0.1, 0.15, 0.3, 0.1],
    payees: ['Lumen Cinema', 'Blue Note Club', 'City Museum'],
    category: ['Leisure', 'Going out'],
    account: 'card',
    least: 900,
    most: 3200,
  },
  {
    week: [0.1, 0, 0, 0.05, 0.1, 0.15, 0.05],
    payees: ['Rivera Fuel'],
    category: ['Transport', 'Fuel'],
    account: 'card',
    least: 3500,
    most: 6800,
  },
  {
    week: [0.04, 0.04, 0.04, 0.04, 0.04, 0.04, 0],
    payees: ['Elm Pharmacy'],
    category: ['Health', 'Pharmacy'],
    account: 'card',
    least: 490,
    most: 2900,
  },
  {
    week: [0, 0, 0, 0, 0.1, 0.12, 0.02],
    payees: ['Taxi 24'],
    category: ['Transport', 'Taxi'],
    account: 'card',
    least: 950,
    most: 2600,
    tags: ['night out'],
  },
  {
    week: [0.1, 0.1, 0.1, 0.1, 0.1, 0.2, 0.25],
    payees: ['Ice cream stand', 'Flea market', 'Kiosk'],
    category: ['Leisure', 'Going out'],
    account: 'cash',
    least: 200,
    most: 1100,
  },
];
const OF_PAYEE: Readonly<Record<string, Path>> = { Bookhaven: ['Leisure', 'Books and media'], Homecraft: HOUSEHOLD };
/** Of what is bought at Greenleaf's: things for the house are put apart. */
const SPLIT_SHARE = 0.6;

/** What a day brings by habit. */
export function* everyDay(date: string, chance: Randomness): Generator<ExampleEntry> {
  const weekday = Temporal.PlainDate.from(date).dayOfWeek - 1;
  for (const { week, payees, category, account, least, most, tags } of HABITS) {
    const [isOn, payee, minor] = [chance.isLucky(week[weekday] ?? 0), chance.one(payees), -chance.whole(least, most)];
    const parts = chance.isLucky(SPLIT_SHARE) && minor < -3000 && payee === 'Greenleaf Market';
    const house = -chance.whole(300, 1200);
    if (!isOn) continue;
    const entry = { account, date, minor, payee, category: OF_PAYEE[payee] ?? category, ...(tags ? { tags } : {}) };
    if (!parts) yield entry;
    else {
      const { category: _, ...rest } = entry;
      yield {
        ...rest,
        parts: [
          { minor: minor - house, category: GROCERIES },
          { minor: house, category: HOUSEHOLD, memo: 'Cleaning things' },
        ],
      };
    }
  }
}
