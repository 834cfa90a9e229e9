import '@mantine/dates/styles.layer.css';
import { usePerson } from '../../../web/session/session.tsx';
import { CalendarBoard } from './calendar-board.tsx';
import { ClockProvider } from './clock.tsx';
import { useZoneChoice } from './zone-choice.ts';

/** A person's calendars: month, week, day and agenda, with the editor beside. */
export function CalendarPage() {
  const { locale } = usePerson();
  const { zone } = useZoneChoice();
  return (
    <ClockProvider locale={locale} zone={zone}>
      <CalendarBoard />
    </ClockProvider>
  );
}
