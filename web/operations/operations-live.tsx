import { VisuallyHidden } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useAnnouncement } from './attention.ts';
import { setConnection } from './connection.ts';
import { openLiveFeed } from '../api/api.ts';
import type { OperationEvent, Snapshot } from '../api/api.ts';
import { isLiving } from './operation-state.ts';
import { putEvent, putSnapshot } from './operations-cache.ts';
import { toastEnded } from './toast-ended.tsx';

/** Keeps every operation on every screen true, for as long as it is mounted; it shows nothing by itself. */
export function OperationsLive() {
  const client = useQueryClient();
  const announcement = useAnnouncement();
  useEffect(
    () =>
      openLiveFeed<Snapshot, OperationEvent>('/ws/operations', {
        onConnection: setConnection,
        onSnapshot: ({ operations }) => putSnapshot(client, operations),
        onEvent(event, when) {
          putEvent(client, event, when);
          if (event.type !== 'state' || isLiving(event.operation)) return;
          toastEnded(event.operation);
          // What it changed is looked at again: a module's queries begin with the module's name.
          const [module] = event.operation.kind.split('.');
          void client.invalidateQueries({ queryKey: [module] });
        },
      }),
    [client],
  );
  return (
    <VisuallyHidden role="status" aria-live="polite">
      {announcement}
    </VisuallyHidden>
  );
}
