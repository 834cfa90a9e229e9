import { Button, Skeleton } from '@mantine/core';
import { IconCoins, IconFileImport, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import type { Account } from '../../../../web/api/api.ts';
import { Empty, ErrorNotice, Section } from '../../../../web/design/design.tsx';
import { usePageKeys } from '../../../../web/page-keys.ts';
import { MoneyFrame } from '../design/design.tsx';
import { accountsOptions } from '../money-queries.ts';
import { AccountEditor } from './account-editor.tsx';
import { bookOptions } from './account-queries.ts';
import { AccountRow } from './account-row.tsx';
import classes from './accounts.module.css';
import { CurrencyField } from './currency-field.tsx';
import { ReconcilePage } from './reconcile-page.tsx';
import { useAccountChanges } from './use-account-changes.ts';

const route = getRouteApi('/money/setup');

/** Where money lies; or one account beside a statement. */
export function AccountsPage() {
  const { reconcile } = route.useSearch();
  return reconcile === undefined ? <AccountsList /> : <ReconcilePage key={reconcile} id={reconcile} />;
}

function AccountsList() {
  const { edit } = route.useSearch();
  const navigate = route.useNavigate();
  const accounts = useQuery(accountsOptions);
  const book = useQuery(bookOptions);
  const changes = useAccountChanges();
  const make = () => void navigate({ search: { edit: 'new' } });
  usePageKeys([{ key: 'n', does: 'New account', run: make }]);
  const items = accounts.data?.items ?? [];
  const edited = items.find(({ id }) => id === edit);
  const closed = items.filter(({ closed_at }) => closed_at !== null);
  return (
    <MoneyFrame
      title="Accounts"
      wide
      actions={
        <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={make}>
          New account
        </Button>
      }
    >
      {accounts.error && <ErrorNotice error={accounts.error} retry={() => void accounts.refetch()} />}
      {accounts.isPending && !accounts.error && <SkeletonList />}
      {accounts.data?.items.length === 0 && <NoAccounts />}
      {items.length > closed.length && (
        <OrderedList items={items.filter(({ closed_at }) => closed_at === null)} changes={changes} />
      )}
      {closed.length > 0 && (
        <Section title="Closed">
          <ul className={classes.list}>
            {closed.map((account) => (
              <AccountRow key={account.id} account={account} changes={changes} first last dragged={false} {...STILL} />
            ))}
          </ul>
        </Section>
      )}
      {items.length > 0 && book.data && (
        <Section title="Currency of the book">
          <div className={classes.currency}>
            <CurrencyField
              label="Totals over several currencies"
              description="Accounts keep their own; rates come from Import."
              value={book.data.currency}
              onChange={(currency) => changes.setCurrency.mutate(currency)}
            />
          </div>
        </Section>
      )}
      {(edit === 'new' || edited) && book.data && (
        <AccountEditor
          key={edit}
          {...(edited && { account: edited })}
          currency={book.data.currency}
          close={() => void navigate({ search: {} })}
        />
      )}
    </MoneyFrame>
  );
}

const STILL = { onMove() {}, onDragStart() {}, onDragOver() {}, onDragEnd() {} };

interface ListProps {
  readonly items: readonly Account[];
  readonly changes: ReturnType<typeof useAccountChanges>;
}

/** In the person's own order: dragged, or moved by buttons. */
function OrderedList({ items, changes }: ListProps) {
  const [dragged, setDragged] = useState<string>();
  const [over, setOver] = useState<readonly string[]>();
  const ids = over ?? items.map(({ id }) => id);
  const shown = ids.flatMap((id) => items.find((account) => account.id === id) ?? []);
  const moved = (id: string, to: number) => {
    const rest = ids.filter((each) => each !== id);
    return rest.toSpliced(to, 0, id);
  };
  return (
    <ul className={classes.list} aria-label="Accounts">
      {shown.map((account, index) => (
        <AccountRow
          key={account.id}
          account={account}
          changes={changes}
          first={index === 0}
          last={index === shown.length - 1}
          dragged={dragged === account.id}
          onMove={(by) => changes.order.mutate(moved(account.id, index + by))}
          onDragStart={() => setDragged(account.id)}
          onDragOver={(event) => {
            if (dragged === undefined) return;
            event.preventDefault();
            if (dragged !== account.id) setOver(moved(dragged, index));
          }}
          onDragEnd={() => {
            if (over) changes.order.mutate([...over]);
            setDragged(undefined);
            setOver(undefined);
          }}
        />
      ))}
    </ul>
  );
}

function NoAccounts() {
  return (
    <Empty
      icon={<IconCoins size={26} />}
      title="Where does your money lie?"
      action={
        <div className={classes.acts}>
          <Button renderRoot={(props) => <Link {...props} to="/money/setup" search={{ edit: 'new' }} />}>
            Make an account
          </Button>
          <Button
            variant="default"
            leftSection={<IconFileImport size={18} aria-hidden />}
            renderRoot={(props) => <Link {...props} to="/money/import" />}
          >
            Import
          </Button>
        </div>
      }
    >
      Cash, a bank account, a card: make the first one here, or bring a bank’s file in, and its accounts come with it.
    </Empty>
  );
}

function SkeletonList() {
  return (
    <ul className={classes.list} aria-hidden>
      {[0, 1, 2].map((row) => (
        <li key={row} className={classes.row}>
          <Skeleton h={40} w={40} radius="md" />
          <Skeleton h={14} w="30%" />
          <Skeleton h={14} w={90} ml="auto" />
        </li>
      ))}
    </ul>
  );
}
