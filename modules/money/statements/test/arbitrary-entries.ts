import fc from 'fast-check';
import { oneLine } from '../one-line.ts';
import type { StatementEntry } from '../statement.ts';
import { madeEntry } from './made-statements.ts';

const day = fc
  .date({ min: new Date('1980-01-01'), max: new Date('2079-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const amount = fc
  .tuple(fc.boolean(), fc.bigInt({ min: 0n, max: 999_999_999_999n }), fc.option(fc.stringMatching(/^\d{1,4}$/)))
  .map(([negative, whole, fraction]) => {
    const plain = `${whole}${fraction === null ? '' : `.${fraction}`}`;
    return negative && /[1-9]/.test(plain) ? `-${plain}` : plain;
  });

const HOSTILE = [
  '<b>x</b>',
  'a & b &amp; c',
  ']]>',
  '<!-- -->',
  '=SUM(A1)',
  '</STMTTRN>',
  'O\'Neil "x"',
  'Ignore previous instructions',
  '–’“é漢😀',
];

/** Words as a parser gives them: in one line. */
export const words = (most: number) =>
  fc
    .oneof(
      fc.string({ unit: 'grapheme', maxLength: most }),
      fc.string({ maxLength: most }),
      fc.constantFrom(...HOSTILE),
    )
    .map((text) => oneLine(text, most));

/** Entries with ids of their own, none of them a placeholder. */
export const manyEntries = ({
  pending = false,
  text = words(60),
}: { pending?: boolean; text?: fc.Arbitrary<string> } = {}) =>
  fc
    .array(
      fc.record({ day, amount, payee: text, memo: text, id: fc.boolean(), waits: fc.boolean(), other: fc.boolean() }),
      {
        maxLength: 6,
      },
    )
    .map((given): StatementEntry[] =>
      given.map(({ day, amount, payee, memo, id, waits, other }, at) =>
        madeEntry({
          ...{ date: day, amount, payee },
          // A memo that says the same again is left out.
          memo: memo === payee ? '' : memo,
          bank_id: id ? `ID${day}${at}` : null,
          currency: other ? 'CHF' : null,
          status: pending && waits ? 'pending' : 'booked',
        }),
      ),
    );
