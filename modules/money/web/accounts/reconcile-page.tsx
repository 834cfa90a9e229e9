import { Anchor, Button, Skeleton, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { api, ask } from '../../../../web/api/api.ts';
import type { Account } from '../../../../web/api/api.ts';
import { DayField, dayIn } from '../../../../web/day-field/day-field.tsx';
import { ErrorNotice, Figure, Figures, useFormat, useNow } from '../../../../web/design/design.tsx';
import { toastProblem } from '../../../../web/operations/operations.tsx';
import { Amount, MoneyFrame, amountFaultWords, readAmount } from '../design/design.tsx';
import { accountsOptions } from '../money-queries.ts';
import { previewOptions } from './account-queries.ts';
import classes from './accounts.module.css';
import { PastReconciliations } from './past-reconciliations.tsx';
import { UnclearedList } from './uncleared-list.tsx';

const route = getRouteApi('/money/setup');
const QUIET_MS = 250;

/** One account held against a statement of the bank. */
export function ReconcilePage({ id }: { id: string }) {
  const accounts = useQuery(accountsOptions);
  const account = accounts.data?.items.find((each) => each.id === id);
  return (
    <MoneyFrame
      wide
      title={account ? `Reconcile ${account.name}` : 'Reconcile'}
      lead={
        <Anchor renderRoot={(props) => <Link {...props} to="/money/setup" search={{}} />}>Back to the accounts</Anchor>
      }
    >
      {accounts.error && <ErrorNotice error={accounts.error} retry={() => void accounts.refetch()} />}
      {accounts.isPending && <Skeleton h={180} radius="md" aria-hidden />}
      {accounts.data && !account && <p>There is no such account.</p>}
      {account && <Reconcile account={account} />}
    </MoneyFrame>
  );
}

function Reconcile({ account }: { account: Account }) {
  const { locale, zone } = useFormat();
  const { id, currency } = account;
  const [date, setDate] = useState(dayIn(zone, useNow()));
  const [typed, setTyped] = useState('');
  const [asked] = useDebouncedValue(typed, QUIET_MS);
  const read = readAmount(asked, locale, currency);
  const balance = 'amount' in read ? read.amount : undefined;
  const preview = useQuery({
    ...previewOptions(id, { date, balance: balance ?? '0' }),
    enabled: balance !== undefined,
    // Another day or balance: the figures before stay until the new ones are there.
    placeholderData: (before) => (balance === undefined ? undefined : before),
  });
  const finish = useFinish(account);
  const data = balance === undefined ? undefined : preview.data;
  const even = data !== undefined && !/[1-9]/.test(data.difference.amount);
  const settled = data !== undefined && !preview.isPlaceholderData && typed === asked;
  return (
    <>
      <div className={classes.statement}>
        <DayField label="Day of the statement" value={date} onChange={(day) => day !== undefined && setDate(day)} />
        <TextInput
          label={`Its balance, in ${currency}`}
          inputMode="decimal"
          autoComplete="off"
          value={typed}
          error={'fault' in read && read.fault !== 'empty' ? amountFaultWords(read.fault, currency) : undefined}
          classNames={{ input: classes.figure ?? '' }}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
      </div>
      {preview.error && <ErrorNotice error={preview.error} retry={() => void preview.refetch()} />}
      {!data && !preview.error && (
        <p className={classes.hint}>Give the balance that the statement ends with; then tick what is on it.</p>
      )}
      {data && (
        <>
          <div className={classes.sum} data-even={even || undefined}>
            <Figures>
              <Figure value={<Amount money={data.balance} />} label="On the statement" />
              <Figure value={<Amount money={data.cleared_balance} />} label="Cleared here" />
              <Figure
                value={<Amount money={data.difference} />}
                label={even ? 'It is even' : 'Difference'}
                tone={even ? 'good' : 'warn'}
              />
            </Figures>
            <div className={classes.acts}>
              {!even && (
                <Button
                  variant="default"
                  disabled={!settled}
                  loading={finish.isPending}
                  onClick={() => finish.mutate({ date, balance: balance ?? '0', adjust: true })}
                >
                  Adjust and finish
                </Button>
              )}
              <Button
                disabled={!even || !settled}
                loading={finish.isPending}
                onClick={() => finish.mutate({ date, balance: balance ?? '0', adjust: false })}
              >
                Finish
              </Button>
            </div>
          </div>
          <UnclearedList account={account} preview={data} asked={{ date, balance: balance ?? '0' }} />
        </>
      )}
      <PastReconciliations account={account} />
    </>
  );
}

/** Begun as an operation: the shell tells how it ends, and offers the undo. */
function useFinish({ id }: Account) {
  const navigate = route.useNavigate();
  return useMutation({
    mutationFn: (body: { date: string; balance: string; adjust: boolean }) =>
      ask(api.POST('/api/v1/accounts/{id}/reconciliations', { params: { path: { id } }, body })),
    onSuccess: () => navigate({ search: {} }),
    onError: toastProblem,
  });
}
