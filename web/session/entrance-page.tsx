import type { ReactNode } from 'react';
import { Wordmark } from '../design/design.tsx';
import classes from './session.module.css';

/** The frame of every page before the door: what Steward is beside what there is to do. */
export function EntrancePage({ children }: { children: ReactNode }) {
  return (
    <div className={classes.page}>
      <aside className={classes.livery}>
        <Wordmark />
        <div className={classes.promise}>
          <p className={classes.claim}>Every slow job, looked after.</p>
          <ol className={classes.steps}>
            <li>
              <b>Preview</b> what would happen, in numbers.
            </li>
            <li>
              <b>Apply</b> it, and watch it live.
            </li>
            <li>
              <b>Undo</b> it, today or next month.
            </li>
          </ol>
        </div>
        <p className={classes.foot}>Runs on your own machine. Your things stay with you.</p>
      </aside>
      <main className={classes.door} id="main">
        <div className={classes.inner}>{children}</div>
      </main>
    </div>
  );
}
