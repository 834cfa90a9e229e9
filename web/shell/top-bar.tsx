import {
  ActionIcon,
  Avatar,
  Kbd,
  Menu,
  Tooltip,
  UnstyledButton,
  useComputedColorScheme,
  useMantineColorScheme,
} from '@mantine/core';
import { IconApi, IconKeyboard, IconLogout, IconMoon, IconSearch, IconSun, IconUserCircle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { Bell } from '../notifications/notifications.tsx';
import { toastProblem } from '../operations/operations.tsx';
import { signOut, usePerson } from '../session/session.tsx';
import { Mark } from '../design/design.tsx';
import classes from './shell.module.css';
import type { FrameControls } from './use-frame-keys.ts';

const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);

export function TopBar({ frame }: { frame: FrameControls }) {
  return (
    <header className={classes.topBar}>
      <Link to="/" className={classes.topMark} aria-label="Steward: Today">
        <Mark size={30} />
      </Link>
      <UnstyledButton className={classes.searchButton ?? ''} onClick={frame.showSearch} aria-label="Search">
        <IconSearch size={17} aria-hidden />
        <span>Search or jump to …</span>
        <Kbd size="xs">{isMac ? '⌘' : 'Ctrl'} K</Kbd>
      </UnstyledButton>
      <div className={classes.topEnd}>
        <SchemeToggle />
        <Bell />
        <PersonMenu frame={frame} />
      </div>
    </header>
  );
}

function SchemeToggle() {
  const { setColorScheme } = useMantineColorScheme();
  const dark = useComputedColorScheme('light') === 'dark';
  const label = dark ? 'Light colours' : 'Dark colours';
  return (
    <Tooltip label={label}>
      <ActionIcon aria-label={label} size={40} onClick={() => setColorScheme(dark ? 'light' : 'dark')}>
        {dark ? <IconSun size={20} stroke={1.7} /> : <IconMoon size={20} stroke={1.7} />}
      </ActionIcon>
    </Tooltip>
  );
}

function PersonMenu({ frame }: { frame: FrameControls }) {
  const person = usePerson();
  const name = person.full_name ?? person.username ?? person.email;
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <UnstyledButton className={classes.person ?? ''} aria-label={`${name}: account and sign out`}>
          <Avatar size={32} radius="xl" color="petrol" name={name} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{person.email}</Menu.Label>
        <Menu.Item
          leftSection={<IconUserCircle size={18} aria-hidden />}
          renderRoot={(props) => <Link {...props} to="/account" />}
        >
          Account and sessions
        </Menu.Item>
        <Menu.Item leftSection={<IconKeyboard size={18} aria-hidden />} onClick={frame.showKeys}>
          Keys
        </Menu.Item>
        <Menu.Item leftSection={<IconApi size={18} aria-hidden />} component="a" href="/docs" target="_blank">
          The API
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconLogout size={18} aria-hidden />}
          onClick={() => void signOut().catch(toastProblem)}
        >
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
