import { useSyncExternalStore } from 'react';
import { api, ask, dropToken, holdToken, refreshToken, toProblem, whenSessionEnds } from '../api/api.ts';
import type { ApiProblem, Person } from '../api/api.ts';

export type SessionState =
  | { readonly status: 'starting' }
  /** Nobody could say whether somebody is signed in. */
  | { readonly status: 'unreachable'; readonly problem: ApiProblem }
  | { readonly status: 'out'; readonly why: 'not-yet' | 'signed-out' | 'ended' }
  | { readonly status: 'in'; readonly person: Person };

/** Where it is cached whether anybody is here yet. */
export const statusKey = ['auth-status'] as const;

let state: SessionState = { status: 'starting' };
const listeners = new Set<() => void>();
/** Signing out in one tab signs out in all. */
const otherTabs = new BroadcastChannel('steward-session');

function change(next: SessionState): void {
  state = next;
  for (const listener of listeners) listener();
}

export function useSession(): SessionState {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => state,
  );
}

/** Who is signed in. Only for what the gate lets through. */
export function usePerson(): Person {
  const session = useSession();
  if (session.status !== 'in') throw new Error('Nobody is signed in here.');
  return session.person;
}

/** On load: goes on with the session that the cookie holds, if there is one. */
export async function resumeSession(): Promise<void> {
  change({ status: 'starting' });
  try {
    if (await refreshToken()) await enter();
    else change({ status: 'out', why: 'not-yet' });
  } catch (error) {
    change({ status: 'unreachable', problem: toProblem(error) });
  }
}

export async function signIn(credentials: { email: string; password: string }): Promise<void> {
  holdToken(await ask(api.POST('/api/v1/auth/login', { body: credentials })));
  await enter();
}

export async function signUp(person: { full_name: string; email: string; password: string }): Promise<void> {
  const { timeZone, locale } = new Intl.DateTimeFormat(navigator.language).resolvedOptions();
  const body = { ...person, time_zone: timeZone, locale };
  holdToken(await ask(api.POST('/api/v1/auth/signup', { body })));
  await enter();
}

export async function signOut(): Promise<void> {
  await ask(api.POST('/api/v1/auth/logout', {}));
  leave('signed-out');
  otherTabs.postMessage('signed-out');
}

/** After a change of one's own name, language or zone. */
export function showPerson(person: Person): void {
  if (state.status === 'in') change({ status: 'in', person });
}

async function enter(): Promise<void> {
  change({ status: 'in', person: await ask(api.GET('/api/v1/auth/me')) });
}

function leave(why: 'signed-out' | 'ended'): void {
  change({ status: 'out', why });
  dropToken();
}

whenSessionEnds(() => {
  if (state.status === 'in') change({ status: 'out', why: 'ended' });
});
otherTabs.addEventListener('message', () => {
  if (state.status === 'in') leave('signed-out');
});
