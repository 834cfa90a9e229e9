import { Checkbox, Skeleton } from '@mantine/core';
import { IconArrowsExchange } from '@tabler/icons-react';
import { memo } from 'react';
import type { MouseEvent } from 'react';
import type { TransactionInList } from '../../../../../web/api/api.ts';
import { Amount, CategoryName } from '../../design/design.tsx';
import type { DayWords, Names } from '../../design/design.tsx';
import { StatusMark } from './status-mark.tsx';
import classes from './table.module.css';

/** What a row does; the same object as long as the table stands, so that a row is drawn again when it changed, and only then. */
export interface RowActs {
  open(transaction: TransactionInList): void;
  choose(row: number, transaction: TransactionInList, reach: boolean): void;
  category(row: number, transaction: TransactionInList): void;
  status(transaction: TransactionInList): void;
}

interface Props {
  readonly row: number;
  /** Undefined: not there yet. */
  readonly transaction: TransactionInList | undefined;
  readonly top: number;
  readonly active: boolean;
  readonly chosen: boolean;
  readonly choosing: boolean;
  readonly names: Names;
  readonly days: DayWords;
  /** Which columns there are. */
  readonly account: boolean;
  readonly balance: boolean;
  readonly acts: RowActs;
}

export interface Columns {
  readonly account: boolean;
  readonly balance: boolean;
}

/** One transaction: a line of columns at a desk, two lines on a phone. */
export const TransactionRow = memo(function TransactionRow(props: Props) {
  const { row, transaction, top, active, chosen, choosing, names, days, acts } = props;
  const place = {
    'aria-rowindex': row + 2,
    'data-row': row,
    tabIndex: active ? 0 : -1,
    className: classes.row,
    style: { transform: `translateY(${top}px)` },
  } as const;
  if (!transaction) {
    return (
      <div role="row" {...place} aria-busy>
        <div role="gridcell" className={classes.waiting} aria-label="Not there yet">
          <Skeleton h={12} w={`${50 + ((row * 7) % 5) * 9}%`} />
        </div>
      </div>
    );
  }
  const account = names.accounts.get(transaction.account_id);
  const onClick = (event: MouseEvent) => {
    const reach = event.shiftKey;
    if (choosing || reach || event.ctrlKey || event.metaKey) acts.choose(row, transaction, reach);
    else acts.open(transaction);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the table has the keys
    <div role="row" {...place} aria-selected={chosen} onClick={onClick}>
      <div role="gridcell" className={classes.check}>
        <Checkbox
          tabIndex={-1}
          aria-label={`Choose ${transaction.payee || 'it'}`}
          checked={chosen}
          // A change does not say whether Shift is held; a click does.
          onChange={() => {}}
          onClick={(event) => {
            event.stopPropagation();
            acts.choose(row, transaction, event.shiftKey);
          }}
        />
      </div>
      <div role="gridcell" className={classes.date}>
        <span className={classes.long}>{days.day(transaction.date)}</span>
        <span className={classes.short}>{days.brief(transaction.date)}</span>
      </div>
      <div role="gridcell" className={classes.payee}>
        <Payee transaction={transaction} names={names} />
      </div>
      <div role="gridcell" className={classes.category} data-category>
        <CategoryCell row={row} transaction={transaction} names={names} acts={acts} />
      </div>
      {props.account && (
        <div role="gridcell" className={classes.account} title={account?.name}>
          {account?.name}
        </div>
      )}
      <div role="gridcell" className={classes.amount}>
        <Amount money={transaction.amount} signed />
      </div>
      {props.balance && (
        <div role="gridcell" className={classes.balance}>
          {transaction.running_balance && <Amount money={transaction.running_balance} />}
        </div>
      )}
      <div role="gridcell" className={classes.statusCell}>
        <StatusMark
          status={transaction.status}
          {...(transaction.deleted_at === null && { onToggle: () => acts.status(transaction) })}
        />
      </div>
    </div>
  );
});

function Payee({ transaction, names }: { transaction: TransactionInList; names: Names }) {
  const { payee, memo, tags, transfer_account_id, amount } = transaction;
  const other = transfer_account_id === null ? undefined : names.accounts.get(transfer_account_id)?.name;
  const way = amount.amount.startsWith('-') ? 'to' : 'from';
  const title = payee || (other === undefined ? memo : `Transfer ${way} ${other}`) || 'No payee';
  const below = payee === '' && other === undefined ? '' : memo;
  return (
    <>
      <span className={classes.title} data-none={(payee === '' && title === 'No payee') || undefined} title={title}>
        {title}
      </span>
      {(below !== '' || tags.length > 0) && (
        <span className={classes.below}>
          {tags.map((tag) => (
            <span key={tag} className={classes.tag}>
              #{tag}
            </span>
          ))}
          {below}
        </span>
      )}
    </>
  );
}

function CategoryCell({ row, transaction, names, acts }: Pick<Props, 'row' | 'names' | 'acts'> & Shown) {
  const { category_id, splits, transfer_id, transfer_account_id } = transaction;
  if (transfer_id !== null) {
    const other = names.accounts.get(transfer_account_id ?? '')?.name;
    return (
      <span className={classes.plain}>
        <IconArrowsExchange size={15} stroke={1.8} aria-hidden />
        <span>{other ?? 'Transfer'}</span>
      </span>
    );
  }
  if (splits.length > 0) {
    const named = splits.map((part) => names.categories.get(part.category_id ?? '')?.name ?? 'No category');
    return (
      <span className={classes.plain} title={named.join(', ')}>
        <span>In {splits.length} parts</span>
      </span>
    );
  }
  const category = category_id === null ? undefined : names.categories.get(category_id);
  return (
    <button
      type="button"
      tabIndex={-1}
      className={classes.categoryButton}
      data-none={category_id === null || undefined}
      aria-label={category ? `Category ${category.path}: change` : 'No category: choose one'}
      disabled={transaction.deleted_at !== null}
      onClick={(event) => {
        event.stopPropagation();
        acts.category(row, transaction);
      }}
    >
      {category ? <CategoryName category={{ ...category, within: false }} /> : 'No category'}
    </button>
  );
}

interface Shown {
  readonly transaction: TransactionInList;
}
