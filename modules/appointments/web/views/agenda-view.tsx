import { IconAlertTriangle, IconMapPin, IconRepeat } from '@tabler/icons-react';
import { useClock } from '../clock.tsx';
import type { Clock } from '../clock.tsx';
import type { Entry } from '../entries.ts';
import type { Day } from '../time/time.ts';
import { nameOf, whenOf } from './entry-button.tsx';
import { useEntryKeys } from './use-entry-keys.ts';
import type { ViewProps } from './view-props.ts';
import classes from './views.module.css';

/** What comes, day by day, as a list; days on which nothing happens are left out. */
export function AgendaView(props: ViewProps) {
  const { days, entries, today } = props;
  const clock = useClock();
  const { root, tabbable } = useEntryKeys(props);
  const [first, last] = [days[0] ?? today, days.at(-1) ?? today];
  const byDay = new Map<Day, Entry[]>();
  for (const entry of entries) {
    for (let day = Math.max(entry.firstDay, first); day <= Math.min(entry.lastDay, last); day++) {
      const there = byDay.get(day);
      if (there) there.push(entry);
      else byDay.set(day, [entry]);
    }
  }
  return (
    <section ref={root} className={classes.agenda} aria-label={clock.days(first, last)}>
      {byDay.size === 0 && <p className={classes.nothing}>Nothing is planned in these days.</p>}
      {[...byDay.keys()]
        .toSorted((a, b) => a - b)
        .map((day) => (
          <section key={day} className={classes.agendaDay} aria-label={clock.day(day)}>
            <button
              type="button"
              className={classes.agendaHead}
              aria-current={day === today ? 'date' : undefined}
              onClick={() => props.showDay(day)}
            >
              <strong>{clock.shortDay(day)}</strong>
              {day === today && <span>Today</span>}
            </button>
            <ul>
              {byDay.get(day)?.map((entry) => (
                <li key={entry.key}>
                  <AgendaEntry
                    entry={entry}
                    day={day}
                    color={props.colorOf(entry)}
                    calendar={props.calendarOf(entry)}
                    tabbable={tabbable === entry.key}
                    opened={props.openKey === entry.key}
                    onOpen={props.open}
                  />
                </li>
              ))}
            </ul>
          </section>
        ))}
    </section>
  );
}

interface AgendaEntryProps {
  readonly entry: Entry;
  readonly day: Day;
  readonly color: string;
  readonly calendar: string;
  readonly tabbable: boolean;
  readonly opened: boolean;
  onOpen(entry: Entry): void;
}

function AgendaEntry({ entry, day, color, calendar, tabbable, opened, onOpen }: AgendaEntryProps) {
  const clock = useClock();
  const { occurrence } = entry;
  return (
    <button
      type="button"
      className={classes.agendaEntry}
      style={{ '--color': color } as React.CSSProperties}
      aria-label={nameOf(entry, clock, calendar)}
      aria-haspopup="dialog"
      aria-expanded={opened}
      tabIndex={tabbable ? 0 : -1}
      data-key={entry.key}
      data-day={day}
      data-start={entry.start}
      data-status={occurrence.status}
      onClick={() => onOpen(entry)}
    >
      <span className={classes.agendaTime}>{timeOn(entry, day, clock)}</span>
      <span className={classes.agendaText}>
        <strong>
          {occurrence.title}
          {occurrence.repeating && <IconRepeat size={14} aria-hidden />}
          {occurrence.conflict && <IconAlertTriangle size={15} aria-hidden className={classes.entryConflict} />}
        </strong>
        {occurrence.location && (
          <span>
            <IconMapPin size={14} aria-hidden /> {occurrence.location}
          </span>
        )}
      </span>
    </button>
  );
}

/** What of it falls on this day. */
function timeOn(entry: Entry, day: Day, clock: Clock): string {
  if (entry.occurrence.all_day) return 'All day';
  if (entry.firstDay === entry.lastDay) return whenOf(entry, clock);
  if (day === entry.firstDay) return `from ${clock.time(entry.start)}`;
  if (day === entry.lastDay) return `until ${clock.time(entry.end)}`;
  return 'All day';
}
