import { Select } from '@mantine/core';
import { useMemo } from 'react';
import { useFormat } from '../../../../web/design/design.tsx';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly error?: string | undefined;
  readonly description?: string;
  readonly disabled?: boolean;
  onChange(currency: string): void;
}

/** A currency by its three letters or its name. */
export function CurrencyField({ value, onChange, ...rest }: Props) {
  const { locale } = useFormat();
  const data = useMemo(() => {
    const names = new Intl.DisplayNames(locale, { type: 'currency' });
    const codes = new Set([...Intl.supportedValuesOf('currency'), value]);
    return [...codes].map((code) => ({ value: code, label: `${code} · ${names.of(code) ?? code}` }));
  }, [locale, value]);
  return (
    <Select
      {...rest}
      data={data}
      value={value}
      limit={60}
      searchable
      allowDeselect={false}
      nothingFoundMessage="No such currency"
      comboboxProps={{ withinPortal: false, shadow: 'lg' }}
      onChange={(currency) => currency !== null && onChange(currency)}
    />
  );
}
