import { Button, CloseButton, Menu } from '@mantine/core';
import { IconBrush, IconChevronDown, IconDownload, IconTag, IconTagOff, IconTrash } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useEscape, useFormat } from '../../../../web/design/design.tsx';
import { toastProblem } from '../../../../web/operations/operations.tsx';
import { EXPORT_FORMATS, MOST_EXPORTED_IDS, exportCreatures } from '../export-creatures.ts';
import classes from './gallery.module.css';
import { TagDialog } from './tag-dialog.tsx';
import type { Choice } from './use-choice.ts';
import { useRedraw } from './use-bulk.ts';

interface Props {
  readonly choice: Choice;
  readonly found: number;
  onDelete(): void;
}

/** What can be done with those that are chosen; each is one operation that can be undone. */
export function BulkBar({ choice, found, onDelete }: Props) {
  const { count, selection, clear } = choice;
  const format = useFormat();
  const [tagging, setTagging] = useState<'add' | 'remove'>();
  const redraw = useRedraw(clear);
  const exporting = useMutation({ mutationFn: exportCreatures, onError: toastProblem });
  useEscape(count > 0, clear);
  if (count === 0) return null;
  const tooMany = 'ids' in selection && selection.ids.length > MOST_EXPORTED_IDS;
  return (
    <div className={classes.bar} role="region" aria-label="What to do with those that are chosen">
      <div className={classes.barHead}>
        <strong>{format.number(count)} chosen</strong>
        {!choice.all && count < found && (
          <Button variant="subtle" size="compact-sm" onClick={choice.chooseAll}>
            All {format.number(found)}
          </Button>
        )}
        <CloseButton aria-label="Choose none" onClick={clear} />
      </div>
      <div className={classes.barActs}>
        <Act icon={<IconTag size={16} aria-hidden />} onClick={() => setTagging('add')}>
          Tag …
        </Act>
        <Act icon={<IconTagOff size={16} aria-hidden />} onClick={() => setTagging('remove')}>
          Untag …
        </Act>
        <Acts label="Redraw" icon={<IconBrush size={16} aria-hidden />} busy={redraw.isPending}>
          <Menu.Item onClick={() => redraw.mutate({ selection })}>What is not drawn, or was changed since</Menu.Item>
          <Menu.Item onClick={() => redraw.mutate({ selection, force: true })}>All of them again</Menu.Item>
        </Acts>
        <Acts label="Export" icon={<IconDownload size={16} aria-hidden />} busy={exporting.isPending}>
          {tooMany && <Menu.Label>At most {format.number(MOST_EXPORTED_IDS)}, or all that are found</Menu.Label>}
          {EXPORT_FORMATS.map(({ format: kind, label }) => (
            <Menu.Item key={kind} disabled={tooMany} onClick={() => exporting.mutate({ format: kind, selection })}>
              {label}
            </Menu.Item>
          ))}
        </Acts>
        <Act icon={<IconTrash size={16} aria-hidden />} onClick={onDelete}>
          Delete
        </Act>
      </div>
      {tagging && <TagDialog what={tagging} choice={choice} onClose={() => setTagging(undefined)} />}
    </div>
  );
}

function Act({ icon, onClick, children }: { icon: ReactNode; onClick: () => void; children: ReactNode }) {
  return (
    <Button variant="default" size="xs" leftSection={icon} onClick={onClick}>
      {children}
    </Button>
  );
}

function Acts({ label, icon, busy, children }: { label: string; icon: ReactNode; busy: boolean; children: ReactNode }) {
  return (
    <Menu position="top-start">
      <Menu.Target>
        <Button
          variant="default"
          size="xs"
          loading={busy}
          leftSection={icon}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  );
}
