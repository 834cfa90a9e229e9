import { IconPlus } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { ErrorNotice } from '../../../web/design/design.tsx';
import { Beginning } from './beginning.tsx';
import classes from './calendar.module.css';
import { useClock } from './clock.tsx';
import { CalendarTools } from './calendar-tools.tsx';
import { CalendarsPanel } from './calendars/calendars.tsx';
import { Details } from './details.tsx';
import { Editor, nextHour, readAt, writeAt } from './editor/editor.tsx';
import type { Entry, Times } from './entries.ts';
import { Results, SearchRow } from './results/results.tsx';
import type { Scope } from './scope.ts';
import { ScopeDialog } from './scope-dialog.tsx';
import type { Question } from './scope-dialog.tsx';
import { dayOfWall } from './time/time.ts';
import { CalendarHead } from './calendar-head.tsx';
import { useCalendar } from './use-calendar.ts';
import { useCalendarKeys } from './use-calendar-keys.ts';
import { useChanges } from './use-changes.tsx';
import { useEntries } from './use-entries.ts';
import { useWallNow } from './use-wall-now.ts';
import { AgendaView, DayStrip, MonthView, TimeGrid, ViewSkeleton } from './views/views.tsx';
import type { ViewProps } from './views/views.tsx';
import { ZoneLine } from './zone-line.tsx';

/** The calendar: its head, the view that is chosen, the details of what is open, and the editor. */
export function CalendarBoard() {
  const calendar = useCalendar();
  const { search, phone, view, date, today, days, go, show } = calendar;
  const clock = useClock();
  const now = useWallNow();
  const { entries, around, calendars, calendarFor, colorOf, calendarOf, isPending, error, refetch } = useEntries(
    days,
    search.calendars,
  );
  const { move, remove } = useChanges(clock.zone);
  const [question, setQuestion] = useState<Question>();
  const [planned, setPlanned] = useState<Times>();
  const [searching, setSearching] = useState(false);
  const looking = searching || search.q !== undefined;

  const find = (key: string | undefined) => entries.find((each) => each.key === key);
  const opened = find(search.open);
  const edited = find(search.edit);
  /** Survives its own change, which may give it another key, until the editor is closed. */
  const [kept, setKept] = useState<Entry>();
  if (edited && edited.key !== kept?.key) setKept(edited);
  const inEditor = search.edit === undefined ? undefined : (edited ?? (kept?.key === search.edit ? kept : undefined));

  const inScope = (entry: Entry, verb: Question['verb'], answer: (scope: Scope) => void) => {
    const { repeating, title } = entry.occurrence;
    if (repeating) setQuestion({ title, verb, scopes: ['one', 'following', 'all'], answer });
    else answer('all');
  };
  const edit = (entry: Entry) => go({ edit: entry.key, open: undefined, at: undefined });
  const removeEntry = (entry: Entry) =>
    inScope(entry, 'Delete', (scope) => {
      remove({ entry, scope });
      if (search.open !== undefined || search.edit !== undefined) go({ open: undefined, edit: undefined });
    });
  const plan = (times?: Times) => go({ edit: 'new', open: undefined, at: times && writeAt(times) });
  useCalendarKeys(calendar, plan, () => setSearching(true));

  // An address may name a day and what stands on it elsewhere; what is gone is not open.
  const gone = !isPending && search.open !== undefined && !opened;
  useEffect(() => {
    if (gone && document.activeElement === document.body) document.querySelector<HTMLElement>('#main')?.focus();
  }, [gone]);

  const props: ViewProps = {
    ...{ days, today, entries, colorOf, calendarOf, openKey: search.open, editedKey: search.edit },
    draft: search.edit === undefined ? undefined : planned,
    open: (entry) => go({ open: entry.key === search.open ? undefined : entry.key }),
    create: (times) => (search.open === undefined ? plan(times) : go({ open: undefined })),
    change: (entry, times) => inScope(entry, 'Move', (scope) => move({ entry, scope, times })),
    remove: removeEntry,
    showDay: (day) => show(day, { view: 'day' }),
  };
  /** For the strip of a phone: the days of this week on which something is. */
  const taken = new Set(around.flatMap(({ firstDay, lastDay }) => [firstDay, lastDay]));
  return (
    <div className={classes.page} data-fills>
      <div className={classes.main}>
        <CalendarHead calendar={calendar} plan={() => plan()}>
          {search.edit === undefined && (
            <CalendarTools
              calendar={calendar}
              onSay={(say) => go({ edit: 'new', open: undefined, at: undefined, say })}
              onSearch={() => setSearching(true)}
            />
          )}
        </CalendarHead>
        {looking && (
          <SearchRow
            q={search.q ?? ''}
            onSearch={(q) => go({ q, open: undefined }, { replace: true })}
            onClose={() => {
              setSearching(false);
              go({ q: undefined });
            }}
          />
        )}
        <ZoneLine />
        {phone && view === 'day' && search.q === undefined && (
          <DayStrip date={date} today={today} taken={taken} showDay={props.showDay} />
        )}
        {!isPending && !error && entries.length === 0 && search.edit === undefined && !looking && (
          <Beginning plan={() => plan()} />
        )}
        {search.q !== undefined && <Results key={search.q} q={search.q} calendars={calendars} />}
        <div className={classes.view} hidden={search.q !== undefined}>
          {error && (
            <div className={classes.error}>
              <ErrorNotice error={error} retry={() => void refetch()} />
            </div>
          )}
          {isPending && <ViewSkeleton view={view} columns={days.length} />}
          {!isPending && view === 'month' && <MonthView {...props} date={date} />}
          {!isPending && view === 'agenda' && <AgendaView {...props} />}
          {!isPending && (view === 'week' || view === 'day') && <TimeGrid key={view} {...props} />}
        </div>
        {phone && (
          <button type="button" className={classes.fab} aria-label="New appointment" onClick={() => plan()}>
            <IconPlus size={26} aria-hidden />
          </button>
        )}
      </div>
      {opened && (
        <Details
          key={opened.key}
          entry={opened}
          color={colorOf(opened)}
          calendar={calendarFor(opened)}
          phone={phone}
          edit={edit}
          remove={removeEntry}
          close={() => go({ open: undefined })}
        />
      )}
      {search.edit !== undefined && (search.edit === 'new' || inEditor) && calendars.length > 0 && (
        <Editor
          key={`${search.edit} ${search.say ?? ''}`}
          entry={inEditor}
          at={readAt(search.at)}
          soon={nextHour(now, date)}
          say={search.say}
          calendars={calendars}
          phone={phone}
          onPlanned={setPlanned}
          ask={setQuestion}
          remove={removeEntry}
          close={() => go({ edit: undefined, at: undefined, say: undefined })}
          onSaved={({ start }) => {
            if (!days.includes(dayOfWall(start))) show(dayOfWall(start));
          }}
        />
      )}
      {search.panel === 'calendars' && (
        <CalendarsPanel
          calendars={calendars}
          shown={search.calendars}
          onShow={(shown) => go({ calendars: shown }, { replace: true })}
          onClose={() => go({ panel: undefined })}
        />
      )}
      <ScopeDialog question={question} onClose={() => setQuestion(undefined)} />
    </div>
  );
}
