import { ActionIcon, Table } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ask } from '../../../../web/api/api.ts';
import type { ExchangeRate } from '../../../../web/api/api.ts';
import { toastProblem, toastUndoable } from '../../../../web/operations/operations.tsx';
import { moneyKeys } from '../money-queries.ts';
import { useDateWords } from '../dates.ts';
import classes from './rates.module.css';
import { sourceName } from './sources.tsx';

/** The latest hundred, each of which can go. */
export function RateTable({ rates }: { rates: readonly ExchangeRate[] }) {
  const client = useQueryClient();
  const dates = useDateWords();
  const anew = () => client.invalidateQueries({ queryKey: moneyKeys.all });
  const remove = useMutation({
    mutationFn: ({ base, quote, date }: ExchangeRate) =>
      ask(api.DELETE('/api/v1/rates/{base}/{quote}/{date}', { params: { path: { base, quote, date } } })),
    async onSuccess(_, { base, quote, date, rate, source }) {
      const back =
        source === 'person'
          ? async () => {
              await ask(api.POST('/api/v1/rates', { body: { base, quote, date, rate } }));
              await anew();
            }
          : undefined;
      toastUndoable(`Deleted the rate of ${dates.fullDay(date)}`, back);
      await anew();
    },
    onError: toastProblem,
  });
  return (
    <Table.ScrollContainer minWidth={440} maxHeight={420} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
      <Table stickyHeader className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Day</Table.Th>
            <Table.Th>Rate</Table.Th>
            <Table.Th>From</Table.Th>
            <Table.Th>
              <span className={classes.unseen}>Delete</span>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rates.map((each) => (
            <Table.Tr key={`${each.date} ${each.base} ${each.quote}`}>
              <Table.Td>{dates.fullDay(each.date)}</Table.Td>
              <Table.Td>
                1 {each.base} = {each.rate} {each.quote}
              </Table.Td>
              <Table.Td>{sourceName(each.source)}</Table.Td>
              <Table.Td>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={`Delete ${each.base} to ${each.quote} of ${dates.fullDay(each.date)}`}
                  onClick={() => remove.mutate(each)}
                >
                  <IconTrash size={16} aria-hidden />
                </ActionIcon>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
