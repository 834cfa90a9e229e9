import { headerWord, meaningOf } from './column-words.ts';
import { balanceSays, type ColumnFacts } from './column-facts.ts';
import type { FoundTable } from './find-table.ts';
import type { DecimalMark, Sure } from './guess-values.ts';
import type { ColumnMeaning } from './statement.ts';
import { guessByContent } from './guess-by-content.ts';

export interface GuessedColumns {
  readonly columns: readonly ColumnMeaning[];
  readonly sure: readonly Sure[];
}

interface Candidate {
  readonly index: number;
  readonly meaning: ColumnMeaning;
  readonly rank: number;
  readonly isWhole: boolean;
}

/** Many columns can have the meaning; of the others there is one. */
const SEVERAL = new Set<ColumnMeaning>(['memo', 'ignore']);

/** What each column means: by its header where its cells are such, else by its cells alone. */
export function guessColumns(table: FoundTable, facts: readonly ColumnFacts[], mark: DecimalMark): GuessedColumns {
  const candidates = facts.flatMap((column, index) => candidateOf(table.header[index] ?? '', column, index));
  const chosen = new Map<number, Candidate>();
  for (const candidate of candidates.toSorted((one, other) => one.rank - other.rank || one.index - other.index)) {
    const taken = [...chosen.values()].some(({ meaning }) => meaning === candidate.meaning);
    if (!taken || SEVERAL.has(candidate.meaning)) chosen.set(candidate.index, candidate);
    else if (candidate.meaning === 'payee') addPayee(chosen, candidate);
  }
  const columns = facts.map((_, index): ColumnMeaning => chosen.get(index)?.meaning ?? 'ignore');
  const sure = facts.map((column, index) => sureOf(chosen.get(index), column));
  settleMoney(columns, facts, table.header, mark);
  settleTexts(columns, chosen);
  settleAccount(columns, facts, table.header);
  return guessByContent({ columns, sure }, table, facts, mark);
}

/** Beside "Payee", "Merchant" is for the rows that the other leaves empty; a description is what it was for. */
function addPayee(chosen: Map<number, Candidate>, candidate: Candidate): void {
  if (candidate.rank === 1) chosen.set(candidate.index, candidate);
  else if (candidate.rank % 10 === 3) chosen.set(candidate.index, { ...candidate, meaning: 'memo', rank: 1 });
}

function sureOf(candidate: Candidate | undefined, { filled }: ColumnFacts): Sure {
  if (!candidate) return 'guess';
  return candidate.isWhole && filled > 0 ? 'certain' : 'likely';
}

function candidateOf(header: string, facts: ColumnFacts, index: number): Candidate[] {
  const word = meaningOf(header);
  if (!word) return [];
  // What is taken off must be what the amount is without.
  if (word.meaning === 'fee' && !word.isWhole) return [];
  const candidate: Candidate = { index, ...word };
  if (fits(word.meaning, facts)) return [candidate];
  // The same word has another meaning elsewhere: "Valuta" is a day or a currency, "Type" a direction or a text.
  if (word.meaning === 'date' && fits('currency', facts)) return [{ ...candidate, meaning: 'currency' }];
  if (facts.words < 0.5) return [];
  if (word.meaning === 'amount') return [{ ...candidate, meaning: 'memo' }];
  return word.meaning === 'direction' ? [{ ...candidate, meaning: 'memo', rank: 5, isWhole: false }] : [];
}

