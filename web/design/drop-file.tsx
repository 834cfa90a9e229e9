import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './design.module.css';
import { useFileDrop } from './use-file-drop.tsx';

interface Props {
  readonly icon: ReactNode;
  /** What the file is, for those who listen. */
  readonly label: string;
  /** As an `<input type="file">` has it. */
  readonly accept: string;
  readonly busy: boolean;
  /** In a line: something is here already. */
  readonly compact?: boolean;
  readonly children: ReactNode;
  onFile?(file: File): void;
  /** Several are welcome, and folders: instead of `onFile`. */
  onFiles?(files: readonly File[]): void;
}

/** The place where a file comes in, or several. */
export function DropFile({ icon, label, accept, busy, compact, children, onFile, onFiles }: Props) {
  const { over, zone, input, choose, chooseFolder } = useFileDrop({
    ...{ label, accept },
    ...(onFile && { onFile: (file) => !busy && onFile(file) }),
    ...(onFiles && { onFiles: (files) => !busy && onFiles(files) }),
  });
  return (
    <div className={classes.drop} data-compact={compact || undefined} data-over={over || undefined} {...zone}>
      {icon}
      <p>{children}</p>
      <Group gap="xs" justify="center">
        <Button variant={compact ? 'default' : 'filled'} loading={busy} onClick={choose}>
          {onFiles ? 'Choose files' : 'Choose a file'}
        </Button>
        {chooseFolder && (
          <Button variant="default" disabled={busy} onClick={chooseFolder}>
            Choose a folder
          </Button>
        )}
      </Group>
      {input}
    </div>
  );
}
