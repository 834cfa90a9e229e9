import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Overview } from '../../../../web/api/api.ts';
import { Amount } from '../design/design.tsx';
import { Card } from './card.tsx';
import classes from './overview.module.css';
import { ACCOUNT_KINDS } from '../insight-words.ts';

/** What is on each account, by kind. */
export function Balances({ overview: { accounts, kinds, currency } }: { overview: Overview }) {
  const open = accounts.filter(({ closed_at, balance }) => closed_at === null || /[1-9]/.test(balance.amount));
  return (
    <Card
      title="Accounts"
      action={
        <Anchor size="sm" renderRoot={(props) => <Link {...props} to="/money/setup" />}>
          Set up
        </Anchor>
      }
    >
      {kinds
        .filter(({ kind }) => open.some((account) => account.kind === kind))
        .map(({ kind, balance, missing }) => (
          <div key={kind} className={classes.kind}>
            <h3>
              {ACCOUNT_KINDS[kind]}
              {missing.length === 0 && open.filter((account) => account.kind === kind).length > 1 && (
                <Amount money={balance} />
              )}
            </h3>
            <ul>
              {open
                .filter((account) => account.kind === kind)
                .map((account) => (
                  <li key={account.id}>
                    <Link to="/money/transactions" search={{ account: [account.id] }}>
                      {account.name}
                    </Link>
                    <span className={classes.amounts}>
                      <Amount money={account.balance} />
                      {account.balance.currency !== currency && (
                        <small>{account.converted ? <Amount money={account.converted} /> : 'no rate'}</small>
                      )}
                    </span>
                  </li>
                ))}
            </ul>
          </div>
        ))}
    </Card>
  );
}
