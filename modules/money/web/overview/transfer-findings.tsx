import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, ask, askChange } from '../../../../web/api/api.ts';
import type { TransferSuggestion } from '../../../../web/api/api.ts';
import { Pill } from '../../../../web/design/design.tsx';
import { toastProblem, toastUndoable } from '../../../../web/operations/operations.tsx';
import { useDateWords } from '../dates.ts';
import { Amount, useNames } from '../design/design.tsx';
import { moneyKeys } from '../money-queries.ts';
import classes from './overview.module.css';

/** Two transactions that look like one transfer, and what the person says to it. */
export function TransferFinding({ suggestion }: { suggestion: TransferSuggestion }) {
  const { accounts } = useNames();
  const dates = useDateWords();
  const { link, dismiss } = useAnswers();
  const { from, into } = suggestion;
  const nameOf = (id: string) => accounts.get(id)?.name ?? 'an account';
  const pending = link.isPending || dismiss.isPending;
  return (
    <li className={classes.finding}>
      <Pill tone="accent">Looks like a transfer</Pill>
      <div>
        <p>
          <Link to="/money/transactions" search={{ transaction: from.id }}>
            {from.payee || nameOf(from.account_id)}
          </Link>{' '}
          <Amount money={from.amount} /> <small>{dates.day(from.date)}</small>
        </p>
        <p className={classes.why}>
          The same came into{' '}
          <Link to="/money/transactions" search={{ transaction: into.id }}>
            {nameOf(into.account_id)}
          </Link>{' '}
          on {dates.day(into.date)}. A transfer is neither income nor spending.
        </p>
        <div className={classes.acts}>
          <Button size="compact-xs" variant="default" disabled={pending} onClick={() => link.mutate(suggestion)}>
            Link
          </Button>
          <Button size="compact-xs" variant="subtle" disabled={pending} onClick={() => dismiss.mutate(suggestion)}>
            Not one
          </Button>
        </div>
      </div>
    </li>
  );
}

/** Each can be taken back. */
function useAnswers() {
  const client = useQueryClient();
  const anew = () => client.invalidateQueries({ queryKey: moneyKeys.all });
  const decide = async (key: string, decision: 'dismissed' | null) => {
    await ask(
      api.PUT('/api/v1/transactions/transfer-suggestions/{key}', { params: { path: { key } }, body: { decision } }),
    );
  };
  const link = useMutation({
    mutationFn: ({ from, into }: TransferSuggestion) =>
      askChange(
        api.POST('/api/v1/transactions/{id}/link', { params: { path: { id: from.id } }, body: { other_id: into.id } }),
      ),
    onSuccess: ({ change: id }) =>
      toastUndoable('Linked as a transfer', async () => {
        await ask(api.POST('/api/v1/transactions/changes/{id}/undo', { params: { path: { id } } }));
        await anew();
      }),
    onError: toastProblem,
    onSettled: anew,
  });
  const dismiss = useMutation({
    mutationFn: ({ key }: TransferSuggestion) => decide(key, 'dismissed'),
    onSuccess: (_, { key }) =>
      toastUndoable('Kept as two transactions', async () => {
        await decide(key, null);
        await anew();
      }),
    onError: toastProblem,
    onSettled: anew,
  });
  return { link, dismiss };
}
