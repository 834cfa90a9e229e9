import { ActionIcon, Menu } from '@mantine/core';
import {
  IconArchive,
  IconArrowDown,
  IconArrowUp,
  IconDots,
  IconGripVertical,
  IconPencil,
  IconScale,
  IconTrash,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { DragEvent } from 'react';
import type { Account } from '../../../../web/api/api.ts';
import { useFormat } from '../../../../web/design/design.tsx';
import { ACCOUNT_KINDS } from '../account-kinds.ts';
import { Amount } from '../design/design.tsx';
import classes from './accounts.module.css';
import type { useAccountChanges } from './use-account-changes.ts';

interface Props {
  readonly account: Account;
  readonly changes: ReturnType<typeof useAccountChanges>;
  readonly first: boolean;
  readonly last: boolean;
  readonly dragged: boolean;
  onMove(by: -1 | 1): void;
  onDragStart(): void;
  onDragOver(event: DragEvent): void;
  onDragEnd(): void;
}

/** One account with what is on it, and what can be done with it. */
export function AccountRow({ account, changes, first, last, dragged, onMove, ...drag }: Props) {
  const { id, name, kind, bank, number, balance, cleared_balance, transactions, closed_at } = account;
  const { icon: Icon, label } = ACCOUNT_KINDS[kind];
  const format = useFormat();
  const open = closed_at === null;
  return (
    <li className={classes.row} data-dragged={dragged || undefined} draggable={open} {...drag}>
      {open && <IconGripVertical className={classes.grip ?? ''} size={18} aria-hidden />}
      <span className={classes.icon} aria-hidden>
        <Icon size={20} stroke={1.7} />
      </span>
      <span className={classes.names}>
        <Link to="/money/transactions" search={{ account: [id] }} className={classes.name}>
          {name}
        </Link>
        <span className={classes.about}>
          {[label, bank, grouped(number), format.count(transactions, 'transaction')].filter(Boolean).join(' · ')}
        </span>
      </span>
      <span className={classes.balances}>
        <strong>
          <Amount money={balance} />
        </strong>
        {cleared_balance.amount !== balance.amount && (
          <small>
            <Amount money={cleared_balance} /> cleared
          </small>
        )}
      </span>
      {open && (
        <span className={classes.moves}>
          <ActionIcon aria-label={`${name}: further up`} disabled={first} onClick={() => onMove(-1)}>
            <IconArrowUp size={17} stroke={1.8} />
          </ActionIcon>
          <ActionIcon aria-label={`${name}: further down`} disabled={last} onClick={() => onMove(1)}>
            <IconArrowDown size={17} stroke={1.8} />
          </ActionIcon>
        </span>
      )}
      <Menu position="bottom-end" width={220}>
        <Menu.Target>
          <ActionIcon aria-label={`More of ${name}`}>
            <IconDots size={20} stroke={1.7} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconPencil size={18} aria-hidden />}
            renderRoot={(props) => <Link {...props} to="/money/setup" search={{ edit: id }} />}
          >
            Change
          </Menu.Item>
          {open && (
            <Menu.Item
              leftSection={<IconScale size={18} aria-hidden />}
              renderRoot={(props) => <Link {...props} to="/money/setup" search={{ reconcile: id }} />}
            >
              Reconcile
            </Menu.Item>
          )}
          <Menu.Item leftSection={<IconArchive size={18} aria-hidden />} onClick={() => changes.close.mutate(account)}>
            {open ? 'Close' : 'Open again'}
          </Menu.Item>
          {transactions === 0 && (
            <Menu.Item leftSection={<IconTrash size={18} aria-hidden />} onClick={() => changes.remove.mutate(account)}>
              Delete
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
    </li>
  );
}

/** An IBAN in fours, as it is printed. */
const grouped = (number: string) =>
  /^[A-Z]{2}\d{2}/.test(number) ? number.replaceAll(/(.{4})(?=.)/g, '$1\u00a0') : number;
