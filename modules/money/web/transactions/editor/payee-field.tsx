import { Autocomplete } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { PayeeSuggestion } from '../../../../../web/api/api.ts';
import { CategoryName, useNames } from '../../design/design.tsx';
import { payeesOptions } from '../transaction-queries.ts';
import classes from './editor.module.css';

interface Props {
  readonly value: string;
  readonly error: string | undefined;
  onChange(payee: string): void;
  /** One that is known: it brings its usual category. */
  onKnown(payee: PayeeSuggestion): void;
}

const QUIET_MS = 120;

/** Whom it went to or came from, suggested as one types. */
export function PayeeField({ value, error, onChange, onKnown }: Props) {
  const { categories } = useNames();
  const [asked] = useDebouncedValue(value.trim(), QUIET_MS);
  const known = new Map((useQuery(payeesOptions(asked)).data ?? []).map((each) => [each.payee, each]));
  known.delete('');
  return (
    <Autocomplete
      label="Payee"
      placeholder="Corner shop"
      data={[...known.keys()]}
      filter={({ options }) => options}
      limit={8}
      maxLength={300}
      value={value}
      error={error}
      comboboxProps={{ withinPortal: false, shadow: 'lg' }}
      renderOption={({ option }) => {
        const category = categories.get(known.get(option.value)?.category_id ?? '');
        return (
          <span className={classes.known}>
            <span>{option.value}</span>
            {category && (
              <small>
                <CategoryName category={{ ...category, within: false }} />
              </small>
            )}
          </span>
        );
      }}
      onChange={onChange}
      onOptionSubmit={(payee) => {
        const one = known.get(payee);
        if (one) onKnown(one);
      }}
    />
  );
}
