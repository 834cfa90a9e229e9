import { Button, Group, Skeleton } from '@mantine/core';
import { IconCoins, IconPlus, IconSearchOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Suspense, lazy, useState } from 'react';
import { Empty, ErrorNotice, useFormat } from '../../../../web/design/design.tsx';
import { Amount, MoneyFrame } from '../design/design.tsx';
import { accountsOptions } from '../money-queries.ts';
import { AccountStrip } from './account-strip.tsx';
import { BulkBar } from './bulk-bar.tsx';
import type { Asked } from './bulk/bulk.tsx';
import { Chips } from './filters/filters.tsx';
import { Filters } from './filters/filters.tsx';
import { useChoice } from './rows/rows.ts';
import { useListKeys } from './use-list-keys.ts';
import { useSource } from './rows/rows.ts';
import { TransactionTable } from './table/table.tsx';
import { isNarrowed } from './transaction-queries.ts';
import classes from './transactions.module.css';
import { useNarrow } from './use-narrow.ts';

/** Loaded when they are opened. */
const Editor = lazy(async () => ({ default: (await import('./editor/editor.tsx')).Editor }));
const BulkDialog = lazy(async () => ({ default: (await import('./bulk/bulk.tsx')).BulkDialog }));

/** Every transaction of every account, or of those that are asked for. */
export function TransactionsPage() {
  const accounts = useQuery(accountsOptions);
  const none = accounts.data?.items.length === 0;
  return (
    <MoneyFrame title="Transactions" wide actions={!none && <NewButton />}>
      {none ? (
        <NoAccount />
      ) : (
        <Transactions only={accounts.data?.items.length === 1 ? accounts.data.items[0]?.id : undefined} />
      )}
    </MoneyFrame>
  );
}

/** `only`: the one account there is. */
function Transactions({ only }: { only: string | undefined }) {
  const { search, narrow } = useNarrow();
  // Of one account the balance runs along.
  const list = useSource(only === undefined || search.account ? search : { ...search, account: [only] });
  const { source } = list;
  const choice = useChoice(source);
  const [sight, setSight] = useState(0);
  const [jump, setJump] = useState<{ row: number }>();
  const [asked, setAsked] = useState<Asked>();
  useListKeys({
    onCategory: () => choice.count > 0 && setAsked('category'),
    onDelete: () => choice.count > 0 && setAsked({ delete: true }),
  });
  const empty = source?.total === 0 && !list.stale;
  return (
    <>
      <AccountStrip />
      <Filters source={source} sight={sight} found={list.count?.transactions} onJump={(row) => setJump({ row })} />
      <Chips />
      <Found count={list.count} chosen={choice.count} />
      {list.error && <ErrorNotice error={list.error} retry={list.retry} />}
      {!source && !list.error && <SkeletonTable />}
      {empty && (isNarrowed(search) || search.trashed ? <NothingFound /> : <NoTransactions />)}
      {source && source.total > 0 && (
        <TransactionTable
          source={source}
          choice={choice}
          stale={list.stale}
          mixed={source.search.account?.length !== 1}
          jump={jump}
          onOpen={({ id }) => narrow({ edit: id })}
          onSight={setSight}
        />
      )}
      <BulkBar choice={choice} found={source?.total ?? 0} onAsk={setAsked} />
      <Suspense>
        {asked && choice.count > 0 && <BulkDialog asked={asked} choice={choice} onClose={() => setAsked(undefined)} />}
        {search.edit !== undefined && (
          <Editor edit={search.edit} account_id={search.account?.[0]} close={() => narrow({ edit: undefined })} />
        )}
      </Suspense>
    </>
  );
}

/** How many they are, and what came in and went out with them. */
function Found({ count, chosen }: { count: ReturnType<typeof useSource>['count']; chosen: number }) {
  const format = useFormat();
  if (!count) return <p className={classes.found}> </p>;
  const all = `${count.more ? 'more than ' : ''}${format.count(count.transactions, 'transaction')}`;
  return (
    <div className={classes.found}>
      <span role="status">{chosen > 0 ? `${format.number(chosen)} of ${all} chosen` : all}</span>
      {count.sums?.filter(moved).map(({ in: into, out, net }) => (
        <span key={net.currency} className={classes.sums}>
          in <Amount money={into} /> · out <Amount money={out} /> · net <Amount money={net} />
        </span>
      ))}
    </div>
  );
}

/** A currency in which nothing moved has no sums to tell. */
const moved = ({ in: into, out }: { in: { amount: string }; out: { amount: string } }) =>
  /[1-9]/.test(into.amount + out.amount);

function NewButton() {
  return (
    <Button
      leftSection={<IconPlus size={18} aria-hidden />}
      renderRoot={(props) => (
        <Link {...props} to="/money/transactions" search={(before) => ({ ...before, edit: 'new' })} />
      )}
    >
      New transaction
    </Button>
  );
}

function NoAccount() {
  return (
    <Empty
      icon={<IconCoins size={26} />}
      title="No account yet"
      action={
        <Group gap="xs">
          <Button renderRoot={(props) => <Link {...props} to="/money/setup" search={{ edit: 'new' }} />}>
            Make an account
          </Button>
          <Button variant="default" renderRoot={(props) => <Link {...props} to="/money/import" />}>
            Import
          </Button>
        </Group>
      }
    >
      Money lies on accounts: cash, a bank account, a card. Make the first one, or bring a bank’s file in, and its
      accounts come with it.
    </Empty>
  );
}

function NoTransactions() {
  return (
    <Empty icon={<IconCoins size={26} />} title="Nothing here yet" action={<NewButton />}>
      Write down what you paid, or bring your bank’s files in under Import: nothing comes twice.
    </Empty>
  );
}

function NothingFound() {
  const { showAll } = useNarrow();
  return (
    <Empty
      icon={<IconSearchOff size={26} />}
      title="Nothing like this"
      action={<Button onClick={showAll}>Show all</Button>}
    >
      No transaction is what you asked for.
    </Empty>
  );
}

function SkeletonTable() {
  return (
    <div className={classes.skeleton} aria-hidden>
      {Array.from({ length: 10 }, (_, row) => (
        <div key={row} className={classes.skeletonRow}>
          <Skeleton h={12} w={80} />
          <Skeleton h={12} w={`${30 + ((row * 7) % 4) * 8}%`} />
          <Skeleton h={12} w={90} ml="auto" />
        </div>
      ))}
    </div>
  );
}
