import { useRef, useState } from 'react';
import type { DragEvent, ReactNode } from 'react';
import classes from './design.module.css';

interface Options {
  /** What the file is, for those who listen. */
  readonly label: string;
  /** As an `<input type="file">` has it. */
  readonly accept: string;
  onFile(file: File): void;
}

interface FileDrop {
  /** A file is held over it. */
  readonly over: boolean;
  /** Of the element that it may be dropped on. */
  readonly zone: {
    onDragOver(event: DragEvent): void;
    onDragLeave(event: DragEvent): void;
    onDrop(event: DragEvent): void;
  };
  /** Belongs beside the button that chooses. */
  readonly input: ReactNode;
  choose(): void;
}

/** A file in: dropped on something, or chosen. */
export function useFileDrop({ label, accept, onFile }: Options): FileDrop {
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const take = (files: FileList | null) => {
    const [file] = files ?? [];
    if (file) onFile(file);
  };
  return {
    over,
    zone: {
      onDragOver(event) {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setOver(true);
      },
      onDragLeave({ currentTarget, relatedTarget }) {
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setOver(false);
      },
      onDrop(event) {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      },
    },
    input: (
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
    ),
    choose: () => input.current?.click(),
  };
}
