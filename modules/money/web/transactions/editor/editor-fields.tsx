import { NativeSelect, SegmentedControl, TextInput, Textarea } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { DayField } from '../../../../../web/day-field/day-field.tsx';
import { useNames } from '../../design/design.tsx';
import type { Draft } from './draft.ts';
import classes from './editor.module.css';
import { PartsField } from './parts-field.tsx';
import { PayeeField } from './payee-field.tsx';
import { TagsField } from '../tags-field.tsx';
import type { Faults } from './to-wire.ts';

interface Props {
  readonly draft: Draft;
  readonly faults: Faults;
  /** There already: what it is stays. */
  readonly known: boolean;
  /** Held against a statement: account, day, amount and parts stay. */
  readonly held: boolean;
  onChange(change: Partial<Draft>): void;
}

/** Everything that can be said of a transaction, the amount first. */
export function EditorFields({ draft, faults, known, held, onChange }: Props) {
  const { accounts } = useNames();
  const amount = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!known) amount.current?.focus({ preventScroll: true });
  }, [known]);
  const offered = [...accounts.values()].filter(({ closed_at, id }) => closed_at === null || id === draft.account_id);
  const currency = accounts.get(draft.account_id)?.currency ?? 'EUR';
  const transfer = draft.other_id !== null;
  const others = offered.filter(({ id }) => id !== draft.account_id);
  const other = draft.other_id === null ? undefined : accounts.get(draft.other_id);
  const setKind = (kind: string) => {
    if (kind === 'transfer') onChange({ way: 'out', other_id: others[0]?.id ?? null, parts: [], category_id: null });
    else onChange({ way: kind === 'in' ? 'in' : 'out', other_id: null, other_amount: '' });
  };
  return (
    <>
      <SegmentedControl
        fullWidth
        aria-label="What it is"
        disabled={held}
        value={transfer && !known ? 'transfer' : draft.way}
        data={[
          { value: 'out', label: 'Money out' },
          { value: 'in', label: 'Money in' },
          ...(known || others.length === 0 ? [] : [{ value: 'transfer', label: 'Transfer' }]),
        ]}
        onChange={known ? (way) => onChange({ way: way === 'in' ? 'in' : 'out' }) : setKind}
      />
      <div className={classes.two}>
        <TextInput
          ref={amount}
          label={`Amount in ${currency}`}
          inputMode="decimal"
          autoComplete="off"
          placeholder="0"
          disabled={held}
          value={draft.amount}
          error={faults['amount']}
          classNames={{ input: classes.figure ?? '' }}
          onChange={({ currentTarget: { value } }) => onChange(withSign(value, { transfer }))}
        />
        <DayField
          label="Date"
          value={draft.date}
          disabled={held}
          error={faults['date']}
          onChange={(date) => date !== undefined && onChange({ date })}
        />
      </div>
      <div className={transfer ? classes.two : undefined}>
        <NativeSelect
          label={transfer && draft.way === 'out' ? 'From' : transfer ? 'To' : 'Account'}
          disabled={held}
          value={draft.account_id}
          error={faults['account_id']}
          data={offered.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={({ currentTarget: { value } }) =>
            onChange({ account_id: value, ...(draft.other_id === value && { other_id: draft.account_id }) })
          }
        />
        {transfer && (
          <NativeSelect
            label={draft.way === 'out' ? 'To' : 'From'}
            disabled={known}
            value={draft.other_id ?? ''}
            error={faults['transfer_account_id']}
            data={(known ? [...accounts.values()] : others).map(({ id, name }) => ({ value: id, label: name }))}
            onChange={({ currentTarget: { value } }) => onChange({ other_id: value })}
          />
        )}
      </div>
      {other && other.currency !== currency && (
        <TextInput
          label={`What ${draft.way === 'out' ? 'comes in' : 'goes out'} there, in ${other.currency}`}
          inputMode="decimal"
          disabled={held}
          placeholder={known ? 'As it is' : '0'}
          value={draft.other_amount}
          error={faults['transfer_amount']}
          classNames={{ input: classes.figure ?? '' }}
          onChange={({ currentTarget }) => onChange({ other_amount: currentTarget.value })}
        />
      )}
      <PayeeField
        value={draft.payee}
        error={faults['payee']}
        onChange={(payee) => onChange({ payee })}
        onKnown={({ payee, category_id }) => {
          const fits = !transfer && draft.category_id === null && draft.parts.length === 0;
          onChange({ payee, ...(fits && { category_id }) });
        }}
      />
      {!transfer && (
        <PartsField draft={draft} currency={currency} faults={faults} disabled={held} onChange={onChange} />
      )}
      <TagsField value={draft.tags} error={faults['tags']} onChange={(tags) => onChange({ tags })} />
      <Textarea
        label="Memo"
        autosize
        minRows={1}
        maxRows={8}
        maxLength={2000}
        value={draft.memo}
        error={faults['memo']}
        // It is one line, however long.
        onChange={({ currentTarget }) => onChange({ memo: currentTarget.value.replaceAll(/\s*\n\s*/g, ' ') })}
      />
      {!held && (
        <SegmentedControl
          fullWidth
          size="xs"
          aria-label="Status"
          value={draft.status}
          data={[
            { value: 'uncleared', label: 'Uncleared' },
            { value: 'cleared', label: 'Cleared by the bank' },
          ]}
          onChange={(status) => onChange({ status: status === 'cleared' ? 'cleared' : 'uncleared' })}
        />
      )}
    </>
  );
}

/** A sign that is typed says the direction, and is not shown twice. */
function withSign(typed: string, { transfer }: { transfer: boolean }): Partial<Draft> {
  const sign = /^\s*([-+−–])\s*(.*)$/.exec(typed);
  if (!sign) return { amount: typed };
  const amount = sign[2] ?? '';
  return transfer ? { amount } : { amount, way: sign[1] === '+' ? 'in' : 'out' };
}
