import type { Language } from './language.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));
const counted = (text: string, from = 0, step = 1): Record<string, number> =>
  Object.fromEntries(text.split(' ').map((word, index) => [word, from + index * step]));
const same = <T>(text: string, value: T): Record<string, T> =>
  Object.fromEntries(text.split(' ').map((word) => [word, value]));

const TEENS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen';
const ORDINALS =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth';

export const english: Language = {
  locale: 'en',
  numbers: { ...counted(TEENS), ...counted('twenty thirty forty fifty sixty seventy eighty ninety', 20, 10) },
  scales: { hundred: 100, ...same('thousand k', 1000), ...same('million mn mio', 1e6), ...same('billion bn', 1e9) },
  sets: { dozen: 12, couple: 2, pair: 2 },
  vague: words(
    'dozens hundreds thousands millions billions umpteen twice thrice double doubled triple tripled quadruple halved',
  ),
  ordinals: { ...counted(ORDINALS, 1), thirtieth: 30 },
  fractions: {
    half: 1 / 2,
    ...same('third thirds', 1 / 3),
    ...same('quarter quarters', 1 / 4),
    ...same('fifth fifths', 1 / 5),
    ...same('sixth sixths', 1 / 6),
    ...same('eighth eighths', 1 / 8),
    ...same('tenth tenths', 1 / 10),
  },
  ordinalEndings: words('st nd rd th'),
  articles: words('a an'),
  and: words('and &'),
  of: words('of the'),
  point: words('point'),
  minus: words('minus negative'),
  none: words('no zero without any'),
  oneAfter: words('this that which each every the no any another only some next last other single'),
  oneBefore: words('of is was who that which another or more by after day thing place way side'),
  beforeHour: words('at from to until till by before after around about between and since past'),
  from: words('from between'),
  to: words('to until till through and or'),
  units: {
    ...same('hour hours hr hrs h', { minutes: 60 }),
    ...same('minute minutes min mins', { minutes: 1 }),
    ...same('day days', { minutes: 1440, wide: true as const }),
    ...same('week weeks', { minutes: 10_080, wide: true as const }),
    ...same('month months year years', { minutes: Number.NaN, wide: true as const }),
  },
  morning: words('am'),
  afternoon: words('pm'),
  oclock: words("o'clock oclock"),
  past: words('past after'),
  before: words('to before till of'),
  half: words('half'),
  quarter: words('quarter'),
  times: { noon: 720, midday: 720, midnight: 0 },
  percent: words('% percent pct'),
  currencies: {
    ...same('euro euros', ['EUR']),
    ...same('dollar dollars', ['USD', 'CAD', 'AUD', 'NZD', 'SGD', 'HKD']),
    ...same('pound pounds quid', ['GBP', 'EGP']),
    yen: ['JPY'],
    ...same('yuan renminbi', ['CNY']),
    ...same('franc francs', ['CHF', 'XAF', 'XOF']),
    ...same('rupee rupees', ['INR', 'PKR', 'LKR', 'NPR']),
    ...same('krona kronor kronas', ['SEK']),
    ...same('krone kroner krones', ['NOK', 'DKK']),
    ...same('zloty zlotys', ['PLN']),
    ...same('peso pesos', ['MXN', 'ARS', 'CLP', 'COP', 'PHP']),
  },
  cents: words('cent cents penny pence'),
  months: { sept: 9 },
  weekdays: { tues: 2, weds: 3, thur: 4, thurs: 4 },
  ambiguousDays: words('may march mar sun sat mon wed jan dec'),
  relativeDays: words('today tomorrow yesterday tonight'),
  capitalsMarkNames: true,
  capitals: words('i am pm ok a.m p.m'),
  letters: /^[\p{Script=Latin}\p{M}'’]+$/u,
  common: words(
    'the of and to in is you that it for on are with as your they be at this from have or one had by not but what all were we when can there an each which their if will up other about out many then them these so some her would make like him into time has look two more go see no way could people my than been who its now find long down day did get come made may part over after also back only most where much before right too same our just any very both such here even well while still between until through every during last next new first week month year was his she he me do how i a',
  ),
  contracted: words('it that there here what let he she who where how when this one everything nothing something'),
};
