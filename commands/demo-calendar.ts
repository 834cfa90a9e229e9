/** An appointment of the demonstration: days count from the Monday of this week, times are by the wall clock. */
interface DemoAppointment {
  readonly title: string;
  readonly day: number;
  /** Absent: all day. */
  readonly at?: string;
  readonly minutes?: number;
  readonly days?: number;
  readonly category?: string;
  readonly location?: string;
  readonly rrule?: string;
}

/** Some weeks of somebody's life: enough that a summary has something to say, an overlap included. */
const CALENDAR: readonly DemoAppointment[] = [
  {
    title: 'Stand-up',
    day: -14,
    at: '09:00',
    minutes: 15,
    category: 'Work',
    rrule: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
  },
  { title: 'Team meeting', day: -14, at: '10:00', minutes: 60, category: 'Work', rrule: 'FREQ=WEEKLY' },
  { title: 'Sprint planning', day: -14, at: '13:00', minutes: 90, category: 'Work', rrule: 'FREQ=WEEKLY;INTERVAL=2' },
  { title: 'Swimming', day: -13, at: '18:00', minutes: 60, category: 'Sport', rrule: 'FREQ=WEEKLY;BYDAY=TU,TH' },
  { title: 'Piano lesson with Lea', day: -12, at: '16:30', minutes: 45, category: 'Family', rrule: 'FREQ=WEEKLY' },
  { title: 'Dentist', day: 1, at: '15:00', minutes: 60, category: 'Health', location: 'Bahnhofstrasse 12' },
  { title: 'Project review', day: 1, at: '15:30', minutes: 90, category: 'Work', location: 'Room 3' },
  { title: 'Lunch with Rex', day: 4, at: '12:30', minutes: 75, category: 'Friends', location: 'Trattoria da Enzo' },
  { title: 'Grandparents visit', day: 5, days: 2, category: 'Family' },
  { title: 'Flight to Lisbon', day: 7, at: '07:40', minutes: 180, category: 'Travel', location: 'Terminal 2' },
  { title: 'Quarterly report due', day: 10, at: '17:00', minutes: 30, category: 'Work' },
  { title: 'Parents’ evening', day: 8, at: '19:00', minutes: 90, category: 'Family' },
];

/** As `POST /appointments` takes them, in the week of `today`. */
export function demoAppointments(today: Temporal.PlainDate, timeZone: string): Record<string, unknown>[] {
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  return CALENDAR.map(({ day, at, minutes = 60, days = 1, ...rest }) => {
    const date = monday.add({ days: day });
    if (at === undefined)
      return { ...rest, all_day: true, starts_at: date.toString(), ends_at: date.add({ days }).toString() };
    const starts = date.toPlainDateTime(at);
    const local = (time: Temporal.PlainDateTime) => time.toString({ smallestUnit: 'minute' });
    return { ...rest, time_zone: timeZone, starts_at: local(starts), ends_at: local(starts.add({ minutes })) };
  });
}
