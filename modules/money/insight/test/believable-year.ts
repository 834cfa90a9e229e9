import { foldedKey } from '../../../../kernel/database/database.ts';
import { dateOfDay, dayNumber, payeeKey } from '../detect/detect.ts';
import type { Entry, Every } from '../detect/detect.ts';

/** The same numbers for the same seed. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** What was planted, and has to be found. */
export interface Planted {
  readonly payee: string;
  readonly every: Every;
  readonly kind: 'subscription' | 'bill' | 'salary' | 'transfer';
  readonly amount_minor: bigint;
  readonly ended?: true;
  readonly change?: { readonly from_minor: bigint; readonly since: string };
}

export interface Year {
  readonly entries: readonly Entry[];
  readonly recurring: readonly Planted[];
  /** Ids of what stands out. */
  readonly duplicate: readonly [string, string];
  readonly unusual: string;
  readonly newPayee: string;
}

const TODAY = '2026-11-15';
const BEGIN = '2025-08-16';

/** Fifteen months of somebody who lives and works, pays bills, and has habits that look like bills and are none. */
export function believableYear(seed: number): Year {
  const random = randomOf(seed);
  const book = new Book();
  const recurring = plant(book, random);
  live(book, random);
  const [one, other] = [
    book.add('2026-11-03', -6_490n, 'Zalando Payments 8123'),
    book.add('2026-11-05', -6_490n, 'Zalando Payments 9931'),
  ];
  const unusual = book.add('2026-11-08', -38_750n, 'REWE Markt 4711');
  const newPayee = book.add('2026-10-30', -129_900n, 'Fahrradhaus Lindner');
  return { entries: book.sorted(), recurring, duplicate: [one, other], unusual, newPayee };
}

class Book {
  readonly #entries: Entry[] = [];

  add(
    date: string,
    amount_minor: bigint,
    payee: string,
    { account = 'bank', transfer = false, memo = '' } = {},
  ): string {
    const id = `t${this.#entries.length}`;
    if (date >= BEGIN && date <= TODAY)
      this.#entries.push({
        ...{ id, account_id: account, currency: 'EUR', date, day: dayNumber(date), amount_minor, payee },
        ...{
          who: payeeKey(foldedKey(payee)),
          words: foldedKey(`${payee} ${memo}`).replaceAll(/[^\p{L}\p{N}]+/gu, ' '),
        },
        ...{ category_id: null, transfer, status: 'cleared' },
      });
    return id;
  }

  sorted(): Entry[] {
    return this.#entries.toSorted((a, b) => a.day - b.day);
  }
}

/** On a Saturday or Sunday a bank books nothing: on Monday, or on Friday where money comes. */
function booked(day: number, early = false): string {
  const weekday = (day + 4) % 7;
  if (early) return dateOfDay(day - (weekday === 6 ? 1 : weekday === 0 ? 2 : 0));
  return dateOfDay(day + (weekday === 6 ? 2 : weekday === 0 ? 1 : 0));
}

function monthly(dayOfMonth: number, every = 1, from = 7): number[] {
  return Array.from({ length: Math.ceil(17 / every) }, (_, index) => {
    const month = from + index * every;
    const last = new Date(Date.UTC(2025, month + 1, 0)).getUTCDate();
    return Date.UTC(2025, month, Math.min(dayOfMonth, last)) / 86_400_000;
  });
}

