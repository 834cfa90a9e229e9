import { useMemo } from 'react';
import { useFormat } from '../../../../web/design/design.tsx';

/** Days of statements, which have no zone, as the person writes them. */
export function useDays() {
  const { locale } = useFormat();
  return useMemo(() => {
    const formats = { short: new Intl.DateTimeFormat(locale, { ...UTC, dateStyle: 'short' }), full: new Intl.DateTimeFormat(locale, { ...UTC, dateStyle: 'medium' }) };
    const at = (day: string) => new Date(`${day}T00:00:00Z`);
    return { short: (day: string) => formats.short.format(at(day)), full: (day: string) => formats.full.format(at(day)) };
  }, [locale]);
}

const UTC = { timeZone: 'UTC' } as const;
