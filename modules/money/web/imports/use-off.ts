import { useExclusions } from '../../../../web/operations/operations.tsx';

/** What is switched off of a preview, told apart by what it would do: the button says how much of each is left. */
export function useOff(operationId: string) {
  const create = useExclusions(operationId);
  const merge = useExclusions(`${operationId}-merge`);
  const transfer = useExclusions(`${operationId}-transfer`);
  const each = [create, merge, transfer];
  return {
    ...{ create, merge, transfer },
    positions: each.flatMap(({ positions }) => positions),
    count: each.reduce((sum, { count }) => sum + count, 0),
    clear: () => each.forEach(({ clear }) => clear()),
  };
}
