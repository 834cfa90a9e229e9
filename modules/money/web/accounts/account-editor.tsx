import { Button, NativeSelect, TextInput, Textarea } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { api, ask, toProblem } from '../../../../web/api/api.ts';
import type { Account } from '../../../../web/api/api.ts';
import { EditorFrame, ErrorNotice, ThrowAway, useFormat } from '../../../../web/design/design.tsx';
import { toastUndoable } from '../../../../web/operations/operations.tsx';
import { ACCOUNT_KINDS } from '../account-kinds.ts';
import type { AccountKind } from '../account-kinds.ts';
import { amountFaultWords, readAmount, typedAmount } from '../design/design.tsx';
import { moneyKeys } from '../money-queries.ts';
import classes from './accounts.module.css';
import { CurrencyField } from './currency-field.tsx';

interface Props {
  /** What is edited; nothing: a new one. */
  readonly account?: Account;
  /** What a new one begins with. */
  readonly currency: string;
  close(): void;
}

/** One account, new or known. Of a known one only what was changed is sent: what was changed elsewhere stays. */
export function AccountEditor({ account, currency, close }: Props) {
  const { locale } = useFormat();
  const phone = useMediaQuery('(max-width: 800px)', undefined, { getInitialValueInEffect: false });
  const [before] = useState(() => (account ? draftOf(account, locale) : { ...NEW, currency }));
  const [draft, setDraft] = useState(before);
  const [fault, setFault] = useState<string>();
  const [leaving, setLeaving] = useState(false);
  const name = useRef<HTMLInputElement>(null);
  useEffect(() => name.current?.focus({ preventScroll: true }), []);
  const save = useSave(account, close);
  const refused = save.error ? toProblem(save.error) : undefined;
  const set = (change: Partial<Draft>) => {
    if (refused) save.reset();
    setFault(undefined);
    setDraft({ ...draft, ...change });
  };
  const dirty = JSON.stringify(before) !== JSON.stringify(draft);
  const leave = () => (dirty ? setLeaving(true) : close());
  const submit = () => {
    const read = readAmount(draft.opening.trim() === '' ? '0' : draft.opening, locale, draft.currency);
    if ('fault' in read) return setFault(amountFaultWords(read.fault, draft.currency));
    const { name: called, kind, currency: own, number, bank, note } = draft;
    const wire: Wire = { name: called, kind, currency: own, number, bank, note, opening_balance: read.amount };
    const was = new Map<string, unknown>(Object.entries(before));
    const moved = draft.opening !== before.opening || own !== before.currency;
    const changed = Object.entries(wire).filter(([field, value]) =>
      field === 'opening_balance' ? moved : value !== was.get(field),
    );
    save.mutate(account ? Object.fromEntries(changed) : wire);
  };
  const known = ['name', 'kind', 'currency', 'opening_balance', 'number', 'bank', 'note'];
  const beside = known.some((field) => refused?.field(field) !== undefined);
  return (
    <EditorFrame
      title={account ? account.name : 'New account'}
      as={phone ? 'sheet' : 'drawer'}
      close={leave}
      foot={
        <>
          <Button variant="default" onClick={leave} ml="auto">
            Cancel
          </Button>
          <Button type="submit" form="account" loading={save.isPending} disabled={account !== undefined && !dirty}>
            {account ? 'Save' : 'Add it'}
          </Button>
        </>
      }
    >
      <form
        id="account"
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {refused && !beside && <ErrorNotice error={refused} />}
        <TextInput
          ref={name}
          label="Name"
          placeholder="Current account"
          required
          withAsterisk={false}
          maxLength={100}
          value={draft.name}
          error={refused?.field('name') ?? (refused?.code === 'money.name-taken' && refused.title)}
          onChange={({ currentTarget }) => set({ name: currentTarget.value })}
        />
        <div className={classes.two}>
          <NativeSelect
            label="Kind"
            value={draft.kind}
            data={Object.entries(ACCOUNT_KINDS).map(([value, { label }]) => ({ value, label }))}
            onChange={({ currentTarget }) => set({ kind: currentTarget.value as AccountKind })}
          />
          <CurrencyField
            label="Currency"
            value={draft.currency}
            disabled={(account?.transactions ?? 0) > 0}
            error={refused?.field('currency')}
            onChange={(next) => set({ currency: next })}
          />
        </div>
        <TextInput
          label="Opening balance"
          description="Before its first transaction here; what a loan or card owes with a minus."
          inputMode="decimal"
          placeholder="0"
          value={draft.opening}
          error={fault ?? refused?.field('opening_balance')}
          classNames={{ input: classes.figure ?? '' }}
          onChange={({ currentTarget }) => set({ opening: currentTarget.value })}
        />
        <TextInput
          label="IBAN or number"
          description="Your bank’s files find the account by it."
          maxLength={60}
          value={draft.number}
          error={refused?.field('number')}
          onChange={({ currentTarget }) => set({ number: currentTarget.value })}
        />
        <TextInput
          label="Bank"
          maxLength={100}
          value={draft.bank}
          error={refused?.field('bank')}
          onChange={({ currentTarget }) => set({ bank: currentTarget.value })}
        />
        <Textarea
          label="Note"
          autosize
          minRows={2}
          maxRows={8}
          maxLength={5000}
          value={draft.note}
          error={refused?.field('note')}
          onChange={({ currentTarget }) => set({ note: currentTarget.value })}
        />
      </form>
      <ThrowAway opened={leaving} onStay={() => setLeaving(false)} onLeave={close} />
    </EditorFrame>
  );
}

interface Draft {
  readonly name: string;
  readonly kind: AccountKind;
  readonly currency: string;
  readonly opening: string;
  readonly number: string;
  readonly bank: string;
  readonly note: string;
}
type Wire = Omit<Draft, 'opening'> & { readonly opening_balance: string };

const NEW: Omit<Draft, 'currency'> = { name: '', kind: 'bank', opening: '', number: '', bank: '', note: '' };

function draftOf({ name, kind, currency, opening_balance, number, bank, note }: Account, locale: string): Draft {
  return { name, kind, currency, opening: typedAmount(opening_balance.amount, locale), number, bank, note };
}

function useSave(account: Account | undefined, onSaved: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wire: Partial<Wire>) =>
      account
        ? ask(api.PATCH('/api/v1/accounts/{id}', { params: { path: { id: account.id } }, body: wire }))
        : ask(
            api.POST('/api/v1/accounts', { body: { ...wire, name: wire.name ?? '', currency: wire.currency ?? '' } }),
          ),
    async onSuccess({ name }) {
      onSaved();
      toastUndoable(account ? `Changed “${name}”` : `Added “${name}”`, undefined);
      await client.invalidateQueries({ queryKey: moneyKeys.all });
    },
  });
}
