import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useFormat } from '../design/design.tsx';
import classes from './operations.module.css';
import { logOptions } from './use-operations.ts';

/** What the operation said while it worked. */
export function OperationLog({ id }: { id: string }) {
  const { data: lines, isPending } = useQuery(logOptions(id));
  const format = useFormat();
  if (isPending) return <Skeleton h={20} w="40%" aria-hidden />;
  if (!lines || lines.length === 0) return null;
  return (
    <section aria-label="Log">
      <h3 className={classes.logTitle}>What happened</h3>
      <ol className={classes.log} tabIndex={0} aria-label="Lines of the log">
        {lines.map((line) => (
          <li key={line.sequence} data-level={line.level}>
            <time dateTime={line.at}>{format.time(line.at)}</time>
            <span>{line.message}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
