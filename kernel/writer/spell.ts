import type { FactValue, Phrase, PlainValue } from './writer.schema.ts';

/** The language that a text is written in: the locale of its figures and dates, and the task's phrases. */
export interface Tongue {
  readonly language: string;
  readonly locale: string;
  readonly phrases: Readonly<Record<string, Phrase>>;
}

/** `en` alone is written the international way: 2 March, 15:00. Whoever wants March 2 and 3:00 PM asks for en-US. */
const LOCALES: Readonly<Record<string, string>> = { en: 'en-GB' };

/** The tongue that comes nearest to what was asked for: the tag, its language, else English. */
export function tongueFor(phrases: Readonly<Record<string, Readonly<Record<string, Phrase>>>>, asked: string): Tongue {
  const primary = asked.split('-')[0] ?? asked;
  for (const language of [asked, primary]) {
    const table = phrases[language];
    if (table && isLocale(asked)) return { language, locale: LOCALES[asked] ?? asked, phrases: table };
  }
  return { language: 'en', locale: 'en-GB', phrases: phrases['en'] ?? {} };
}

/** How a value can be asked for in a phrase, beside the usual: `{busiest_day:weekday}`. */
export const MANNERS: ReadonlySet<string> = new Set([
  ...['number', 'hours', 'absolute'],
  ...['weekday', 'date', 'full', 'name'],
]);

/** One value in words of the tongue. Everything that Intl knows is Intl's. */
export function spell(value: PlainValue, tongue: Tongue, manner?: string): string {
  const { locale } = tongue;
  switch (value.kind) {
    case 'count':
    case 'number': {
      const digits = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(value.value);
      return value.noun === undefined || manner === 'number'
        ? digits
        : counted(value.value, digits, value.noun, tongue);
    }
    case 'duration':
      return spellDuration(value.minutes, locale, manner);
    case 'day':
      return date(value.value, locale, DAY_PARTS[manner ?? 'usual'] ?? {});
    case 'month':
      return date(
        `${value.value}-01`,
        locale,
        manner === 'name' ? { month: 'long' } : { month: 'long', year: 'numeric' },
      );
    case 'time':
      return new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: 'UTC' })
        .format(new Date(`2026-01-01T${value.value}Z`))
        .replaceAll('\u{202F}', ' ');
    case 'amount':
      return new Intl.NumberFormat(locale, {
        style: 'currency',
        currency: value.currency,
      }).format((manner === 'absolute' ? value.amount.replace('-', '') : value.amount) as `${number}`);
    case 'percent':
      return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(
        (manner === 'absolute' ? Math.abs(value.value) : value.value) / 100,
      );
    case 'name':
    case 'text':
      return clean(value.value);
  }
}

/** One line of readable characters: what comes from outside may hold line breaks, controls and marks that turn text around. */
export function clean(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .replaceAll(/[\p{Cf}\p{Co}\p{Cn}\p{Cs}]/gu, '')
    .trim();
}

/** The size of a value, for plurals and conditions. */
export function sizeOf(value: FactValue): number {
  switch (value.kind) {
    case 'count':
    case 'number':
    case 'percent':
      return value.value;
    case 'duration':
      return value.minutes;
    case 'amount':
      return Number(value.amount);
    case 'list':
      return value.items.length;
    case 'name':
    case 'text':
      return clean(value.value).length;
    case 'day':
    case 'month':
    case 'time':
      return 1;
  }
}

/** The form of a phrase that a size takes. */
export function formFor(phrase: Exclude<Phrase, string>, size: number, locale: string): string {
  if (size === 0 && phrase.none !== undefined) return phrase.none;
  return phrase[new Intl.PluralRules(locale).select(size)] ?? phrase.other;
}

const DAY_PARTS: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  usual: { weekday: 'long', day: 'numeric', month: 'long' },
  weekday: { weekday: 'long' },
  date: { day: 'numeric', month: 'long', year: 'numeric' },
  full: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
};

function counted(size: number, digits: string, noun: string, { phrases, locale }: Tongue): string {
  const phrase = phrases[noun];
  if (phrase === undefined) return `${digits} ${noun}`;
  return (typeof phrase === 'string' ? phrase : formFor(phrase, size, locale)).replaceAll('{n}', digits);
}

/** 45 minutes; 12.5 hours; 2 hours and 20 minutes. */
function spellDuration(minutes: number, locale: string, manner?: string): string {
  const unit = (value: number, unit: 'hour' | 'minute') =>
    new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 2 }).format(value);
  if (minutes === 0 || (Math.abs(minutes) >= 60 && (minutes % 30 === 0 || manner === 'hours')))
    return unit(minutes / 60, 'hour');
  if (Math.abs(minutes) < 60) return unit(minutes, 'minute');
  const hours = Math.trunc(minutes / 60);
  return new Intl.ListFormat(locale).format([unit(hours, 'hour'), unit(Math.abs(minutes % 60), 'minute')]);
}

function date(day: string, locale: string, parts: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale, { ...parts, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}

function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
