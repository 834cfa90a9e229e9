import { joinOnce, oneLine } from './one-line.ts';
import { reference } from './seen-ids.ts';

interface Words {
  readonly payee: string;
  readonly memo: string;
}

const GERMAN = /^\d{0,3}([?<>^|+$&@#!])(?=\d\d)/;
const DUTCH =
  /\/(TRTP|TRCD|IBAN|BIC|NAME|REMI|EREF|MARF|CSID|CNTP|PURP|ULTD|ULTC|ULTB|ORDP|BENM|ADDR|ISDT|CDCD|RTRN|RTYP|PREF|IREF|SVCL|EXCH|CHGS|OCMT|OAMT|BUSP|KREF|PREF|NRTX|SWFT|ID)\//;
/** Of SEPA within the German purpose (DFÜ-Abkommen, annex 3). */
const SEPA = /(?:^|\n)(EREF|KREF|MREF|CRED|DEBT|COAM|OAMT|SVWZ|ABWA|ABWE|IBAN|BIC|PURP|RREF|BREF|REMI|TAN1?)[+:]\s?/;
const GERMAN_PIECE = 27;
const LONG_LINE = 65;
const MOST_TEXT = 4000;

/** Field 86 in any of its ways to write; `more` stands for it where it says nothing. */
export function mt940Words(given: readonly string[], more: string): Words {
  const lines = bounded(given);
  const [first = ''] = lines;
  const german = GERMAN.exec(first);
  const words = german
    ? germanWords(lines.join('').slice(german[0].length - 1), german[1] ?? '?')
    : DUTCH.test(first.slice(0, 70)) && /^\s*\//.test(first)
      ? dutchWords(lines.join(''))
      : plainWords(lines);
  return words.memo === '' && words.payee === '' ? { payee: '', memo: oneLine(more) } : words;
}

/** The field has six lines of 65 characters; some banks write more. */
function bounded(lines: readonly string[]): string[] {
  let left = MOST_TEXT;
  return lines.flatMap((line) => {
    const kept = line.slice(0, left);
    left -= kept.length;
    return kept === '' ? [] : [kept];
  });
}

/** `166?00GUTSCHRIFT?20SVWZ+Miete?30BANK?31IBAN?32Erika Muster`. */
function germanWords(text: string, separator: string): Words {
  const names: string[] = [];
  const pieces: string[] = [];
  let booking = '';
  let last = pieces;
  for (const part of text.split(separator).slice(1)) {
    const code = /^\d\d/.test(part) ? Number(part.slice(0, 2)) : -1;
    const value = code === -1 ? part : part.slice(2);
    // The separator stood in the text itself.
    if (code === -1 && last.length > 0) last.push(`${last.pop()}${separator}${value}`);
    if (code === 0) booking = value;
    if (code >= 0) last = code === 32 || code === 33 ? names : isPurpose(code) ? pieces : [];
    if (code >= 0) last.push(value);
  }
  const purpose = sepaParts(refold(pieces, '\n'));
  const free = [purpose.get(''), purpose.get('SVWZ'), purpose.get('REMI')]
    .filter((part) => part !== undefined)
    .join(' ');
  const memo = joinOnce([free, reference(purpose.get('EREF'))]);
  const payee = oneLine(refold(names, ' ')) || oneLine(purpose.get('ABWA') ?? purpose.get('ABWE') ?? '');
  return { payee, memo: memo === '' ? oneLine(booking) : memo };
}

const isPurpose = (code: number) => (code >= 20 && code <= 29) || (code >= 60 && code <= 63);

/** Subfields have 27 characters: one that is full goes on in the next without a space. */
function refold(pieces: readonly string[], between: string): string {
  let text = '';
  pieces.forEach((piece, at) => {
    const full = (pieces[at - 1]?.length ?? 0) >= GERMAN_PIECE && !SEPA.test(piece);
    text += at === 0 || full ? piece : between + piece;
  });
  return text;
}

function sepaParts(text: string): Map<string, string> {
  const [plain = '', ...marked] = text.split(SEPA);
  const parts = new Map<string, string>();
  const tidy = plain.replaceAll('\n', ' ').trim();
  if (tidy !== '') parts.set('', tidy);
  for (let at = 0; at + 1 < marked.length; at += 2)
    parts.set(marked[at] ?? '', (marked[at + 1] ?? '').replaceAll('\n', ' ').trim());
  return parts;
}

/** `/TRTP/SEPA OVERBOEKING/IBAN/NL…/BIC/…/NAME/J. Jansen/REMI/Factuur 1/EREF/NOTPROVIDED`. */
function dutchWords(text: string): Words {
  const [, ...marked] = text.split(new RegExp(DUTCH.source));
  const parts = new Map<string, string>();
  for (let at = 0; at + 1 < marked.length; at += 2) {
    const name = marked[at] ?? '';
    const value = withoutSlashes(marked[at + 1] ?? '');
    if (value !== '' && !parts.has(name)) parts.set(name, value);
  }
  const counterparty = parts.get('CNTP')?.split('/')[2];
  const payee = parts.get('NAME') ?? counterparty ?? parts.get('ORDP') ?? parts.get('BENM') ?? '';
  const remittance = parts.get('REMI')?.replace(/^(USTD\/+|STRD\/(CUR|ISO)\/)/, '');
  const memo = joinOnce([remittance, reference(parts.get('EREF'))]);
  return { payee: oneLine(payee), memo: memo === '' ? oneLine(parts.get('TRTP') ?? '') : memo };
}

/** By hand: an expression for the end of a run looks at each of its slashes again. */
function withoutSlashes(text: string): string {
  let [from, to] = [0, text.length];
  while (text[from] === '/') from += 1;
  while (to > from && text[to - 1] === '/') to -= 1;
  return text.slice(from, to).trim();
}

/** What a bank writes as it likes. ABN AMRO names its parts. */
function plainWords(lines: readonly string[]): Words {
  let text = '';
  lines.forEach((line, at) => {
    const full = (lines[at - 1]?.trimEnd().length ?? 0) >= LONG_LINE;
    text += at === 0 || full ? line : ` ${line}`;
  });
  const named =
    /\bNAAM: ?(.+?)(?= {2,}| ?(?:OMSCHRIJVING|KENMERK|MACHTIGING|IBAN|BIC|INCASSANT|BETALINGSKENM\.?): ?|$)/.exec(
      text,
    )?.[1];
  return { payee: oneLine(named ?? ''), memo: oneLine(text) };
}
