import { ActionIcon, MultiSelect, NativeSelect, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import type { Account } from '../../../../../web/api/api.ts';
import type { DraftCondition } from './rule-draft.ts';
import { FIELDS, TESTS } from './rule-words.ts';
import classes from './rules.module.css';

interface Props {
  readonly condition: DraftCondition;
  readonly number: number;
  readonly accounts: readonly Account[];
  readonly error: string | undefined;
  change(condition: DraftCondition): void;
  readonly remove: (() => void) | undefined;
}

const KINDS = {
  ...FIELDS,
  ...{ amount: 'Amount', direction: 'Direction', account: 'Account' },
} as const;

/** One condition: what is looked at, how, and for what. */
export function ConditionRow({ condition, number, accounts, error, change, remove }: Props) {
  return (
    <div className={classes.condition} role="group" aria-label={`Condition ${number}`}>
      <NativeSelect
        aria-label="Look at"
        value={condition.field}
        data={Object.entries(KINDS).map(([value, label]) => ({ value, label }))}
        onChange={({ currentTarget }) =>
          change({ ...condition, field: currentTarget.value as DraftCondition['field'] })
        }
      />
      <Rest {...{ condition, accounts, error, change }} />
      {remove && (
        <ActionIcon aria-label={`Remove condition ${number}`} onClick={remove}>
          <IconTrash size={18} stroke={1.7} />
        </ActionIcon>
      )}
    </div>
  );
}

type RestProps = Pick<Props, 'condition' | 'accounts' | 'error' | 'change'>;

function Rest({ condition, accounts, error, change }: RestProps) {
  switch (condition.field) {
    case 'amount':
      return <AmountRest {...{ condition, accounts, error, change }} />;
    case 'direction':
      return (
        <NativeSelect
          aria-label="Direction"
          value={condition.direction}
          data={[
            { value: 'out', label: 'Money goes out' },
            { value: 'in', label: 'Money comes in' },
          ]}
          onChange={({ currentTarget }) =>
            change({ ...condition, direction: currentTarget.value === 'in' ? 'in' : 'out' })
          }
        />
      );
    case 'account':
      return (
        <MultiSelect
          aria-label="Accounts"
          data={accounts.map(({ id, name }) => ({ value: id, label: name }))}
          value={[...condition.account_ids]}
          error={error}
          comboboxProps={{ withinPortal: false }}
          onChange={(account_ids) => change({ ...condition, account_ids })}
        />
      );
    case 'payee':
    case 'memo':
    case 'text':
      return (
        <>
          <NativeSelect
            aria-label="How"
            value={condition.is}
            data={Object.entries(TESTS).map(([value, label]) => ({ value, label }))}
            onChange={({ currentTarget }) => change({ ...condition, is: currentTarget.value as DraftCondition['is'] })}
          />
          <TextInput
            className={classes.value ?? ''}
            aria-label="What to look for"
            placeholder={condition.is === 'words' ? 'amaz* prime' : undefined}
            description={condition.is === 'words' ? '* stands for any letters of a word' : undefined}
            maxLength={200}
            autoComplete="off"
            value={condition.value}
            error={error}
            onChange={({ currentTarget }) => change({ ...condition, value: currentTarget.value })}
          />
        </>
      );
  }
}

function AmountRest({ condition, accounts, error, change }: RestProps) {
  const { from, to, currency } = condition;
  const currencies = [...new Set([currency, ...accounts.map((each) => each.currency)])];
  const amount = { inputMode: 'decimal', autoComplete: 'off', maxLength: 40 } as const;
  return (
    <div className={classes.amounts}>
      <TextInput
        {...amount}
        aria-label="From amount"
        placeholder="from"
        value={from}
        error={error}
        onChange={({ currentTarget }) => change({ ...condition, from: currentTarget.value })}
      />
      <TextInput
        {...amount}
        aria-label="To amount"
        placeholder="to"
        value={to}
        onChange={({ currentTarget }) => change({ ...condition, to: currentTarget.value })}
      />
      <NativeSelect
        aria-label="Currency"
        data={currencies}
        value={currency}
        onChange={({ currentTarget }) => change({ ...condition, currency: currentTarget.value })}
      />
    </div>
  );
}