function fits(meaning: ColumnMeaning, facts: ColumnFacts): boolean {
  if (facts.filled === 0) return meaning !== 'direction';
  switch (meaning) {
    case 'date':
      return facts.dates >= 0.7;
    case 'amount':
    case 'debit':
    case 'credit':
    case 'fee':
    case 'balance':
      return facts.amounts >= 0.7;
    case 'direction':
      return facts.directions >= 0.9;
    case 'currency':
      return facts.currencies >= 0.7;
    case 'payee':
    case 'payer':
    case 'memo':
    case 'category':
      return facts.ibans < 0.5 && (facts.amounts < 0.9 || facts.written < 0.5);
    case 'bank_id':
      return facts.distinct >= facts.filled * 0.5 && !(facts.distinct === 1 && facts.filled > 1);
    case 'ignore':
    case 'tags':
    case 'parts':
    case 'transfer':
    case 'account':
    case 'status':
      return true;
  }
}

/** One way to say what moved: an amount with a sign before out and in, and a direction only where there is no sign. */
function settleMoney(
  columns: ColumnMeaning[],
  facts: readonly ColumnFacts[],
  header: readonly string[],
  mark: DecimalMark,
): void {
  const amount = columns.indexOf('amount');
  const drop = (...meanings: readonly ColumnMeaning[]) => {
    for (const [index, meaning] of columns.entries()) if (meanings.includes(meaning)) columns[index] = 'ignore';
  };
  const pair = Math.max(
    0,
    ...columns.flatMap((meaning, index) =>
      meaning === 'debit' || meaning === 'credit' ? [facts[index]?.filledShare ?? 0] : [],
    ),
  );
  if (
    amount !== -1 &&
    columns.includes('debit') &&
    columns.includes('credit') &&
    pair > (facts[amount]?.filledShare ?? 0)
  )
    columns[amount] = 'ignore';
  if (columns.includes('amount')) drop('debit', 'credit');
  if (!columns.includes('amount') || facts[amount]?.hasMinus) drop('direction');
  const isNet = headerWord(header[amount] ?? '').startsWith('net');
  if (isNet || amount === -1 || feeIsWithin(columns, facts, mark)) drop('fee');
}

/** The balances add up without the fee. */
function feeIsWithin(columns: readonly ColumnMeaning[], facts: readonly ColumnFacts[], mark: DecimalMark): boolean {
  const [amounts, balances, fees] = (['amount', 'balance', 'fee'] as const).map(
    (meaning) => facts[columns.indexOf(meaning)],
  );
  if (!amounts || !balances || !fees?.cells.some((cell) => /[1-9]/.test(cell))) return false;
  const says = balanceSays(amounts.cells, balances.cells, mark);
  return says.rows > 0 && says.fits === says.rows;
}

/** Kinds of bookings are a memo only where there is no better one; a file that has but one text has it for who was paid. */
function settleTexts(columns: ColumnMeaning[], chosen: ReadonlyMap<number, Candidate>): void {
  // Where nobody is named beside them, they are whoever is on the other side.
  const payer = columns.indexOf('payer');
  if (payer !== -1 && !columns.includes('payee')) columns[payer] = 'payee';
  const memos = columns.flatMap((meaning, index) =>
    meaning === 'memo' ? [{ index, rank: chosen.get(index)?.rank ?? 9 }] : [],
  );
  const best = Math.min(...memos.map(({ rank }) => rank));
  const hasPayee = columns.includes('payee');
  for (const { index, rank } of memos) if (rank > best || (hasPayee && rank > 2)) columns[index] = 'ignore';
  if (hasPayee) return;
  const only = memos.find(({ index }) => columns[index] === 'memo');
  if (only) columns[only.index] = 'payee';
}

/** An account number that changes from row to row is whose money came or went. */
function settleAccount(columns: ColumnMeaning[], facts: readonly ColumnFacts[], header: readonly string[]): void {
  const at = columns.indexOf('account');
  const column = facts[at];
  if (at === -1 || !column || column.filled === 0) return;
  const isOwn = !/^(?:iban|kontonummer|konto|konto nr|account number|compte|cuenta|conto|conta)$/.test(
    headerWord(header[at] ?? ''),
  );
  if (!isOwn && (column.filledShare < 1 || column.distinct > Math.max(1, column.filled / 5))) columns[at] = 'ignore';
}
