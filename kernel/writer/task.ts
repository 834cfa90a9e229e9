import { isCondition } from './conditions.ts';
import { placesIn } from './places.ts';
import { MANNERS } from './spell.ts';
import { WritingTask } from './writer.schema.ts';
import type { Phrase } from './writer.schema.ts';

/**
 * Declares a kind of text and looks at once whether it is whole: English is there, every language has the phrases that its sentences and
 * lists name, every condition can be read.
 *
 * @throws Error that lists what is wrong, for whoever wrote the task
 * @example
 * const summary = writingTask({
 *   name: 'appointments.summary',
 *   brief: 'Sum up the week for the person whose calendar it is. Warm, plain, in the second person.',
 *   sentences: [{ phrase: 'opening' }, { phrase: 'busiest', when: 'appointments > 1', from: 'normal' }],
 *   phrases: {
 *     en: {
 *       appointment: { one: '{n} appointment', other: '{n} appointments' },
 *       opening: 'You have {appointments} this week.',
 *       busiest: 'The busiest day is {busiest_day:weekday}, with {busiest_hours}.',
 *     },
 *   },
 * });
 */
export function writingTask(task: WritingTask): WritingTask {
  const faults = faultsOf(task);
  if (faults.length > 0) throw new Error(`The writing task ${task.name} has faults:\n${faults.join('\n')}`);
  return task;
}

function faultsOf(task: WritingTask): string[] {
  const parsed = WritingTask.safeParse(task);
  if (!parsed.success) return [parsed.error.message];
  const conditions = task.sentences.flatMap(({ when = [] }) => when).filter((condition) => !isCondition(condition));
  return [
    ...conditions.map((condition) => `"${condition}" is no condition`),
    ...(task.phrases['en'] ? [] : ['there are no English phrases']),
    ...Object.entries(task.phrases).flatMap(([language, phrases]) =>
      missing(task, phrases).map((key) => `${language} has no phrase ${key}`),
    ),
  ];
}

/** Phrases that sentences name or that English has, and manners that are neither a phrase for a list's items nor known. */
function missing(task: WritingTask, phrases: Readonly<Record<string, Phrase>>): string[] {
  const english = Object.keys(task.phrases['en'] ?? {});
  const places = Object.values(phrases).flatMap((phrase) => formsOf(phrase).flatMap(placesIn));
  const manners = places.flatMap(({ manner }) => (manner === undefined || MANNERS.has(manner) ? [] : [manner]));
  const wanted = new Set([...task.sentences.map(({ phrase }) => phrase), ...english, ...manners]);
  return [...wanted].filter((key) => !(key in phrases));
}

function formsOf(phrase: Phrase): string[] {
  if (typeof phrase === 'string') return [phrase];
  const { by: _by, ...forms } = phrase;
  return Object.values(forms).filter((form) => form !== undefined);
}
