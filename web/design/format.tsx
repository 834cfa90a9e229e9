import { createContext, use, useMemo } from 'react';
import type { ReactNode } from 'react';

/** Numbers, sizes and times as one person reads them. */
export interface Format {
  /** BCP 47: for formats that only one module needs. */
  readonly locale: string;
  /** IANA: the person's. */
  readonly zone: string;
  number(value: number): string;
  /** "1,204 files", "1 file". */
  count(value: number, one: string, many?: string): string;
  /** "3.4 GB" */
  bytes(value: number): string;
  /** "2 minutes", "45 seconds": one unit is enough to plan by. */
  duration(seconds: number): string;
  percent(share: number): string;
  /** "21 Nov 2026, 08:04:09" with its zone. */
  exact(instant: string): string;
  /** "3 minutes ago", against `nowMs`. */
  relative(instant: string, nowMs: number): string;
  time(instant: string): string;
  /** "Saturday, 21 November" */
  day(instantMs: number): string;
  /** The hour of the day in the person's zone. */
  hour(instantMs: number): number;
}

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;
const SPANS = [
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3600 },
  { unit: 'minute', seconds: 60 },
] as const;

function createFormat(locale: string, timeZone: string): Format {
  const whole = new Intl.NumberFormat(locale);
  const share = new Intl.NumberFormat(locale, { style: 'percent' });
  const ago = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const exact = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'long',
    timeZone,
  });
  const day = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone });
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone });
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'medium', timeZone });
  const hour = new Intl.DateTimeFormat('en', { hour: 'numeric', hourCycle: 'h23', timeZone });
  const measure = (value: number, unit: string, options: Intl.NumberFormatOptions = {}) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit, ...options }).format(value);

  return {
    locale,
    zone: timeZone,
    number: (value) => whole.format(value),
    count: (value, one, many = `${one}s`) => `${whole.format(value)} ${value === 1 ? one : many}`,
    bytes(value) {
      const step = Math.min(UNITS.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, value)) / 3)));
      const amount = value / 1000 ** step;
      return measure(amount, UNITS[step] ?? 'byte', {
        unitDisplay: step === 0 ? 'long' : 'short',
        maximumFractionDigits: step === 0 || amount >= 100 ? 0 : 1,
      });
    },
    duration(seconds) {
      const span = SPANS.find((each) => seconds >= each.seconds);
      return span
        ? measure(Math.round(seconds / span.seconds), span.unit, { unitDisplay: 'long' })
        : measure(Math.max(1, Math.round(seconds)), 'second', { unitDisplay: 'long' });
    },
    percent: (value) => share.format(value),
    exact: (instant) => exact.format(new Date(instant)),
    relative(instant, nowMs) {
      const seconds = (Date.parse(instant) - nowMs) / 1000;
      const past = Math.abs(seconds);
      if (past < 45) return 'just now';
      if (past > 7 * 86_400) return date.format(new Date(instant));
      const span = SPANS.find((each) => past >= each.seconds) ?? SPANS[2];
      return ago.format(Math.trunc(seconds / span.seconds), span.unit);
    },
    time: (instant) => time.format(new Date(instant)),
    day: (instantMs) => day.format(instantMs),
    hour: (instantMs) => Number(hour.format(instantMs)),
  };
}

const FormatContext = createContext(createFormat('en', 'UTC'));

/** Everything inside speaks the person's language and lives in their zone. */
export function FormatProvider({ locale, timeZone, children }: FormatProviderProps) {
  const format = useMemo(() => createFormat(locale, timeZone), [locale, timeZone]);
  return <FormatContext value={format}>{children}</FormatContext>;
}

interface FormatProviderProps {
  readonly locale: string;
  readonly timeZone: string;
  readonly children: ReactNode;
}

export function useFormat(): Format {
  return use(FormatContext);
}
