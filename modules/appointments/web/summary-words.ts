import type { Summary } from '../../../web/api/api.ts';
import type { Format } from '../../../web/design/design.tsx';

type Fact = Readonly<Record<string, unknown>>;

/** A day without an instant: shown as it is, wherever one is. */
function dayWords(day: string, locale: string, parts: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale, { ...parts, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}

/** "Monday, 2 March 2026", or from one to another. */
export function periodWords({ from, to }: Pick<Summary, 'from' | 'to'>, locale: string): string {
  if (from === to) return dayWords(from, locale, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  const format = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
  return format.formatRange(new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`));
}

export function labelWords(label: string): string {
  if (label === 'daily') return 'Day';
  if (label === 'weekly') return 'Week';
  return label.charAt(0).toUpperCase() + label.slice(1);
}

function hoursWords(minutes: number, locale: string): string {
  const unit = (value: number, unit: 'hour' | 'minute') =>
    new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'narrow', maximumFractionDigits: 0 }).format(
      value,
    );
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [...(hours > 0 ? [unit(hours, 'hour')] : []), ...(rest > 0 || hours === 0 ? [unit(rest, 'minute')] : [])].join(
    ' ',
  );
}

/** A fact as it stands in a table; undefined for what a table does not show. */
export function factWords(fact: Fact, { locale, format }: { locale: string; format: Format }): string | undefined {
  const { kind, value, minutes, items } = fact;
  if (kind === 'duration') return hoursWords(Number(minutes), locale);
  if (kind === 'day' && typeof value === 'string')
    return dayWords(value, locale, { weekday: 'short', day: 'numeric', month: 'short' });
  if ((kind === 'count' || kind === 'number') && typeof value === 'number') return format.number(value);
  if (kind === 'list' && Array.isArray(items))
    return items.map((item: Readonly<Record<string, Fact>>) => itemWords(item, { locale, format })).join('; ');
  return typeof value === 'string' ? value : undefined;
}

function itemWords(item: Readonly<Record<string, Fact>>, words: { locale: string; format: Format }): string {
  return Object.values(item)
    .map((value) => factWords(value, words))
    .filter((text) => text !== undefined)
    .join(', ');
}

export function writerWords({ written_by, model, asked, faults }: Summary['record']): string {
  if (written_by === 'model') return `Written by ${model ?? 'a model'}; every figure was checked against the facts.`;
  if (asked > 0)
    return `Written by Steward itself: ${model ?? 'the model'} could not (${faults.at(-1) ?? 'no answer'}).`;
  return 'Written by Steward itself, from these facts alone.';
}
