import { Button, Group, Radio, Skeleton } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ask } from '../../../../web/api/api.ts';
import type { Operation, Tag } from '../../../../web/api/api.ts';
import { Dialog, ErrorNotice, Notice, useFormat } from '../../../../web/design/design.tsx';
import {
  isLiving,
  operationOptions,
  toastProblem,
  useAct,
  useWatching,
} from '../../../../web/operations/operations.tsx';
import { numbersOf } from '../kinds/kinds.tsx';
import { TagPill } from '../tag-pill.tsx';
import classes from './tags.module.css';

interface Props {
  readonly tags: readonly Tag[];
  /** The one that stays, where that is known already. */
  readonly into: string | undefined;
  onClose(): void;
  onMerged(): void;
}

/** Several tags become one: choose which stays, see what that changes, then do it. */
export function MergeDialog({ tags, into, onClose, onMerged }: Props) {
  const format = useFormat();
  const most = tags.toSorted((a, b) => b.creatures - a.creatures)[0];
  const [stays, setStays] = useState(into ?? most?.id ?? '');
  const from = tags.filter(({ id }) => id !== stays);
  const kept = tags.find(({ id }) => id === stays);
  const look = useMutation({
    mutationFn: () =>
      ask(api.POST('/api/v1/tags/merge', { body: { from: from.map(({ id }) => id), into: stays, dry_run: true } })),
    onError: toastProblem,
  });
  const chooseStaying = (id: string) => {
    look.reset();
    setStays(id);
  };
  return (
    <Dialog opened onClose={onClose} title={`Merge ${format.count(tags.length, 'tag')} into one`}>
      <Radio.Group label="Which one stays?" value={stays} onChange={chooseStaying}>
        <div className={classes.radios}>
          {tags.map(({ id, name, color, creatures }) => (
            <Radio
              key={id}
              value={id}
              label={
                <span className={classes.radio}>
                  <TagPill name={name} color={color} /> {format.count(creatures, 'creature')}
                </span>
              }
            />
          ))}
        </div>
      </Radio.Group>
      {look.data ? (
        <Preview
          operationId={look.data.operation_id}
          into={kept?.name ?? ''}
          onClose={onClose}
          onMerged={() => {
            onClose();
            onMerged();
          }}
        />
      ) : (
        <Group justify="flex-end" mt="lg">
          <Button variant="default" onClick={onClose}>
            Leave them
          </Button>
          <Button loading={look.isPending} onClick={() => look.mutate()}>
            See what changes
          </Button>
        </Group>
      )}
    </Dialog>
  );
}

interface PreviewProps {
  readonly operationId: string;
  readonly into: string;
  onClose(): void;
  onMerged(): void;
}

function Preview({ operationId, into, onClose, onMerged }: PreviewProps) {
  const format = useFormat();
  const apply = useAct('apply');
  const { data: operation, error } = useQuery(operationOptions(operationId));
  useWatching(operation?.phase === 'plan' ? operationId : undefined);
  if (error) return <ErrorNotice error={error} />;
  if (!operation || isLiving(operation)) return <Skeleton h={64} mt="lg" radius="md" aria-hidden />;
  if (operation.error) return <Notice tone="bad" title={operation.error.title} />;
  return (
    <div className={classes.preview} role="status">
      <Notice tone="neutral" title={givenWords(operation, into, format)}>
        The others go. Undo brings them back.
      </Notice>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose}>
          Leave them
        </Button>
        <Button loading={apply.isPending} onClick={() => apply.mutate({ operation }, { onSuccess: onMerged })}>
          Merge into {into}
        </Button>
      </Group>
    </div>
  );
}

function givenWords(operation: Operation, into: string, format: ReturnType<typeof useFormat>): string {
  const { given = 0 } = numbersOf(operation);
  return given === 0 ? 'No creature changes.' : `${format.count(given, 'creature')} will be tagged #${into} instead.`;
}
