import { Link } from '@tanstack/react-router';
import type { MoneyReport } from '../../../../web/api/api.ts';
import { useFormat } from '../../../../web/design/design.tsx';
import { Amount } from '../design/design.tsx';
import { FigureLink, searchOf } from './figure-link.tsx';
import { dayWords } from './month-words.ts';
import { ReportTable } from './report-tables.tsx';
import type { OfCurrency } from './report-tables.tsx';
import classes from './reports.module.css';

type Facts = MoneyReport['facts'];

export function BudgetTable({ budgets }: { budgets: OfCurrency['budgets'] }) {
  if (!budgets) return null;
  return (
    <ReportTable caption="Budgets" columns={['Category', '+Budget', '+From before', '+Spent', '+Left']}>
      {budgets.lines.map(({ category_id, name, budgeted, carried, spent, left }) => (
        <tr key={category_id}>
          <th scope="row">{name}</th>
          <td data-amount>
            <Amount money={budgeted} />
          </td>
          <td data-amount>
            <Amount money={carried} />
          </td>
          <td data-amount>
            <FigureLink figure={spent} label={`${name}, spent`} />
          </td>
          <td data-amount data-bad={left.amount.startsWith('-') || undefined}>
            <Amount money={left} />
          </td>
        </tr>
      ))}
    </ReportTable>
  );
}

export function SubscriptionsTable({ regular }: { regular: OfCurrency['regular'] }) {
  const { locale } = useFormat();
  if (!regular) return null;
  return (
    <ReportTable caption="Subscriptions" columns={['Payee', '+Amount', 'How often', '+A year', 'Next']}>
      {regular.largest.map(({ payee, amount, every, per_year, next_date, price_change, transactions }) => (
        <tr key={`${payee} ${next_date} ${amount.amount}`}>
          <th scope="row">
            <Link to="/money/transactions" search={searchOf(transactions)} className={classes.figureLink}>
              {payee}
            </Link>
            {price_change && (
              <small>
                {' '}
                was <Amount money={price_change.from} /> until {dayWords(price_change.since, locale)}
              </small>
            )}
          </th>
          <td data-amount>
            <Amount money={amount} />
          </td>
          <td>every {every.replace('-', ' ')}</td>
          <td data-amount>
            <Amount money={per_year} />
          </td>
          <td className={classes.day}>{dayWords(next_date, locale)}</td>
        </tr>
      ))}
    </ReportTable>
  );
}

export function OutlookTable({ outlook }: { outlook: Facts['outlook'] }) {
  const { locale } = useFormat();
  if (!outlook || outlook.upcoming.length === 0) return null;
  const columns = ['Account', `+On ${dayWords(outlook.as_of, locale)}`, '+Lowest', 'On', '+In 90 days'];
  return (
    <ReportTable caption="The next 90 days" columns={columns}>
      {outlook.accounts.map(({ account_id, name, balance, lowest, end, below_zero_on }) => (
        <tr key={account_id}>
          <th scope="row">{name}</th>
          <td data-amount>
            <Amount money={balance} />
          </td>
          <td data-amount data-bad={below_zero_on !== null || undefined}>
            <Amount money={lowest.balance} />
          </td>
          <td className={classes.day}>{dayWords(lowest.date, locale)}</td>
          <td data-amount>
            <Amount money={end.balance} />
          </td>
        </tr>
      ))}
    </ReportTable>
  );
}

/** All currencies in one, with the rates that made it so. */
export function ConvertedTable({ converted }: { converted: Facts['converted'] }) {
  const { locale } = useFormat();
  if (!converted) return null;
  const { currency, income, spending, worth, rates, missing } = converted;
  return (
    <>
      <ReportTable caption={`All currencies, in ${currency}`} columns={['+Income', '+Spending', '+Net worth']}>
        <tr>
          {[income, spending, worth].map((money, index) => (
            <td key={['income', 'spending', 'worth'][index]} data-amount>
              <Amount money={money} />
            </td>
          ))}
        </tr>
      </ReportTable>
      <p className={classes.note}>
        Converted with{' '}
        {rates.map(({ from, to, rate, date }) => `1 ${from} = ${rate} ${to} of ${dayWords(date, locale)}`).join('; ')}.
        {missing.length > 0 && ` Without a rate, and not in it: ${missing.join(', ')}.`}
      </p>
    </>
  );
}
