import { bookingError } from './booking.errors.ts';
import type { Answer, NewBooking, Question } from './booking.schema.ts';

const LONGEST_LINE = 500;

/**
 * What was asked, with what was answered, as plain text. Questions that are not answered are left out.
 * @throws appointments.bad-answers, with an entry for each question
 */
export function readAnswers(questions: readonly Question[], answers: NewBooking['answers']): Answer[] {
  const fields: { path: string; message: string }[] = [];
  const read = questions.flatMap((question) => {
    const given = answers[question.id];
    const message = faultOf(question, given);
    if (message !== undefined) fields.push({ path: `/answers/${question.id}`, message });
    if (given === undefined || given === '') return [];
    const text = typeof given === 'boolean' ? (given ? 'Yes' : 'No') : given.trim();
    return [{ question: question.label, answer: text }];
  });
  for (const id of Object.keys(answers))
    if (!questions.some((question) => question.id === id))
      fields.push({ path: `/answers/${id}`, message: 'This page does not ask this.' });
  if (fields.length > 0) throw bookingError('appointments.bad-answers', { fields });
  return read;
}

function faultOf({ type, required, choices }: Question, given: string | boolean | undefined): string | undefined {
  const text = typeof given === 'string' ? given.trim() : '';
  if (given === undefined || given === '') return required ? 'This is needed.' : undefined;
  if (type === 'yes_no') return typeof given === 'boolean' ? undefined : 'Say yes or no.';
  if (typeof given === 'boolean') return 'Answer with words.';
  if (required && text === '') return 'This is needed.';
  if (type === 'choice' && !choices.includes(given)) return 'Choose one of what is offered.';
  if (type === 'text' && text.length > LONGEST_LINE) return `At most ${LONGEST_LINE} characters.`;
  return undefined;
}
