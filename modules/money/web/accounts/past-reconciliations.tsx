import { Button } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { api, ask } from '../../../../web/api/api.ts';
import type { Account } from '../../../../web/api/api.ts';
import { ErrorNotice, Section, useFormat } from '../../../../web/design/design.tsx';
import { toastProblem } from '../../../../web/operations/operations.tsx';
import { Amount, useDayWords } from '../design/design.tsx';
import { pastOptions } from './account-queries.ts';
import classes from './accounts.module.css';

/** The statements before; the latest can be taken back. */
export function PastReconciliations({ account: { id } }: { account: Account }) {
  const days = useDayWords();
  const format = useFormat();
  const past = useInfiniteQuery(pastOptions(id));
  const takeBack = useMutation({
    mutationFn: (reconciliation_id: string) =>
      ask(
        api.DELETE('/api/v1/accounts/{id}/reconciliations/{reconciliation_id}', {
          params: { path: { id, reconciliation_id } },
        }),
      ),
    onError: toastProblem,
  });
  const items = past.data?.pages.flatMap((page) => page.items) ?? [];
  if (past.error) return <ErrorNotice error={past.error} retry={() => void past.refetch()} />;
  if (items.length === 0) return null;
  return (
    <Section title="Statements before">
      <ul className={classes.past}>
        {items.map(({ id: own, date, balance, transactions, adjustment_id, latest, state }) => (
          <li key={own}>
            <span>
              <strong>{days.day(date)}</strong>
              <span className={classes.about}>
                {format.count(transactions, 'transaction')}
                {adjustment_id !== null && ', adjusted'}
                {state === 'marking' && ', under way'}
              </span>
            </span>
            <Amount money={balance} />
            {latest && (
              <Button
                size="compact-sm"
                variant="default"
                leftSection={<IconArrowBackUp size={15} aria-hidden />}
                loading={takeBack.isPending}
                onClick={() => takeBack.mutate(own)}
              >
                Take back
              </Button>
            )}
          </li>
        ))}
      </ul>
      {past.hasNextPage && (
        <Button variant="default" size="xs" mt="sm" onClick={() => void past.fetchNextPage()}>
          Show more
        </Button>
      )}
    </Section>
  );
}
