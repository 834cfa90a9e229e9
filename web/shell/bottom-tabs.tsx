import { Menu, UnstyledButton } from '@mantine/core';
import { IconDots, IconKeyboard, IconSearch, IconUserCircle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { RunningList } from '../operations/operations.tsx';
import { usePlaces } from './places.ts';
import classes from './shell.module.css';
import { ConnectionLine, RunningCount } from './sidebar.tsx';
import type { FrameControls } from './use-frame-keys.ts';

/** With "More" there are five: what a thumb reaches. */
const MOST_TABS = 4;

/** The navigation of a phone, under what is running. */
export function BottomTabs({ frame }: { frame: FrameControls }) {
  const places = usePlaces();
  // Operations always keeps a tab: it is where everything can be undone.
  const shown = places.length > MOST_TABS ? [...places.slice(0, MOST_TABS - 1), ...places.slice(-1)] : places;
  const rest = places.filter((place) => !shown.includes(place));
  return (
    <footer className={classes.bottom}>
      <ConnectionLine />
      <RunningList />
      <nav aria-label="Main, at the bottom" className={classes.tabs}>
        {shown.map(({ to, label, icon: Icon, counted }) => (
          <Link key={to} to={to} activeOptions={{ exact: to === '/', includeSearch: false }} className={classes.tab}>
            <Icon size={22} stroke={1.7} />
            <span>{label}</span>
            {counted && <RunningCount />}
          </Link>
        ))}
        <Menu position="top-end" width={220}>
          <Menu.Target>
            <UnstyledButton className={classes.tab ?? ''}>
              <IconDots size={22} stroke={1.7} aria-hidden />
              <span>More</span>
            </UnstyledButton>
          </Menu.Target>
          <Menu.Dropdown>
            {rest.map(({ to, label, icon: Icon }) => (
              <Menu.Item key={to} leftSection={<Icon size={18} />} renderRoot={(props) => <Link {...props} to={to} />}>
                {label}
              </Menu.Item>
            ))}
            <Menu.Item leftSection={<IconSearch size={18} aria-hidden />} onClick={frame.showSearch}>
              Search
            </Menu.Item>
            <Menu.Item
              leftSection={<IconUserCircle size={18} aria-hidden />}
              renderRoot={(props) => <Link {...props} to="/account" />}
            >
              Account and sessions
            </Menu.Item>
            <Menu.Item leftSection={<IconKeyboard size={18} aria-hidden />} onClick={frame.showKeys}>
              Keys
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </nav>
    </footer>
  );
}
