import { ActionIcon, Loader } from '@mantine/core';
import { IconAlertTriangle, IconX } from '@tabler/icons-react';
import { toProblem } from '../../../../web/api/api.ts';
import { useFormat } from '../../../../web/design/design.tsx';
import classes from './imports.module.css';
import type { Sending } from './use-sending.ts';

/** A file that is on its way, or one that cannot be read, and why. */
export function SendingRow({ sending: { file, error }, drop }: { sending: Sending; drop(): void }) {
  const format = useFormat();
  const problem = error === undefined ? undefined : toProblem(error);
  return (
    <li className={classes.sendingRow} data-bad={problem !== undefined || undefined}>
      {problem ? <IconAlertTriangle size={20} aria-hidden /> : <Loader size="xs" aria-hidden />}
      <span className={classes.sendingText} role={problem && 'alert'}>
        <strong>{file.name}</strong>
        <span>
          {problem
            ? `${problem.title} ${wordsOf(problem.message, { title: problem.title, name: file.name })} Choose another file.`
            : `Looking at it, ${format.bytes(file.size)}`}
        </span>
      </span>
      {problem && (
        <ActionIcon aria-label={`Take ${file.name} out`} onClick={drop}>
          <IconX size={18} aria-hidden />
        </ActionIcon>
      )}
    </li>
  );
}

/** The reason without the name that stands above it. */
function wordsOf(message: string, { title, name }: { title: string; name: string }): string {
  if (message === title) return '';
  return message.startsWith(`${name}: `) ? message.slice(name.length + 2) : message;
}
