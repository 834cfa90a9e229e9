import type { StatementEntry } from './statement.ts';

const DEBIT = new Set(
  (
    'd dr db dbit debit debet soll s af out outgoing uit paid-out - lastschrift belastung cargo debito debite dare egreso gasto withdrawal expense ' +
    'spent sent wydatek obciazenie uitgave saida uttag utgift ausgang ausgabe money-out payment-out'
  ).split(' '),
);
const CREDIT = new Set(
  (
    'c cr crdt credit haben h bij in incoming paid-in + gutschrift abono credito crediteur avere ingreso deposit income received przychod uznanie ' +
    'inkomst insattning entrada eingang einnahme money-in payment-in'
  ).split(' '),
);
const STATUS = {
  pending:
    /^(?:pending|processing|authori[sz]ed|vorgemerkt|umsatz vorgemerkt|offen|ausstehend|en attente|a venir|pendiente|in sospeso|reservering|oczekujaca|pendente|reserverad|uncleared|hold|on hold)/,
  reconciled: /^(?:reconciled|abgestimmt|rapproche|conciliado|y|r|1|true)$/,
  cleared: /^(?:cleared|c|\*|x)$/,
} as const;
const UNDONE =
  /^(?:reverted|failed|declined|cancel|canceled|cancelled|denied|rejected|void|abgelehnt|storniert|refuse|annule|rechazad|odrzucon|expired|removed)/;

/** A cell's word without case, accents and what is around it. */
export function folded(text: string): string {
  const lower = text.toLowerCase();
  const plain = /[^\0-\x7f]/.test(lower) ? unaccented(lower) : lower;
  return plain.replaceAll(/[^a-z0-9+\-*€$£/]+/g, ' ').trim();
}

function unaccented(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .replaceAll('ł', 'l')
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'ae');
}

/** Which way money went, of `D`, `CRDT`, `Soll`, `Bij`, `+`; undefined where a word says neither. */
export function directionOf(text: string): 'debit' | 'credit' | undefined {
  const word = folded(text).replaceAll(' ', '-');
  if (DEBIT.has(word)) return 'debit';
  return CREDIT.has(word) ? 'credit' : undefined;
}

/** How far a booking is; `undone` for what the bank took back or never carried out. What says nothing else is booked. */
export function statusOf(text: string): StatementEntry['status'] | 'undone' {
  const word = folded(text);
  if (word === '') return 'booked';
  if (UNDONE.test(word)) return 'undone';
  for (const status of ['pending', 'reconciled', 'cleared'] as const) if (STATUS[status].test(word)) return status;
  return 'booked';
}

const BALANCE =
  /^(?:anfangssaldo|endsaldo|alter kontostand|neuer kontostand|kontostand|saldo (?:poczatkowe|koncowe|anterior|final|inicial|iniziale|finale)|solde|beginning balance|ending balance|opening balance|closing balance|saldo|balance)\b/;
const TOTAL =
  /^(?:total|totals|summe|gesamt|gesamtsumme|sum|suma|totale|totaal|sous-total|subtotal|end of|ende der|fin de)\b/;

/** A line below the table: a total or a balance, not an entry. */
export function isFooter(text: string): boolean {
  const word = folded(text);
  return BALANCE.test(word) || TOTAL.test(word);
}

const BALANCE_ENTRY =
  /^(?:anfangssaldo|endsaldo|alter kontostand|neuer kontostand|saldo pocz[aą]tkowe|saldo ko[nń]cowe|saldo anterior)\b/i;

/** What some banks write as an entry, and is the balance of the account. */
export function isBalanceWord(text: string): boolean {
  return BALANCE_ENTRY.test(text);
}
