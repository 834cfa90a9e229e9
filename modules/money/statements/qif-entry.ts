import { broken, oneLine } from './item-text.ts';
import type { DecimalMark } from './guess-values.ts';
import type { QifRecord, QifSplit } from './qif-fields.ts';
import { addAmounts, negated, readAmount } from './read-amount.ts';
import { readDate, type DateOrder } from './read-date.ts';
import type { BrokenEntry, StatementEntry } from './statement.ts';

interface Place {
  readonly category: string | null;
  readonly transfer: string | null;
  readonly tags: readonly string[];
}

/** What a record says; `broken` where its day, its amount or its parts cannot be read, or the parts do not add up to it. */
export function qifEntry(
  record: QifRecord,
  options: { decimal_mark: DecimalMark; date_order: DateOrder },
): StatementEntry | BrokenEntry {
  const { line, text } = record;
  if (record.fault !== null) return broken(line, record.fault, text);
  const day = readDate(record.date, options.date_order);
  if ('fault' in day) return broken(line, day.fault, text);
  if (record.amount === '') return broken(line, 'The amount is missing.', text);
  const amount = readAmount(record.amount, options);
  if ('fault' in amount) return broken(line, amount.fault, text);
  const parts = partsOf(record.splits, options);
  if ('fault' in parts) return broken(line, parts.fault, text);
  const off = parts.length === 0 ? '0' : addAmounts(negated(amount.amount), ...parts.map((part) => part.amount));
  if (/[1-9]/.test(off))
    return broken(line, `The parts do not add up to ${amount.amount}: they are off by ${off}.`, text);
  const place = placeOf(record.category);
  const [only] = parts;
  const tags = [...new Set([...place.tags, ...parts.flatMap((part) => part.tags)])];
  return {
    ...{ what: 'entry', line, date: day.date, amount: amount.amount, currency: amount.currency },
    ...{ payee: oneLine(record.payee), memo: memoOf(record), bank_id: null, tags },
    category: parts.length > 0 ? (only && parts.length === 1 ? only.category : null) : place.category,
    parts: parts.length > 1 ? parts.map(({ amount, category, memo }) => ({ amount, category, memo })) : [],
    transfer: parts.length > 1 ? null : parts.length === 1 ? (only?.transfer ?? null) : place.transfer,
    status: statusOf(record.cleared),
  };
}

/** The number of a cheque is in no field of its own. */
function memoOf({ memo, number }: QifRecord): string {
  const text = oneLine(memo);
  if (!/^\d{1,12}$/.test(number) || text.includes(number)) return text;
  return text === '' ? `No. ${number}` : `No. ${number} ${text}`;
}

type Part = { readonly amount: string; readonly memo: string } & Place;

function partsOf(splits: readonly QifSplit[], options: { decimal_mark: DecimalMark }): Part[] | { fault: string } {
  const parts: Part[] = [];
  for (const split of splits) {
    if (split.amount === null || split.amount === '') {
      // Quicken ends lists of parts with an empty one.
      if (split.category === '' && split.memo === '') continue;
      return { fault: 'A part has no amount.' };
    }
    const amount = readAmount(split.amount, options);
    if ('fault' in amount) return amount;
    const place = placeOf(split.category);
    // A part cannot be a transfer of its own: the other account's name stays readable.
    const category = place.transfer === null ? place.category : `[${place.transfer}]`;
    const memo = oneLine(split.memo);
    parts.push({ ...place, amount: amount.amount, memo, category: splits.length > 1 ? category : place.category });
  }
  return parts;
}

/** `Food:Lunch/Holiday` is a category and a class, `[Savings]` another account. */
function placeOf(text: string): Place {
  const bare = oneLine(text);
  const transfer = /^\[([^\]]+)\](?:\/(.*))?$/.exec(bare);
  const at = bare.indexOf('/');
  const classes = transfer ? (transfer[2] ?? '') : at === -1 ? '' : bare.slice(at + 1);
  const tags = classes
    .split('/')
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');
  if (transfer) return { category: null, transfer: (transfer[1] ?? '').trim() || null, tags };
  const category = (at === -1 ? bare : bare.slice(0, at)).replaceAll(/ *: */g, ':');
  return { category: category === '' || /^--?split--?$/i.test(category) ? null : category, transfer: null, tags };
}

function statusOf(cleared: string): StatementEntry['status'] {
  if (cleared === '*' || cleared === 'c' || cleared === 'C') return 'cleared';
  return /^[xr]$/i.test(cleared) ? 'reconciled' : 'booked';
}
