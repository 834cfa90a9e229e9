import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import { api, ask } from '../api/api.ts';
import type { Notification, NotificationPage } from '../api/api.ts';

const PAGE = 20;
const keys = {
  unread: ['notifications', 'unread'],
  list: ['notifications', 'list'],
  preferences: ['notifications', 'preferences'],
} as const;

/** The feed keeps it true. */
export const unreadOptions = queryOptions({
  queryKey: keys.unread,
  queryFn: async () => (await ask(api.GET('/api/v1/notifications', { params: { query: { limit: 1 } } }))).unread,
  initialData: 0,
  enabled: false,
});

export const listOptions = infiniteQueryOptions({
  queryKey: keys.list,
  queryFn: ({ pageParam }) => {
    const query = { limit: PAGE, ...(pageParam === undefined ? {} : { cursor: pageParam }) };
    return ask(api.GET('/api/v1/notifications', { params: { query } }));
  },
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.next_cursor ?? undefined,
  // While it is open the feed brings what is new; each opening looks again.
  staleTime: 0,
  gcTime: 60_000,
});

export const preferencesOptions = queryOptions({
  queryKey: keys.preferences,
  queryFn: () => ask(api.GET('/api/v1/notifications/preferences')),
});

export function putUnread(client: QueryClient, unread: number): void {
  client.setQueryData<number>(keys.unread, unread);
}

/** What is shown is no longer all there is. */
export function refreshList(client: QueryClient): void {
  void client.invalidateQueries({ queryKey: keys.list });
}

/** Shows them as read at once; the server is told, and what it says counts. */
export async function markRead(client: QueryClient, what: { ids: string[] } | { all_before: string }): Promise<void> {
  const read_at = new Date().toISOString();
  const isMeant = ({ id, created_at }: Notification) =>
    'ids' in what ? what.ids.includes(id) : created_at <= what.all_before;
  await client.cancelQueries({ queryKey: keys.list });
  client.setQueryData<InfiniteData<NotificationPage>>(keys.list, (data) => {
    if (!data) return data;
    const items = (page: NotificationPage) =>
      page.items.map((item) => (item.read_at === null && isMeant(item) ? { ...item, read_at } : item));
    return { ...data, pages: data.pages.map((page) => ({ ...page, items: items(page) })) };
  });
  try {
    const { unread } = await ask(api.POST('/api/v1/notifications/read', { body: what }));
    putUnread(client, unread);
  } finally {
    refreshList(client);
  }
}
