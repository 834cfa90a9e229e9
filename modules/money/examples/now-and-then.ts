import type { ExampleEntry } from './example-entry.ts';

type Event = Omit<ExampleEntry, 'date'> & {
  /** Days after the year's first. */
  readonly day: number;
};

const TRIP = ['summer trip'];
/** Once in the year: what makes its months differ. */
const EVENTS: readonly Event[] = [
  { day: 21, account: 'card', minor: -6490, payee: 'Nordwear', memo: 'Jacket', category: ['Shopping', 'Clothes'] },
  {
    day: 30,
    account: 'card',
    minor: 6490,
    payee: 'Nordwear',
    memo: 'Jacket sent back',
    category: ['Shopping', 'Clothes'],
    tags: ['refund'],
  },
  {
    day: 38,
    account: 'card',
    minor: -8900,
    payee: 'Toyland',
    memo: 'For Mia',
    category: ['Family', 'Gifts'],
    tags: ['gifts'],
  },
  {
    day: 52,
    account: 'card',
    minor: -4350,
    payee: 'Trattoria Sole',
    memo: 'Dinner with Sam',
    category: ['Food', 'Restaurants'],
  },
  {
    day: 52,
    account: 'card',
    minor: -4350,
    payee: 'Trattoria Sole',
    memo: 'Dinner with Sam',
    category: ['Food', 'Restaurants'],
  },
  {
    day: 66,
    account: 'current',
    minor: -21_740,
    payee: 'Northlight Energy',
    memo: 'Year’s settlement',
    category: ['Home', 'Electricity and heating'],
  },
  {
    day: 83,
    account: 'current',
    minor: -64_280,
    payee: 'Otto’s Garage',
    memo: 'Clutch',
    category: ['Transport', 'Car'],
  },
  { day: 97, account: 'current', minor: -12_000, payee: 'Dr Weber', memo: 'Dentist', category: ['Health', 'Doctor'] },
  { day: 118, account: 'current', minor: 41_260, payee: 'Tax office', memo: 'Refund', category: ['Income', 'Refunds'] },
  {
    day: 140,
    account: 'card',
    minor: -38_900,
    payee: 'Aeria Airlines',
    memo: 'Two seats',
    category: ['Leisure', 'Holidays'],
    tags: TRIP,
  },
  {
    day: 151,
    account: 'card',
    minor: -5490,
    payee: 'Parcelworld',
    memo: 'Headphones',
    category: ['Shopping', 'Electronics'],
  },
  {
    day: 160,
    account: 'card',
    minor: 5490,
    payee: 'Parcelworld',
    memo: 'Headphones sent back',
    category: ['Shopping', 'Electronics'],
    tags: ['refund'],
  },
  {
    day: 196,
    account: 'card',
    minor: -61_200,
    payee: 'Hotel Miramar',
    memo: 'Seven nights',
    category: ['Leisure', 'Holidays'],
    tags: TRIP,
  },
  { day: 197, account: 'card', minor: -4870, payee: 'Taverna Nikos', category: ['Food', 'Restaurants'], tags: TRIP },
  { day: 198, account: 'card', minor: -8600, payee: 'Island Boats', category: ['Leisure', 'Holidays'], tags: TRIP },
  { day: 199, account: 'card', minor: -3940, payee: 'Taverna Nikos', category: ['Food', 'Restaurants'], tags: TRIP },
  { day: 200, account: 'cash', minor: -2200, payee: 'Beach chairs', category: ['Leisure', 'Holidays'], tags: TRIP },
  { day: 201, account: 'card', minor: -5260, payee: 'Old Town Grill', category: ['Food', 'Restaurants'], tags: TRIP },
  {
    day: 236,
    account: 'current',
    minor: 15_000,
    payee: 'Grandma',
    memo: 'Happy birthday',
    category: ['Income', 'Gifts received'],
  },
  { day: 251, account: 'card', minor: -32_900, payee: 'Homecraft', memo: 'Bookcase', category: ['Home', 'Furniture'] },
  {
    day: 262,
    account: 'card',
    minor: 3200,
    payee: 'City Museum',
    memo: 'Event cancelled',
    category: ['Leisure', 'Going out'],
    tags: ['refund'],
  },
  { day: 287, account: 'current', minor: -9600, payee: 'Handyman Kurz', memo: 'Tap', category: ['Home', 'Repairs'] },
  {
    day: 310,
    account: 'card',
    minor: -119_900,
    payee: 'Voltstore',
    memo: 'Laptop',
    category: ['Shopping', 'Electronics'],
    tags: ['work'],
  },
  { day: 331, account: 'current', minor: -7200, payee: 'Tax office', memo: 'Dog licence', category: ['Taxes'] },
  { day: 348, account: 'card', minor: -2790, payee: 'Paws & Claws', category: ['Family', 'Pets'] },
  { day: 359, account: 'card', minor: -1990, payee: 'SQ *MARKET STALL 4471' },
  { day: 361, account: 'card', minor: -3425, payee: 'PAYMENT 8839201 LUXOR', memo: 'REF 20391' },
];

/** What happens on no day of its own, between two days, both included; a month that is not over yet has less of it. */
export function nowAndThen({ first, last }: { first: string; last: string }): ExampleEntry[] {
  const begin = Temporal.PlainDate.from(first);
  return EVENTS.map(({ day, ...event }) => ({ ...event, date: begin.add({ days: day }).toString() })).filter(
    ({ date }) => date <= last,
  );
}
