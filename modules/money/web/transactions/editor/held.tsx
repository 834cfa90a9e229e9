import { Button } from '@mantine/core';
import type { Transaction } from '../../../../../web/api/api.ts';
import { Notice } from '../../../../../web/design/design.tsx';
import { useChanges } from '../use-changes.ts';

/** What is fixed, why, and the way out. */
export function Held({ transaction, onFree }: { transaction: Transaction; onFree: () => void }) {
  const { change } = useChanges();
  return (
    <Notice
      title="Reconciled with a statement"
      action={
        <Button
          size="compact-sm"
          variant="default"
          loading={change.isPending}
          onClick={() =>
            change.mutate(
              { transaction, change: { status: 'cleared' }, words: 'It is not reconciled any more' },
              { onSuccess: onFree },
            )
          }
        >
          Set it free
        </Button>
      }
    >
      Its account, day, amount and parts stay as the bank has them. The rest can be changed.
    </Notice>
  );
}
