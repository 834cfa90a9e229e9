import { ActionIcon, Button } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Overview } from '../../../../web/api/api.ts';
import { useFormat } from '../../../../web/design/design.tsx';
import { Amount } from '../design/design.tsx';
import { Card } from './card.tsx';
import { daysOf, monthBeside, useDateWords } from '../dates.ts';
import classes from './overview.module.css';
import { lengthOf } from './plots/plots.tsx';

const FEW = 8;

type CategoryLine = Overview['categories'][number];

/** Where the month's money went, beside the month before and what is usual. */
export function Categories({ overview: { categories, month, today } }: { overview: Overview }) {
  const dates = useDateWords();
  const format = useFormat();
  const [all, setAll] = useState(false);
  const spent = categories.filter(({ kind, amount }) => kind === 'expense' && lengthOf(amount) > 0);
  const most = Math.max(1, ...spent.map(({ amount }) => lengthOf(amount)));
  const shown = all ? spent : spent.slice(0, FEW);
  const isNow = month >= today.slice(0, 7);
  return (
    <Card title="Spending" action={<Months month={month} isNow={isNow} />}>
      {spent.length === 0 ? (
        <p className={classes.nothing}>Nothing was spent in {dates.month(month)}.</p>
      ) : (
        <table className={classes.categories}>
          <caption>
            Spending by category in {dates.month(month)}, beside the month before and the median of the six months
            before
          </caption>
          <thead>
            <tr>
              <th scope="col">Category</th>
              <th scope="col">{dates.shortMonth(month)}</th>
              <th scope="col">{dates.shortMonth(monthBeside(month, -1))}</th>
              <th scope="col">Usual</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((line) => (
              <CategoryRow key={line.category_id} line={line} most={most} month={month} />
            ))}
          </tbody>
        </table>
      )}
      {spent.length > FEW && (
        <Button variant="subtle" size="xs" onClick={() => setAll(!all)}>
          {all ? 'Show fewer' : `Show all ${format.number(spent.length)}`}
        </Button>
      )}
    </Card>
  );
}

function CategoryRow({ line, most, month }: { line: CategoryLine; most: number; month: string }) {
  const { category_id, name, color, amount, last_month, median } = line;
  const search = {
    category: [category_id ?? 'none'],
    ...(category_id === null && { direction: 'out' as const }),
    ...daysOf(month),
  };
  return (
    <tr>
      <th scope="row">
        <Link to="/money/transactions" search={search}>
          {name}
        </Link>
        <span className={classes.bar} aria-hidden>
          <span style={{ width: `${Math.max(1, (lengthOf(amount) / most) * 100)}%`, background: color }} />
          {median && (
            <i style={{ insetInlineStart: `${Math.min(100, (Math.max(0, lengthOf(median)) / most) * 100)}%` }} />
          )}
        </span>
      </th>
      <td>
        <Amount money={amount} />
      </td>
      <td>
        <Amount money={last_month} rounded />
      </td>
      <td>{median ? <Amount money={median} rounded /> : '–'}</td>
    </tr>
  );
}

function Months({ month, isNow }: { month: string; isNow: boolean }) {
  const dates = useDateWords();
  const [before, after] = [monthBeside(month, -1), monthBeside(month, 1)];
  return (
    <div className={classes.months}>
      <ActionIcon
        variant="transparent"
        color="gray"
        aria-label={dates.month(before)}
        renderRoot={(props) => <Link {...props} to="/money" search={{ month: before }} resetScroll={false} />}
      >
        <IconChevronLeft size={18} aria-hidden />
      </ActionIcon>
      <span aria-live="polite">{dates.month(month)}</span>
      <ActionIcon
        variant="transparent"
        color="gray"
        aria-label={dates.month(after)}
        {...(isNow
          ? { disabled: true, bg: 'transparent' }
          : {
              renderRoot: (props: Record<string, unknown>) => (
                <Link {...props} to="/money" search={{ month: after }} resetScroll={false} />
              ),
            })}
      >
        <IconChevronRight size={18} aria-hidden />
      </ActionIcon>
    </div>
  );
}
