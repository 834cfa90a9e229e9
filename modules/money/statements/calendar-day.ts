const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
];
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export type ReadDay = { readonly date: string } | { readonly fault: string };

/** A day that exists, as `YYYY-MM-DD`, between 1900 and 2199. */
export function calendarDay(year: number, month: number, day: number): ReadDay {
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const most = DAYS[month - 1];
  if (most === undefined) return { fault: `There is no month ${month}.` };
  if (day < 1 || day > most + (leap ? 1 : 0)) return { fault: `${day} ${MONTHS[month - 1]} ${year} is no day.` };
  if (year < 1900 || year > 2199) return { fault: `The year ${year} cannot be right.` };
  return { date: `${year}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}` };
}

/** The beginning of a text as a day: `20261031…`, `2026-10-31…`. What follows (time, zone) does not move it: it is the day that the bank wrote. */
export function writtenDay(text: string | undefined): ReadDay {
  const given = text?.trim() ?? '';
  if (given === '') return { fault: 'The date is missing.' };
  const found = /^(\d{4})(-?)(\d{2})\2(\d{2})(?=$|[^\d]|\d{2})/.exec(given);
  if (!found) return { fault: `“${given.slice(0, 40)}” is no date.` };
  return calendarDay(Number(found[1]), Number(found[3]), Number(found[4]));
}

/** A year of two digits: those of 1980 to 2079. */
export const wholeYear = (short: number) => (short < 80 ? 2000 : 1900) + short;
