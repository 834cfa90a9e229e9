import { ActionIcon, Popover } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Suspense, lazy, useState } from 'react';
import { useEscape, useFormat } from '../design/design.tsx';
import { unreadOptions } from './notification-queries.ts';
import classes from './notifications.module.css';
import { hideToast } from './toast-new.tsx';

const loadList = () => import('./notification-list.tsx');
const NotificationList = lazy(async () => ({ default: (await loadList()).NotificationList }));
const MOST_SHOWN = 99;

/** How many notifications are unread; a click shows them. The list is loaded when it is first asked for. */
export function Bell() {
  const [opened, setOpened] = useState(false);
  const { data: unread } = useQuery(unreadOptions);
  const format = useFormat();
  const close = () => setOpened(false);
  useEscape(opened, close);
  const label = unread === 0 ? 'Notifications' : `Notifications, ${format.number(unread)} unread`;
  const toggle = () => {
    if (!opened) hideToast();
    setOpened(!opened);
  };
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      width={400}
      shadow="lg"
      trapFocus
      returnFocus
      closeOnEscape={false}
      withinPortal={false}
      transitionProps={{ duration: 100 }}
    >
      {/* No tooltip: it would take the Escape that is meant for the list. */}
      <Popover.Target>
        <ActionIcon
          aria-label={label}
          size={40}
          onClick={toggle}
          onMouseEnter={() => void loadList()}
          onFocus={() => void loadList()}
        >
          <span className={classes.bell} aria-hidden>
            <IconBell size={20} stroke={1.7} />
            {unread > 0 && (
              <span className={classes.count}>{unread > MOST_SHOWN ? `${MOST_SHOWN}+` : format.number(unread)}</span>
            )}
          </span>
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown className={classes.dropdown ?? ''} aria-label="Notifications">
        <Suspense fallback={<div className={classes.loading} />}>
          {opened && <NotificationList close={close} />}
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  );
}
