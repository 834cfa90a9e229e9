import { Button, Group, SegmentedControl } from '@mantine/core';
import { IconFeather } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ask } from '../../../../web/api/api.ts';
import type { Creature } from '../../../../web/api/api.ts';
import { Dialog, Section } from '../../../../web/design/design.tsx';
import { ProgressPanel, isLiving, toastProblem } from '../../../../web/operations/operations.tsx';
import { storyKind } from '../kinds/kinds.tsx';
import classes from './creature.module.css';
import { useOperationOf } from '../use-operation-of.ts';

type Length = 'short' | 'normal' | 'long';
const LENGTHS: { value: Length; label: string }[] = [
  { value: 'short', label: 'Short' },
  { value: 'normal', label: 'Normal' },
  { value: 'long', label: 'Long' },
];

/** Its story, and who wrote it. Another can be told; what a person wrote is replaced only when they say so. */
export function Story({ creature, edit }: { creature: Creature; edit: () => void }) {
  const { id, story, story_by, deleted_at } = creature;
  const [asking, setAsking] = useState(false);
  const operation = useOperationOf(id, storyKind.kind);
  const telling = operation !== undefined && isLiving(operation);
  const own = story !== '' && story_by === null;
  if (deleted_at !== null && story === '') return null;
  return (
    <Section
      title="Story"
      action={
        deleted_at === null && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconFeather size={16} aria-hidden />}
            disabled={telling}
            onClick={() => setAsking(true)}
          >
            {story === '' ? 'Write a story' : 'Write another'}
          </Button>
        )
      }
    >
      {telling && <ProgressPanel operation={operation} />}
      {story === '' && !telling && (
        <p className={classes.nothing}>None yet. Have one written from its traits, or write your own.</p>
      )}
      {story !== '' && (
        <>
          <p className={classes.prose}>{story}</p>
          <p className={classes.byline}>{BY[story_by ?? 'person']}</p>
        </>
      )}
      {asking && <AskForStory id={id} own={own} name={creature.name} edit={edit} onClose={() => setAsking(false)} />}
    </Section>
  );
}

const BY = {
  builtin: 'Told by Steward from what is known of it.',
  model: 'Told by a language model from what is known of it.',
  person: 'Written by you.',
} as const;

interface AskProps {
  readonly id: string;
  readonly name: string;
  /** There is a story that the person wrote. */
  readonly own: boolean;
  edit(): void;
  onClose(): void;
}

function AskForStory({ id, name, own, edit, onClose }: AskProps) {
  const [length, setLength] = useState<Length>('normal');
  const tell = useMutation({
    mutationFn: () =>
      ask(
        api.POST('/api/v1/creatures/{id}/story', {
          params: { path: { id } },
          body: { length, ...(own && { replace: true }) },
        }),
      ),
    onSuccess: onClose,
    onError: toastProblem,
  });
  return (
    <Dialog opened onClose={onClose} title={own ? 'Replace what you wrote?' : `A story of ${name}`}>
      <p className={classes.question}>
        {own
          ? 'The new story takes the place of yours. Undo brings yours back.'
          : 'It is told from its traits, its tags and its description.'}
      </p>
      <SegmentedControl
        fullWidth
        aria-label="How long"
        data={LENGTHS}
        value={length}
        onChange={(value) => setLength(value)}
      />
      <Group justify="flex-end" mt="lg">
        <Button
          variant="default"
          onClick={() => {
            onClose();
            if (!own) edit();
          }}
        >
          {own ? 'Keep mine' : 'Write it myself'}
        </Button>
        <Button data-autofocus loading={tell.isPending} onClick={() => tell.mutate()}>
          {own ? 'Replace it' : 'Write a story'}
        </Button>
      </Group>
    </Dialog>
  );
}
