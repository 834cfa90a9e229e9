import { size, told } from './entry.ts';
import type { Entry } from './entry.ts';
import type { Finding } from './finding.ts';

const NEWS_DAYS = 90;
const APART_DAYS = 3;
/** So many pairs of the kind are a habit: coffee, tickets, parking. */
const HABIT = 3;

/**
 * The same amount to the same payee from the same account within three days, where that is not how they are paid anyway. What was reconciled with a
 * statement is none, nor is what is tiny beside a week. Of entries that belong to no series, in the order of their days.
 */
export function findDuplicates(
  entries: readonly Entry[],
  { today, week }: { today: number; week: ReadonlyMap<string, bigint> },
): Finding[] {
  const found: Finding[] = [];
  const groups = Map.groupBy(
    entries.filter(({ transfer, who, amount_minor }) => !transfer && who !== '' && amount_minor !== 0n),
    ({ account_id, amount_minor, who }) => `${account_id}|${amount_minor}|${who}`,
  );
  for (const some of groups.values()) {
    const pairs = some.slice(1).flatMap((entry, index) => {
      const before = some[index];
      return before && entry.day - before.day <= APART_DAYS ? [[before, entry] as const] : [];
    });
    if (pairs.length >= HABIT || some.length > pairs.length * 2 + HABIT) continue;
    for (const [one, other] of pairs) {
      if (other.day < today - NEWS_DAYS || (one.status === 'reconciled' && other.status === 'reconciled')) continue;
      if (size(other.amount_minor) * 20n < (week.get(other.currency) ?? 0n)) continue;
      const days = other.day - one.day;
      found.push({
        ...{ key: `duplicate:${[one.id, other.id].toSorted().join(':')}`, what: 'duplicate', month: null },
        ...{ account_id: other.account_id, category_id: other.category_id, date: other.date, payee: other.payee },
        ...{ currency: other.currency, amount_minor: other.amount_minor, usual_minor: null, ids: [other.id, one.id] },
        why: `Twice ${told(size(other.amount_minor), other.currency)} to the same payee, ${days === 0 ? 'on one day' : days === 1 ? 'a day apart' : `${days} days apart`}; so it was ${some.length} times in all.`,
      });
    }
  }
  return found;
}
