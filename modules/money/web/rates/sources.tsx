import { Button, Group } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ask } from '../../../../web/api/api.ts';
import { Dialog, useFormat } from '../../../../web/design/design.tsx';
import { toastProblem } from '../../../../web/operations/operations.tsx';
import { moneyKeys } from '../money-queries.ts';
import { useDateWords } from '../dates.ts';
import classes from './rates.module.css';

interface Source {
  readonly source: string;
  readonly rates: number;
  readonly from: string;
  readonly to: string;
}

export const sourceName = (source: string): string =>
  source === 'ecb' ? 'European Central Bank' : source === 'person' ? 'By hand' : source;

/** Whence rates came, and for which days. */
export function Sources({ sources }: { sources: readonly Source[] }) {
  const client = useQueryClient();
  const format = useFormat();
  const dates = useDateWords();
  const [asked, setAsked] = useState<Source>();
  const remove = useMutation({
    mutationFn: (source: string) => ask(api.DELETE('/api/v1/rates', { params: { query: { source } } })),
    async onSuccess() {
      setAsked(undefined);
      await client.invalidateQueries({ queryKey: moneyKeys.all });
    },
    onError: toastProblem,
  });
  if (sources.length === 0)
    return <p className={classes.none}>There are no rates yet. You need some only for accounts in other currencies.</p>;
  return (
    <>
      <ul className={classes.sources}>
        {sources.map((each) => (
          <li key={each.source}>
            <span>
              <strong>{sourceName(each.source)}</strong>
              <small>
                {format.count(each.rates, 'rate')}, {dates.fullDay(each.from)} to {dates.fullDay(each.to)}
              </small>
            </span>
            <Button variant="subtle" color="gray" size="xs" onClick={() => setAsked(each)}>
              Delete them
            </Button>
          </li>
        ))}
      </ul>
      {asked && (
        <Dialog opened onClose={() => setAsked(undefined)} title={`Delete ${format.count(asked.rates, 'rate')}?`}>
          <p>
            {sourceName(asked.source)}, {dates.fullDay(asked.from)} to {dates.fullDay(asked.to)}. What was converted
            with them has no rate any more, until you bring some in again.
          </p>
          <Group justify="flex-end">
            <Button variant="default" data-autofocus onClick={() => setAsked(undefined)}>
              Keep them
            </Button>
            <Button color="red" loading={remove.isPending} onClick={() => remove.mutate(asked.source)}>
              Delete them
            </Button>
          </Group>
        </Dialog>
      )}
    </>
  );
}
