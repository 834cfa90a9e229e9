import { Button } from '@mantine/core';
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
  readonly children: ReactNode;
  onFile(file: File): void;
}

/** The place where a file comes in. */
export function DropFile({ icon, label, accept, busy, children, onFile }: Props) {
  const { over, zone, input, choose } = useFileDrop({ label, accept, onFile: (file) => !busy && onFile(file) });
  return (
    <div className={classes.drop} data-over={over || undefined} {...zone}>
      {icon}
      <p>{children}</p>
      <Button loading={busy} onClick={choose}>
        Choose a file
      </Button>
      {input}
    </div>
  );
}
