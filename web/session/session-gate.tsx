import { Loader, Stack, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { Suspense, lazy, useEffect } from 'react';
import type { ReactNode } from 'react';
import { ErrorNotice } from '../design/design.tsx';
import { EntrancePage } from './entrance-page.tsx';
import { resumeSession, statusKey, useSession } from './session-store.ts';
import classes from './session.module.css';

const Entrance = lazy(async () => ({ default: (await import('./entrance.tsx')).Entrance }));

/** Shows what it holds to whoever is signed in, and the way in to everybody else, at the same address: nobody loses their place. */
export function SessionGate({ children }: { children: ReactNode }) {
  const session = useSession();
  const client = useQueryClient();
  useEffect(() => void resumeSession(), []);
  useEffect(() => {
    if (session.status !== 'out') return;
    // Nothing of one person is left for the next.
    client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== statusKey[0] });
    notifications.clean();
  }, [session.status, client]);

  if (session.status === 'in') return children;
  if (session.status === 'unreachable')
    return (
      <EntrancePage>
        <Stack gap="lg">
          <Title order={1}>Not there yet</Title>
          <ErrorNotice error={session.problem} retry={() => void resumeSession()} />
        </Stack>
      </EntrancePage>
    );
  if (session.status === 'starting') return <Waiting />;
  return (
    <Suspense fallback={<Waiting />}>
      <Entrance why={session.why} />
    </Suspense>
  );
}

/** Shown only if it takes a while: the stylesheet fades it in. */
function Waiting() {
  return (
    <div className={classes.waiting} role="status" aria-label="Starting">
      <Loader />
    </div>
  );
}
