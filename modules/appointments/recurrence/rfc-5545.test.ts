import assert from 'node:assert/strict';
import { test } from 'node:test';
import { expand, parseRule, printRule } from './recurrence.ts';

const zone = 'America/New_York';
const everyDay = (month: string, first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => `${month}-${String(first + index).padStart(2, '0')}`);

/**
 * The examples of RFC 5545 3.8.5.3, in its order: rule, beginning (9:00 in New York), and the days as the RFC lists them, or the times of
 * day where it lists those. Where it ends with "…", so does the look.
 */
const EXAMPLES: readonly (readonly [rule: string, begins: string, days: readonly string[], end?: 'goes on'])[] = [
  ['FREQ=DAILY;COUNT=10', '1997-09-02', everyDay('1997-09', 2, 11)],
  [
    'FREQ=DAILY;UNTIL=19971224T000000Z',
    '1997-09-02',
    [
      ...everyDay('1997-09', 2, 30),
      ...everyDay('1997-10', 1, 31),
      ...everyDay('1997-11', 1, 30),
      ...everyDay('1997-12', 1, 23),
    ],
  ],
  [
    'FREQ=DAILY;INTERVAL=2',
    '1997-09-02',
    days('1997-09', 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30),
    'goes on',
  ],
  ['FREQ=DAILY;INTERVAL=10;COUNT=5', '1997-09-02', [...days('1997-09', 2, 12, 22), ...days('1997-10', 2, 12)]],
  ...[
    'FREQ=YEARLY;UNTIL=20000131T140000Z;BYMONTH=1;BYDAY=SU,MO,TU,WE,TH,FR,SA',
    'FREQ=DAILY;UNTIL=20000131T140000Z;BYMONTH=1',
  ].map(
    (rule) =>
      [rule, '1998-01-01', ['1998-01', '1999-01', '2000-01'].flatMap((month) => everyDay(month, 1, 31))] as const,
  ),
  [
    'FREQ=WEEKLY;COUNT=10',
    '1997-09-02',
    [...days('1997-09', 2, 9, 16, 23, 30), ...days('1997-10', 7, 14, 21, 28), ...days('1997-11', 4)],
  ],
  [
    'FREQ=WEEKLY;UNTIL=19971224T000000Z',
    '1997-09-02',
    [
      ...days('1997-09', 2, 9, 16, 23, 30),
      ...days('1997-10', 7, 14, 21, 28),
      ...days('1997-11', 4, 11, 18, 25),
      ...days('1997-12', 2, 9, 16, 23),
    ],
  ],
  [
    'FREQ=WEEKLY;INTERVAL=2;WKST=SU',
    '1997-09-02',
    [
      ...days('1997-09', 2, 16, 30),
      ...days('1997-10', 14, 28),
      ...days('1997-11', 11, 25),
      ...days('1997-12', 9, 23),
      ...days('1998-01', 6, 20),
      ...days('1998-02', 3, 17),
    ],
    'goes on',
  ],
  ...['FREQ=WEEKLY;UNTIL=19971007T000000Z;WKST=SU;BYDAY=TU,TH', 'FREQ=WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH'].map(
    (rule) =>
      [rule, '1997-09-02', [...days('1997-09', 2, 4, 9, 11, 16, 18, 23, 25, 30), ...days('1997-10', 2)]] as const,
  ),
  [
    'FREQ=WEEKLY;INTERVAL=2;UNTIL=19971224T000000Z;WKST=SU;BYDAY=MO,WE,FR',
    '1997-09-01',
    [
      ...days('1997-09', 1, 3, 5, 15, 17, 19, 29),
      ...days('1997-10', 1, 3, 13, 15, 17, 27, 29, 31),
      ...days('1997-11', 10, 12, 14, 24, 26, 28),
      ...days('1997-12', 8, 10, 12, 22),
    ],
  ],
  [
    'FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH',
    '1997-09-02',
    [...days('1997-09', 2, 4, 16, 18, 30), ...days('1997-10', 2, 14, 16)],
  ],
  [
    'FREQ=MONTHLY;COUNT=10;BYDAY=1FR',
    '1997-09-05',
    [
      ...['1997-09-05', '1997-10-03', '1997-11-07', '1997-12-05', '1998-01-02'],
      ...['1998-02-06', '1998-03-06', '1998-04-03', '1998-05-01', '1998-06-05'],
    ],
  ],
  [
    'FREQ=MONTHLY;UNTIL=19971224T000000Z;BYDAY=1FR',
    '1997-09-05',
    ['1997-09-05', '1997-10-03', '1997-11-07', '1997-12-05'],
  ],
  [
    'FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU',
    '1997-09-07',
    [
      ...days('1997-09', 7, 28),
      ...days('1997-11', 2, 30),
      ...days('1998-01', 4, 25),
      ...days('1998-03', 1, 29),
      ...days('1998-05', 3, 31),
    ],
  ],
  [
    'FREQ=MONTHLY;COUNT=6;BYDAY=-2MO',
    '1997-09-22',
    ['1997-09-22', '1997-10-20', '1997-11-17', '1997-12-22', '1998-01-19', '1998-02-16'],
  ],
  [
    'FREQ=MONTHLY;BYMONTHDAY=-3',
    '1997-09-28',
    ['1997-09-28', '1997-10-29', '1997-11-28', '1997-12-29', '1998-01-29', '1998-02-26'],
    'goes on',
  ],
  [
    'FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15',
    '1997-09-02',
    ['1997-09', '1997-10', '1997-11', '1997-12', '1998-01'].flatMap((month) => days(month, 2, 15)),
  ],
  [
    'FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1',
    '1997-09-30',
    [
      '1997-09-30',
      ...days('1997-10', 1, 31),
      ...days('1997-11', 1, 30),
      ...days('1997-12', 1, 31),
      ...days('1998-01', 1, 31),
      '1998-02-01',
    ],
  ],
  [
    'FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15',
    '1997-09-10',
    [...everyDay('1997-09', 10, 15), ...everyDay('1999-03', 10, 13)],
  ],
  [
    'FREQ=MONTHLY;INTERVAL=2;BYDAY=TU',
    '1997-09-02',
    [
      ...days('1997-09', 2, 9, 16, 23, 30),
      ...days('1997-11', 4, 11, 18, 25),
      ...days('1998-01', 6, 13, 20, 27),
      ...days('1998-03', 3, 10, 17, 24, 31),
    ],
    'goes on',
  ],
  [
    'FREQ=YEARLY;COUNT=10;BYMONTH=6,7',
    '1997-06-10',
    [1997, 1998, 1999, 2000, 2001].flatMap((year) => [`${year}-06-10`, `${year}-07-10`]),
  ],
  [
    'FREQ=YEARLY;INTERVAL=2;COUNT=10;BYMONTH=1,2,3',
    '1997-03-10',
    ['1997-03-10', ...[1999, 2001, 2003].flatMap((year) => [1, 2, 3].map((month) => `${year}-0${month}-10`))],
  ],
  [
    'FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200',
    '1997-01-01',
    [
      ...['1997-01-01', '1997-04-10', '1997-07-19', '2000-01-01', '2000-04-09'],
      ...['2000-07-18', '2003-01-01', '2003-04-10', '2003-07-19', '2006-01-01'],
    ],
  ],
  ['FREQ=YEARLY;BYDAY=20MO', '1997-05-19', ['1997-05-19', '1998-05-18', '1999-05-17'], 'goes on'],
  ['FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO', '1997-05-12', ['1997-05-12', '1998-05-11', '1999-05-17'], 'goes on'],
  [
    'FREQ=YEARLY;BYMONTH=3;BYDAY=TH',
    '1997-03-13',
    [...days('1997-03', 13, 20, 27), ...days('1998-03', 5, 12, 19, 26), ...days('1999-03', 4, 11, 18, 25)],
    'goes on',
  ],
  [
    'FREQ=YEARLY;BYDAY=TH;BYMONTH=6,7,8',
    '1997-06-05',
    [
      ...days('1997-06', 5, 12, 19, 26),
      ...days('1997-07', 3, 10, 17, 24, 31),
      ...days('1997-08', 7, 14, 21, 28),
      ...days('1998-06', 4, 11, 18, 25),
      ...days('1998-07', 2, 9, 16, 23, 30),
      ...days('1998-08', 6, 13, 20, 27),
    ],
    'goes on',
  ],
  [
    'FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13',
    '1997-09-13',
    [
      ...['1997-09-13', '1997-10-11', '1997-11-08', '1997-12-13', '1998-01-10'],
      ...['1998-02-07', '1998-03-07', '1998-04-11', '1998-05-09', '1998-06-13'],
    ],
    'goes on',
  ],
  [
    'FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8',
    '1996-11-05',
    ['1996-11-05', '2000-11-07', '2004-11-02'],
    'goes on',
  ],
  ['FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3', '1997-09-04', ['1997-09-04', '1997-10-07', '1997-11-06']],
  [
    'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2',
    '1997-09-29',
    ['1997-09-29', '1997-10-30', '1997-11-27', '1997-12-30', '1998-01-29', '1998-02-26', '1998-03-30'],
    'goes on',
  ],
  ['FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO', '1997-08-05', days('1997-08', 5, 10, 19, 24)],
  ['FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU', '1997-08-05', days('1997-08', 5, 17, 19, 31)],
  [
    'FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5',
    '2007-01-15',
    ['2007-01-15', '2007-01-30', '2007-02-15', '2007-03-15', '2007-03-30'],
  ],
];

