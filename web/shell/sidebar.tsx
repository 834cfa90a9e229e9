import { Link } from '@tanstack/react-router';
import { Wordmark, useFormat } from '../design/design.tsx';
import { RunningList, useConnectionLost, useRunning } from '../operations/operations.tsx';
import type { Place } from '../screens.tsx';
import { usePlaces } from './places.ts';
import classes from './shell.module.css';

export function Sidebar() {
  const places = usePlaces();
  return (
    <aside className={classes.sidebar} aria-label="Steward">
      <Link to="/" className={classes.home} aria-label="Steward: Today">
        <Wordmark />
      </Link>
      <nav aria-label="Main" className={classes.nav}>
        {places.map((place) => (
          <NavEntry key={place.to} place={place} />
        ))}
      </nav>
      <div className={classes.sideFoot}>
        <RunningList />
        <ConnectionLine />
      </div>
    </aside>
  );
}

function NavEntry({ place: { to, label, icon: Icon, counted } }: { place: Place }) {
  return (
    <Link to={to} activeOptions={{ exact: to === '/', includeSearch: false }} className={classes.navEntry}>
      <Icon size={20} stroke={1.7} />
      <span>{label}</span>
      {counted && <RunningCount />}
    </Link>
  );
}

/** How many operations are under way; nothing when none is. */
export function RunningCount() {
  const running = useRunning().length;
  const format = useFormat();
  if (running === 0) return null;
  return (
    <span className={classes.count}>
      {format.number(running)}
      <span className={classes.forListeners}> running</span>
    </span>
  );
}

/** Quiet, and only after a while: what is shown may be a little old. */
export function ConnectionLine() {
  const lost = useConnectionLost();
  return (
    <div className={classes.connection} role="status" data-lost={lost || undefined}>
      {lost && 'Connection lost. Trying again …'}
    </div>
  );
}
