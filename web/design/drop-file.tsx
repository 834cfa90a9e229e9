import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import classes from './design.module.css';

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

/** A file in: dropped, or chosen. */
export function DropFile({ icon, label, accept, busy, children, onFile }: Props) {
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const take = (files: FileList | null) => {
    const [file] = files ?? [];
    if (file && !busy) onFile(file);
  };
  return (
    <div
      className={classes.drop}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
    >
      {icon}
      <p>{children}</p>
      <Button loading={busy} onClick={() => input.current?.click()}>
        Choose a file
      </Button>
      <input
        ref={input}
        className={classes.file}
        type="file"
        accept={accept}
        aria-label={label}
        tabIndex={-1}
        onChange={({ currentTarget }) => {
          take(currentTarget.files);
          // The same file again is a choice, too.
          currentTarget.value = '';
        }}
      />
    </div>
  );
}