for (const [rule, begins, expected, end] of EXAMPLES)
  test(`RFC 5545: ${rule}`, () => {
    const { locals, complete } = expandOf(rule, begins, end === undefined ? '2030-01-01' : (expected.at(-1) ?? ''));
    assert.deepEqual(
      locals,
      expected.map((day) => `${day}T09:00:00`),
    );
    assert.equal(complete, end === undefined);
  });

test('RFC 5545: every Friday the 13th, its unmatched beginning excluded', () => {
  const { locals } = expandOf('FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13', '1997-09-02', '2000-10-13', [
    '1997-09-02T09:00:00',
  ]);
  assert.deepEqual(
    locals.map((local) => local.slice(0, 10)),
    ['1998-02-13', '1998-03-13', '1998-11-13', '1999-08-13', '2000-10-13'],
  );
});

const TIMES: readonly (readonly [rule: string, times: readonly string[]])[] = [
  // As corrected by erratum 3883: 17:00 in New York is 21:00 UTC.
  ['FREQ=HOURLY;INTERVAL=3;UNTIL=19970902T210000Z', ['09:00', '12:00', '15:00']],
  ['FREQ=MINUTELY;INTERVAL=15;COUNT=6', ['09:00', '09:15', '09:30', '09:45', '10:00', '10:15']],
  ['FREQ=MINUTELY;INTERVAL=90;COUNT=4', ['09:00', '10:30', '12:00', '13:30']],
];

