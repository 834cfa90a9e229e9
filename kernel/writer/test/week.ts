import { writingTask } from '../writer.ts';
import type { Facts } from '../writer.ts';

/** A week's facts, as a calendar computes them. */
export const week: Facts = {
  from: { kind: 'day', value: '2026-03-02', label: 'first day of the week' },
  until: { kind: 'day', value: '2026-03-08', label: 'last day of the week' },
  appointments: { kind: 'count', value: 12, noun: 'appointment', label: 'appointments in the week' },
  busy: { kind: 'duration', minutes: 750, label: 'time in appointments' },
  busiest_day: { kind: 'day', value: '2026-03-03', label: 'the busiest day' },
  first_at: { kind: 'time', value: '09:30', label: 'when the first appointment begins' },
  first_title: { kind: 'name', value: 'Dentist', label: 'title of the first appointment' },
  conflicts: { kind: 'count', value: 1, noun: 'conflict', label: 'appointments that overlap' },
  spent: { kind: 'amount', amount: '-1234.50', currency: 'EUR', label: 'money spent' },
  share: { kind: 'percent', value: 33.333, label: 'share of the week that is taken' },
  by_category: {
    kind: 'list',
    label: 'hours by category',
    items: [
      { category: { kind: 'name', value: 'Work' }, hours: { kind: 'duration', minutes: 600 } },
      { category: { kind: 'name', value: 'Private' }, hours: { kind: 'duration', minutes: 150 } },
    ],
  },
};

/** In English and, to prove that a language is a table, in German. */
export const summary = writingTask({
  name: 'test.summary',
  brief: 'Sum up the week for the person whose calendar it is.',
  sentences: [
    { phrase: 'empty', when: '!appointments' },
    { phrase: 'opening', when: 'appointments' },
    { phrase: 'busiest', when: 'appointments > 1', from: 'normal' },
    { phrase: 'first', when: 'appointments', from: 'normal' },
    { phrase: 'overlaps', when: 'appointments', paragraph: true },
    { phrase: 'categories', from: 'long', paragraph: true },
    { phrase: 'money', from: 'long' },
  ],
  phrases: {
    en: {
      appointment: { none: 'no appointments', one: '{n} appointment', other: '{n} appointments' },
      conflict: { none: 'no conflicts', one: '{n} conflict', other: '{n} conflicts' },
      empty: 'Nothing is planned between {from} and {until}.',
      opening: 'You have {appointments} between {from} and {until}, {busy} in all.',
      busiest: 'The busiest day is {busiest_day:weekday}.',
      first: 'It begins with “{first_title}” at {first_at}.',
      overlaps: { by: 'conflicts', none: 'Nothing overlaps.', one: 'Mind {conflicts}.', other: 'Mind {conflicts}.' },
      category: '{category} ({hours})',
      categories: 'Your time goes to {by_category:category}.',
      money: 'You spent {spent:absolute}; {share} of the week is taken.',
    },
    de: {
      appointment: { none: 'keine Termine', one: '{n} Termin', other: '{n} Termine' },
      conflict: { none: 'keine Überschneidungen', one: '{n} Überschneidung', other: '{n} Überschneidungen' },
      empty: 'Zwischen {from} und {until} ist nichts geplant.',
      opening: 'Zwischen {from} und {until} haben Sie {appointments}, zusammen {busy}.',
      busiest: 'Der vollste Tag ist {busiest_day:weekday}.',
      first: 'Den Anfang macht „{first_title}“ um {first_at}.',
      overlaps: { by: 'conflicts', none: 'Nichts überschneidet sich.', other: 'Es gibt {conflicts}.' },
      category: '{category} ({hours})',
      categories: 'Ihre Zeit gilt {by_category:category}.',
      money: 'Ausgegeben: {spent:absolute}; {share} der Woche sind belegt.',
    },
  },
});
