import { timestamp } from '../../../kernel/clock/clock.ts';
import type { Reader } from '../../../kernel/database/database.ts';
import type { Context } from '../../../kernel/module/module.ts';
import { tagsOf } from '../rows.ts';
import type { BookNames, NamedAccount } from './book-names.ts';
import { CONVERSION, journalNames, ON_THE_WAY, OPENING, UNCATEGORISED } from './journal-names.ts';
import type { JournalNames } from './journal-names.ts';
import { readEntries } from './read-entries.ts';
import type { Entry, ExportFilter, OtherSide } from './read-entries.ts';

/** What moves on one account of a journal. */
export interface Leg {
  readonly account: string;
  readonly minor: bigint;
  readonly currency: string;
  readonly memo: string;
}

/** A transaction whose legs add up to zero in each currency. Texts are as people wrote them. */
export interface JournalEntry {
  readonly id: string;
  readonly date: string;
  readonly payee: string;
  readonly memo: string;
  readonly tags: readonly string[];
  readonly isCleared: boolean;
  readonly legs: readonly Leg[];
}

export interface Balance {
  readonly account: string;
  readonly minor: bigint;
  readonly currency: string;
}

export interface Journal {
  readonly names: JournalNames;
  /** Those that the file is of, in their order. */
  readonly accounts: readonly NamedAccount[];
  readonly currencies: readonly string[];
  /** Before everything else. */
  readonly first: string;
  readonly openings: readonly JournalEntry[];
  entries(): AsyncGenerator<JournalEntry[]>;
  /** Of each account after all entries that came so far, and the last day of them: it holds for what the file says, whatever happens meanwhile. */
  closing(): { readonly date: string; readonly balances: readonly Balance[] };
}

type Days = Pick<ExportFilter, 'account' | 'from' | 'to'>;

/** The book as double entry, for plain-text accounting: whole accounts, perhaps of some days; then their balances before are what they begin with. */
export async function openJournal(
  context: Context,
  { filter: { account, from, to }, names }: { filter: Days; names: BookNames },
): Promise<Journal> {
  const filter = { account, from, to };
  const accounts = [...names.accounts.values()].filter(({ id }) => account?.includes(id) ?? true);
  const safe = journalNames(names);
  const first = await firstDay(context, filter);
  const begin = await balancesBefore(context.database.read, { accounts, from });
  const sums = new Map(begin);
  let last = first;
  const legs = legsOf(names, safe, { ...filter, account: accounts.map(({ id }) => id) });
  return {
    ...{ names: safe, accounts, first, currencies: [...new Set(accounts.map(({ currency }) => currency))].toSorted() },
    openings: accounts.flatMap(({ id, currency }) => {
      const minor = begin.get(id) ?? 0n;
      return minor === 0n
        ? []
        : [openingOf({ id, date: first, minor, currency, account: safe.accounts.get(id) ?? '' })];
    }),
    async *entries() {
      for await (const batch of readEntries(context, filter)) {
        for (const { row } of batch) sums.set(row.account_id, (sums.get(row.account_id) ?? 0n) + row.amount_minor);
        last = batch.at(-1)?.row.date ?? last;
        yield batch.flatMap((entry) => legs(entry) ?? []);
      }
    },
    closing: () => ({
      date: last,
      balances: accounts.map(({ id, currency }) => ({
        ...{ account: safe.accounts.get(id) ?? '', minor: sums.get(id) ?? 0n, currency },
      })),
    }),
  };
}

/** `from`, or the first day of the book that is in the file. */
async function firstDay({ actor, database, clock }: Context, { account, from, to }: Days): Promise<string> {
  if (from !== undefined) return from;
  const row = await database.read
    .selectFrom('transactions')
    .select('date')
    .where('owner_id', '=', actor.person_id)
    .where('deleted_at', 'is', null)
    .$if(account !== undefined, (query) => query.where('account_id', 'in', [...(account ?? [])]))
    .orderBy('date')
    .limit(1)
    .executeTakeFirst();
  return row?.date ?? to ?? timestamp(clock.nowMs()).slice(0, 10);
}

