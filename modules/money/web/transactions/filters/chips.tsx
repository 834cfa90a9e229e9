import { Button, CloseButton } from '@mantine/core';
import { useNames, useDayWords } from '../../design/design.tsx';
import type { DayWords, Names } from '../../design/design.tsx';
import { isNarrowed } from '../transaction-queries.ts';
import classes from '../transactions.module.css';
import type { TransactionsSearch } from '../../transactions-search.ts';
import { useNarrow } from '../use-narrow.ts';

/** What narrows the list, each taken away with a click. */
export function Chips() {
  const { search, narrow, showAll } = useNarrow();
  const chips = chipsOf(search, { names: useNames(), days: useDayWords() });
  if (chips.length === 0) return null;
  return (
    <div className={classes.chips} role="group" aria-label="What is shown">
      {chips.map(({ words, without }) => (
        <span key={words} className={classes.chip}>
          <span>{words}</span>
          <CloseButton
            size="sm"
            variant="transparent"
            aria-label={`Without: ${words}`}
            onClick={() => narrow(without)}
          />
        </span>
      ))}
      {(chips.length > 1 || isNarrowed({ ...search, q: undefined })) && (
        <Button variant="subtle" size="compact-sm" onClick={showAll}>
          Show all
        </Button>
      )}
    </div>
  );
}

interface Chip {
  readonly words: string;
  readonly without: TransactionsSearch;
}

const STATUS = { uncleared: 'Uncleared', cleared: 'Cleared', reconciled: 'Reconciled' } as const;
const KINDS = { income: 'Income', expense: 'Spending' } as const;
const WAYS = { in: 'Money in', out: 'Money out', transfer: 'Transfers' } as const;

function chipsOf(search: TransactionsSearch, { names, days }: { names: Names; days: DayWords }): Chip[] {
  const { category = [], tag = [], status, direction, from, to, min, max, payee, import_id, trashed } = search;
  const { transaction, currency, kind, transfers, within } = search;
  const one = (words: string | undefined, without: TransactionsSearch): Chip[] =>
    words === undefined ? [] : [{ words, without }];
  const less = (values: readonly string[], value: string) => {
    const rest = values.filter((each) => each !== value);
    return rest.length > 0 ? rest : undefined;
  };
  return [
    ...one(trashed && 'In the trash', { trashed: undefined }),
    ...one(transaction && 'One transaction', { transaction: undefined }),
    ...one(currency && `${currency} accounts`, { currency: undefined }),
    ...one(kind && KINDS[kind], { kind: undefined }),
    ...one(transfers === false ? 'Without transfers' : undefined, { transfers: undefined }),
    ...category.map((id) => ({
      words: id === 'none' ? 'No category' : (names.categories.get(id)?.path ?? 'A category'),
      without: { category: less(category, id), ...(category.length === 1 && { within: undefined }) },
    })),
    ...one(within === false ? 'Without subcategories' : undefined, { within: undefined }),
    ...tag.map((name) => ({ words: `#${name}`, without: { tag: less(tag, name) } })),
    ...one(payee, { payee: undefined }),
    ...one(status && STATUS[status], { status: undefined }),
    ...one(direction && WAYS[direction], { direction: undefined }),
    ...one(from && `From ${days.day(from)}`, { from: undefined }),
    ...one(to && `To ${days.day(to)}`, { to: undefined }),
    ...one(min && `At least ${min}`, { min: undefined }),
    ...one(max && `At most ${max}`, { max: undefined }),
    ...one(import_id && 'From one import', { import_id: undefined }),
  ];
}
