import { Anchor, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ToOptions } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Operation } from '../api/api.ts';
import { ErrorNotice, Page, Pill } from '../design/design.tsx';
import { useWatching } from './attention.ts';
import { isLiving, stateOf } from './operation-state.ts';
import classes from './operations.module.css';
import { operationOptions } from './use-operations.ts';

interface Props {
  readonly operationId: string;
  /** What it is called until its own title is here. */
  readonly title: string;
  /** Where it belongs. */
  readonly place: { readonly label: string; readonly go: ToOptions };
  readonly wide?: boolean;
  readonly skeleton?: ReactNode;
  lead?(operation: Operation): ReactNode;
  children(operation: Operation): ReactNode;
}

/** One operation from its preview to its undo, at one address: what it is called, where it belongs, how it stands. */
export function OperationPage({ operationId, title, place, wide, skeleton, lead, children }: Props) {
  const { data: operation, error, refetch } = useQuery(operationOptions(operationId));
  // A preview that ends before one's eyes needs no toast.
  useWatching(operationId, 'plan');
  return (
    <Page
      wide={wide ?? false}
      title={operation?.title ?? title}
      above={
        <span className={classes.above}>
          <Anchor size="sm" renderRoot={(props) => <Link {...props} {...place.go} />}>
            {place.label}
          </Anchor>
          {operation && (
            <Pill tone={stateOf(operation).tone} live={isLiving(operation)}>
              {stateOf(operation).words}
            </Pill>
          )}
        </span>
      }
      lead={operation && lead?.(operation)}
    >
      {error && <ErrorNotice error={error} retry={() => void refetch()} />}
      {!operation && !error && (skeleton ?? <Skeleton h={320} radius="md" aria-hidden />)}
      {operation && children(operation)}
    </Page>
  );
}
