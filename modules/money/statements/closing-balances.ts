import { addAmounts } from './read-amount.ts';
import type { StatementEntry, StatementItem } from './statement.ts';

interface Seen {
  readonly line: number;
  readonly date: string;
  readonly amount: string;
  readonly balance: string;
}

interface Course {
  first: Seen;
  last: Seen;
  rises: boolean;
  falls: boolean;
  /** Where all rows are of one day: whether the balances say that later rows are later. */
  adds: boolean;
  subtracts: boolean;
}

const MOST_ACCOUNTS = 100;

/** The balance after the latest entry of each account: of the last row or, in a file with the newest first, of the first. None where days are out of order. */
export class ClosingBalances {
  readonly #courses = new Map<string | null, Course>();

  see(account: string | null, entry: StatementEntry, balance: string | null): void {
    if (balance === null || entry.status === 'pending') return;
    const seen: Seen = { line: entry.line, date: entry.date, amount: entry.amount, balance };
    const course = this.#courses.get(account);
    if (course) follow(course, seen);
    else if (this.#courses.size < MOST_ACCOUNTS)
      this.#courses.set(account, { first: seen, last: seen, rises: true, falls: true, adds: true, subtracts: true });
  }

  *closing(): Generator<StatementItem> {
    for (const [account, course] of this.#courses) {
      const seen = latest(course);
      if (!seen) continue;
      if (account !== null && this.#courses.size > 1)
        yield { what: 'account', line: seen.line, number: account, bank: null, currency: null, kind: null };
      yield { what: 'balance', line: seen.line, which: 'closing', date: seen.date, amount: seen.balance };
    }
  }
}

function follow(course: Course, seen: Seen): void {
  const before = course.last;
  if (seen.date < before.date) course.rises = false;
  if (seen.date > before.date) course.falls = false;
  if (course.rises && course.falls) {
    course.adds &&= isSame(addAmounts(before.balance, seen.amount), seen.balance);
    course.subtracts &&= isSame(addAmounts(seen.balance, before.amount), before.balance);
  }
  course.last = seen;
}

function latest({ first, last, rises, falls, adds, subtracts }: Course): Seen | undefined {
  if (first === last) return first;
  if (rises && falls) return adds === subtracts ? undefined : adds ? last : first;
  if (rises) return last;
  return falls ? first : undefined;
}

function isSame(one: string, other: string): boolean {
  return /^-?0*\.?0*$/.test(addAmounts(one, other.startsWith('-') ? other.slice(1) : `-${other}`));
}
