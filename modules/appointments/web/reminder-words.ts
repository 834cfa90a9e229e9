interface Reminder {
  readonly minutes_before: number;
  readonly via: 'app' | 'email';
}

/** What one can choose from; other values are kept and said in words. */
export const REMINDER_MINUTES = { timed: [0, 5, 10, 15, 30, 60, 120, 1440], allDay: [-540, -480, 0, 360, 900, 10_080] };

/** "10 minutes before", "at 9:00 on the day", "the day before at 18:00, by e-mail" */
export const reminderWords = ({ minutes_before, via }: Reminder, allDay: boolean): string =>
  (allDay ? onTheDay(minutes_before) : before(minutes_before)) + (via === 'email' ? ', by e-mail' : '');

function before(minutes: number): string {
  if (minutes === 0) return 'when it begins';
  const [unit, size]: readonly [string, number] =
    minutes % 10_080 === 0
      ? ['week', 10_080]
      : minutes % 1440 === 0
        ? ['day', 1440]
        : minutes % 60 === 0
          ? ['hour', 60]
          : ['minute', 1];
  const count = Math.abs(minutes) / size;
  return `${count} ${unit}${count === 1 ? '' : 's'} ${minutes < 0 ? 'after it begins' : 'before'}`;
}

function onTheDay(minutes: number): string {
  const days = Math.ceil(minutes / 1440);
  const time = (days * 1440 - minutes + 1440) % 1440;
  const at = `${Math.floor(time / 60)}:${String(time % 60).padStart(2, '0')}`;
  if (days <= 0) return `on the day at ${at}`;
  return days === 1 ? `the day before at ${at}` : `${days} days before at ${at}`;
}
