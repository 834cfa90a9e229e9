import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { openLiveFeed } from '../api/api.ts';
import type { NotificationEvent, NotificationSnapshot } from '../api/api.ts';
import { putUnread, refreshList } from './notification-queries.ts';
import { hideToast, toastNew } from './toast-new.tsx';

/** Keeps the bell true for as long as it is mounted, and says what is new; it shows nothing by itself. */
export function NotificationsLive() {
  const client = useQueryClient();
  const router = useRouter();
  useEffect(() => {
    const end = openLiveFeed<NotificationSnapshot, NotificationEvent>('/ws/notifications', {
      onSnapshot({ unread }) {
        putUnread(client, unread);
        refreshList(client);
      },
      onEvent(event) {
        if (event.type === 'unread') {
          putUnread(client, event.unread);
          refreshList(client);
        } else toastNew(event.notification, { client, go: (to) => router.history.push(to) });
      },
    });
    return () => {
      end();
      hideToast();
    };
  }, [client, router]);
  return null;
}
