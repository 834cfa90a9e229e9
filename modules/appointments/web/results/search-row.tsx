import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import classes from './results.module.css';

interface Props {
  readonly q: string;
  onSearch(q: string): void;
  onClose(): void;
}

const QUIET_MS = 200;

/** Where one types what to look for. The address follows when typing stops. */
export function SearchRow({ q, onSearch, onClose }: Props) {
  const [text, setText] = useState(q);
  const search = useDebouncedCallback(onSearch, QUIET_MS);
  return (
    <search className={classes.row}>
      <TextInput
        type="search"
        className={classes.box ?? ''}
        aria-label="Search appointments"
        placeholder="Title, place, category or notes"
        leftSection={<IconSearch size={17} stroke={1.7} aria-hidden />}
        value={text}
        maxLength={200}
        autoComplete="off"
        autoFocus
        onChange={({ currentTarget }) => {
          setText(currentTarget.value);
          search(currentTarget.value.trim());
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          onClose();
        }}
      />
      <CloseButton aria-label="Close the search" size="lg" onClick={onClose} />
    </search>
  );
}
