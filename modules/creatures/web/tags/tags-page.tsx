import { Anchor, Button, CloseButton, NativeSelect, Skeleton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconArrowMerge, IconPlus, IconSearch, IconTags } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { Tag } from '../../../../web/api/api.ts';
import { Empty, ErrorNotice, Page, useEscape, useFormat } from '../../../../web/design/design.tsx';
import { usePageKeys } from '../../../../web/page-keys.ts';
import { useFreshAfterOperations } from '../use-operation-of.ts';
import { DeleteTag } from './delete-tag.tsx';
import { MergeDialog } from './merge-dialog.tsx';
import { TagDialog } from './tag-dialog.tsx';
import { TagList } from './tag-list.tsx';
import { tagPages } from './tag-pages.ts';
import classes from './tags.module.css';

const route = getRouteApi('/creatures/tags');
const QUIET_MS = 200;

/** What is open over the list. */
type Open =
  | { what: 'edit'; tag?: Tag }
  | { what: 'delete'; tag: Tag }
  | { what: 'merge'; tags: readonly Tag[]; into?: string };

/** The tags as things of their own: what each is for, how many have it, and what becomes of it. */
export function TagsPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const format = useFormat();
  const tags = useInfiniteQuery(tagPages(search));
  const [chosen, setChosen] = useState<readonly Tag[]>([]);
  const [open, setOpen] = useState<Open>();
  useFreshAfterOperations();
  usePageKeys(useMemo(() => [{ key: 'n', does: 'New tag', run: () => setOpen({ what: 'edit' }) }], []));
  const items = useMemo(() => tags.data?.pages.flatMap((page) => page.items) ?? [], [tags.data]);
  const close = () => setOpen(undefined);
  const choose = (tag: Tag) =>
    setChosen(chosen.some(({ id }) => id === tag.id) ? chosen.filter(({ id }) => id !== tag.id) : [...chosen, tag]);
  useEscape(chosen.length > 0 && open === undefined, () => setChosen([]));

  return (
    <Page
      title="Tags"
      above={
        <Anchor size="sm" renderRoot={(props) => <Link {...props} to="/creatures" />}>
          Creatures
        </Anchor>
      }
      actions={
        <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setOpen({ what: 'edit' })}>
          New tag
        </Button>
      }
    >
      <search className={classes.filters} aria-label="Find tags">
        <WordsField key={search.q === undefined ? 'none' : 'some'} />
        <NativeSelect
          aria-label="Sort by"
          value={search.sort ?? 'name'}
          data={[
            { value: 'name', label: 'Name' },
            { value: 'creatures', label: 'Most used first' },
          ]}
          onChange={({ currentTarget }) =>
            void navigate({
              search: (before) => ({ ...before, sort: currentTarget.value === 'creatures' ? 'creatures' : undefined }),
              replace: true,
            })
          }
        />
      </search>
      {tags.error && <ErrorNotice error={tags.error} retry={() => void tags.refetch()} />}
      {tags.isPending && !tags.error && [1, 2, 3, 4].map((each) => <Skeleton key={each} h={52} mb={8} aria-hidden />)}
      {tags.isSuccess && items.length === 0 && <NoTags found={search.q} create={() => setOpen({ what: 'edit' })} />}
      {items.length > 0 && (
        <TagList
          items={items}
          stale={tags.isPlaceholderData}
          chosen={chosen}
          choose={choose}
          edit={(tag) => setOpen({ what: 'edit', tag })}
          remove={(tag) => setOpen({ what: 'delete', tag })}
          more={tags.hasNextPage && !tags.isFetching && !tags.error ? () => void tags.fetchNextPage() : undefined}
        />
      )}
      {chosen.length > 0 && (
        <div className={classes.bar} role="region" aria-label="What to do with the tags that are chosen">
          <strong>{format.number(chosen.length)} chosen</strong>
          <Button
            size="xs"
            disabled={chosen.length < 2}
            leftSection={<IconArrowMerge size={16} aria-hidden />}
            onClick={() => setOpen({ what: 'merge', tags: chosen })}
          >
            {chosen.length < 2 ? 'Choose another to merge' : 'Merge into one …'}
          </Button>
          <CloseButton aria-label="Choose none" onClick={() => setChosen([])} />
        </div>
      )}
      {open?.what === 'edit' && (
        <TagDialog
          tag={open.tag}
          onClose={close}
          merge={(tag, into) => setOpen({ what: 'merge', tags: [tag, into], into: into.id })}
        />
      )}
      {open?.what === 'delete' && <DeleteTag tag={open.tag} onClose={close} />}
      {open?.what === 'merge' && (
        <MergeDialog tags={open.tags} into={open.into} onClose={close} onMerged={() => setChosen([])} />
      )}
    </Page>
  );
}

/** The address follows when typing stops; what is typed stays as it is typed. */
function WordsField() {
  const { q } = route.useSearch();
  const navigate = route.useNavigate();
  const [typed, setTyped] = useState({ text: q ?? '', sent: q });
  const send = useDebouncedCallback((text: string) => {
    const sent = text.trim() === '' ? undefined : text.trim();
    setTyped({ text, sent });
    void navigate({ search: (before) => ({ ...before, q: sent }), replace: true });
  }, QUIET_MS);
  return (
    <TextInput
      type="search"
      aria-label="Search tags"
      placeholder="Search tags"
      leftSection={<IconSearch size={17} stroke={1.7} aria-hidden />}
      value={typed.sent === q ? typed.text : (q ?? '')}
      maxLength={200}
      autoComplete="off"
      onChange={({ currentTarget }) => {
        setTyped({ text: currentTarget.value, sent: q });
        send(currentTarget.value);
      }}
    />
  );
}

function NoTags({ found, create }: { found: string | undefined; create: () => void }) {
  if (found !== undefined)
    return (
      <Empty icon={<IconSearch size={26} />} title="No such tag">
        The beginnings of its words must fit.
      </Empty>
    );
  return (
    <Empty icon={<IconTags size={26} />} title="No tags yet" action={<Button onClick={create}>Make a tag</Button>}>
      A tag brings together what belongs together: the stable, the swamp, the ones that bite. You can also just give one
      to a creature; it is made by that.
    </Empty>
  );
}
