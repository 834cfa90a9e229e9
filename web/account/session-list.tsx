import { Button, Skeleton } from '@mantine/core';
import { IconDeviceDesktop, IconTerminal2 } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, ask } from '../api/api.ts';
import type { Session } from '../api/api.ts';
import { ErrorNotice, Pill, RelativeTime } from '../design/design.tsx';
import { toastProblem } from '../operations/operations.tsx';
import { signOut } from '../session/session.tsx';
import classes from './account.module.css';
import { clientName } from './client-name.ts';

export function SessionList() {
  const sessions = useQuery({ queryKey: ['sessions'], queryFn: () => ask(api.GET('/api/v1/auth/sessions')) });
  if (sessions.error) return <ErrorNotice error={sessions.error} retry={() => void sessions.refetch()} />;
  if (!sessions.data) return <Skeleton h={64} aria-hidden />;
  return (
    <ul className={classes.sessions}>
      {sessions.data.items.map((session) => (
        <SessionRow key={session.id} session={session} />
      ))}
    </ul>
  );
}

function SessionRow({ session }: { session: Session }) {
  const client = useQueryClient();
  const { mutate, isPending } = useMutation({
    mutationFn: async () => {
      if (session.current) await signOut();
      else await ask(api.DELETE('/api/v1/auth/sessions/{id}', { params: { path: { id: session.id } } }));
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['sessions'] }),
    onError: toastProblem,
  });
  const Icon = session.client === 'web' ? IconDeviceDesktop : IconTerminal2;
  return (
    <li className={classes.session}>
      <Icon size={22} stroke={1.6} aria-hidden />
      <div className={classes.sessionText}>
        <strong title={session.user_agent ?? undefined}>{clientName(session.user_agent)}</strong>
        {session.current && <Pill tone="good">This one</Pill>}
        <div>
          {session.address && `${session.address} · `}last used <RelativeTime at={session.last_used_at} />
        </div>
      </div>
      <Button variant="default" size="xs" loading={isPending} onClick={() => mutate()}>
        Sign out
      </Button>
    </li>
  );
}
