import { calendarDay, wholeYear } from './calendar-day.ts';
import { exactAmount, opposite } from './exact-amount.ts';
import { reference } from './seen-ids.ts';

/** Field 61. */
export interface Mt940Line {
  readonly at: number;
  readonly date: string;
  readonly amount: string;
  readonly bankReference: string | undefined;
  /** EC, ED: announced, not booked. */
  readonly expected: boolean;
  /** What is left for the memo where field 86 says nothing: reference and supplementary details. */
  readonly more: string;
}

/** Value date, entry date, mark, funds code, amount, type, references. Bounded, so that no line of digits takes long. */
const LINE =
  /^(\d{2})(\d{2})(\d{2})\s?(\d{4})?\s?(R[CD]|E[CD]|[CD])([A-Z])?\s?(\d{0,40}[,.]?\d{0,40})(?![\d.,])\s*([NFS][A-Z0-9]{3})?(.*)$/;

export function mt940Line([first = '', ...supplement]: readonly string[]): Mt940Line | { fault: string } {
  const found = LINE.exec(first.trim());
  if (!found) return { fault: 'The entry is not written as field 61 is.' };
  const [, year = '', month = '', day = '', entry, mark = '', , digits, , rest = ''] = found;
  const value = calendarDay(wholeYear(Number(year)), Number(month), Number(day));
  if ('fault' in value) return value;
  const booked = entry === undefined ? value : entryDay(value.date, entry);
  if ('fault' in booked) return booked;
  const read = exactAmount(digits);
  if ('fault' in read) return read;
  const [own = '', bankReference] = rest.split('//', 2);
  const more = [reference(own), ...supplement].filter((part) => part !== undefined).join(' ');
  return {
    at: 0,
    date: booked.date,
    amount: mark === 'D' || mark === 'RC' || mark === 'ED' ? opposite(read.amount) : read.amount,
    bankReference: reference(bankReference),
    expected: mark.startsWith('E'),
    more,
  };
}

/** MMDD of the year that is nearest to the value date: around New Year it is another one. */
function entryDay(value: string, entry: string): ReturnType<typeof calendarDay> {
  const [month, day] = [Number(entry.slice(0, 2)), Number(entry.slice(2))];
  const apart = month - Number(value.slice(5, 7));
  const year = Number(value.slice(0, 4)) + (apart > 6 ? -1 : apart < -6 ? 1 : 0);
  return calendarDay(year, month, day);
}