for (const [rule, expected] of TIMES)
  test(`RFC 5545: ${rule}`, () => {
    const { locals } = expandOf(rule, '1997-09-02', '1997-09-03');
    assert.deepEqual(
      locals,
      expected.map((time) => `1997-09-02T${time}:00`),
    );
  });

test('RFC 5545: every 20 minutes from 9:00 to 16:40 every day, written in two ways', () => {
  const hours = 'BYHOUR=9,10,11,12,13,14,15,16';
  const [daily, minutely] = [`FREQ=DAILY;${hours};BYMINUTE=0,20,40`, `FREQ=MINUTELY;INTERVAL=20;${hours}`].map(
    (rule) => expandOf(rule, '1997-09-02', '1997-09-03').locals,
  );
  assert.deepEqual(daily, minutely);
  assert.deepEqual([daily?.length, daily?.[23], daily?.[24]], [48, '1997-09-02T16:40:00', '1997-09-03T09:00:00']);
});

test('the beginning counts as the first, even where BYSETPOS passes over it', () => {
  const rule = 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH;BYSETPOS=2,3';
  const first = days('2024-07', 4, 9, 10, 16).map((day) => `${day}T09:00:00`);
  assert.deepEqual(expandOf(rule, '2024-07-04', '2024-07-16').locals, first);
  const counted = expandOf(`${rule};COUNT=4`, '2024-07-04', '2025-01-01');
  assert.deepEqual(counted, { locals: first, complete: true });
});

function days(month: string, ...list: number[]): string[] {
  return list.map((day) => `${month}-${String(day).padStart(2, '0')}`);
}

function expandOf(text: string, begins: string, lastDay: string, exdates: string[] = []) {
  const series = { starts_local: `${begins}T09:00:00`, time_zone: zone, rdates: [], exdates };
  const parsed = parseRule(text, series);
  if ('fault' in parsed) throw new Error(parsed.fault);
  return expand({ ...series, rrule: printRule(parsed.rule) }, { from: '', to: `${lastDay}T23:59:59` });
}
