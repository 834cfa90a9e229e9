import { Link } from '@tanstack/react-router';
import type { MoneyReport } from '../../../../web/api/api.ts';
import { Amount, useMoneyWords } from '../design/design.tsx';
import type { TransactionsSearch } from '../transactions-search.ts';
import classes from './reports.module.css';

type Currency = MoneyReport['facts']['currencies'][number];
export type Figure = Currency['income'];
export type Behind = Figure['link'];

interface FigureLinkProps {
  readonly figure: Figure;
  /** What it is, for whoever does not see where it stands. */
  readonly label: string;
  readonly signed?: boolean;
}

/** A figure that leads to the transactions that it is the sum of. */
export function FigureLink({ figure, label, signed = false }: FigureLinkProps) {
  const words = useMoneyWords();
  return (
    <Link
      to="/money/transactions"
      search={searchOf(figure.link)}
      className={classes.figureLink}
      title="Show the transactions behind it"
      aria-label={`${label}: ${words.amount(figure)}`}
    >
      <Amount money={figure} signed={signed} />
    </Link>
  );
}

export function searchOf(link: Behind): TransactionsSearch {
  return link;
}
