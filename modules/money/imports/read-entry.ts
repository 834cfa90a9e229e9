import { faultWords } from '../amount-in.ts';
import { toMinor } from '../amounts/amounts.ts';
import { ruleFor } from '../planning/planning.ts';
import type { CompiledRules } from '../planning/planning.ts';
import { matchKey } from '../rows.ts';
import type { StatementEntry } from '../statements/statements.ts';
import { cleanText } from './clean-text.ts';
import type { FileCategories, FoundCategory } from './file-categories.ts';
import type { CategoryDetail, EntryDetail } from './import-detail.ts';
import type { SourceTotals } from './import-totals.ts';
import type { Seen } from './known-entries.ts';
import type { MyAccount } from './source-accounts.ts';

const MOST_PAYEE = 300;
const MOST_MEMO = 2000;
const MOST_TAG = 60;
const MOST_TAGS = 20;
const MOST_PARTS = 100;
const YEARS = /^(19|2[01])\d\d-/;

/** An entry of a file as the books would have it. */
export interface ReadEntry {
  readonly totals: SourceTotals;
  readonly account: MyAccount;
  readonly account_id: string;
  /** In the file, from 1. */
  readonly place: number;
  readonly date: string;
  readonly amount_minor: bigint;
  /** Payee and memo as the file has them. */
  readonly text: string;
  readonly match_key: string;
  readonly bank_id: string | null;
  readonly seen: Seen | null;
  /** The other account as the file names it, where it is a transfer. */
  readonly transfer: string | null;
  /** The rest of what becomes of it. */
  readonly becomes: Pick<
    EntryDetail,
    'file' | 'line' | 'payee' | 'memo' | 'status' | 'tags' | 'category_id' | 'category' | 'parts'
  >;
  /** What the category is called that it gets, where it gets one. */
  readonly category_words: string | null;
}

export interface Reading {
  readonly totals: SourceTotals;
  readonly account: MyAccount;
  /** The file's place in the import. */
  readonly file: number;
  /** The entry's in the file, from 1. */
  readonly place: number;
  readonly categories: FileCategories;
  /** The person's, which order what is new. */
  readonly rules: CompiledRules;
  readonly make: (made: CategoryDetail) => void;
}

/** Or why it cannot be in the books. */
export function readEntry(
  entry: StatementEntry,
  reading: Reading,
): ReadEntry | { readonly reason: string; readonly text: string } {
  const { totals, account } = reading;
  const broken = (reason: string) => ({
    reason,
    text: cleanText(`${entry.date} ${entry.amount} ${entry.payee} ${entry.memo}`, 200),
  });
  const amount = toMinor(entry.amount, account.currency);
  if ('fault' in amount) return broken(`The amount ${faultWords(amount.fault, account.currency)}.`);
  if (!YEARS.test(entry.date)) return broken(`${entry.date} is not of the years 1900 to 2199.`);
  const isIncome = amount.minor > 0n;
  const parts = partsOf(entry, amount.minor, reading);
  if (!parts) return broken('The parts do not add up to the amount.');
  const [payee, memo] = [cleanText(entry.payee, MOST_PAYEE), cleanText(entry.memo, MOST_MEMO)];
  const ruled = ruleFor(reading.rules, {
    payee,
    memo,
    amount_minor: amount.minor,
    account_id: account.id,
    currency: account.currency,
  });
  const named = parts.length > 0 ? NO_CATEGORY : categoryOf(entry.category, { isIncome, reading });
  // What the file says is the person's own word, from another program; rules fill in what it leaves open.
  const found =
    parts.length > 0 || named.category_id !== null ? named : { category_id: ruled.category_id, category: null };
  const tags = [...entry.tags, ...ruled.tags];
  const text = `${entry.payee} ${entry.memo}`;
  return {
    ...{ totals, account, account_id: account.id, place: reading.place, date: entry.date },
    ...{ amount_minor: amount.minor, text, seen: null, transfer: entry.transfer },
    ...{ match_key: matchKey({ date: entry.date, amount_minor: amount.minor, text }), bank_id: entry.bank_id },
    becomes: {
      ...{ file: reading.file, line: entry.line, parts, ...found },
      ...{ payee: ruled.payee ?? payee, memo },
      status: entry.status === 'pending' ? 'uncleared' : 'cleared',
      tags: tags.length === 0 ? [] : tagsOf(tags),
    },
    category_words: parts.length > 0 ? `${parts.length} parts` : reading.categories.nameOf(found.category_id),
  };
}

/** For the plan. `id`: of a new transaction. */
export function detailOfEntry(read: ReadEntry, { id, others }: Pick<EntryDetail, 'id' | 'others'>): EntryDetail {
  const { account_id, date, amount_minor, match_key, bank_id, seen, becomes } = read;
  return {
    ...{ id, account_id, date, amount_minor: amount_minor.toString(), match_key, bank_id, seen },
    ...{ ...becomes, currency: read.account.currency, others, decision: null },
  };
}

const NO_CATEGORY: FoundCategory = { category_id: null, category: null };

function categoryOf(
  text: string | null,
  { isIncome, reading: { categories, make } }: { isIncome: boolean; reading: Reading },
): FoundCategory {
  return text === null ? NO_CATEGORY : categories.find(text, { isIncome, make });
}

function partsOf({ parts }: StatementEntry, amount_minor: bigint, reading: Reading): EntryDetail['parts'] | undefined {
  if (parts.length === 0) return [];
  let sum = 0n;
  const read = parts.map((part) => {
    const amount = toMinor(part.amount, reading.account.currency);
    const minor = 'minor' in amount ? amount.minor : 0n;
    sum += minor;
    const found = categoryOf(part.category, { isIncome: minor > 0n, reading });
    const named = part.category !== null && found.category_id === null ? `${part.category} ${part.memo}` : part.memo;
    return { amount_minor: minor.toString(), memo: cleanText(named, MOST_MEMO), ...found };
  });
  return sum === amount_minor && read.length <= MOST_PARTS ? read : undefined;
}

function tagsOf(tags: readonly string[]): string[] {
  const clean = tags.map((tag) => cleanText(tag, MOST_TAG)).filter((tag) => /[\p{L}\p{N}\p{S}\p{P}]/u.test(tag));
  return clean.slice(0, MOST_TAGS);
}
