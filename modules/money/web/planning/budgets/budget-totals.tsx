import type { Budgets } from '../../../../../web/api/api.ts';
import { Figure, Figures } from '../../../../../web/design/design.tsx';
import { Amount } from '../../design/design.tsx';
import classes from './budgets.module.css';

/** What all budgets for spending come to, by currency. */
export function BudgetTotals({ budgets: { totals } }: { budgets: Budgets }) {
  const spending = totals.filter(({ kind }) => kind === 'expense');
  if (spending.length === 0) return null;
  return (
    <div className={classes.totals}>
      {spending.map(({ currency, budgeted, carried, spent, left, unbudgeted }) => {
        const isOver = left.amount.startsWith('-');
        return (
          <Figures key={currency}>
            <Figure value={<Amount money={budgeted} />} label="budgeted" />
            {/[1-9]/.test(carried.amount) && <Figure value={<Amount money={carried} />} label="carried over" />}
            <Figure value={<Amount money={spent} />} label="spent of it" />
            <Figure
              value={<Amount money={isOver ? { ...left, amount: left.amount.slice(1) } : left} />}
              label={isOver ? 'over budget' : 'left'}
              tone={isOver ? 'bad' : 'neutral'}
            />
            <Figure value={<Amount money={unbudgeted} />} label="spent without a budget" />
          </Figures>
        );
      })}
    </div>
  );
}
