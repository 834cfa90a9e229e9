import { Skeleton } from '@mantine/core';
import type { View } from '../calendar-search.ts';
import classes from './views.module.css';

/** The lines of the view that comes, while nothing is known yet. */
export function ViewSkeleton({ view, columns }: { view: View; columns: number }) {
  if (view === 'agenda') {
    return (
      <div className={classes.agenda} aria-hidden>
        {[3, 1, 2].map((rows) => (
          <div key={rows} className={classes.agendaDay}>
            <Skeleton h={20} w={90} />
            <div>
              {Array.from({ length: rows }, (_, row) => (
                <Skeleton key={row} h={44} mb={8} radius="md" />
              ))}
            </div>
          </div>
        ))}
      </div>
    );
  }
  return (
    <div className={classes.skeleton} data-view={view} aria-hidden>
      {Array.from({ length: view === 'month' ? 35 : columns }, (_, cell) => (
        <div key={cell}>
          <Skeleton h={14} w={28} />
        </div>
      ))}
    </div>
  );
}