function plant(book: Book, random: () => number): Planted[] {
  for (const day of monthly(1))
    book.add(booked(day), -92_000n, `Hausverwaltung Krause GmbH Miete ${dateOfDay(day).slice(0, 7)}`);
  for (const day of monthly(31))
    book.add(booked(day, true), 312_400n + BigInt(Math.floor(random() * 4_000)), 'Muster Maschinenbau AG Lohn');
  book.add('2025-11-28', 150_000n, 'Muster Maschinenbau AG Lohn');
  for (const day of monthly(12)) {
    const date = booked(day);
    book.add(date, date >= '2026-06-01' ? -1_399n : -1_299n, 'NETFLIX.COM 866-579-7172');
    book.add(booked(day - 5), -1_099n, `Spotify P${Math.floor(random() * 1e8)}`);
  }
  for (const day of monthly(20)) if (dateOfDay(day) < '2026-05-01') book.add(booked(day), -2_990n, 'FitPlus Studio');
  for (const day of monthly(5))
    book.add(booked(day), -BigInt(6_800 + Math.floor(random() * 2_600)), 'Stadtwerke Strom');
  for (const day of monthly(17)) book.add(booked(day), -1_999n, 'Mobilfunk Nord');
  for (const day of monthly(23)) book.add(booked(day), -899n, `AMZN Prime DE ${Math.floor(random() * 1e6)}`);
  for (const day of monthly(9)) book.add(dateOfDay(day), -299n, 'APPLE.COM/BILL');
  for (const day of monthly(26)) book.add(dateOfDay(day), -1_099n, 'APPLE.COM/BILL');
  for (let count = 0; count < 14; count++)
    book.add(at(random), -BigInt(99 + 100 * Math.floor(random() * 12)), 'APPLE.COM/BILL');
  for (const day of monthly(15, 3)) book.add(booked(day), -13_450n, 'Allgemeine Versicherung');
  for (const day of monthly(3, 6, 8)) book.add(booked(day), -12_800n, 'Hauptzollamt Kfz-Steuer');
  for (const day of monthly(28, 12, 8)) book.add(booked(day), -1_428n, 'Domainhoster');
  for (let day = dayNumber(BEGIN) + 3; day <= dayNumber(TODAY); day += 7)
    book.add(dateOfDay(day), -2_250n, 'Gemüsekiste Hof Sonnental');
  for (let day = dayNumber(BEGIN) + 5; day <= dayNumber(TODAY); day += 14)
    book.add(booked(day), -9_500n, 'Reinigung Petrova');
  for (const day of monthly(2)) book.add(booked(day), -25_000n, 'Sparplan', { transfer: true });
  return [
    { payee: 'Hausverwaltung', every: 'month', kind: 'bill', amount_minor: -92_000n },
    { payee: 'Muster', every: 'month', kind: 'salary', amount_minor: 0n },
    {
      payee: 'NETFLIX',
      every: 'month',
      kind: 'subscription',
      amount_minor: -1_399n,
      change: { from_minor: -1_299n, since: '2026-06' },
    },
    { payee: 'Spotify', every: 'month', kind: 'subscription', amount_minor: -1_099n },
    { payee: 'FitPlus', every: 'month', kind: 'subscription', amount_minor: -2_990n, ended: true },
    { payee: 'Stadtwerke', every: 'month', kind: 'bill', amount_minor: 0n },
    { payee: 'Mobilfunk', every: 'month', kind: 'subscription', amount_minor: -1_999n },
    { payee: 'AMZN Prime', every: 'month', kind: 'subscription', amount_minor: -899n },
    { payee: 'APPLE', every: 'month', kind: 'subscription', amount_minor: -299n },
    { payee: 'APPLE', every: 'month', kind: 'subscription', amount_minor: -1_099n },
    { payee: 'Allgemeine', every: 'quarter', kind: 'bill', amount_minor: -13_450n },
    { payee: 'Hauptzollamt', every: 'half-year', kind: 'bill', amount_minor: -12_800n },
    { payee: 'Domainhoster', every: 'year', kind: 'subscription', amount_minor: -1_428n },
    { payee: 'Gemüsekiste', every: 'week', kind: 'subscription', amount_minor: -2_250n },
    { payee: 'Reinigung', every: 'two-weeks', kind: 'bill', amount_minor: -9_500n },
    { payee: 'Sparplan', every: 'month', kind: 'transfer', amount_minor: -25_000n },
  ];
}

const at = (random: () => number): string =>
  dateOfDay(dayNumber(BEGIN) + Math.floor(random() * (dayNumber(TODAY) - dayNumber(BEGIN) - 20)));

/** What is bought now and then: often, at the same places, some of it always for the same price. */
function live(book: Book, random: () => number): void {
  const often = (count: number, payee: () => string, amount: () => number) => {
    for (let index = 0; index < count; index++) book.add(at(random), -BigInt(Math.round(amount())), payee());
  };
  const between = (low: number, high: number) => () => low + random() * (high - low);
  const one =
    (...amounts: number[]) =>
    () =>
      amounts[Math.floor(random() * amounts.length)] ?? 0;
  often(75, () => `REWE Markt ${100 + Math.floor(random() * 9)}`, between(900, 9_500));
  often(50, () => 'LIDL sagt Danke', between(600, 6_500));
  often(30, () => 'EDEKA Center', between(1_200, 8_000));
  often(70, () => 'Kaffeerösterei', one(320, 320, 380, 640));
  often(60, () => 'BVG Ticket', one(320, 320, 990));
  often(25, () => 'Trattoria Roma', between(1_800, 7_500));
  often(14, () => 'Shell Tankstelle 0815', between(4_500, 8_900));
  often(9, () => 'Friseur Anke', one(2_800, 2_800, 3_400));
  often(10, () => 'Apotheke am Markt', between(400, 3_900));
  often(18, () => 'Geldautomat Sparkasse', one(5_000, 10_000, 20_000));
  often(26, () => `AMZN Mktp DE ${Math.floor(random() * 1e6)}`, between(800, 8_900));
  often(11, () => 'Kino International', one(1_150, 1_150, 1_300));
  often(7, () => 'Parkhaus Mitte', one(200, 400));
  often(6, () => 'DM Drogerie', between(500, 3_500));
  often(5, () => 'IKEA', between(2_000, 30_000));
  for (let index = 0; index < 40; index++)
    book.add(
      at(random),
      -BigInt(500 + Math.floor(random() * 9_000)),
      `Laden ${String.fromCharCode(65 + (index % 26))}${index > 25 ? 'straße' : ''}`,
    );
  book.add(dateOfDay(dayNumber('2026-07-01')), -6_650n, 'Zalando Payments 5521');
  book.add(dateOfDay(dayNumber('2026-03-31')), -2_970n, 'Sparkasse', { memo: 'Kontoführung Entgeltabschluss' });
  book.add(dateOfDay(dayNumber('2026-09-30')), 412n, 'Sparkasse', { memo: 'Habenzinsen' });
}
