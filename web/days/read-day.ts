import { dayOf, isoDay, weekdayOf } from './calendar-day.ts';
import type { Day } from './calendar-day.ts';

const WEEKDAYS = ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su'];
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

interface Reading {
  readonly today: Day;
  /** 3/2 is the second of March there. */
  readonly monthFirst: boolean;
  /** Where the year is left out. */
  readonly toward?: 'future' | 'past';
}

/** A day in what people write: `2026-03-02`, `2 Mar`, `2.3.26`, `tue`, `tomorrow`. Where the year is left out, the nearest to come, or that was. */
export function readDay(text: string, { today, monthFirst, toward = 'future' }: Reading): Day | undefined {
  const said = text.trim().toLowerCase();
  const named = { today: 0, tomorrow: 1, yesterday: -1 }[said];
  if (named !== undefined) return today + named;
  const weekday = /^[a-z]{2,9}$/.test(said) ? WEEKDAYS.indexOf(said.slice(0, 2)) : -1;
  if (weekday >= 0) {
    const days = weekday + 1 - weekdayOf(today);
    return toward === 'past' ? today - ((7 - days) % 7) : today + ((days + 7) % 7);
  }
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(said);
  if (iso) return real(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const words = /^(?:[a-z]{2,9},? )?(\d{1,2})\.? ([a-z]{3,9})\.?,?(?: (\d{4}))?$/.exec(said);
  if (words)
    return near(Number(words[1]), MONTHS.indexOf(words[2]?.slice(0, 3) ?? '') + 1, words[3], { today, toward });
  const turned = /^(?:[a-z]{2,9},? )?([a-z]{3,9})\.? (\d{1,2})(?:,? (\d{4}))?$/.exec(said);
  if (turned)
    return near(Number(turned[2]), MONTHS.indexOf(turned[1]?.slice(0, 3) ?? '') + 1, turned[3], { today, toward });
  const figures = /^(\d{1,2})([./-])(\d{1,2})(?:[./-](\d{4}|\d{2})?)?$/.exec(said);
  if (!figures) return undefined;
  const [one, two] = [Number(figures[1]), Number(figures[3])];
  const swapped = monthFirst && figures[2] !== '.';
  return near(swapped ? two : one, swapped ? one : two, figures[4], { today, toward });
}

function near(
  day: number,
  month: number,
  year: string | undefined,
  { today, toward }: { today: Day; toward: 'future' | 'past' },
): Day | undefined {
  if (year !== undefined) return real(Number(year.length === 2 ? `20${year}` : year), month, day);
  const thisYear = Number(isoDay(today).slice(0, 4));
  const found = real(thisYear, month, day);
  if (toward === 'past') return found !== undefined && found > today + 7 ? real(thisYear - 1, month, day) : found;
  return found !== undefined && found < today - 31 ? real(thisYear + 1, month, day) : found;
}

/** 30 February is no day. */
function real(year: number, month: number, day: number): Day | undefined {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return Number.isNaN(Date.parse(text)) || isoDay(dayOf(text)) !== text ? undefined : dayOf(text);
}
