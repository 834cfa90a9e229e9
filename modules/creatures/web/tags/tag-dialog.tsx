import { Button, Group, TextInput, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ask, toProblem } from '../../../../web/api/api.ts';
import type { Tag } from '../../../../web/api/api.ts';
import { COLORS, ColorField, Dialog, ErrorNotice, Notice } from '../../../../web/design/design.tsx';
import { creatureKeys } from '../creature-queries.ts';
import { tagNameOf } from '../new-tags-field.tsx';
import classes from './tags.module.css';

interface Props {
  /** Undefined: a new one. */
  readonly tag: Tag | undefined;
  onClose(): void;
  /** The name is another tag's: the two can be one. */
  merge(tag: Tag, into: Tag): void;
}

interface Draft {
  readonly name: string;
  readonly color: string;
  readonly description: string;
}

/** Makes a tag, or changes it. Another name is an operation, which can be undone. */
export function TagDialog({ tag, onClose, merge }: Props) {
  const client = useQueryClient();
  const [ground, setGround] = useState(tag);
  const [draft, setDraft] = useState<Draft>({
    name: tag?.name ?? '',
    color: tag?.color ?? COLORS[0].value,
    description: tag?.description ?? '',
  });
  const save = useMutation({
    mutationFn: async () => {
      if (!ground) return void (await ask(api.POST('/api/v1/tags', { body: toWire(draft) })));
      const changed = await recolored(ground, draft);
      // Whatever becomes of its name: that much is kept.
      setGround(changed);
      await renamed(changed, draft);
    },
    async onSuccess() {
      onClose();
      await client.invalidateQueries({ queryKey: creatureKeys.all });
    },
    onError: () => client.invalidateQueries({ queryKey: creatureKeys.tags }),
  });
  const problem = save.error ? toProblem(save.error) : undefined;
  const taken = problem?.code === 'creatures.tag-taken' ? problem.named('tag_id') : undefined;
  const set = (given: Partial<Draft>) => {
    save.reset();
    setDraft({ ...draft, ...given });
  };
  const mergeInto = async (id: string) => {
    if (tag) merge(tag, await ask(api.GET('/api/v1/tags/{id}', { params: { path: { id } } })));
  };
  return (
    <Dialog opened onClose={onClose} title={tag ? `Edit “${tag.name}”` : 'New tag'}>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        {problem && taken === undefined && problem.field('name') === undefined && <ErrorNotice error={problem} />}
        <TextInput
          label="Name"
          required
          withAsterisk={false}
          maxLength={60}
          data-autofocus
          value={draft.name}
          error={taken === undefined ? problem?.field('name') : 'There is a tag of this name already.'}
          onChange={({ currentTarget }) => set({ name: currentTarget.value })}
        />
        {taken !== undefined && tag && (
          <div role="alert">
            <Notice
              tone="warn"
              title="Two of one name cannot be."
              action={
                <Button size="xs" onClick={() => void mergeInto(taken)}>
                  Merge the two …
                </Button>
              }
            >
              They can become one tag, though.
            </Notice>
          </div>
        )}
        <ColorField value={draft.color} onChange={(color) => set({ color })} />
        <Textarea
          label="What it is for"
          autosize
          minRows={2}
          maxRows={6}
          maxLength={1000}
          value={draft.description}
          error={problem?.field('description')}
          onChange={({ currentTarget }) => set({ description: currentTarget.value })}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={save.isPending}>
            {tag ? 'Save' : 'Make it'}
          </Button>
        </Group>
      </form>
    </Dialog>
  );
}

function toWire({ name, color, description }: Draft) {
  return { name: tagNameOf(name), color, description: description.trim() };
}

/** Its colour and what it is for. @throws ApiProblem where it was changed in the meantime */
async function recolored(tag: Tag, draft: Draft): Promise<Tag> {
  const { color, description } = toWire(draft);
  if (color === tag.color && description === tag.description) return tag;
  return ask(
    api.PATCH('/api/v1/tags/{id}', {
      params: { path: { id: tag.id } },
      body: { color, description },
      headers: { 'if-match': `"${tag.revision}"` },
    }),
  );
}

async function renamed({ id, name: before }: Tag, draft: Draft): Promise<void> {
  const { name } = toWire(draft);
  if (name === before) return;
  await ask(api.POST('/api/v1/tags/{id}/rename', { params: { path: { id } }, body: { name } }));
}
