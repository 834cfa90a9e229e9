import { ActionIcon, Anchor, Button, Group, Skeleton } from '@mantine/core';
import { IconFolder, IconFolderPlus, IconFolders, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api, ask } from '../../../web/api/api.ts';
import type { Root } from '../../../web/api/api.ts';
import { Dialog, Empty, ErrorNotice, Page, Section } from '../../../web/design/design.tsx';
import { OperationRow, recentOptions, toastProblem } from '../../../web/operations/operations.tsx';
import classes from './files.module.css';
import { FolderPicker } from './folder-picker.tsx';
import { nameOf, rootsOptions } from './folder-queries.ts';
import { organizeKind } from './organize-kind.ts';

const MOST_HISTORY = 8;

/** The folders that Steward looks after, and what was done with them. */
export function FilesPage() {
  const [adding, setAdding] = useState(false);
  const roots = useQuery(rootsOptions);
  return (
    <Page
      title="Files"
      lead="Folders in order, with every move known and undoable."
      actions={
        <>
          <Button
            variant="default"
            leftSection={<IconFolderPlus size={18} aria-hidden />}
            onClick={() => setAdding(true)}
          >
            Add a folder
          </Button>
          <Button
            leftSection={<IconFolders size={18} aria-hidden />}
            renderRoot={(props) => <Link {...props} to="/files/organise" />}
          >
            Organise a folder
          </Button>
        </>
      }
    >
      <Section title="Your folders">
        {roots.error && <ErrorNotice error={roots.error} retry={() => void roots.refetch()} />}
        {roots.isPending && <Skeleton h={64} radius="md" aria-hidden />}
        {roots.data?.items.length === 0 && (
          <Empty
            icon={<IconFolder size={26} />}
            title="No folders yet"
            action={<Button onClick={() => setAdding(true)}>Add a folder</Button>}
          >
            Add the folders that you care about, to have them at hand. You can also organise a folder without adding it.
          </Empty>
        )}
        {roots.data && roots.data.items.length > 0 && (
          <ul className={classes.roots}>
            {roots.data.items.map((root) => (
              <RootRow key={root.id} root={root} />
            ))}
          </ul>
        )}
      </Section>
      <History />
      <AddFolder opened={adding} onClose={() => setAdding(false)} />
    </Page>
  );
}

function RootRow({ root }: { root: Root }) {
  const client = useQueryClient();
  const { mutate, isPending } = useMutation({
    mutationFn: () => ask(api.DELETE('/api/v1/files/roots/{id}', { params: { path: { id: root.id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: rootsOptions.queryKey }),
    onError: toastProblem,
  });
  return (
    <li className={classes.root}>
      <IconFolder size={22} stroke={1.6} aria-hidden />
      <div className={classes.rootText}>
        <strong>{root.name}</strong>
        <span>{root.path}</span>
      </div>
      <Button
        variant="default"
        size="xs"
        renderRoot={(props) => <Link {...props} to="/files/organise" search={{ path: root.path }} />}
      >
        Organise
      </Button>
      <ActionIcon
        aria-label={`Forget ${root.name}; the folder itself stays as it is`}
        title="Forget it; the folder itself stays as it is"
        loading={isPending}
        onClick={() => mutate()}
      >
        <IconTrash size={18} stroke={1.7} />
      </ActionIcon>
    </li>
  );
}

function History() {
  const { data } = useQuery(recentOptions);
  const mine = data?.filter(({ kind }) => kind === organizeKind.kind).slice(0, MOST_HISTORY) ?? [];
  if (mine.length === 0) return null;
  return (
    <Section
      title="History"
      action={
        <Anchor size="sm" renderRoot={(props) => <Link {...props} to="/operations" />}>
          All operations
        </Anchor>
      }
    >
      <ul className={classes.roots}>
        {mine.map((operation) => (
          <OperationRow key={operation.operation_id} operation={operation} />
        ))}
      </ul>
    </Section>
  );
}

function AddFolder({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const client = useQueryClient();
  const [path, setPath] = useState<string>();
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: (chosen: string) => ask(api.POST('/api/v1/files/roots', { body: { path: chosen } })),
    async onSuccess() {
      await client.invalidateQueries({ queryKey: rootsOptions.queryKey });
      close();
    },
  });
  const close = () => {
    setPath(undefined);
    reset();
    onClose();
  };
  return (
    <Dialog opened={opened} onClose={close} title="Add a folder" size="lg">
      <FolderPicker
        path={path}
        onChange={(next) => {
          reset();
          setPath(next);
        }}
      />
      {error && (
        <div className={classes.modalNotice}>
          <ErrorNotice error={error} />
        </div>
      )}
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={close}>
          Cancel
        </Button>
        <Button disabled={path === undefined} loading={isPending} onClick={() => path !== undefined && mutate(path)}>
          {path === undefined ? 'Choose a folder' : `Add ${nameOf(path)}`}
        </Button>
      </Group>
    </Dialog>
  );
}
