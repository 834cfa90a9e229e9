import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Overview } from '../../../../web/api/api.ts';
import { useMoneyWords } from '../design/design.tsx';
import { Card } from './card.tsx';
import { daysOf } from '../dates.ts';
import classes from './overview.module.css';
import { lengthOf } from './plots/plots.tsx';

const MOST = 6;

type Line = Overview['budgets']['items'][number];

/** What is left of the month's budgets: those of which least is left. */
export function Budgets({ overview: { budgets, month } }: { overview: Overview }) {
  const words = useMoneyWords();
  return (
    <Card
      title="Budgets"
      action={
        <Anchor size="sm" renderRoot={(props) => <Link {...props} to="/money/budgets" />}>
          {budgets.items.length === 0 ? 'Set one' : 'All budgets'}
        </Anchor>
      }
    >
      {budgets.items.length === 0 ? (
        <p className={classes.nothing}>Give a category a budget, and see here what is left of it.</p>
      ) : (
        <>
          {budgets.totals.map(({ left, budgeted }) => (
            <p key={budgeted.currency} className={classes.sum}>
              <strong>{words.amount(left)}</strong> left of {words.amount(budgeted)}
            </p>
          ))}
          <ul className={classes.lines}>
            {budgets.items.slice(0, MOST).map((line) => (
              <BudgetRow key={`${line.category_id} ${line.left.currency}`} {...{ line, month, gone: budgets.gone }} />
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}

function BudgetRow({ line, month, gone }: { line: Line; month: string; gone: number }) {
  const words = useMoneyWords();
  const has = lengthOf(line.budgeted) + lengthOf(line.carried);
  const share = has > 0 ? lengthOf(line.spent) / has : 1;
  const over = lengthOf(line.left) < 0;
  return (
    <li className={classes.budget}>
      <Link to="/money/transactions" search={{ category: [line.category_id], ...daysOf(month) }}>
        {line.name}
      </Link>
      <span data-over={over || undefined}>
        {over
          ? `${words.amount({ ...line.left, amount: line.left.amount.replace('-', '') })} over`
          : `${words.amount(line.left)} left`}
      </span>
      <span className={classes.bar} data-over={over || undefined} aria-hidden>
        <span style={{ width: `${Math.min(100, Math.max(0, share * 100))}%` }} />
        {gone > 0 && gone < 1 && <i style={{ insetInlineStart: `${gone * 100}%` }} />}
      </span>
    </li>
  );
}
