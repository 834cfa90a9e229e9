/** What one language calls things. Another language is another table in `languages`; every entry is a list of ways to say it. */
export interface Words {
  /** Monday first. */
  readonly weekdays: readonly (readonly string[])[];
  /** Short weekdays that are common words elsewhere ("do", "so"): taken only from people who speak the language. */
  readonly shortWeekdays: readonly (readonly string[])[];
  /** A weekday that comes again and again: "Mondays". */
  readonly everyWeekday: readonly (readonly string[])[];
  readonly months: readonly (readonly string[])[];
  readonly units: Readonly<Record<Unit, readonly string[]>>;
  /** A day by its distance from today, with the part of the day that it may mean. */
  readonly days: readonly { readonly said: readonly string[]; readonly days: number; readonly part?: number }[];
  /** Parts of a day, by the hour at which they begin for somebody who gives no time. */
  readonly parts: readonly { readonly said: readonly string[]; readonly hour: number }[];
  /** Times with a name. */
  readonly hours: readonly { readonly said: readonly string[]; readonly hour: number }[];
  /** First to fifth, then the last. */
  readonly ordinals: readonly (readonly string[])[];
  /** Units said as a rhythm: "weekly". */
  readonly rhythms: Readonly<Record<'day' | 'week' | 'month' | 'year', readonly string[]>>;
  readonly weekday: readonly string[];
  /** Those that need no "every". */
  readonly onWeekdays: readonly string[];
  readonly one: readonly string[];
  readonly half: readonly string[];
  readonly every: readonly string[];
  readonly other: readonly string[];
  readonly ofTheMonth: readonly string[];
  readonly ofEveryMonth: readonly string[];
  readonly times: readonly string[];
  readonly next: readonly string[];
  readonly this: readonly string[];
  readonly nextWeek: readonly string[];
  readonly on: readonly string[];
  readonly at: readonly string[];
  readonly place: readonly string[];
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly until: readonly string[];
  readonly in: readonly string[];
  readonly during: readonly string[];
  readonly for: readonly string[];
  readonly and: readonly string[];
  readonly with: readonly string[];
  readonly the: readonly string[];
  readonly allDay: readonly string[];
  readonly remind: readonly string[];
  readonly before: readonly string[];
}

export type Unit = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';

const english: Words = {
  weekdays: [
    ['monday', 'mon'],
    ['tuesday', 'tues', 'tue'],
    ['wednesday', 'wed'],
    ['thursday', 'thurs', 'thur', 'thu'],
    ['friday', 'fri'],
    ['saturday', 'sat'],
    ['sunday', 'sun'],
  ],
  shortWeekdays: [],
  everyWeekday: [['mondays'], ['tuesdays'], ['wednesdays'], ['thursdays'], ['fridays'], ['saturdays'], ['sundays']],
  months: [
    ['january', 'jan'],
    ['february', 'feb'],
    ['march', 'mar'],
    ['april', 'apr'],
    ['may'],
    ['june', 'jun'],
    ['july', 'jul'],
    ['august', 'aug'],
    ['september', 'sept', 'sep'],
    ['october', 'oct'],
    ['november', 'nov'],
    ['december', 'dec'],
  ],
  units: {
    minute: ['minutes', 'minute', 'mins', 'min'],
    hour: ['hours', 'hour', 'hrs', 'hr', 'h'],
    day: ['days', 'day'],
    week: ['weeks', 'week'],
    month: ['months', 'month'],
    year: ['years', 'year'],
  },
  days: [
    { said: ['today'], days: 0 },
    { said: ['tonight'], days: 0, part: 19 },
    { said: ['tomorrow', 'tmrw', 'tmw'], days: 1 },
    { said: ['the day after tomorrow', 'day after tomorrow'], days: 2 },
  ],
  parts: [
    { said: ['morning'], hour: 9 },
    { said: ['afternoon'], hour: 15 },
    { said: ['evening', 'night'], hour: 19 },
  ],
  hours: [
    { said: ['noon', 'midday'], hour: 12 },
    { said: ['midnight'], hour: 24 },
  ],
  ordinals: [['first', '1st'], ['second', '2nd'], ['third', '3rd'], ['fourth', '4th'], ['fifth', '5th'], ['last']],
  rhythms: { day: ['daily'], week: ['weekly'], month: ['monthly'], year: ['yearly', 'annually'] },
  weekday: ['weekdays', 'weekday', 'workday', 'working day'],
  onWeekdays: ['weekdays', 'workdays'],
  one: ['an', 'a', 'one'],
  half: ['half an', 'half a'],
  every: ['every', 'each'],
  other: ['other', 'second'],
  ofEveryMonth: ['of every month', 'of each month', 'every month', 'each month'],
  ofTheMonth: ['of the month', 'of each month', 'of every month', 'in the month'],
  times: ['times', 'x'],
  next: ['next'],
  this: ['this', 'coming'],
  nextWeek: ['next week'],
  on: ['on'],
  at: ['at'],
  place: ['at'],
  from: ['from'],
  to: ['to', 'until', 'till'],
  until: ['until', 'till', 'til'],
  in: ['in'],
  during: ['in the', 'this'],
  for: ['for'],
  and: ['and'],
  with: ['with'],
  the: ['the', 'my', 'our'],
  allDay: ['all day', 'all-day', 'allday', 'whole day'],
  remind: ['remind me', 'reminder', 'remind'],
  before: ['before', 'earlier', 'ahead'],
};

