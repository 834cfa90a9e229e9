import { Select } from '@mantine/core';
import type { MoneyCategory } from '../../../../web/api/api.ts';

interface Props {
  readonly label: string;
  readonly categories: readonly MoneyCategory[];
  readonly value: string | null;
  readonly placeholder?: string;
  readonly error?: string | undefined;
  onChange(id: string | null): void;
}

/** A category, found by typing; those within another stand below it. */
export function CategoryField({ label, categories, value, placeholder, error, onChange }: Props) {
  const tops = categories.filter(({ parent_id }) => parent_id === null);
  const usable = (category: MoneyCategory) => category.archived_at === null || category.id === value;
  const data = tops.flatMap((top) => {
    const within = categories.filter(({ parent_id }) => parent_id === top.id);
    return [top, ...within].filter(usable).map((each) => ({
      value: each.id,
      label: each === top ? top.name : `${top.name}: ${each.name}`,
    }));
  });
  return (
    <Select
      label={label}
      data={data}
      value={value}
      placeholder={placeholder ?? 'Stays as it is'}
      error={error}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': `No ${label.toLowerCase()}` }}
      nothingFoundMessage="No such category"
      comboboxProps={{ withinPortal: false }}
      onChange={onChange}
    />
  );
}
