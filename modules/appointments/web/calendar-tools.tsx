import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import {
  IconCalendarShare,
  IconDots,
  IconFileImport,
  IconSearch,
  IconSparkles,
  IconStack2,
  IconTrash,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { firstDayOf } from './appointment-words.ts';
import classes from './calendar.module.css';
import { useClock } from './clock.tsx';
import { QuickAdd } from './quick-add/quick-add.tsx';
import type { CalendarState } from './use-calendar.ts';

interface Props {
  readonly calendar: CalendarState;
  /** Opens the editor with what is said. */
  onSay(text: string): void;
  onSearch(): void;
}

/** In the calendar's head: add in one's own words, search, and choose calendars. */
export function CalendarTools({ calendar: { days, show, go }, onSay, onSearch }: Props) {
  const clock = useClock();
  return (
    <div className={classes.tools}>
      <QuickAdd
        onEdit={onSay}
        onAdded={(added) => {
          const day = firstDayOf(added, clock);
          if (!days.includes(day)) show(day);
        }}
      />
      <Tooltip label="Search">
        <ActionIcon aria-label="Search appointments" onClick={onSearch}>
          <IconSearch size={20} stroke={1.7} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label="Calendars">
        <ActionIcon aria-label="Calendars" onClick={() => go({ panel: 'calendars' })}>
          <IconStack2 size={20} stroke={1.7} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label="Summaries">
        <ActionIcon aria-label="Summaries" renderRoot={(props) => <Link {...props} to="/appointments/summaries" />}>
          <IconSparkles size={20} stroke={1.7} />
        </ActionIcon>
      </Tooltip>
      <MorePages />
    </div>
  );
}

const PAGES = [
  { to: '/appointments/import', label: 'Import and share', icon: IconFileImport },
  { to: '/appointments/booking', label: 'Booking pages', icon: IconCalendarShare },
  { to: '/appointments/trash', label: 'Trash', icon: IconTrash },
] as const;

/** Where one goes now and then. */
function MorePages() {
  return (
    <Menu position="bottom-end" width={210}>
      <Menu.Target>
        <ActionIcon aria-label="More of the calendar">
          <IconDots size={20} stroke={1.7} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {PAGES.map(({ to, label, icon: Icon }) => (
          <Menu.Item
            key={to}
            leftSection={<Icon size={18} aria-hidden />}
            renderRoot={(props) => <Link {...props} to={to} />}
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
