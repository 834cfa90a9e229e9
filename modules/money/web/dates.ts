import { useMemo } from 'react';
import { useFormat } from '../../../web/design/design.tsx';

/** Days and months of the books, which have no zone, as the person reads them. */
export interface DateWords {
  /** "24 Nov" */
  day(day: string): string;
  /** "24 Nov 2026" */
  fullDay(day: string): string;
  /** "November 2026" */
  month(month: string): string;
  /** "Nov" */
  shortMonth(month: string): string;
}

export function useDateWords(): DateWords {
  const { locale } = useFormat();
  return useMemo(() => {
    const format = (options: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
    const [day, fullDay] = [format({ day: 'numeric', month: 'short' }), format({ dateStyle: 'medium' })];
    const [month, shortMonth] = [format({ month: 'long', year: 'numeric' }), format({ month: 'short' })];
    const at = (text: string) => new Date(`${text}T00:00:00Z`);
    return {
      day: (text) => day.format(at(text)),
      fullDay: (text) => fullDay.format(at(text)),
      month: (text) => month.format(at(`${text}-01`)),
      shortMonth: (text) => shortMonth.format(at(`${text}-01`)),
    };
  }, [locale]);
}

/** The first and the last day of a month: the filter of what is behind its figures. */
export function daysOf(month: string): { readonly from: string; readonly to: string } {
  const [year = 0, index = 1] = month.split('-').map(Number);
  const last = new Date(Date.UTC(year, index, 0)).getUTCDate();
  return { from: `${month}-01`, to: `${month}-${String(last).padStart(2, '0')}` };
}

export function monthBeside(month: string, by: 1 | -1): string {
  const [year = 0, index = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, index - 1 + by, 1)).toISOString().slice(0, 7);
}
