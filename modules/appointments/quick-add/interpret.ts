import type { Heard, PartName } from './heard.ts';
import type { Ears, Reader } from './reader.ts';
import { readersFor } from './readers.ts';
import { settle } from './settle.ts';
import type { Settled } from './settle.ts';
import { vocabularyFor } from './vocabulary.ts';
import type { Vocabulary } from './vocabulary.ts';

/** An appointment in the making: with a title, a body for `POST /appointments` as it stands. */
export interface Draft extends Settled {
  readonly title: string;
  readonly time_zone: string;
  readonly location: string;
  readonly category: string | null;
  readonly calendar_id?: string;
  readonly reminders: readonly { readonly minutes_before: number; readonly via: 'app' }[] | null;
}

export interface Interpretation {
  readonly draft: Draft;
  /** Which words were understood, and as what; the rest is the title. */
  readonly understood: readonly { readonly text: string; readonly as: PartName }[];
  /** Words that look like a time, a day or a calendar but could not be taken so; they stay in the title. */
  readonly left: readonly string[];
}

export interface Speaker {
  /** The present, where the person is. */
  readonly now: Temporal.ZonedDateTime;
  /** BCP 47: which short words are theirs, and whether 3/12 is in March. */
  readonly locale: string;
  readonly calendars?: Ears['calendars'];
  readonly categories?: readonly string[];
}

const LONGEST_TITLE = 500;
const LONGEST_PLACE = 1000;
const DOUBTFUL =
  /^(?:\/[\p{L}\p{N}]+|\d{1,2}[:.]\d{2}(?:[-–:.].*)?|\d{1,2}[./]\d{1,2}[./]?\d*|\d{4}-\d{1,2}-\d{1,2}.*)$/u;

/**
 * Understands what people write in one line. It never throws, takes time in proportion to the text, and never puts a weekday, or a time
 * without a day, into the past.
 *
 * @example interpret('Dentist Tue 15:00 1h', { now, locale: 'en-GB' }).draft // { title: 'Dentist', starts_at: '2026-11-24T15:00', … }
 */
export function interpret(text: string, { now, locale, calendars = [], categories = [] }: Speaker): Interpretation {
  const ears = { calendars, categories, monthFirst: /^en(-US)?$/i.test(locale) };
  const { heard, understood } = listen(text.replaceAll(/\s+/g, ' ').trim(), { ...languageOf(locale), ears });
  const here = heard.timeZone === undefined ? now : now.withTimeZone(heard.timeZone);
  const settled = settle(heard, here);
  const title = tidy(heard.title, heard.quoted.title).slice(0, LONGEST_TITLE);
  return {
    draft: {
      title,
      ...settled,
      time_zone: here.timeZoneId,
      location: tidy(heard.place, heard.quoted.place).slice(0, LONGEST_PLACE),
      category: heard.category ?? null,
      ...(heard.calendar ? { calendar_id: heard.calendar.id } : {}),
      reminders: heard.reminders.length === 0 ? null : heard.reminders.map(reminder),
    },
    understood,
    left: [...title.split(' ').filter((word) => DOUBTFUL.test(word)), ...wrongWeekday(heard, settled)],
  };
}

interface Language {
  readonly readers: readonly Reader[];
  readonly openers: RegExp;
  readonly closers: RegExp;
}

const known = new Map<string, Language>();

/** Made once for each language; the patterns are worth keeping. */
function languageOf(locale: string): Language {
  const name = locale.split('-')[0] ?? '';
  let language = known.get(name);
  if (!language) {
    const words = vocabularyFor(locale);
    language = { readers: readersFor(words), ...placePatterns(words) };
    if (known.size < 20) known.set(name, language);
  }
  return language;
}

/** What comes after "at" is a place if it begins like a name: "at Luigi's", not "look at photos". */
function placePatterns(words: Vocabulary): { openers: RegExp; closers: RegExp } {
  const { pattern: place, the } = { pattern: words.any('place'), the: words.any('the') };
  return {
    openers: new RegExp(`(?:${place} (?="|${the} |(?-i:[\\p{Lu}\\p{N}]))|@ ?(?=\\S))`, 'iuy'),
    closers: new RegExp(`${words.any('with')} `, 'iuy'),
  };
}

function listen(
  text: string,
  { readers, openers, closers, ears }: Language & { ears: Ears },
): { heard: Heard; understood: { text: string; as: PartName }[] } {
  const heard: Heard = { reminders: [], title: [], place: [], quoted: {} };
  const understood: { text: string; as: PartName }[] = [];
  let placed = false;
  let inPlace = false;
  for (let at = 0; at < text.length;) {
    const part = readAt(at);
    if (part) {
      understood.push(part);
      at += part.text.length;
      at += /[,;:.!?)]? ?/y.exec(text.slice(at, at + 2))?.[0].length ?? 0;
      inPlace = false;
      continue;
    }
    const opener = placed ? undefined : matchAt(openers, at);
    if (opener !== undefined) {
      placed = inPlace = true;
      const quoted = /^"([^"]{1,1000})" ?/.exec(text.slice(at + opener.length, at + opener.length + 1003));
      if (quoted?.[1] !== undefined) {
        heard.place.push(quoted[1]);
        heard.quoted.place = true;
        inPlace = false;
      }
      understood.push({ text: opener.trim() + (quoted?.[0].trimEnd() ?? ''), as: 'location' });
      at += opener.length + (quoted?.[0].length ?? 0);
      continue;
    }
    if (matchAt(closers, at) !== undefined) inPlace = false;
    const end = text.indexOf(' ', at);
    const word = text.slice(at, end < 0 ? text.length : end);
    (inPlace ? heard.place : heard.title).push(word);
    at += word.length + 1;
  }
  return { heard, understood };

  function readAt(at: number): { text: string; as: PartName } | undefined {
    for (const { as, pattern, read } of readers) {
      pattern.lastIndex = at;
      const match = pattern.exec(text);
      if (match && read(match.groups ?? {}, heard, ears)) return { text: match[0], as };
    }
    return undefined;
  }

  function matchAt(pattern: RegExp, at: number): string | undefined {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0];
  }
}

/** Without the commas and dashes that stood between it and what was understood. */
function tidy(words: readonly string[], quoted: true | undefined): string {
  const text = words.join(' ');
  return quoted ? text : text.replace(/^[\s,;–—-]+/u, '').replace(/(?<![\s,;–—-])[\s,;–—-]+$/u, '');
}

function reminder(minutes_before: number): { minutes_before: number; via: 'app' } {
  return { minutes_before: Math.min(minutes_before, 40_320), via: 'app' };
}

/** "Mon 24 November", where that is a Tuesday: the date holds, and the weekday is told. */
function wrongWeekday({ beside }: Heard, { starts_at }: Settled): string[] {
  if (!beside) return [];
  return Temporal.PlainDate.from(starts_at.slice(0, 10)).dayOfWeek === beside.weekday ? [] : [beside.text];
}
