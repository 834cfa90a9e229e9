import { Skeleton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { api, ask } from '../../../../web/api/api.ts';
import { toDrawTraits } from './draft.ts';
import type { Draft } from './draft.ts';
import classes from './editor.module.css';

const QUIET_MS = 250;

const sketchOptions = (traits: ReturnType<typeof toDrawTraits>) =>
  queryOptions({
    queryKey: ['creature-sketch', traits],
    queryFn: ({ signal }) => ask(api.POST('/api/v1/creatures/sketch', { body: traits, parseAs: 'text', signal })),
    placeholderData: keepPreviousData,
    // The same traits are always drawn the same.
    staleTime: Infinity,
    gcTime: 60_000,
    retry: false,
  });

/** What it will look like, while one says what it is like. */
export function LiveSketch({ draft }: { draft: Draft }) {
  const [traits] = useDebouncedValue(toDrawTraits(draft), QUIET_MS);
  const { data } = useQuery(sketchOptions(traits));
  return (
    <div className={classes.sketch}>
      {data === undefined ? (
        <Skeleton className={classes.sketchWaiting ?? ''} radius="lg" aria-hidden />
      ) : (
        // As an image no script of it would run.
        <img src={`data:image/svg+xml,${encodeURIComponent(data)}`} alt="How it will look" draggable={false} />
      )}
    </div>
  );
}
