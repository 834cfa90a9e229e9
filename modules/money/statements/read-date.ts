export type DateOrder = 'ymd' | 'dmy' | 'mdy';
export type DateRead = { readonly date: string } | { readonly fault: string };

const MONTHS =
  'january february march april may june july august september october november december|' +
  'januar februar marz april mai juni juli august september oktober november dezember|' +
  'janner feber maerz april mai juni juli august september oktober november dezember|' +
  'janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre|' +
  'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre|' +
  'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre|' +
  'januari februari maart april mei juni juli augustus september oktober november december|' +
  'stycznia lutego marca kwietnia maja czerwca lipca sierpnia wrzesnia pazdziernika listopada grudnia|' +
  'styczen luty marzec kwiecien maj czerwiec lipiec sierpien wrzesien pazdziernik listopad grudzien|' +
  'janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro|' +
  'januari februari mars april maj juni juli augusti september oktober november december|' +
  'januar februar marts april maj juni juli august september oktober november desember|' +
  'jan feb mrt apr mei jun jul aug sep okt nov dec|' +
  'ledna unora brezna dubna kvetna cervna cervence srpna zari rijna listopadu prosince|' +
  'tammikuu helmikuu maaliskuu huhtikuu toukokuu kesakuu heinakuu elokuu syyskuu lokakuu marraskuu joulukuu';
const NAMES = MONTHS.split('|').flatMap((names) => names.split(' ').map((name, index) => ({ name, month: index + 1 })));

