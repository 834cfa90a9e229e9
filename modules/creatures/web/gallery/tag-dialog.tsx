import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { Dialog, useFormat } from '../../../../web/design/design.tsx';
import { NewTagsField } from '../new-tags-field.tsx';
import { TagsField } from './filter-fields.tsx';
import type { Choice } from './use-choice.ts';
import { useBulk } from './use-bulk.ts';

interface Props {
  readonly what: 'add' | 'remove';
  readonly choice: Choice;
  onClose(): void;
}

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
          <NewTagsField value={tags} most={20} focused onChange={setTags} />
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
