import { Button, Skeleton } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { MouseEvent } from 'react';
import type { Notification } from '../api/api.ts';
import { ErrorNotice, RelativeTime, useFormat, useNow } from '../design/design.tsx';
import { toastProblem } from '../operations/operations.tsx';
import { listOptions, markRead } from './notification-queries.ts';
import classes from './notifications.module.css';

const DAY_MS = 24 * 3_600_000;

/** What I was told, by days, the newest first. A click leads to what it is about. */
export function NotificationList({ close }: { close: () => void }) {
  const client = useQueryClient();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(listOptions);
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  const [newest] = items;
  const unread = items.some(({ read_at }) => read_at === null) || (data?.pages[0]?.unread ?? 0) > 0;
  return (
    <>
      <div className={classes.head}>
        <h2>Notifications</h2>
        {newest && unread && (
          <Button
            size="compact-sm"
            variant="subtle"
            onClick={() => void markRead(client, { all_before: newest.created_at }).catch(toastProblem)}
          >
            Mark all read
          </Button>
        )}
      </div>
      <div className={classes.scroll}>
        {!data && !error && <Waiting />}
        {error && !data && <ErrorNotice error={error} retry={() => void refetch()} />}
        {data && items.length === 0 && <Nothing />}
        <Days items={items} close={close} />
        {hasNextPage && (
          <Button variant="subtle" fullWidth loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            Show older ones
          </Button>
        )}
      </div>
    </>
  );
}

function Days({ items, close }: { items: readonly Notification[]; close: () => void }) {
  const format = useFormat();
  const now = useNow();
  const named = new Map([
    [format.day(now), 'Today'],
    [format.day(now - DAY_MS), 'Yesterday'],
  ]);
  const days = Map.groupBy(items, ({ created_at }) => format.day(Date.parse(created_at)));
  return [...days].map(([day, told]) => (
    <section key={day} aria-label={named.get(day) ?? day}>
      <h3 className={classes.day}>{named.get(day) ?? day}</h3>
      <ul className={classes.list}>
        {told.map((notification) => (
          <li key={notification.id}>
            <Entry notification={notification} close={close} />
          </li>
        ))}
      </ul>
    </section>
  ));
}

function Entry({ notification, close }: { notification: Notification; close: () => void }) {
  const { id, title, text, to, created_at, read_at } = notification;
  const client = useQueryClient();
  const router = useRouter();
  const read = () => {
    if (read_at === null) void markRead(client, { ids: [id] }).catch(toastProblem);
  };
  const go = (event: MouseEvent) => {
    read();
    // With a key held down the browser opens another tab, as with any link.
    if (to === null || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    close();
    router.history.push(to);
  };
  const content = (
    <>
      <span className={classes.dot} data-unread={read_at === null || undefined} aria-hidden />
      <span className={classes.words}>
        <strong>{title}</strong>
        {read_at === null && <span className={classes.forListeners}>, unread</span>}
        {text !== '' && <span className={classes.text}>{text}</span>}
        <span className={classes.when}>
          <RelativeTime at={created_at} />
        </span>
      </span>
    </>
  );
  return to === null ? (
    <button type="button" className={classes.entry} onClick={read}>
      {content}
    </button>
  ) : (
    <a className={classes.entry} href={to} onClick={go}>
      {content}
    </a>
  );
}

function Nothing() {
  return (
    <div className={classes.nothing}>
      <IconBell size={28} stroke={1.5} aria-hidden />
      <strong>Nothing yet</strong>
      <p>When something is due, like an appointment with a reminder, it says so here.</p>
    </div>
  );
}

function Waiting() {
  return (
    <div className={classes.waiting} role="status" aria-label="Loading notifications">
      {[1, 2, 3].map((line) => (
        <Skeleton key={line} height={52} />
      ))}
    </div>
  );
}