/** By account: what it was opened with and all that came before `from`. */
export async function balancesBefore(
  reader: Reader,
  { accounts, from }: { accounts: readonly Pick<NamedAccount, 'id' | 'opening_minor'>[]; from: string | undefined },
): Promise<Map<string, bigint>> {
  const opening = new Map(accounts.map(({ id, opening_minor }) => [id, opening_minor]));
  if (from === undefined || accounts.length === 0) return opening;
  const rows = await reader
    .selectFrom('transactions')
    .select((row) => ['account_id', row.fn.sum<bigint>('amount_minor').as('sum_minor')])
    .where('account_id', 'in', [...opening.keys()])
    .where('deleted_at', 'is', null)
    .where('date', '<', from)
    .groupBy('account_id')
    .execute();
  for (const { account_id, sum_minor } of rows) opening.set(account_id, (opening.get(account_id) ?? 0n) + sum_minor);
  return opening;
}

function openingOf({ id, date, ...own }: Omit<Leg, 'memo'> & { id: string; date: string }): JournalEntry {
  const legs = [
    { ...own, memo: '' },
    { ...own, account: OPENING, minor: -own.minor, memo: '' },
  ];
  return { id, date, payee: '', memo: 'Opening balance', tags: [], isCleared: true, legs };
}

/** undefined: the other side of the transfer has it. */
function legsOf(names: BookNames, safe: JournalNames, selected: Days): (entry: Entry) => JournalEntry | undefined {
  const currencyOf = (id: string) => names.accounts.get(id)?.currency ?? '';
  const leg = (account_id: string, minor: bigint): Leg => ({
    ...{ account: safe.accounts.get(account_id) ?? ON_THE_WAY, minor, currency: currencyOf(account_id), memo: '' },
  });
  const isHere = ({ account_id, date }: OtherSide) =>
    selected.account?.includes(account_id) === true &&
    (selected.from === undefined || date >= selected.from) &&
    (selected.to === undefined || date <= selected.to);
  return ({ row, parts, other }) => {
    const own = leg(row.account_id, row.amount_minor);
    const against = (account: string, minor: bigint, memo = ''): Leg => ({ ...own, account, minor, memo });
    const entry = {
      ...{ id: row.id, date: row.date, payee: row.payee, memo: row.memo, tags: tagsOf(row) },
      isCleared: row.status !== 'uncleared',
    };
    if (row.transfer_id !== null) {
      if (!other || !isHere(other) || other.date !== row.date)
        return { ...entry, legs: [own, against(ON_THE_WAY, -row.amount_minor)] };
      // One entry for both: where the money leaves, which is said first.
      const isFirst = row.amount_minor < 0n === other.amount_minor < 0n ? row.id < other.id : row.amount_minor < 0n;
      return isFirst ? { ...entry, legs: exchange(own, leg(other.account_id, other.amount_minor)) } : undefined;
    }
    const to = (category_id: string | null, minor: bigint) =>
      (category_id === null ? undefined : safe.categories.get(category_id)) ??
      UNCATEGORISED[minor < 0n ? 'expense' : 'income'];
    const whole = [{ category_id: row.category_id, amount_minor: row.amount_minor, memo: '' }];
    const pieces = (parts.length > 0 ? parts : whole).map(({ category_id, amount_minor, memo }) =>
      against(to(category_id, amount_minor), -amount_minor, memo),
    );
    return { ...entry, legs: [own, ...pieces] };
  };
}

/** Both legs of a transfer; across currencies each against its own side of the exchange. */
function exchange(one: Leg, other: Leg): Leg[] {
  if (one.currency === other.currency && one.minor === -other.minor) return [one, other];
  return [
    one,
    { ...one, account: CONVERSION, minor: -one.minor },
    { ...other, account: CONVERSION, minor: -other.minor },
    other,
  ];
}
