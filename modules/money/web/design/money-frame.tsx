import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { Page } from '../../../../web/design/design.tsx';
import { useFreshAfterOperations } from '../use-fresh.ts';
import classes from './design.module.css';

const PLACES = [
  { to: '/money', label: 'Overview' },
  { to: '/money/transactions', label: 'Transactions' },
  { to: '/money/budgets', label: 'Budgets' },
  { to: '/money/rules', label: 'Rules' },
  { to: '/money/categories', label: 'Categories' },
  { to: '/money/reports', label: 'Reports' },
  { to: '/money/import', label: 'Import' },
  { to: '/money/setup', label: 'Accounts' },
] as const;

interface MoneyFrameProps {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  /** A page that fills the window and scrolls inside. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** One page of money: the places beside it on top, so that all of them are one click away. */
export function MoneyFrame({ children, ...page }: MoneyFrameProps) {
  useFreshAfterOperations();
  const places = useRef<HTMLElement>(null);
  useEffect(() => {
    // On a phone the places are wider than the page.
    places.current?.querySelector('[data-status=active]')?.scrollIntoView({ inline: 'center', block: 'nearest' });
  }, []);
  return (
    <Page
      {...page}
      above={
        <nav ref={places} className={classes.places} aria-label="Money">
          {PLACES.map(({ to, label }) => (
            <Link key={to} to={to} className={classes.place} activeOptions={{ exact: to === '/money' }}>
              {label}
            </Link>
          ))}
        </nav>
      }
    >
      {children}
    </Page>
  );
}
