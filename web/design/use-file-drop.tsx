import { useRef, useState } from 'react';
import type { DragEvent, ReactNode, Ref } from 'react';
import classes from './design.module.css';
import { droppedFiles } from './dropped-files.ts';

interface Options {
  /** What the file is, for those who listen. */
  readonly label: string;
  /** As an `<input type="file">` has it. */
  readonly accept: string;
  /** The first one, or the only one. */
  onFile?(file: File): void;
  /** Several are welcome, and folders where the browser can: instead of `onFile`. */
  onFiles?(files: readonly File[]): void;
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
  /** undefined: this browser gives no folders, or one is all that is wanted. */
  readonly chooseFolder: (() => void) | undefined;
}

const GIVES_FOLDERS = 'webkitdirectory' in HTMLInputElement.prototype;

/** Files in: dropped on something, or chosen. */
export function useFileDrop({ label, accept, onFile, onFiles }: Options): FileDrop {
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const take = (files: readonly File[]) => {
    const [file] = files;
    if (!file) return;
    onFile?.(file);
    onFiles?.(files);
  };
  const several = onFiles !== undefined;
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
        if (several) void droppedFiles(event.dataTransfer).then(take);
        else take([...event.dataTransfer.files]);
      },
    },
    input: (
      <>
        <HiddenInput ref={input} name={label} how={{ accept, multiple: several }} take={take} />
        {several && GIVES_FOLDERS && (
          <HiddenInput ref={folder} name={`${label}, a folder`} how={{ webkitdirectory: '' }} take={take} />
        )}
      </>
    ),
    choose: () => input.current?.click(),
    chooseFolder: several && GIVES_FOLDERS ? () => folder.current?.click() : undefined,
  };
}

interface InputProps {
  readonly ref: Ref<HTMLInputElement>;
  readonly name: string;
  readonly how: { readonly accept?: string; readonly multiple?: boolean; readonly webkitdirectory?: '' };
  take(files: readonly File[]): void;
}

function HiddenInput({ ref, name, how, take }: InputProps) {
  return (
    <input
      ref={ref}
      className={classes.file}
      type="file"
      aria-label={name}
      tabIndex={-1}
      {...how}
      onChange={({ currentTarget }) => {
        take([...(currentTarget.files ?? [])].filter((file) => !file.name.startsWith('.')));
        // The same file again is a choice, too.
        currentTarget.value = '';
      }}
    />
  );
}
