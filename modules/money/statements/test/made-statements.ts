import { exactUnits, unitsText } from '../exact-amount.ts';
import type { StatementAccount, StatementBalance, StatementEntry, StatementItem } from '../statement.ts';

/** A statement as a bank means it. */
export interface MadeStatement {
  readonly account: StatementAccount;
  readonly opening: StatementBalance | undefined;
  readonly closing: StatementBalance | undefined;
  readonly entries: readonly StatementEntry[];
}

export const ACCOUNT: StatementAccount = {
  what: 'account',
  line: 0,
  number: 'DE89370400440532013000',
  bank: 'COBADEFFXXX',
  currency: 'EUR',
  kind: null,
};

export function madeEntry(given: Partial<StatementEntry>): StatementEntry {
  return {
    what: 'entry',
    line: 0,
    date: '2026-10-31',
    amount: '-12.34',
    currency: null,
    payee: '',
    memo: '',
    bank_id: null,
    category: null,
    tags: [],
    parts: [],
    transfer: null,
    status: 'booked',
    ...given,
  };
}

/** With balances that add up. */
export function madeStatement(
  entries: readonly StatementEntry[],
  { account = ACCOUNT, opening = '1000.00' }: { account?: StatementAccount; opening?: string } = {},
): MadeStatement {
  const booked = entries.filter(({ status }) => status !== 'pending').map(({ amount }) => exactUnits(amount));
  const closing = booked.reduce((sum, units) => sum + units, exactUnits(opening));
  const dates = entries.map(({ date }) => date).toSorted();
  const balance = { what: 'balance', line: 0 } as const;
  return {
    account,
    opening: { ...balance, which: 'opening', date: dates[0] ?? '2026-10-01', amount: opening },
    closing: { ...balance, which: 'closing', date: dates.at(-1) ?? '2026-10-31', amount: unitsText(closing) },
    entries,
  };
}

const SHOPS = [
  ...['REWE Markt GmbH', 'Bäckerei Müller & Söhne', 'Deutsche Bahn AG', 'Stadtwerke Köln', 'Amazon EU S.a r.l.'],
  ...['Netflix International B.V.', 'Vermieter Schmidt', 'dm-drogerie markt', 'Café “Zur Post”', 'Finanzamt Bonn'],
];
const PURPOSES = ['Rechnung', 'Kartenzahlung', 'Miete', 'Abschlag Strom', 'Monatsbeitrag', 'Bestellung', 'Ticket'];

/** Entries as a household has them, over years: the same seed, the same entries. */
export function believableEntries(count: number, seed = 1): StatementEntry[] {
  const random = randomBy(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const start = Date.UTC(2016, 0, 1);
  return Array.from({ length: count }, (_, at) => {
    const date = new Date(start + Math.floor((at / count) * 3900) * 86_400_000).toISOString().slice(0, 10);
    const cents = String(Math.floor(random() ** 3 * 90_000) + 1).padStart(3, '0');
    const sign = random() < 0.12 ? '' : '-';
    return madeEntry({
      date,
      amount: `${sign}${cents.slice(0, -2)}.${cents.slice(-2)}`,
      payee: pick(SHOPS),
      memo: `${pick(PURPOSES)} ${1000 + Math.floor(random() * 900_000)}`,
      bank_id: `${date.replaceAll('-', '')}${String(at).padStart(8, '0')}`,
    });
  });
}

/** Mulberry32: a number from 0 up to 1, each time. */
export function randomBy(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Bytes in chunks of a size, as a file comes. */
export async function* chunksOf(text: string | Uint8Array, size = 64 * 1024): AsyncGenerator<Uint8Array> {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  for (let from = 0; from < bytes.length; from += size) yield await Promise.resolve(bytes.subarray(from, from + size));
}

export type ReadFile = (chunks: AsyncIterable<Uint8Array>) => AsyncIterable<StatementItem>;

export async function readAll(read: ReadFile, text: string | Uint8Array, size?: number): Promise<StatementItem[]> {
  const items: StatementItem[] = [];
  for await (const item of read(chunksOf(text, size))) items.push(item);
  return items;
}

/** Without where they stood, to compare. */
export const withoutLines = (items: readonly StatementItem[]) => items.map((item) => ({ ...item, line: 0 }));

/** Text in Latin 1, a byte for each character. */
export const latin1 = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