const ISO = /^(\d{4})-(\d\d)-(\d\d)$/;
const TIME = /(?:T|,? +)\d{1,2}[:.h]\d{2}(?:(?=[^\d.])|$|[:.]\d{2}\b).*$/;
const NUMBERS = /^(\d{1,4})( ?[./\-'] ?| )(\d{1,2})( ?[./\-'] ?| )(\d{1,4})\.?$/;
const NAMED_DAY_FIRST = /^(\d{1,2})[. \-/]*(?:de |of )?(\p{L}{3,20})[. \-/,']*(?:de |of )?(\d{2}|\d{4})$/u;
const NAMED_MONTH_FIRST = /^(\p{L}{3,20})[. \-/]*(\d{1,2})(?:st|nd|rd|th)?[., \-/']+(\d{2}|\d{4})$/u;
const NAMED_YEAR_FIRST = /^(\d{4})[. \-/]*(\p{L}{3,20})[. \-/]*(\d{1,2})$/u;
const SERIAL = /^(\d{5})(?:[.,]\d{1,12})?$/;

/**
 * A day as banks and people write it, as `YYYY-MM-DD`: `31.10.26`, `10/31/2026`, `2026-10-31T12:00:00` (the day as it is written, no zone is
 * reckoned), `20261031`, `31 Oct 2026`, `31 de octubre de 2026`. Years of two digits are 1970 to 2069. A year of four digits at the front, or a
 * month's name, decides over the order. `isSerial`: days since 1899-12-30, as spreadsheets count them.
 */
export function readDate(text: string, order: DateOrder, { isSerial = false }: { isSerial?: boolean } = {}): DateRead {
  const iso = ISO.exec(text);
  if (iso) return checked(text, Number(iso[1]), Number(iso[2]), Number(iso[3]));
  if (text.length > 60) return { fault: `${quoted(text)} is no day.` };
  const bare = text
    .replaceAll(/[\s\u00a0\u202f]+/g, ' ')
    .trim()
    .replace(/^'/, '')
    .replace(TIME, '')
    .trim();
  if (bare === '') return { fault: 'The day is missing.' };
  if (isSerial) return serialDay(bare) ?? { fault: `${quoted(text)} is no day.` };
  const parts = numbered(bare, order) ?? joined(bare, order) ?? named(bare);
  if (!parts) return { fault: `${quoted(text)} is no day in the order ${ORDERS[order]}.` };
  return checked(text, ...parts);
}

/** Whether a text is a day as spreadsheets count them: 1954 to 2119. */
export function isSerialDay(text: string): boolean {
  const days = Number(SERIAL.exec(text.trim())?.[1] ?? 0);
  return days >= 20_000 && days < 80_400;
}

/** 1 to 12 by a month's name or its beginning in some twelve languages; undefined where it is none or could be several. */
export function monthByName(word: string): number | undefined {
  const folded = word.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('ł', 'l').toLowerCase();
  if (folded.length < 3) return undefined;
  const [exact, begun] = [new Set<number>(), new Set<number>()];
  for (const { name, month } of NAMES) {
    if (!name.startsWith(folded)) continue;
    begun.add(month);
    if (name === folded) exact.add(month);
  }
  const found = exact.size > 0 ? exact : begun;
  return found.size === 1 ? [...found][0] : undefined;
}

const ORDERS = { ymd: 'year, month, day', dmy: 'day, month, year', mdy: 'month, day, year' };
type Parts = [year: number, month: number, day: number];

function numbered(text: string, order: DateOrder): Parts | undefined {
  const found = NUMBERS.exec(text);
  if (!found) return undefined;
  const [first = '', second = '', third = ''] = [found[1], found[3], found[5]];
  if (first.length === 4) return third.length <= 2 ? [Number(first), Number(second), Number(third)] : undefined;
  if (first.length === 3 || third.length === 3 || (order === 'ymd' && third.length === 4)) return undefined;
  if (order === 'ymd') return first.length === 2 ? [fullYear(first), Number(second), Number(third)] : undefined;
  // Quicken writes 2004 as "' 4".
  if (third.length === 1 && !found[4]?.includes("'")) return undefined;
  const year = third.length === 1 ? 2000 + Number(third) : fullYear(third);
  return order === 'dmy' ? [year, Number(second), Number(first)] : [year, Number(first), Number(second)];
}

/** `20261031`, `31102026`, `261031`: eight digits cannot be of two orders, for no year before 1900 counts. */
function joined(text: string, order: DateOrder): Parts | undefined {
  const digits = /^\d{14}$/.test(text) ? text.slice(0, 8) : text;
  if (!/^(?:\d{8}|\d{6})$/.test(digits)) return undefined;
  const pair = (at: number) => Number(digits.slice(at, at + 2));
  if (digits.length === 8) {
    const ymd: Parts = [Number(digits.slice(0, 4)), pair(4), pair(6)];
    if (order === 'ymd' || exists(...ymd)) return ymd;
  }
  const year = fullYear(digits.slice(4));
  if (order === 'ymd') return [fullYear(digits.slice(0, 2)), pair(2), pair(4)];
  return order === 'dmy' ? [year, pair(2), pair(0)] : [year, pair(0), pair(2)];
}

function named(given: string): Parts | undefined {
  const word = /^(\p{L}{2,12})[.,]{0,2} (?=\d|\p{L}{3,20}[. ]{1,2}\d)/u.exec(given);
  const isWeekday = word?.[1] !== undefined && monthByName(word[1]) === undefined;
  const text = isWeekday ? given.slice(word[0].length) : given;
  const dayFirst = NAMED_DAY_FIRST.exec(text);
  const monthFirst = NAMED_MONTH_FIRST.exec(text);
  const yearFirst = NAMED_YEAR_FIRST.exec(text);
  const [year, name, day] = dayFirst
    ? [dayFirst[3], dayFirst[2], dayFirst[1]]
    : monthFirst
      ? [monthFirst[3], monthFirst[1], monthFirst[2]]
      : [yearFirst?.[1], yearFirst?.[2], yearFirst?.[3]];
  const month = monthByName(name ?? '');
  return month === undefined ? undefined : [fullYear(year ?? ''), month, Number(day)];
}

function serialDay(text: string): DateRead | undefined {
  if (!isSerialDay(text)) return undefined;
  const days = Number(SERIAL.exec(text)?.[1]);
  return { date: Temporal.PlainDate.from('1899-12-30').add({ days }).toString() };
}

function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length !== 2) return year;
  return year >= 70 ? 1900 + year : 2000 + year;
}

function checked(text: string, year: number, month: number, day: number): DateRead {
  if (!exists(year, month, day)) return { fault: `${quoted(text)} is a day that does not exist.` };
  return { date: `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` };
}

function exists(year: number, month: number, day: number): boolean {
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1) return false;
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day <= (month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31);
}

function quoted(text: string): string {
  return `“${text.length > 40 ? `${text.slice(0, 40)}…` : text}”`;
}
