import { Button, Skeleton } from '@mantine/core';
import { IconCategory, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { MoneyCategory } from '../../../../../web/api/api.ts';
import { Empty, ErrorNotice, Section, useFormat } from '../../../../../web/design/design.tsx';
import { usePageKeys } from '../../../../../web/page-keys.ts';
import { MoneyFrame } from '../../design/design.tsx';
import { categoriesOptions } from '../../money-queries.ts';
import { CategoryDialog } from './category-dialog.tsx';
import { CategoryTree } from './category-tree.tsx';
import { MergeDialog } from './merge-dialog.tsx';

/** What is open over the tree. */
type Open = { what: 'edit'; category?: MoneyCategory } | { what: 'merge'; category: MoneyCategory };

/** What income comes from and expenses are for: how often each is used, and what becomes of it. */
export function CategoriesPage() {
  const format = useFormat();
  const categories = useQuery(categoriesOptions);
  const [open, setOpen] = useState<Open>();
  const [archived, setArchived] = useState(false);
  usePageKeys(useMemo(() => [{ key: 'n', does: 'New category', run: () => setOpen({ what: 'edit' }) }], []));
  const all = categories.data?.items ?? [];
  const shown = all.filter(({ archived_at }) => archived || archived_at === null);
  const away = all.length - all.filter(({ archived_at }) => archived_at === null).length;
  const close = () => setOpen(undefined);
  const create = () => setOpen({ what: 'edit' });
  return (
    <MoneyFrame
      title="Categories"
      actions={
        <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={create}>
          New category
        </Button>
      }
    >
      {categories.error && <ErrorNotice error={categories.error} retry={() => void categories.refetch()} />}
      {categories.isPending &&
        !categories.error &&
        [1, 2, 3, 4].map((each) => <Skeleton key={each} h={48} mb={8} aria-hidden />)}
      {categories.isSuccess && all.length === 0 && (
        <Empty
          icon={<IconCategory size={26} />}
          title="No categories yet"
          action={<Button onClick={create}>Make one</Button>}
        >
          With the first account come the usual ones, to rename and to throw out. Or begin with your own.
        </Empty>
      )}
      {(['expense', 'income'] as const).map((kind) => {
        const items = shown.filter((each) => each.kind === kind);
        return (
          items.length > 0 && (
            <Section key={kind} title={kind === 'expense' ? 'Spending' : 'Income'}>
              <CategoryTree
                items={items}
                edit={(category) => setOpen({ what: 'edit', category })}
                merge={(category) => setOpen({ what: 'merge', category })}
              />
            </Section>
          )
        );
      })}
      {away > 0 && (
        <Button variant="subtle" mt="md" onClick={() => setArchived(!archived)}>
          {archived ? 'Hide what is archived' : `Show ${format.number(away)} archived`}
        </Button>
      )}
      {open?.what === 'edit' && <CategoryDialog category={open.category} all={all} onClose={close} />}
      {open?.what === 'merge' && <MergeDialog category={open.category} all={all} onClose={close} />}
    </MoneyFrame>
  );
}
