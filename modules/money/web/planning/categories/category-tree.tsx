import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconPencil } from '@tabler/icons-react';
import type { CSSProperties } from 'react';
import { api, ask } from '../../../../../web/api/api.ts';
import type { MoneyCategory } from '../../../../../web/api/api.ts';
import { Pill, useFormat } from '../../../../../web/design/design.tsx';
import { toastUndoable } from '../../../../../web/operations/operations.tsx';
import { usePlanning } from '../planning-queries.ts';
import classes from './categories.module.css';

interface Props {
  readonly items: readonly MoneyCategory[];
  edit(category: MoneyCategory): void;
  merge(category: MoneyCategory): void;
}

/** Those within another below it. */
export function CategoryTree({ items, edit, merge }: Props) {
  const there = new Set(items.map(({ id }) => id));
  const tops = items.filter(({ parent_id }) => parent_id === null || !there.has(parent_id));
  return (
    <ul className={classes.tree}>
      {tops.map((top) => {
        const within = items.filter(({ parent_id }) => parent_id === top.id);
        return (
          <li key={top.id}>
            <CategoryRow category={top} isParent={within.length > 0} {...{ edit, merge }} />
            {within.length > 0 && (
              <ul>
                {within.map((each) => (
                  <li key={each.id}>
                    <CategoryRow category={each} isParent={false} {...{ edit, merge }} />
                  </li>
                ))}
              </ul>
            )}
          </li>
        );
      })}
    </ul>
  );
}

interface RowProps extends Pick<Props, 'edit' | 'merge'> {
  readonly category: MoneyCategory;
  readonly isParent: boolean;
}

function CategoryRow({ category, isParent, edit, merge }: RowProps) {
  const format = useFormat();
  const { id, name, color, transactions, archived_at } = category;
  const change = usePlanning((archived: boolean) =>
    ask(api.PATCH('/api/v1/categories/{id}', { params: { path: { id } }, body: { archived } })),
  );
  const archive = (archived: boolean) =>
    change.mutate(archived, {
      onSuccess: () =>
        toastUndoable(archived ? `Archived ${name}` : `${name} is in use again`, async () => {
          await change.mutateAsync(!archived);
        }),
    });
  const remove = usePlanning(async () => {
    await ask(api.DELETE('/api/v1/categories/{id}', { params: { path: { id } } }));
    toastUndoable(`Deleted ${name}`, undefined);
  });
  return (
    <div className={classes.row} style={{ '--dot': color } as CSSProperties}>
      <span className={classes.name}>
        {name} {archived_at !== null && <Pill>Archived</Pill>}
      </span>
      <span className={classes.count}>
        {transactions === 0 ? 'not used' : format.count(transactions, 'transaction')}
      </span>
      <ActionIcon aria-label={`Edit ${name}`} onClick={() => edit(category)}>
        <IconPencil size={18} stroke={1.7} />
      </ActionIcon>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label={`More for ${name}`}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item disabled={isParent} onClick={() => merge(category)}>
            Merge into another …
          </Menu.Item>
          <Menu.Item onClick={() => archive(archived_at === null)}>
            {archived_at === null ? 'Archive: offer it no more' : 'Take out of the archive'}
          </Menu.Item>
          <Menu.Item disabled={isParent || transactions > 0} onClick={() => remove.mutate(undefined)}>
            Delete
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
