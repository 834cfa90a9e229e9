import { Combobox, Input, InputBase, useCombobox } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { CSSProperties } from 'react';
import { api, ask } from '../../../../web/api/api.ts';
import { toastProblem } from '../../../../web/operations/operations.tsx';
import { moneyKeys } from '../money-queries.ts';
import classes from './category-field.module.css';
import { useNames } from './use-names.ts';
import type { NamedCategory } from './use-names.ts';

interface Props {
  readonly label?: string;
  /** Where there is no room for a label. */
  readonly name?: string;
  readonly value: string | null;
  readonly error?: string | undefined;
  /** Of one that is made here. */
  readonly kind?: 'income' | 'expense';
  readonly disabled?: boolean;
  /** It has the focus from the beginning, and offers all there are. */
  readonly opened?: boolean;
  onChange(id: string | null): void;
  /** Nothing was chosen. */
  onLeave?(): void;
}

const [NONE, NEW] = ['none', 'new'];

/** A category: typed to find it in the tree; Enter makes one that is not there yet, and "Food / Coffee" makes it within another. */
export function CategoryField({ label, name, value, error, kind = 'expense', disabled, opened, ...acts }: Props) {
  const { categories } = useNames();
  const [typed, setTyped] = useState<string>();
  const input = useRef<HTMLInputElement>(null);
  const combobox = useCombobox({ defaultOpened: opened ?? false });
  const create = useCreate(kind, acts.onChange);
  const chosen = value === null ? undefined : categories.get(value);
  const found = findIn([...categories.values()], typed ?? '', value);
  const makes = typed !== undefined && typed.trim() !== '' && !found.some(({ path }) => folded(path) === folded(typed));
  useEffect(() => {
    if (opened) input.current?.focus({ preventScroll: true });
  }, [opened]);
  // What is typed points at what Enter will take.
  useEffect(() => {
    if (typed !== undefined) combobox.selectFirstOption();
    // oxlint-disable-next-line react/exhaustive-deps -- the kit's combobox is another object every time
  }, [typed]);
  const leave = () => {
    setTyped(undefined);
    combobox.closeDropdown();
    acts.onLeave?.();
  };
  const submit = (option: string) => {
    if (option === NEW) create.mutate({ typed: typed ?? '', categories: [...categories.values()] });
    else acts.onChange(option === NONE ? null : option);
    setTyped(undefined);
    combobox.closeDropdown();
  };
  return (
    <Combobox store={combobox} onOptionSubmit={submit} withinPortal={false} shadow="lg" width="target">
      <Combobox.Target withExpandedAttribute>
        <InputBase
          ref={input}
          label={label}
          aria-label={label === undefined ? name : undefined}
          error={error}
          disabled={disabled ?? false}
          placeholder="No category"
          role="combobox"
          aria-expanded={combobox.dropdownOpened}
          aria-controls={combobox.listId ?? undefined}
          autoComplete="off"
          leftSection={chosen && typed === undefined && <Dot color={chosen.color} />}
          leftSectionWidth={28}
          rightSection={create.isPending ? <Input.Placeholder>…</Input.Placeholder> : <Combobox.Chevron />}
          rightSectionPointerEvents="none"
          value={typed ?? chosen?.path ?? ''}
          onChange={({ currentTarget }) => {
            setTyped(currentTarget.value);
            combobox.openDropdown();
          }}
          onClick={() => combobox.openDropdown()}
          onFocus={({ currentTarget }) => currentTarget.select()}
          onBlur={leave}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || !combobox.dropdownOpened) return;
            // What lies below stays open.
            event.stopPropagation();
            event.nativeEvent.stopImmediatePropagation();
            leave();
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options className={classes.options ?? ''} aria-label="Categories">
          {(typed ?? '') === '' && <Combobox.Option value={NONE ?? ''}>No category</Combobox.Option>}
          {found.map((category) => (
            <Combobox.Option key={category.id} value={category.id} active={category.id === value}>
              <CategoryName category={category} full={(typed ?? '') !== ''} />
            </Combobox.Option>
          ))}
          {makes && <Combobox.Option value={NEW ?? ''}>Make “{typed?.trim()}”</Combobox.Option>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

const Dot = ({ color }: { color: string }) => (
  <span className={classes.dot} style={{ '--category': color } as CSSProperties} aria-hidden />
);

/** A category by its name beside its colour. */
export function CategoryName({ category, full }: { category: NamedCategory; full?: boolean }) {
  return (
    <span className={classes.name} data-within={(!full && category.within) || undefined} title={category.path}>
      <Dot color={category.color} />
      <span>{full ? category.path : category.name}</span>
    </span>
  );
}

const folded = (text: string) =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/\s*[›>/]\s*/g, '/')
    .trim();

/** Every word of what is typed begins a word of the path. */
function findIn(categories: readonly NamedCategory[], typed: string, value: string | null): NamedCategory[] {
  const words = folded(typed)
    .split(/[\s/]+/)
    .filter(Boolean);
  return categories.filter(({ id, path, archived_at }) => {
    if (archived_at !== null && id !== value) return false;
    const begins = folded(path).split(/[\s/]+/);
    return words.every((word) => begins.some((each) => each.startsWith(word)));
  });
}

function useCreate(kind: 'income' | 'expense', onMade: (id: string) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn({ typed, categories }: { typed: string; categories: readonly NamedCategory[] }) {
      const [above = '', ...rest] = typed.split(/\s*[›>/]\s*/);
      const parent = categories.find((each) => !each.within && folded(each.name) === folded(above));
      const within = parent && rest.length > 0;
      const body = within
        ? { name: rest.join(' / ').trim(), kind: parent.kind, parent_id: parent.id }
        : { name: typed.trim(), kind };
      return ask(api.POST('/api/v1/categories', { body }));
    },
    async onSuccess({ id }) {
      await client.invalidateQueries({ queryKey: moneyKeys.categories });
      onMade(id);
    },
    onError: toastProblem,
  });
}
