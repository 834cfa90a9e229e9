import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { MoneyReport } from '../../../../web/api/api.ts';
import { useFormat } from '../../../../web/design/design.tsx';
import { FigureLink, searchOf } from './figure-link.tsx';
import { Difference } from './difference.tsx';
import { dayWords, monthWords, percentWords } from './month-words.ts';
import classes from './reports.module.css';

export type OfCurrency = MoneyReport['facts']['currencies'][number];

interface TableProps {
  readonly caption: string;
  /** A label that begins with a plus stands over amounts. */
  readonly columns: readonly string[];
  /** What tells it from another one of the same caption. */
  readonly of?: string | undefined;
  readonly children: ReactNode;
}

/** A table that scrolls at its side rather than the page, reachable by the keyboard. */
export function ReportTable({ caption, columns, of, children }: TableProps) {
  return (
    <div
      className={classes.scroller}
      role="region"
      aria-label={of === undefined ? caption : `${caption}, ${of}`}
      tabIndex={0}
    >
      <table className={classes.table}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((label) => (
              <th key={label} scope="col" data-amount={label.startsWith('+') || undefined}>
                {label.replace('+', '')}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

/** The month beside the one before and a usual one. */
export function ComparedTable({ facts: { income, spending, saved, before, usual } }: { facts: OfCurrency }) {
  const { locale } = useFormat();
  if (!before) return null;
  const rows = [
    { name: 'Income', now: income, earlier: before.income, usually: usual?.income },
    { name: 'Spending', now: spending, earlier: before.spending, usually: usual?.spending },
    { name: 'Saved', now: saved, earlier: before.saved, usually: undefined },
  ];
  const columns = ['What', '+This month', `+${monthWords(before.month, locale)}`, ...(usual ? ['+A usual month'] : [])];
  return (
    <ReportTable caption="Compared" columns={columns}>
      {rows.map(({ name, now, earlier, usually }) => (
        <tr key={name}>
          <th scope="row">{name}</th>
          <td data-amount>
            <FigureLink figure={now} label={name} />
          </td>
          <td data-amount>
            <FigureLink figure={earlier} label={`${name} in ${monthWords(before.month, locale)}`} />
          </td>
          {usual && <td data-amount>{usually && <FigureLink figure={usually} label={`${name}, usually`} />}</td>}
        </tr>
      ))}
    </ReportTable>
  );
}

interface ByCategoryProps {
  readonly caption: string;
  readonly by: OfCurrency['spent'];
  readonly of?: string | undefined;
}

export function CategoryTable({ caption, by: { top, rest }, of }: ByCategoryProps) {
  const format = useFormat();
  const percent = (share: number | null) => (share === null ? '' : percentWords(share, format.locale));
  if (top.length === 0) return null;
  return (
    <ReportTable caption={caption} of={of} columns={['Category', '+Amount', '+Share', '+Month before', '+Usually']}>
      {top.map(({ category_id, name, parent, color, amount, share, before, usual }) => (
        <tr key={category_id ?? ''}>
          <th scope="row">
            <span className={classes.dot} style={{ background: color }} aria-hidden />
            {name}
            {parent !== null && <small> {parent}</small>}
          </th>
          <td data-amount>
            <FigureLink figure={amount} label={name} />
          </td>
          <td data-amount>{percent(share)}</td>
          <td data-amount>{before && <FigureLink figure={before} label={`${name}, month before`} />}</td>
          <td data-amount>{usual && <FigureLink figure={usual} label={`${name}, usually`} />}</td>
        </tr>
      ))}
      {rest && (
        <tr>
          <th scope="row">{format.count(rest.categories, 'other')}</th>
          <td data-amount>
            <FigureLink figure={rest.amount} label="The others" />
          </td>
          <td data-amount>{percent(rest.share)}</td>
          <td data-amount>–</td>
          <td data-amount>–</td>
        </tr>
      )}
    </ReportTable>
  );
}

export function ChangesTable({ changes }: { changes: OfCurrency['changes'] }) {
  if (!changes || changes.causes.length === 0) return null;
  return (
    <ReportTable
      caption="What explains the difference"
      columns={['Category', '+Difference', '+Before', '+Now', 'Payees']}
    >
      {changes.causes.map(({ category_id, name, difference, before, now, payees }) => (
        <tr key={category_id ?? ''}>
          <th scope="row">{name}</th>
          <td data-amount>
            <Difference money={difference} />
          </td>
          <td data-amount>
            <FigureLink figure={before} label={`${name}, before`} />
          </td>
          <td data-amount>
            <FigureLink figure={now} label={`${name}, now`} />
          </td>
          <td>
            {payees.map(({ payee, now, before, difference }) => (
              <div key={payee}>
                <Link
                  to="/money/transactions"
                  search={searchOf(/[1-9]/.test(now.amount) ? now.link : before.link)}
                  className={classes.figureLink}
                >
                  {payee}
                </Link>{' '}
                <Difference money={difference} />
              </div>
            ))}
          </td>
        </tr>
      ))}
      <tr>
        <th scope="row">All others</th>
        <td data-amount>
          <Difference money={changes.other} />
        </td>
        <td data-amount>–</td>
        <td data-amount>–</td>
        <td data-amount>–</td>
      </tr>
    </ReportTable>
  );
}

export function PaymentsTable({ largest, of }: { largest: OfCurrency['largest']; of?: string | undefined }) {
  const { locale } = useFormat();
  if (largest.length === 0) return null;
  return (
    <ReportTable caption="The largest payments" of={of} columns={['Day', 'Payee', 'Category', '+Amount']}>
      {largest.map(({ transaction_id, date, payee, memo, category, amount }) => (
        <tr key={transaction_id}>
          <td className={classes.day}>{dayWords(date, locale)}</td>
          <th scope="row">{payee || memo || '–'}</th>
          <td>{category ?? '–'}</td>
          <td data-amount>
            <FigureLink figure={amount} label={payee || 'Payment'} />
          </td>
        </tr>
      ))}
    </ReportTable>
  );
}

export function NewPayeesTable({ fresh, of }: { fresh: OfCurrency['new_payees']; of?: string | undefined }) {
  const format = useFormat();
  if (!fresh || fresh.largest.length === 0) return null;
  return (
    <ReportTable caption="New payees" of={of} columns={['Payee', '+Times', '+Amount']}>
      {fresh.largest.map(({ payee, entries, amount }) => (
        <tr key={payee}>
          <th scope="row">{payee}</th>
          <td data-amount>{format.number(entries)}</td>
          <td data-amount>
            <FigureLink figure={amount} label={payee} />
          </td>
        </tr>
      ))}
    </ReportTable>
  );
}
