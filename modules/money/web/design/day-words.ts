import { useMemo } from 'react';
import { useFormat } from '../../../../web/design/design.tsx';

/** Days (`2026-10-31`) and months (`2026-10`) as the person reads them. */
export interface DayWords {
  /** "31 Oct 2026" */
  day(day: string): string;
  /** "31 Oct", of other years "31/10/24". */
  brief(day: string): string;
  /** "Sat, 31 Oct" */
  shortDay(day: string): string;
  /** "October 2026" */
  month(month: string): string;
}

export function useDayWords(): DayWords {
  const { locale } = useFormat();
  return useMemo(() => {
    const format = (options: Intl.DateTimeFormatOptions) => {
      const formatted = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
      return (day: string) => formatted.format(Date.parse(`${day}T12:00:00Z`));
    };
    const ofThisYear = format({ day: 'numeric', month: 'short' });
    const inFigures = format({ day: '2-digit', month: '2-digit', year: '2-digit' });
    const month = format({ month: 'long', year: 'numeric' });
    return {
      day: format({ day: 'numeric', month: 'short', year: 'numeric' }),
      shortDay: format({ weekday: 'short', day: 'numeric', month: 'short' }),
      brief: (day) => (day.startsWith(String(new Date().getFullYear())) ? ofThisYear(day) : inFigures(day)),
      month: (said) => month(`${said}-01`),
    };
  }, [locale]);
}
