import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Operation } from '../../../web/api/api.ts';
import { isLiving, recentOptions } from '../../../web/operations/operations.tsx';
import { creatureKeys } from './creature-queries.ts';

/** The latest operation of this kind on this creature. */
export function useOperationOf(id: string, kind: string): Operation | undefined {
  const { data } = useQuery(recentOptions);
  return data?.find((operation) => operation.kind === kind && creatureOf(operation) === id);
}

const creatureOf = ({ input }: Operation) => (input as { creature_id?: string }).creature_id;

/** Whatever an operation has just done with creatures: they are looked at again. */
export function useFreshAfterOperations(): void {
  const client = useQueryClient();
  const { data } = useQuery(recentOptions);
  const ended = data
    ?.filter((operation) => operation.kind.startsWith('creatures.') && !isLiving(operation))
    .map(({ operation_id, status, finished_at }) => `${operation_id} ${status} ${finished_at}`)
    .join();
  const known = useRef(ended);
  useEffect(() => {
    if (ended === undefined || ended === known.current) return;
    const first = known.current === undefined;
    known.current = ended;
    if (!first) void client.invalidateQueries({ queryKey: creatureKeys.all });
  }, [client, ended]);
}
