/**
 * The reference rates of the European Central Bank, as it publishes them: `eurofxref-daily.xml`, `-hist-90d.xml`, `-hist.xml` (a `Cube` for each
 * day, within it one for each currency) and the CSV beside them (a column for each currency, the day first). Read as it comes, line by line or
 * tag by tag: never all of it in memory. The XML needs no entities, so that a file which declares any is refused.
 */
import { decimalsOf } from '../../amounts/amounts.ts';
import { readRate } from './convert.ts';
import type { Rate } from './convert.ts';

/** The longest tag or line that can be one. */
const MOST_WAITING = 64 * 1024;
const MOST_TEXT = 80;

/** A rate, or what is wrong where one should be. */
export type EcbItem =
  | ({ readonly what: 'rate'; readonly line: number } & Rate)
  | { readonly what: 'bad'; readonly line: number; readonly reason: string };

/** Not a file of this kind at all: `reason` is a sentence for people. */
export class NotEcb extends Error {}

/** @throws NotEcb */
export async function* readEcb(body: AsyncIterable<Uint8Array>): AsyncGenerator<EcbItem> {
  const unknown = new Set<string>();
  for await (const item of itemsOf(body)) {
    // Lei and lira of long ago stand on thousands of lines: that they are unknown is told once.
    if (item.what === 'rate' && decimalsOf(item.quote) === undefined) {
      if (!unknown.has(item.quote)) yield bad(item.line, `${item.quote} is no currency that Steward knows.`);
      unknown.add(item.quote);
    } else yield item;
  }
}

async function* itemsOf(body: AsyncIterable<Uint8Array>): AsyncGenerator<EcbItem> {
  const text = decoded(body);
  const first = await firstOf(text);
  if (first.startsWith('PK')) throw new NotEcb('This is a zip: unpack it first.');
  if (/^\s*</.test(first)) yield* readXml(first, text);
  else if (/^\s*date\s*,/i.test(first)) yield* readCsv(first, text);
  else throw new NotEcb('This is neither XML nor CSV of the European Central Bank.');
}

async function* decoded(body: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  for await (const chunk of body) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

/** Enough of it to tell what it is. */
async function firstOf(text: AsyncGenerator<string>): Promise<string> {
  let first = '';
  while (first.trimStart().length < 16) {
    const { value, done } = await text.next();
    if (done) break;
    first += value;
    if (first.length > MOST_WAITING) break;
  }
  return first;
}

/** Pieces that end with `mark`, each with the line on which it ends; what is left at the end, too. */
async function* pieces(
  first: string,
  text: AsyncGenerator<string>,
  mark: string,
): AsyncGenerator<{ readonly piece: string; readonly line: number }> {
  let [waiting, line] = [first, 1];
  for (;;) {
    let start = 0;
    for (let end = waiting.indexOf(mark); end >= 0; end = waiting.indexOf(mark, start)) {
      const piece = waiting.slice(start, end);
      if (mark !== '\n') line += piece.split('\n').length - 1;
      yield { piece, line };
      if (mark === '\n') line++;
      start = end + mark.length;
    }
    waiting = waiting.slice(start);
    if (waiting.length > MOST_WAITING) throw new NotEcb(`Line ${line} is too long.`);
    const { value, done } = await text.next();
    if (done) break;
    waiting += value;
  }
  if (waiting.trim() !== '') yield { piece: waiting, line };
}

async function* readXml(first: string, text: AsyncGenerator<string>): AsyncGenerator<EcbItem> {
  let [day, cubes] = ['', 0];
  for await (const { piece, line } of pieces(first, text, '>')) {
    if (/<!(?:DOCTYPE|ENTITY)/i.test(piece)) throw new NotEcb('It declares entities, which rates have no use for.');
    const tag = /<(?:[\w.-]+:)?Cube\b(.*)$/s.exec(piece)?.[1];
    if (tag === undefined) continue;
    cubes++;
    const time = attribute(tag, 'time');
    if (time !== undefined) {
      day = isDay(time) ? time : '';
      if (day === '') yield bad(line, `“${cut(time)}” is no day.`);
    }
    const currency = attribute(tag, 'currency');
    if (currency === undefined) continue;
    if (day === '') yield bad(line, `The rate of ${cut(currency)} stands below no day.`);
    else yield rateOf({ day, currency, rate: attribute(tag, 'rate') ?? '', line });
  }
  if (cubes === 0) throw new NotEcb('There is no rate in it: a file of the European Central Bank has “Cube”s.');
}

function attribute(tag: string, name: string): string | undefined {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return found?.[1] ?? found?.[2];
}

async function* readCsv(first: string, text: AsyncGenerator<string>): AsyncGenerator<EcbItem> {
  let currencies: readonly string[] | undefined;
  for await (const { piece, line } of pieces(first, text, '\n')) {
    const [day = '', ...cells] = piece.split(',').map((cell) => cell.trim());
    if (!currencies) {
      currencies = cells;
      continue;
    }
    if (piece.trim() === '') continue;
    const date = dayOf(day);
    if (date === undefined) {
      yield bad(line, `“${cut(day)}” is no day.`);
      continue;
    }
    for (const [index, currency] of currencies.entries()) {
      const rate = cells[index] ?? '';
      // A comma stands at the end of every line; N/A where a currency had no rate.
      if (currency === '' || rate === 'N/A' || rate === '') continue;
      yield rateOf({ day: date, currency, rate, line });
    }
  }
}

function rateOf({ day, currency, rate, line }: { day: string; currency: string; rate: string; line: number }): EcbItem {
  if (!/^[A-Z]{3}$/.test(currency)) return bad(line, `“${cut(currency)}” is no currency.`);
  if (readRate(rate) === undefined) return bad(line, `“${cut(rate)}” is no rate of ${currency}.`);
  return { what: 'rate', line, date: day, base: 'EUR', quote: currency, rate };
}

const bad = (line: number, reason: string): EcbItem => ({ what: 'bad', line, reason });

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** `2026-11-20`, or `20 November 2026` as the CSV of one day has it. */
function dayOf(text: string): string | undefined {
  const words = /^(\d{1,2}) ([A-Za-z]{3})[a-z]* (\d{4})$/.exec(text);
  const month = words ? MONTHS.indexOf((words[2] ?? '').toLowerCase()) + 1 : 0;
  const day = words ? `${words[3]}-${String(month).padStart(2, '0')}-${(words[1] ?? '').padStart(2, '0')}` : text;
  return isDay(day) ? day : undefined;
}

function isDay(text: string): boolean {
  if (!/^(19|2[01])\d\d-\d\d-\d\d$/.test(text)) return false;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text;
  } catch {
    return false;
  }
}

// oxlint-disable-next-line no-control-regex -- they are what is taken out
const cut = (text: string) => text.slice(0, MOST_TEXT).replaceAll(/[\u0000-\u001f\u007f-\u009f]/g, ' ');
