import { Button, Group, TagsInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Dialog, useFormat } from '../../../../web/design/design.tsx';
import { tagsOptions } from '../creature-queries.ts';
import { TagsField } from './filter-fields.tsx';
import type { Choice } from './use-choice.ts';
import { useBulk } from './use-bulk.ts';

interface Props {
  readonly what: 'add' | 'remove';
  readonly choice: Choice;
  onClose(): void;
}

const QUIET_MS = 150;
const MOST_LETTERS = 60;

/** Tags for many, or off many; new ones are made. The button says what will be done. */
export function TagDialog({ what, choice: { count, selection, clear }, onClose }: Props) {
  const format = useFormat();
  const [tags, setTags] = useState<readonly string[]>([]);
  const { mutate, isPending } = useBulk(() => {
    onClose();
    clear();
  });
  const them = format.count(count, 'creature');
  const named = tags.map((tag) => `#${tag}`).join(', ');
  return (
    <Dialog opened onClose={onClose} title={what === 'add' ? `Tag ${them}` : `Untag ${them}`}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const edit = what === 'add' ? { add_tags: [...tags] } : { remove_tags: [...tags] };
          if (tags.length > 0) mutate({ selection, edit });
        }}
      >
        {what === 'add' ? (
          <NewTagsField value={tags} onChange={setTags} />
        ) : (
          <TagsField label="Tags to take off" value={tags} onChange={setTags} />
        )}
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={onClose}>
            Leave them
          </Button>
          <Button type="submit" loading={isPending} disabled={tags.length === 0}>
            {tags.length === 0 ? 'Choose a tag' : what === 'add' ? `Tag with ${named}` : `Take off ${named}`}
          </Button>
        </Group>
      </form>
    </Dialog>
  );
}

function NewTagsField({ value, onChange }: { value: readonly string[]; onChange: (tags: string[]) => void }) {
  const [typed, setTyped] = useState('');
  const [asked] = useDebouncedValue(typed.trim(), QUIET_MS);
  const { data } = useQuery(tagsOptions(asked));
  return (
    <TagsInput
      label="Tags"
      description="Enter after each; what is not there yet is made."
      data={data?.items.map(({ name }) => name) ?? []}
      value={[...value]}
      onChange={(tags) =>
        onChange(tags.map((tag) => tag.replace(/^#/, '').trim().slice(0, MOST_LETTERS)).filter(Boolean))
      }
      searchValue={typed}
      onSearchChange={setTyped}
      filter={({ options }) => options}
      maxTags={20}
      acceptValueOnBlur
      data-autofocus
      comboboxProps={{ withinPortal: false }}
    />
  );
}
