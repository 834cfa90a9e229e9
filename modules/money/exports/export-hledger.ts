import type { Context } from '../../../kernel/module/module.ts';
import { decimalsOf, toDecimal } from '../amounts/amounts.ts';
import type { BookNames } from './book-names.ts';
import { OF_NOBODY } from './journal-names.ts';
import { openJournal } from './journal.ts';
import type { JournalEntry, Leg } from './journal.ts';
import type { ExportFilter } from './read-entries.ts';

/** The book as a journal that `hledger check --strict` takes: https://hledger.org/hledger.html#journal. It ends with assertions of its own balances. */
export async function* hledgerText(
  context: Context,
  given: { filter: ExportFilter; names: BookNames },
): AsyncGenerator<string> {
  const journal = await openJournal(context, given);
  const { accounts, categories } = journal.names;
  yield [
    '; Written by Steward.',
    'decimal-mark .',
    ...journal.currencies.map((code) => `commodity 1000.${'0'.repeat(decimalsOf(code) ?? 2)} ${code}`),
    ...journal.accounts.map(({ id, name }) => `account ${accounts.get(id) ?? ''}  ; ${comment(name)}`),
    ...[...given.names.categories.values()].map(
      ({ id, path }) => `account ${categories.get(id) ?? ''}  ; ${comment(path.join(', '))}`,
    ),
    ...OF_NOBODY.map((name) => `account ${name}`),
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
  if (balances.length === 0) return;
  const lines = balances.map(
    ({ account, minor, currency }) =>
      `    ${account}  ${toDecimal(0n, currency)} ${currency} = ${toDecimal(minor, currency)} ${currency}\n`,
  );
  yield `${date} * Balances\n${lines.join('')}`;
}

function entryText({ id, date, payee, memo, tags, isCleared, legs }: JournalEntry): string {
  const words = memo === '' ? described(payee) : `${described(payee)} | ${described(memo)}`;
  const marks = tags.length === 0 ? '' : `    ; ${tags.map((name) => `${tagName(name)}:`).join(', ')}\n`;
  let text = `${date} ${isCleared ? '*' : '!'} (${id}) ${words}\n${marks}`;
  for (const leg of legs) text += legText(leg);
  return `${text}\n`;
}

function legText({ account, minor, currency, memo }: Leg): string {
  return `    ${account}  ${toDecimal(minor, currency)} ${currency}${memo === '' ? '' : `  ; ${comment(memo)}`}\n`;
}

/** Within a description: a semicolon would begin a comment, and a bar ends the payee. The code before it keeps its first sign from being a mark. */
function described(text: string): string {
  return oneLine(text).replaceAll(';', ',').replaceAll('|', '/');
}

/** Within a comment: a colon would make a tag of the word before it (`date:` one that moves the entry), and brackets a date. */
function comment(text: string): string {
  return oneLine(text).replaceAll(':', '.').replaceAll('[', '(').replaceAll(']', ')');
}

function tagName(name: string): string {
  const plain = name.replaceAll(/[^\p{L}\p{Nd}_-]+/gu, '-');
  return /^date2?$/.test(plain) ? `tag-${plain}` : plain;
}

function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim();
}
