import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api, ask, toProblem } from '../../../../../web/api/api.ts';
import type { MoneyCategory } from '../../../../../web/api/api.ts';
import { COLORS, ColorField, Dialog, ErrorNotice } from '../../../../../web/design/design.tsx';
import { usePlanning } from '../planning-queries.ts';
import classes from './categories.module.css';

interface Props {
  /** Undefined: a new one. */
  readonly category: MoneyCategory | undefined;
  readonly all: readonly MoneyCategory[];
  onClose(): void;
}

/** Makes a category, renames it, or moves it into another. */
export function CategoryDialog({ category, all, onClose }: Props) {
  const [draft, setDraft] = useState({
    ...{ name: category?.name ?? '', kind: category?.kind ?? ('expense' as const) },
    ...{ parent_id: category?.parent_id ?? '', color: category?.color ?? COLORS[0].value },
  });
  const save = usePlanning(
    async () => {
      const body = { ...draft, parent_id: draft.parent_id === '' ? null : draft.parent_id };
      if (!category) await ask(api.POST('/api/v1/categories', { body }));
      else
        await ask(
          api.PATCH('/api/v1/categories/{id}', {
            ...{ params: { path: { id: category.id } }, body, headers: { 'if-match': `"${category.revision}"` } },
          }),
        );
      onClose();
    },
    { quiet: true },
  );
  const problem = save.error ? toProblem(save.error) : undefined;
  const set = (given: Partial<typeof draft>) => {
    save.reset();
    setDraft({ ...draft, ...given });
  };
  const isParent = all.some(({ parent_id }) => parent_id === category?.id && category !== undefined);
  const parents = all.filter(
    ({ id, parent_id, kind, archived_at }) =>
      parent_id === null && kind === draft.kind && id !== category?.id && archived_at === null,
  );
  const said = (['name', 'kind', 'parent_id'] as const).some((field) => problem?.field(field) !== undefined);
  return (
    <Dialog opened onClose={onClose} title={category ? `Edit “${category.name}”` : 'New category'}>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate(undefined);
        }}
      >
        {problem && !said && <ErrorNotice error={problem} />}
        <TextInput
          {...{ label: 'Name', required: true, withAsterisk: false, maxLength: 60, 'data-autofocus': true }}
          value={draft.name}
          error={problem?.field('name')}
          onChange={({ currentTarget }) => set({ name: currentTarget.value })}
        />
        <NativeSelect
          label="For"
          value={draft.kind}
          disabled={isParent || draft.parent_id !== ''}
          data={[
            { value: 'expense', label: 'Spending' },
            { value: 'income', label: 'Income' },
          ]}
          error={problem?.field('kind')}
          onChange={({ currentTarget }) => set({ kind: currentTarget.value === 'income' ? 'income' : 'expense' })}
        />
        <NativeSelect
          label="Within"
          value={draft.parent_id}
          disabled={isParent}
          description={isParent ? 'It has others within it.' : undefined}
          data={[
            { value: '', label: 'None: it stands by itself' },
            ...parents.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          error={problem?.field('parent_id')}
          onChange={({ currentTarget }) => set({ parent_id: currentTarget.value })}
        />
        <ColorField value={draft.color} onChange={(color) => set({ color })} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={save.isPending}>
            {category ? 'Save' : 'Make it'}
          </Button>
        </Group>
      </form>
    </Dialog>
  );
}
