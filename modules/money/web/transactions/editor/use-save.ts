import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, askChange } from '../../../../../web/api/api.ts';
import type { Transaction } from '../../../../../web/api/api.ts';
import { toastUndoable } from '../../../../../web/operations/operations.tsx';
import { moneyKeys } from '../../money-queries.ts';
import { transactionOptions } from '../transaction-queries.ts';
import { undoChange } from '../use-changes.ts';
import { changesOf } from './to-wire.ts';
import type { Wire } from './to-wire.ts';

interface Saving {
  readonly id: string | undefined;
  readonly wire: Wire;
  readonly before: Wire | undefined;
  /** Of a new transfer. */
  readonly other_id: string | null;
  /** Refuses what was changed in the meantime. */
  readonly revision: number | undefined;
}

/** Creates or changes, and offers the way back. */
export function useSave(onSaved: (saved: Transaction) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn({ id, wire, before, other_id, revision }: Saving) {
      if (id === undefined || !before) {
        const transfer = other_id === null ? {} : { transfer_account_id: other_id };
        return askChange(api.POST('/api/v1/transactions', { body: { ...settable(wire), ...transfer } }));
      }
      return askChange(
        api.PATCH('/api/v1/transactions/{id}', {
          params: { path: { id } },
          body: settable(changesOf(before, wire)),
          headers: revision === undefined ? {} : { 'if-match': `"${revision}"` },
        }),
      );
    },
    async onSuccess({ reply: saved, change }, { id, other_id }) {
      client.setQueryData(transactionOptions(saved.id).queryKey, saved);
      onSaved(saved);
      const name = saved.payee || (other_id === null ? 'a transaction' : 'the transfer');
      const words = id === undefined ? `Added “${name}”` : `Changed “${name}”`;
      if (change !== '') toastUndoable(words, () => undoChange(client, change));
      await client.invalidateQueries({ queryKey: moneyKeys.all });
    },
  });
}

/** What is reconciled stays so: a status of it is never sent. */
function settable<Said extends Partial<Wire>>({ status, ...said }: Said) {
  return { ...said, ...(status !== undefined && status !== 'reconciled' && { status }) };
}
