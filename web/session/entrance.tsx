import { Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ask } from '../api/api.ts';
import { ErrorNotice } from '../design/design.tsx';
import { EntrancePage } from './entrance-page.tsx';
import { statusKey } from './session-store.ts';
import { SignInForm } from './sign-in-form.tsx';
import { SignUpForm } from './sign-up-form.tsx';

/** The way in: the first person is welcomed, the next ones sign in or up. */
export function Entrance({ why }: { why: 'not-yet' | 'signed-out' | 'ended' }) {
  const [signingUp, setSigningUp] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: statusKey,
    staleTime: 0,
    gcTime: 0,
    queryFn: () => ask(api.GET('/api/v1/auth/status')),
  });

  if (error)
    return (
      <EntrancePage>
        <ErrorNotice error={error} retry={() => void refetch()} />
      </EntrancePage>
    );
  if (!data)
    return (
      <EntrancePage>
        <Stack aria-hidden>
          <Skeleton h={32} w="60%" />
          <Skeleton h={56} />
          <Skeleton h={56} />
          <Skeleton h={40} />
        </Stack>
      </EntrancePage>
    );
  return (
    <EntrancePage>
      {!data.has_people ? (
        <SignUpForm first />
      ) : signingUp && data.signups_open ? (
        <SignUpForm signIn={() => setSigningUp(false)} />
      ) : (
        <SignInForm why={why} {...(data.signups_open ? { signUp: () => setSigningUp(true) } : {})} />
      )}
    </EntrancePage>
  );
}
