import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconArrowBackUp, IconBrush, IconDownload, IconPhotoUp } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import type { Creature, Operation } from '../../../../web/api/api.ts';
import { useFileDrop, useFormat, useNow } from '../../../../web/design/design.tsx';
import { ProgressPanel, isLiving, toastProblem, useAct, useWatching } from '../../../../web/operations/operations.tsx';
import { drawKind } from '../kinds/kinds.tsx';
import { CreaturePicture } from '../pictures/pictures.tsx';
import classes from './creature.module.css';
import { saveAs } from './save-picture.ts';
import { refusalOf, useCreatureChanges } from '../use-creature-changes.ts';
import { useOperationOf } from '../use-operation-of.ts';

const ACCEPT = 'image/png,image/jpeg,image/webp,image/svg+xml,.svg';
/** How long the drawing that has just ended says so. */
const JUST_MS = 600_000;

/** Its picture, large, and how it gets another one: drawn, or given. The picture before stays until the next is here. */
export function Face({ creature }: { creature: Creature }) {
  const { give, draw } = useCreatureChanges(creature);
  const operation = useOperationOf(creature.id, drawKind.kind);
  useWatching(operation && isLiving(operation) ? operation.operation_id : undefined);
  const living = creature.deleted_at === null;
  const take = (file: File) => {
    const refusal = refusalOf(file);
    if (refusal === undefined) give.mutate(file);
    else toastProblem(new Error(refusal));
  };
  const { over, zone, input, choose } = useFileDrop({ label: 'A photo of mine', accept: ACCEPT, onFile: take });
  usePaste((file) => living && take(file));
  return (
    <section aria-label="Picture">
      <div
        className={classes.face}
        data-over={over || undefined}
        data-busy={give.isPending || undefined}
        {...(living && zone)}
      >
        <CreaturePicture of={creature} size="whole" />
        {over && <span className={classes.dropHere}>Drop it here</span>}
      </div>
      {living && (
        <div className={classes.faceFoot}>
          {operation && isLiving(operation) ? (
            <ProgressPanel operation={operation} />
          ) : (
            <>
              <div className={classes.acts}>
                <Button
                  leftSection={<IconBrush size={17} aria-hidden />}
                  variant={creature.avatar_by === null || creature.avatar_stale ? 'filled' : 'default'}
                  loading={draw.isPending}
                  onClick={() => draw.mutate()}
                >
                  {creature.avatar_by === null ? 'Draw' : 'Redraw'}
                </Button>
                <Button
                  variant="default"
                  leftSection={<IconPhotoUp size={17} aria-hidden />}
                  loading={give.isPending}
                  onClick={choose}
                >
                  Use a photo
                </Button>
                {input}
                <Download creature={creature} />
              </div>
              <FaceLine creature={creature} operation={operation} />
            </>
          )}
        </div>
      )}
    </section>
  );
}

/** What there is to say of the picture; it keeps its line. */
function FaceLine({ creature, operation }: { creature: Creature; operation: Operation | undefined }) {
  const format = useFormat();
  const now = useNow();
  const rollback = useAct('rollback');
  const ended = operation && now - Date.parse(operation.finished_at ?? '') < JUST_MS ? operation : undefined;
  if (ended && ended.status !== 'rolled_back')
    return (
      <p className={classes.faceLine} role="status">
        {ended.error?.title ?? drawKind.headline(ended, format)}
        {ended.can.rollback && (
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconArrowBackUp size={15} aria-hidden />}
            loading={rollback.isPending}
            onClick={() => rollback.mutate({ operation: ended })}
          >
            Undo
          </Button>
        )}
      </p>
    );
  return (
    <p className={classes.faceLine} role="status">
      {wordsOf(creature)}
    </p>
  );
}

function wordsOf({ avatar_by, avatar_stale }: Creature): string {
  if (avatar_stale) return 'Drawn before its traits changed.';
  switch (avatar_by) {
    case null:
      return 'A sketch from its traits. Drop or paste a photo.';
    case 'person':
      return 'A photo of yours.';
    case 'import':
      return 'It came with an import.';
    case 'builtin':
      return 'Drawn by Steward from its traits.';
    case 'model':
      return 'Drawn by an image model from its traits.';
  }
}

function Download({ creature }: { creature: Creature }) {
  const save = useMutation({ mutationFn: saveAs, onError: toastProblem });
  const drawn = creature.avatar_by === null || creature.avatar_by === 'builtin';
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="default" aria-label="Download the picture" loading={save.isPending}>
          <IconDownload size={18} stroke={1.7} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => save.mutate({ creature, as: 'png' })}>PNG, 1024 × 1024</Menu.Item>
        <Menu.Item onClick={() => save.mutate({ creature, as: 'it is' })}>{drawn ? 'SVG' : 'As it is'}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** A picture in the clipboard, wherever on the page one pastes; a field keeps what is pasted into it. */
function usePaste(take: (file: File) => void): void {
  const onPaste = useEffectEvent((event: ClipboardEvent) => {
    const { target } = event;
    if (target instanceof HTMLElement && target.closest('input, textarea, [contenteditable="true"]')) return;
    const file = [...(event.clipboardData?.files ?? [])].find(({ type }) => type.startsWith('image/'));
    if (!file) return;
    event.preventDefault();
    take(file);
  });
  useEffect(() => {
    const listen = (event: ClipboardEvent) => onPaste(event);
    window.addEventListener('paste', listen);
    return () => window.removeEventListener('paste', listen);
  }, []);
}
