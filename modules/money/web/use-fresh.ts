import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { isLiving, recentOptions } from '../../../web/operations/operations.tsx';
import { moneyKeys } from './money-queries.ts';

/** Whatever an operation has just done with money: it is looked at again. */
export function useFreshAfterOperations(): void {
  const client = useQueryClient();
  const { data } = useQuery(recentOptions);
  const ended = data
    ?.filter((operation) => operation.kind.startsWith('money.') && !isLiving(operation))
    .map(({ operation_id, status, finished_at }) => `${operation_id} ${status} ${finished_at}`)
    .join();
  const known = useRef(ended);
  useEffect(() => {
    if (ended === undefined || ended === known.current) return;
    const first = known.current === undefined;
    known.current = ended;
    if (!first) void client.invalidateQueries({ queryKey: moneyKeys.all });
  }, [client, ended]);
}
