import { Notifications } from '@mantine/notifications';
import { Outlet } from '@tanstack/react-router';
import { FormatProvider } from '../design/design.tsx';
import { NotificationsLive } from '../notifications/notifications.tsx';
import { KindsProvider, OperationDrawer, OperationsLive, UndoLast } from '../operations/operations.tsx';
import { useScreens } from '../screens.tsx';
import { SessionGate, usePerson } from '../session/session.tsx';
import { BottomTabs } from './bottom-tabs.tsx';
import { Keys } from './keys-help.tsx';
import { Search } from './search-box.tsx';
import classes from './shell.module.css';
import { Sidebar } from './sidebar.tsx';
import { TopBar } from './top-bar.tsx';
import { useFocusOnNavigation } from './use-focus-on-navigation.ts';
import { useFrameKeys } from './use-frame-keys.ts';

/** What stands around every page. */
export function Frame() {
  return (
    <SessionGate>
      <SignedIn />
    </SessionGate>
  );
}

function SignedIn() {
  const { locale, time_zone } = usePerson();
  const screens = useScreens();
  const frame = useFrameKeys();
  useFocusOnNavigation();
  return (
    <FormatProvider locale={locale} timeZone={time_zone}>
      <KindsProvider value={screens.flatMap(({ kinds }) => kinds)}>
        <a className={classes.skip} href="#main">
          Skip to the page
        </a>
        <div className={classes.frame}>
          <Sidebar />
          <div className={classes.sheet}>
            <TopBar frame={frame} />
            <main id="main" className={classes.main} tabIndex={-1} data-scroll-restoration-id="main">
              <Outlet />
            </main>
            <BottomTabs frame={frame} />
          </div>
        </div>
        <OperationDrawer />
        <Search asked={frame.searchAsked} frame={frame} />
        <Keys opened={frame.open === 'keys'} onClose={frame.close} />
        <UndoLast opened={frame.open === 'undo'} onClose={frame.close} />
        {/* Above a drawer (see the theme), below a dialog: they never cover what somebody is asked to press. */}
        <Notifications
          position="bottom-left"
          limit={4}
          containerWidth={380}
          zIndex={190}
          className={classes.toasts ?? ''}
        />
        <OperationsLive />
        <NotificationsLive />
      </KindsProvider>
    </FormatProvider>
  );
}
