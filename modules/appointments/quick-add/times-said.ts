import type { Time } from './heard.ts';
import type { Vocabulary } from './vocabulary.ts';

type Groups = Readonly<Record<string, string | undefined>>;

/** A pattern for a time of day; its groups end in `k`, so that a pattern can hold two. */
export function timePattern({ hours }: Vocabulary, k: number): string {
  const half = `(?<half${k}>[ap]\\.?m\\b\\.?)`;
  const named = `(?<named${k}>${hours.pattern})`;
  const uhr = `(?<uhr${k}>uhr)(?: (?<late${k}>\\d{2})(?!\\d|[.:/]))?`;
  const dotted = `(?<hour${k}>\\d{1,2})\\.(?<minute${k}>\\d{2}) ?(?:(?<uhr${k}>uhr)|${half})`;
  return `(?:${dotted}|(?<hour${k}>\\d{1,2})(?::(?<minute${k}>\\d{2}))?(?: ?${half}| ?${uhr})?|${named})`;
}

/** More than a number: it can only be a time. */
export function looksLikeTime(groups: Groups, k: number): boolean {
  return ['minute', 'half', 'uhr', 'named'].some((name) => groups[name + k] !== undefined);
}

/** @returns undefined where no clock shows it */
export function timeOf(groups: Groups, k: number, { hours }: Vocabulary): Time | undefined {
  const named = groups[`named${k}`];
  if (named !== undefined) return { minutes: (hours.of(named) ?? 0) * 60, sure: true };
  const written = groups[`hour${k}`] ?? '';
  const hour = Number(written);
  const minute = Number(groups[`minute${k}`] ?? groups[`late${k}`] ?? 0);
  const half = groups[`half${k}`]?.[0]?.toLowerCase();
  if (minute > 59 || hour * 60 + minute > 1440 || (half !== undefined && (hour === 0 || hour > 12))) return undefined;
  if (half !== undefined)
    return { minutes: (hour % 12) * 60 + minute + (half === 'p' ? 720 : 0), sure: true, half: true };
  const sure = hour === 0 || hour >= 12 || written.startsWith('0') || groups[`uhr${k}`] !== undefined;
  return { minutes: hour * 60 + minute, sure };
}

/** "at 3" is in the afternoon, "at 8" in the morning. */
export function likely({ minutes, sure }: Time): number {
  return !sure && minutes < 7 * 60 ? minutes + 720 : minutes;
}

/** The likeliest pair: "3–4:30pm" is 15:00 to 16:30, "10–2" until 14:00, "22:00–2" until the next day. */
export function likelyRange(start: Time, end: Time): { start: number; end: number } {
  const second = start.sure && end.minutes % 60 !== 0 ? { ...end, sure: true } : end;
  const ends = second.sure ? [second.minutes] : [second.minutes, second.minutes + 720];
  const first = likely(start);
  const other = first === start.minutes ? start.minutes + 720 : start.minutes;
  const sameHalf = end.half && end.minutes >= 720 ? Math.max(first, other) : first;
  const starts = start.sure ? [start.minutes] : [sameHalf, sameHalf === first ? other : first];
  for (const from of starts) for (const to of ends) if (from < to) return { start: from, end: to };
  return { start: starts[0] ?? 0, end: (ends[0] ?? 0) + 1440 };
}
