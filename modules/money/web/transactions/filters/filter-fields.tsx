import { MultiSelect, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { DayField } from '../../../../../web/day-field/day-field.tsx';
import { useFormat } from '../../../../../web/design/design.tsx';
import { amountFaultWords, readAmount, typedAmount, useNames } from '../../design/design.tsx';
import { accountsOptions } from '../../money-queries.ts';
import { tagsOptions } from '../transaction-queries.ts';
import classes from '../transactions.module.css';
import type { TransactionsSearch } from '../../transactions-search.ts';

interface Props {
  readonly search: TransactionsSearch;
  narrow(change: TransactionsSearch): void;
}

const QUIET_MS = 150;

/** Everything a list can be narrowed by, but words and accounts. */
export function FilterFields({ search, narrow }: Props) {
  const { categories } = useNames();
  const options = [...categories.values()].map(({ id, path }) => ({ value: id, label: path }));
  return (
    <>
      <MultiSelect
        label="Category"
        {...(search.category === undefined && { placeholder: 'Any' })}
        data={[{ value: 'none', label: 'No category' }, ...options]}
        value={[...(search.category ?? [])]}
        onChange={(category) => narrow({ category: some(category) })}
        searchable
        hidePickedOptions
        clearable
        clearButtonProps={{ 'aria-label': 'Clear the categories' }}
        nothingFoundMessage="No such category"
        comboboxProps={{ withinPortal: false, shadow: 'lg' }}
      />
      <TagsField value={search.tag ?? []} onChange={(tag) => narrow({ tag: some(tag) })} />
      <div className={classes.two}>
        <NativeSelect
          label="Status"
          data={[
            { value: '', label: 'Any' },
            { value: 'uncleared', label: 'Uncleared' },
            { value: 'cleared', label: 'Cleared' },
            { value: 'reconciled', label: 'Reconciled' },
          ]}
          value={search.status ?? ''}
          onChange={({ currentTarget: { value } }) => narrow({ status: oneOf(STATUSES, value) })}
        />
        <NativeSelect
          label="Direction"
          data={[
            { value: '', label: 'Any' },
            { value: 'out', label: 'Money out' },
            { value: 'in', label: 'Money in' },
            { value: 'transfer', label: 'Transfers' },
          ]}
          value={search.direction ?? ''}
          onChange={({ currentTarget: { value } }) => narrow({ direction: oneOf(DIRECTIONS, value) })}
        />
        <DayField clearable label="From" value={search.from} onChange={(from) => narrow({ from })} />
        <DayField clearable label="To" value={search.to} onChange={(to) => narrow({ to })} />
        <Bound key={`min ${search.min}`} label="At least" value={search.min} onChange={(min) => narrow({ min })} />
        <Bound key={`max ${search.max}`} label="At most" value={search.max} onChange={(max) => narrow({ max })} />
      </div>
    </>
  );
}

const STATUSES = ['uncleared', 'cleared', 'reconciled'] as const;
const DIRECTIONS = ['out', 'in', 'transfer'] as const;
const some = (values: string[]) => (values.length > 0 ? values : undefined);
const oneOf = <Value extends string>(values: readonly Value[], said: string) => values.find((value) => value === said);

interface BoundProps {
  readonly label: string;
  readonly value: string | undefined;
  onChange(day: string | undefined): void;
}

/** An amount whichever way it went, as people write it; it counts when the field is left. */
function Bound({ label, value, onChange }: BoundProps) {
  const { locale } = useFormat();
  const { data } = useQuery(accountsOptions);
  const currency = data?.items[0]?.currency ?? 'EUR';
  const [typed, setTyped] = useState(value === undefined ? '' : typedAmount(value, locale));
  const [fault, setFault] = useState<string>();
  const settle = () => {
    const read = readAmount(typed, locale, currency);
    if ('amount' in read) return onChange(read.amount.replace('-', ''));
    setFault(read.fault === 'empty' ? undefined : amountFaultWords(read.fault, currency));
    if (read.fault === 'empty' && value !== undefined) onChange(undefined);
  };
  return (
    <TextInput
      label={label}
      inputMode="decimal"
      placeholder="Any"
      value={typed}
      error={fault}
      onChange={({ currentTarget }) => {
        setFault(undefined);
        setTyped(currentTarget.value);
      }}
      onBlur={settle}
      onKeyDown={({ key }) => key === 'Enter' && settle()}
    />
  );
}

function TagsField({ value, onChange }: { value: readonly string[]; onChange: (tags: string[]) => void }) {
  const [typed, setTyped] = useState('');
  const [asked] = useDebouncedValue(typed.trim(), QUIET_MS);
  const suggested = useQuery(tagsOptions(asked)).data?.map(({ name }) => name) ?? [];
  return (
    <MultiSelect
      label="Tags"
      {...(value.length === 0 && { placeholder: 'Any' })}
      data={[...new Set([...suggested, ...value])]}
      value={[...value]}
      onChange={onChange}
      searchable
      searchValue={typed}
      onSearchChange={setTyped}
      // The API has filtered already.
      filter={({ options }) => options}
      hidePickedOptions
      clearable
      clearButtonProps={{ 'aria-label': 'Clear the tags' }}
      maxValues={20}
      nothingFoundMessage="No such tag"
      comboboxProps={{ withinPortal: false, shadow: 'lg' }}
    />
  );
}