const german: Words = {
  weekdays: [
    ['montag'],
    ['dienstag'],
    ['mittwoch'],
    ['donnerstag'],
    ['freitag'],
    ['samstag', 'sonnabend'],
    ['sonntag'],
  ],
  everyWeekday: [
    ['montags'],
    ['dienstags'],
    ['mittwochs'],
    ['donnerstags'],
    ['freitags'],
    ['samstags', 'sonnabends'],
    ['sonntags'],
  ],
  shortWeekdays: [['mo'], ['di'], ['mi'], ['do'], ['fr'], ['sa'], ['so']],
  months: [
    ['januar', 'jänner'],
    ['februar'],
    ['märz', 'mär', 'mrz'],
    ['april'],
    ['mai'],
    ['juni'],
    ['juli'],
    ['august'],
    ['september'],
    ['oktober', 'okt'],
    ['november'],
    ['dezember', 'dez'],
  ],
  units: {
    minute: ['minuten', 'minute', 'min'],
    hour: ['stunden', 'stunde', 'std'],
    day: ['tagen', 'tage', 'tag'],
    week: ['wochen', 'woche'],
    month: ['monaten', 'monate', 'monat'],
    year: ['jahren', 'jahre', 'jahr'],
  },
  days: [
    { said: ['heute'], days: 0 },
    { said: ['morgen'], days: 1 },
    { said: ['übermorgen'], days: 2 },
  ],
  parts: [
    { said: ['früh', 'vormittag', 'vormittags'], hour: 9 },
    { said: ['nachmittag', 'nachmittags'], hour: 15 },
    { said: ['abend', 'abends'], hour: 19 },
  ],
  hours: [
    { said: ['mittags', 'mittag'], hour: 12 },
    { said: ['mitternacht'], hour: 24 },
  ],
  ordinals: [
    ['ersten', 'erster'],
    ['zweiten', 'zweiter'],
    ['dritten', 'dritter'],
    ['vierten', 'vierter'],
    ['fünften', 'fünfter'],
    ['letzten', 'letzter'],
  ],
  rhythms: { day: ['täglich'], week: ['wöchentlich'], month: ['monatlich'], year: ['jährlich'] },
  weekday: ['werktag', 'arbeitstag'],
  onWeekdays: ['werktags'],
  one: ['einem', 'einer', 'eine', 'ein'],
  half: ['einer halben', 'eine halbe', 'halbe'],
  every: ['jeden', 'jede', 'jedes', 'alle'],
  other: ['zweiten', 'zweite'],
  ofEveryMonth: ['jeden monats', 'jedes monats', 'jeden monat', 'in jedem monat'],
  ofTheMonth: ['im monat', 'des monats'],
  times: ['mal'],
  next: ['nächsten', 'nächste', 'nächster'],
  this: ['diesen', 'dieser', 'kommenden', 'kommender'],
  nextWeek: ['nächste woche'],
  on: ['am', 'den', 'dem'],
  at: ['um', 'gegen'],
  place: ['bei'],
  from: ['vom', 'von'],
  to: ['bis zum', 'bis'],
  until: ['bis zum', 'bis'],
  in: ['in'],
  during: ['am'],
  for: ['für'],
  and: ['und'],
  with: ['mit'],
  the: ['dem', 'der'],
  allDay: ['ganztägig', 'ganztags', 'den ganzen tag'],
  remind: ['erinnere mich', 'erinnerung', 'erinnern', 'erinnere'],
  before: ['vorher', 'davor'],
};

/** By the first part of a language tag. */
export const languages: Readonly<Record<string, Words>> = { en: english, de: german };
