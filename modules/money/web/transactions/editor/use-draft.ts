import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { toProblem } from '../../../../../web/api/api.ts';
import type { Transaction } from '../../../../../web/api/api.ts';
import { useFormat } from '../../../../../web/design/design.tsx';
import { useNames } from '../../design/design.tsx';
import { transactionOptions } from '../transaction-queries.ts';
import { changedGroups, draftOf, mergedDraft } from './draft.ts';
import type { Draft } from './draft.ts';
import { toWire } from './to-wire.ts';
import type { Faults } from './to-wire.ts';
import { useSave } from './use-save.ts';

interface Options {
  readonly transaction: Transaction | undefined;
  readonly fresh: Draft;
  onSaved(saved: Transaction): void;
}

/** What stands in the editor, the ground it stands on, and how it is saved: also over what was saved elsewhere meanwhile. */
export function useDraft({ transaction, fresh, onSaved }: Options) {
  const client = useQueryClient();
  const { locale } = useFormat();
  const { accounts } = useNames();
  const [ground, setGround] = useState({
    before: transaction ? draftOf(transaction, locale) : fresh,
    revision: transaction?.revision,
  });
  const [draft, setDraft] = useState(ground.before);
  const [faults, setFaults] = useState<Faults>({});
  const [theirs, setTheirs] = useState<Transaction>();
  const saving = useSave(onSaved);
  const { mutate, reset, error } = saving;
  const refused = error ? toProblem(error) : undefined;
  const meanwhile = refused?.status === 412;
  const wireGround = { locale, currencyOf: (id: string) => accounts.get(id)?.currency ?? 'EUR' };

  const latest = async () => {
    if (!transaction) return undefined;
    return client.fetchQuery({ ...transactionOptions(transaction.id), staleTime: 0 }).catch(() => undefined);
  };
  const save = (next: Draft, { before, revision } = ground) => {
    const read = toWire(next, wireGround);
    if (read.faults) return setFaults(read.faults);
    const was = transaction && toWire(before, wireGround);
    mutate(
      { id: transaction?.id, wire: read.body, before: was?.body, other_id: next.other_id, revision },
      { onError: (problem) => toProblem(problem).status === 412 && void latest().then(setTheirs) },
    );
  };
  const goOn = (with_: Transaction, next: Draft) => {
    const rebased = { before: draftOf(with_, locale), revision: with_.revision };
    setGround(rebased);
    setDraft(next);
    setTheirs(undefined);
    reset();
    return rebased;
  };

  return {
    ...{ draft, refused, meanwhile, theirs: theirs && draftOf(theirs, locale), saving: saving.isPending },
    before: ground.before,
    faults: refused ? { ...faults, ...faultsOf(refused.fields) } : faults,
    dirty: changedGroups(ground.before, draft).length > 0,
    set(change: Partial<Draft>) {
      if (refused && !meanwhile) reset();
      setFaults(Object.fromEntries(Object.entries(faults).filter(([field]) => !(field in change))));
      setDraft({ ...draft, ...change });
    },
    save: () => save(draft),
    /** A new one after the one that was saved. */
    begin(next: Draft) {
      setGround({ before: next, revision: undefined });
      setDraft(next);
      reset();
    },
    takeTheirs: () => theirs && goOn(theirs, draftOf(theirs, locale)),
    takeMine() {
      if (!theirs) return;
      const merged = mergedDraft(ground.before, draft, draftOf(theirs, locale));
      save(merged, goOn(theirs, merged));
    },
    /** It changed without the form: what was typed stays on top of what it is now. */
    async rebase() {
      const now = await latest();
      if (now) goOn(now, mergedDraft(ground.before, draft, draftOf(now, locale)));
    },
  };
}

/** Beside the fields that the API means. */
function faultsOf(fields: readonly { readonly path: string; readonly message: string }[]): Faults {
  return Object.fromEntries(
    fields.flatMap(({ path, message }) => {
      const [name, index] = path.split('/').filter((part) => part !== '' && part !== 'body');
      if (name === undefined) return [];
      return [[name === 'splits' && index !== undefined ? 'splits' : name, message]];
    }),
  );
}
