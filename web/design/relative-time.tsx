import { Tooltip } from '@mantine/core';
import { useFormat } from './format.tsx';
import { useNow } from './now.ts';

/** "3 minutes ago"; the exact instant shows on hover. */
export function RelativeTime({ at }: { at: string }) {
  const format = useFormat();
  const now = useNow();
  return (
    <Tooltip label={format.exact(at)}>
      <time dateTime={at}>{format.relative(at, now)}</time>
    </Tooltip>
  );
}
