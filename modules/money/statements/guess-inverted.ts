import { folded } from './cell-words.ts';
import { balanceSays, type ColumnFacts } from './column-facts.ts';
import type { DecimalMark, Guessed } from './guess-values.ts';
import type { ColumnMeaning } from './statement.ts';

const PAID =
  /\b(?:payment|autopay|paiement|zahlung erhalten|zahlung besten dank|zahlung|prelevement|pago recibido|pagamento|betaling ontvangen|incasso|domiciliacion)\b.*\b(?:thank|received|recu|merci|dank|erhalten|recibido|ontvangen|ricevuto|gracias)\b|\bpayment thank you\b|\bautopay\b/;

/** Of accounts that are cards: there a payment is one to the card. */
const CARD = /\b(?:purchased by|card member|card no)\b/;

/** Cards write what was spent without a sign and what was paid back with a minus. The balances tell; else whose sign a payment to the card has. */
export function guessInverted(
  header: readonly string[],
  facts: readonly ColumnFacts[],
  columns: readonly ColumnMeaning[],
  mark: DecimalMark,
): Guessed<boolean> {
  const amounts = facts[columns.indexOf('amount')];
  if (!amounts || columns.includes('direction')) return { value: false, sure: 'likely' };
  const balances = facts[columns.indexOf('balance')];
  if (balances) {
    const says = balanceSays(amounts.cells, balances.cells, mark);
    if (says.fits > says.turned) return { value: false, sure: 'certain' };
    if (says.turned > says.fits && says.turned * 2 >= says.rows) return { value: true, sure: 'likely' };
  }
  const isCard = header.some((cell) => CARD.test(folded(cell)));
  const texts = columns.flatMap((meaning, index) => (meaning === 'payee' || meaning === 'memo' ? [facts[index]] : []));
  let [paidOut, paidIn, spent] = [0, 0, 0];
  for (const [row, cell] of amounts.cells.entries()) {
    const isNegative = /[-\u2212(]/.test(cell);
    const isPayment =
      texts.some((text) => PAID.test(folded(text?.cells[row]?.slice(0, 120) ?? ''))) ||
      (isCard && facts.some(({ cells }) => /^payments?$/i.test(cells[row] ?? '')));
    if (isPayment && isNegative) paidOut += 1;
    else if (isPayment) paidIn += 1;
    else spent += isNegative ? -1 : 1;
  }
  if (paidOut > paidIn && spent > 0) return { value: true, sure: 'likely' };
  return { value: false, sure: amounts.hasMinus ? 'likely' : 'guess' };
}
