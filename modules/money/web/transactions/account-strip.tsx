import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ACCOUNT_KINDS } from '../account-kinds.ts';
import { Amount } from '../design/design.tsx';
import { accountsOptions } from '../money-queries.ts';
import classes from './transactions.module.css';
import { useNarrow } from './use-narrow.ts';

/** The accounts with what is on them: one of them is looked at alone, or all together. */
export function AccountStrip() {
  const { search, narrow } = useNarrow();
  const { data } = useQuery(accountsOptions);
  const chosen = search.account ?? [];
  const shown = data?.items.filter(({ id, closed_at }) => closed_at === null || chosen.includes(id));
  return (
    <div className={classes.strip} role="group" aria-label="Accounts">
      <Tile pressed={chosen.length === 0} onClick={() => narrow({ account: undefined })}>
        <span className={classes.tileName}>All accounts</span>
        <span className={classes.tileBalance}>{shown ? `${shown.length} open` : ' '}</span>
      </Tile>
      {!shown && [0, 1, 2].map((each) => <Skeleton key={each} className={classes.tileWaiting ?? ''} />)}
      {shown?.map(({ id, name, kind, balance }) => {
        const { icon: Icon } = ACCOUNT_KINDS[kind];
        return (
          <Tile key={id} pressed={chosen.includes(id)} onClick={() => narrow({ account: [id] })}>
            <span className={classes.tileName}>
              <Icon size={15} stroke={1.7} aria-hidden />
              <span>{name}</span>
            </span>
            <span className={classes.tileBalance}>
              <Amount money={balance} />
            </span>
          </Tile>
        );
      })}
    </div>
  );
}

function Tile({ pressed, onClick, children }: { pressed: boolean; onClick: () => void; children: ReactNode }) {
  return (
    <button type="button" className={classes.tile} aria-pressed={pressed} onClick={onClick}>
      {children}
    </button>
  );
}
