import { Checkbox } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, askChange } from '../../../../web/api/api.ts';
import type { Account, Transaction } from '../../../../web/api/api.ts';
import { Section, useFormat } from '../../../../web/design/design.tsx';
import { toastProblem } from '../../../../web/operations/operations.tsx';
import { Amount, useDayWords } from '../design/design.tsx';
import { decimalOf, minorOf } from '../minor.ts';
import { moneyKeys } from '../money-queries.ts';
import { previewOptions } from './account-queries.ts';
import classes from './accounts.module.css';

interface Preview {
  readonly difference: Transaction['amount'];
  readonly cleared_balance: Transaction['amount'];
  readonly uncleared: { readonly transactions: number; readonly items: readonly Transaction[] };
}

interface Props {
  readonly account: Account;
  readonly preview: Preview;
  readonly asked: { readonly date: string; readonly balance: string };
}

/** What the bank may have by now: ticked as it is found on the statement; the difference follows at once. */
export function UnclearedList({ account, preview, asked }: Props) {
  const days = useDayWords();
  const format = useFormat();
  // What was ticked here stays in its place, so that it can be unticked.
  const [ticked, setTicked] = useState<readonly Transaction[]>([]);
  const tick = useTick(account, asked);
  const open = preview.uncleared.items.filter(({ id }) => !ticked.some((each) => each.id === id));
  const shown = [...open, ...ticked.filter(({ date }) => date <= asked.date)].toSorted(inOrder);
  const more = preview.uncleared.transactions - preview.uncleared.items.length;
  if (shown.length === 0) return <p className={classes.hint}>Everything up to that day is cleared.</p>;
  return (
    <Section title="Not cleared up to that day">
      <ul className={classes.ticks}>
        {shown.map((transaction) => {
          const { id, date, payee, memo, amount } = transaction;
          const cleared = ticked.some((each) => each.id === id);
          return (
            <li key={id}>
              <Checkbox
                className={classes.tick ?? ''}
                checked={cleared}
                label={
                  <span className={classes.tickLabel}>
                    <span className={classes.tickDay}>{days.brief(date)}</span>
                    <span className={classes.tickName}>{payee || memo || 'No payee'}</span>
                    <Amount money={amount} signed />
                  </span>
                }
                onChange={() => {
                  setTicked(cleared ? ticked.filter((each) => each.id !== id) : [...ticked, transaction]);
                  tick.mutate(
                    { transaction, cleared: !cleared },
                    { onError: () => setTicked((now) => now.filter((each) => each.id !== id)) },
                  );
                }}
              />
            </li>
          );
        })}
      </ul>
      {more > 0 && <p className={classes.hint}>And {format.number(more)} more: they come as these are ticked.</p>}
    </Section>
  );
}

const inOrder = (a: Transaction, b: Transaction) => (a.date + a.id < b.date + b.id ? -1 : 1);

function useTick({ id, currency }: Account, asked: Props['asked']) {
  const client = useQueryClient();
  const { queryKey } = previewOptions(id, asked);
  return useMutation({
    mutationFn: ({ transaction, cleared }: { transaction: Transaction; cleared: boolean }) =>
      askChange(
        api.PATCH('/api/v1/transactions/{id}', {
          params: { path: { id: transaction.id } },
          body: { status: cleared ? 'cleared' : 'uncleared' },
        }),
      ),
    async onMutate({ transaction, cleared }) {
      await client.cancelQueries({ queryKey });
      const minor = minorOf(transaction.amount.amount) * (cleared ? 1n : -1n);
      client.setQueryData(queryKey, (before) => {
        if (!before) return before;
        const plus = ({ amount }: Transaction['amount'], by: bigint) => ({
          amount: decimalOf(minorOf(amount) + by, currency),
          currency,
        });
        return {
          ...before,
          difference: plus(before.difference, -minor),
          cleared_balance: plus(before.cleared_balance, minor),
        };
      });
    },
    onError: toastProblem,
    // The last of several ticks looks again: those before would show what is not yet so.
    onSettled: () =>
      client.isMutating({ mutationKey: ['tick', id] }) <= 1
        ? client.invalidateQueries({ queryKey: moneyKeys.all })
        : undefined,
    mutationKey: ['tick', id],
  });
}
