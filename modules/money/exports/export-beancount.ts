import type { Context } from '../../../kernel/module/module.ts';
import { toDecimal } from '../amounts/amounts.ts';
import type { BookNames } from './book-names.ts';
import { OF_NOBODY } from './journal-names.ts';
import { openJournal } from './journal.ts';
import type { JournalEntry, Leg } from './journal.ts';
import type { ExportFilter } from './read-entries.ts';

const TAG = /^[A-Za-z0-9_/.-]+$/;

/** The book as a file that `bean-check` takes: https://beancount.github.io/docs/beancount_language_syntax.html. It ends with its own balances. */
export async function* beancountText(
  context: Context,
  given: { filter: ExportFilter; names: BookNames },
): AsyncGenerator<string> {
  const journal = await openJournal(context, given);
  const { first, names } = journal;
  yield [
    '; Written by Steward.',
    ...journal.currencies.flatMap((code) => [`option "operating_currency" "${code}"`, `${first} commodity ${code}`]),
    ...journal.accounts.flatMap(({ id, name, currency }) =>
      opened(first, `${names.accounts.get(id) ?? ''} ${currency}`, name),
    ),
    ...[...given.names.categories.values()].flatMap(({ id, path }) =>
      opened(first, names.categories.get(id) ?? '', path.join(', ')),
    ),
    ...OF_NOBODY.map((name) => `${first} open ${name}`),
    '',
    '',
  ].join('\n');
  yield journal.openings.map(entryText).join('');
  for await (const entries of journal.entries()) {
    let text = '';
    for (const entry of entries) text += entryText(entry);
    yield text;
  }
  const { date, balances } = journal.closing();
  const after = Temporal.PlainDate.from(date).add({ days: 1 }).toString();
  yield balances
    .map(({ account, minor, currency }) => `${after} balance ${account}  ${toDecimal(minor, currency)} ${currency}\n`)
    .join('');
}

function opened(first: string, what: string, name: string): string[] {
  return [`${first} open ${what}`, `  name: ${quoted(name)}`];
}

function entryText({ id, date, payee, memo, tags, isCleared, legs }: JournalEntry): string {
  const marks = tags.map((name) => name.replaceAll(' ', '-')).filter((name) => TAG.test(name));
  const words = payee === '' ? quoted(memo) : `${quoted(payee)} ${quoted(memo)}`;
  let text = `${date} ${isCleared ? '*' : '!'} ${words}${[...new Set(marks)].map((mark) => ` #${mark}`).join('')}\n`;
  text += `  id: "${id}"\n`;
  if (tags.some((name) => !TAG.test(name))) text += `  tags: ${quoted(tags.join(', '))}\n`;
  for (const leg of legs) text += legText(leg);
  return `${text}\n`;
}

function legText({ account, minor, currency, memo }: Leg): string {
  const line = `  ${account}  ${toDecimal(minor, currency)} ${currency}\n`;
  return memo === '' ? line : `${line}    memo: ${quoted(memo)}\n`;
}

/** A string in one line. */
function quoted(text: string): string {
  const line = text.toWellFormed().replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ');
  return `"${line.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
