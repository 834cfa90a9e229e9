import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseRule } from '../../recurrence/recurrence.ts';
import { dayOf } from '../time/time.ts';
import { formWords, presets } from './repeat-words.ts';
import { FREQUENCIES, WEEKDAYS, formOf, newForm, ruleOf, sameRule } from './rule-form.ts';
import type { Nth, RuleForm } from './rule-form.ts';

const tuesday = dayOf('2026-11-24');
const zone = 'Europe/Berlin';

const plainRecord = <T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }) => fc.record(model, { noNullPrototype: true });

const forms: fc.Arbitrary<RuleForm> = fc
  .record({
    frequency: fc.constantFrom(...FREQUENCIES),
    interval: fc.integer({ min: 1, max: 99 }),
    weekdays: fc.subarray([...WEEKDAYS], { minLength: 1 }),
    ofMonth: fc.oneof(
      plainRecord({ day: fc.oneof(fc.integer({ min: 1, max: 31 }), fc.constant(-1)) }),
      plainRecord({ nth: fc.constantFrom<Nth>(1, 2, 3, 4, 5, -1), weekday: fc.constantFrom(...WEEKDAYS) }),
    ),
    ends: fc.oneof(
      fc.constant(undefined),
      plainRecord({ after: fc.integer({ min: 1, max: 999 }) }),
      plainRecord({ on: fc.integer({ min: tuesday, max: tuesday + 4000 }) }),
    ),
  })
  // What the frequency does not use is as in a new one.
  .map((form) => {
    const { weekdays, ofMonth } = newForm(form.frequency, tuesday);
    return {
      ...form,
      ...(form.frequency === 'WEEKLY' ? {} : { weekdays }),
      ...(form.frequency === 'MONTHLY' ? {} : { ofMonth }),
    };
  });

test('the form of a rule of a form is the form', () => {
  fc.assert(fc.property(forms, (form) => assert.deepEqual(formOf(ruleOf(form), tuesday, zone), form)));
});

test('every rule is one that the API takes, and says the same after it has been there', () => {
  fc.assert(
    fc.property(forms, (form) => {
      const parsed = parseRule(ruleOf(form), { starts_local: '2026-11-24T15:00:00', time_zone: zone });
      assert.ok('rule' in parsed, 'fault' in parsed ? parsed.fault : '');
      const stored = [...parsed.rule].map(([name, value]) => `${name}=${value}`).join(';');
      assert.ok(sameRule(stored, ruleOf(form), tuesday, zone), stored);
    }),
  );
});

test('rules that say more than the form can are left alone', () => {
  for (const rule of [
    'FREQ=HOURLY;COUNT=3',
    'FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1',
    'FREQ=MONTHLY;BYMONTHDAY=1,15',
    'FREQ=MONTHLY;BYDAY=1MO,3MO',
    'FREQ=YEARLY;BYMONTH=11;BYDAY=4TH',
    'FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=1',
    'FREQ=DAILY;BYDAY=MO,TU',
    'FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=TU,SU',
    'FREQ=MONTHLY;BYMONTHDAY=-3',
  ])
    assert.equal(formOf(rule, tuesday, zone), undefined, rule);
});

test('presets come from the first day', () => {
  assert.deepEqual(
    presets(tuesday).map(({ label }) => label),
    [
      'Every day',
      'Every weekday',
      'Every week on Tuesday',
      'Every 2 weeks on Tuesday',
      'Every month on the 24th',
      'Every month on the 4th Tuesday',
      'Every month on the last Tuesday',
      'Every year on 24 November',
    ],
  );
  assert.equal(presets(dayOf('2026-11-10'))[5]?.label, 'Every month on the 2nd Tuesday');
  const words = formWords(
    { ...newForm('WEEKLY', tuesday), interval: 3, weekdays: ['TU', 'FR'], ends: { after: 10 } },
    tuesday,
  );
  assert.equal(words, 'Every 3 weeks on Tuesday and Friday, 10 times');
});
