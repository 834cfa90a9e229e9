import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { QueryClient } from '@tanstack/react-query';
import type { Notification } from '../api/api.ts';
import { showOnDevice } from './device.ts';
import { markRead } from './notification-queries.ts';

const STAYS_MS = 12_000;
const TOAST = 'steward-notifications';

/** What came since the toast opened: however many there are, there is one toast. */
let fresh: Notification[] = [];

interface Surroundings {
  readonly client: QueryClient;
  /** To a page of the app. */
  readonly go: (to: string) => void;
}

/** Says what has just come: here, and on the device where the person wants that and looks elsewhere. */
export function toastNew(notification: Notification, around: Surroundings): void {
  fresh = [notification, ...fresh];
  const open = (): void => {
    if (notification.to !== null) around.go(notification.to);
    void markRead(around.client, { ids: [notification.id] }).catch(() => undefined);
    notifications.hide(TOAST);
  };
  if (document.visibilityState === 'hidden') showOnDevice(notification, open);
  const more = fresh.length - 1;
  const data = {
    id: TOAST,
    color: 'petrol',
    title: notification.title,
    message: (
      <>
        {notification.text}
        {more > 0 && <div>{more === 1 ? 'and one more, under the bell' : `and ${more} more, under the bell`}</div>}
        {notification.to !== null && (
          <Button size="compact-sm" variant="subtle" mt="xs" onClick={open}>
            Show
          </Button>
        )}
      </>
    ),
    autoClose: STAYS_MS,
    onClose: () => (fresh = []),
  };
  if (more === 0) notifications.show(data);
  else notifications.update(data);
}

/** Whoever looks at the list needs no toast; nor does the next person. */
export function hideToast(): void {
  notifications.hide(TOAST);
  fresh = [];
}
