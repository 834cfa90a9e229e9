import type { ColumnMeaning } from './statement.ts';
import { CURRENCIES } from '../amounts/amounts.ts';
import { folded } from './cell-words.ts';

/** What a header says that its column means. Of several columns for one meaning, the lowest rank is taken. */
export interface Word {
  readonly meaning: ColumnMeaning;
  readonly rank: number;
  /** The header is the word, not only has it within. */
  readonly isWhole: boolean;
}

/** Headers as banks write them, folded (lower case, no accents, no signs), by meaning and rank. */
const WORDS: readonly (readonly [ColumnMeaning, number, string])[] = [
  [
    'date',
    1,
    'buchungstag|buchungsdatum|datum des abschlusses|date de fin|fecha de finalizacion|data di completamento|data zakonczenia|datum voltooid|buchung|booking date|booked|booked date|posting date|posted date|post date|date posted|date booked|date|datum|fecha|data|date operation|date de l operation|date de comptabilisation|date comptable|data operacji|data ksiegowania|bokforingsdag|bokforingsdatum|bokford|data contabile|data lancamento|data mov|data movimento|data do movimento|date completed|completed date|completed date utc|fecha operacion|fecha de operacion|fecha contable|f contable|fecha movimiento|data operazione|transactiedatum|boekdatum|boekingsdatum|dato|bogforingsdato|bokforingsdato|paivamaara|kirjauspaiva|datum zauctovani|datum provedeni|konyveles datuma|date de operation|data transakcji|data transacao|entry date|trans date|txn date|statement date|date full|jour|dag|dia|giorno|tag',
  ],
  [
    'date',
    2,
    'datum des beginns|date de debut|fecha de inicio|data di inizio|data rozpoczecia|startdatum|clearing date|transaction date|date of transaction|umsatzdatum|transaktionsdatum|date transaction|date and time|datetime|date time|fecha hora|kaufdatum|belegdatum|fecha transaccion|transaktionsdag|reskontradatum|data ordine|time|timestamp|created on|created at|date started|started date|started date utc',
  ],
  [
    'date',
    3,
    'valuta|valutadatum|wertstellung|wertstellung valuta|wertstellungsdatum|value date|valuedate|date valeur|date de valeur|fecha valor|f valor|data valuta|rentedatum|valutadag|data waluty|data valor|data valor mov|effective date|settlement date',
  ],
  [
    'amount',
    1,
    'amount|betrag|umsatz|importe|importo|bedrag|kwota|belopp|valor|montante|montant|beløb|belob|belop|summa|castka|objem|osszeg|value|net|netto|net amount|transaction amount|transaktionsbetrag|montant operation|montant de l operation|importe movimiento|movimiento|kwota operacji|kwota transakcji|transactiebedrag|umsatz in|betrag in|amount num|amount in account currency|buchungsbetrag|total|total amount|amt|suma|maara|quantia|importe de la operacion|amount account currency',
  ],
  [
    'amount',
    4,
    'gross|brutto|local amount|original amount|foreign amount|oorspr bedrag|amount foreign currency|betrag fremdwahrung|source amount|target amount|source amount after fees|value num',
  ],
  [
    'debit',
    1,
    'debit|debits|soll|belastung|lastschrift|ausgabe|ausgaben|auszahlung|paid out|money out|outflow|withdrawal|withdrawals|withdrawal amt|debit amount|debito|debe|cargo|cargos|sortie|depense|uitgaven|uitgaand|obciazenia|obciazenie|wydatki|uttag|dare|uscite|saidas|saida|ausgang|spent|adeudo|debet|af',
  ],
  [
    'credit',
    1,
    'credit|credits|haben|gutschrift|einnahme|einnahmen|einzahlung|paid in|money in|inflow|deposit|deposits|deposit amt|credit amount|credito|haber|abono|abonos|entree|recette|ontvangsten|inkomend|uznania|uznanie|wplywy|insattning|avere|entrate|entradas|entrada|eingang|received|receipts|bij',
  ],
  [
    'direction',
    1,
    'af bij|soll haben|s h|debit credit|credit debit|dc|d c|dr cr|cr dr|debit or credit|credit debit indicator|debit credit indicator|cdtdbtind|transaction type|type|direction|details|in out|richtung|sens|sentido|signo|bij af|plus minus|vorzeichen|sign|sollhabenkennzeichen|haben soll|d h',
  ],
  ['fee', 1, 'fee|fees|entgelt|gebuhr|gebuhren|frais|comision|commissione|kosten|oplata|taxa|avgift'],
  [
    'payee',
    1,
    'payee|payee name|partner name|counterparty|counter party|counterparty name|empfanger|zahlungsempfanger|zahlungsempfanger in|begunstigter|beguenstigter zahlungspflichtiger|begunstigter zahlungspflichtiger|begunstigter auftraggeber|beguenstigter auftraggeber|empfanger absender|auftraggeber begunstigte|auftraggeber begunstigter|auftraggeber empfanger|name zahlungsbeteiligter|partnername|beneficiaire|tiers|beneficiario|beneficiary|naam tegenpartij|naam omschrijving|naam|tegenpartij|odbiorca|nadawca odbiorca|nazwa odbiorcy|kontrahent|mottagare|ordenante beneficiario|contraparte|controparte|merchant|merchant name|name|nombre|nome|nom|namn|destination name|empfanger auftraggeber|zahlungspartner|gegenpartei|nazev protiuctu|saaja|modtager|transaktionspartner|empfanger zahlungspflichtiger|appears on your statement as',
  ],
  // Volksbanks have the account's own holder here, and the other one beside it.
  ['payee', 2, 'auftraggeber zahlungsempfanger'],
  [
    'payer',
    1,
    'payer|payer name|zahlungspflichtiger|zahlungspflichtige r|auftraggeber|auftraggeber zahlungspflichtiger|avsandare|nadawca|ordenante|payeur|donneur d ordre|source name|opdrachtgever|debitor|sender',
  ],
  [
    'payee',
    3,
    'description|beschreibung|libelle|libelle operation|libelle court|libelle simplifie|concepto|descrizione|omschrijving|opis|opis operacji|beskrivning|descricao|transaktion|text|rubrik|transaction description|transaction|details of payment|narrative|narration|popis|kozlemeny|descripcion|oggetto|tekst',
  ],
  [
    'memo',
    1,
    'memo|verwendungszweck|vorgang verwendungszweck|reference|payment reference|purpose|notes|note|notiz|remarks|observaciones|mededelingen|omschrijving 1|omschrijving 2|omschrijving 3|kommentar|notes and tags|informations complementaires|tytul|tytul operacji|meddelande|causale|zahlungsreferenz|comment|comments|message|remittance information|bemerkung|nota|detalles|details du paiement|betalingskenmerk|libelle complementaire|reference de l operation|title|movimento|concepto ampliado|mas datos|verwendungszweck zeile 1|verwendungszweck zeile 2',
  ],
  [
    'memo',
    3,
    'vorgang|original description|extended details|transaktionstyp|umsatzart|umsatztyp|typ|mutatiesoort|code|type operation|transaction details|art|product|activity|subcategory|type d operation|tipo|rodzaj operacji|tipo movimento|action',
  ],
  ['memo', 2, 'buchungstext|booking text'],
  [
    'bank_id',
    1,
    'transaction id|transactionid|transferwise id|wise id|id|volgnr|transactiereferentie|fitid|bank id|unique id|transaktions id|transaktionsnummer|transaktions nr|transaktionscode|transaction number|journal id|transaction hash|buchungsreferenz|bankreferenz|bank reference|referenznummer|reference number|numero operacion|id operacji|transaktionsreferenz|archive id|arkiveringskod',
  ],
  [
    'category',
    1,
    'category group category|category|kategorie|categorie|categoria|kategoria|kategori|spending category|catégorie|categoria gasto',
  ],
  ['category', 2, 'category group|subcategorie|sous categorie|sub category|unterkategorie|categorie parent'],
  ['tags', 1, 'tags|tag|labels|label|schlagworter|etiquetas|etiquettes|etykiety'],
  [
    'currency',
    1,
    'currency|wahrung|waehrung|devise|divisa|valuta code|munt|waluta|valutakod|moneda|moeda|currency code|commodity currency|valuutta|mena|account currency|währung des kontos|wahrung des kontos|muntsoort|valuutta',
  ],
  [
    'account',
    1,
    'account|iban|auftragskonto|iban auftragskonto|account number|account name|konto|rekening|iban bban|rachunek|compte|numero de compte|cuenta|conto|conta|full account name|account id|kontonummer|bank account|rekeningnummer|numer rachunku|kontoname|eigen rekening|account iban',
  ],
  [
    'balance',
    1,
    'balance|saldo|guthaben|saldo nach buchung|kontostand|solde|running balance|running bal|saldo na mutatie|saldo na trn|saldo po operacji|account balance|saldo disponible|disponible|saldo contabile|saldo contabilistico|saldo conta|bokfort saldo|tillgangligt saldo|running total|balance after|balance after transaction|new balance|saldo final|zustatek|neuer saldo|available balance|ledger balance|resulting balance|saldo despues',
  ],
  [
    'status',
    1,
    'status|state|cleared|estado|etat|stato|stan|info|reconciled|reconcile|gekennzeichneter umsatz status|buchungsstatus|statut',
  ],
  [
    'ignore',
    0,
    'original currency|local currency|foreign currency|foreign currency code|oorspr munt|payee account number|receipt|flag|check number|check or slip|kontonummer iban|iban zahlungsbeteiligter|tegenrekening|tegenrekening iban bban|exchange rate|time zone|timezone|card member|account type|tax|numer konta|kontrahent numer|from email address|to email address|partner iban|account servicer|void reason|account name 2|naam uiteindelijke partij|naam initierende partij|bic tegenpartij|source type|destination type|source iban|destination iban|group title|budget|bill|user id|group id|updated at|reconcile date|value with sym|amount with sym|rate price|number|nummer|num|exchange to amount|total fees|card holder full name|card last four digits|attachment|exchange from|exchange to|transaction details type|category split|emoji|address|local currency code|kundenreferenz|kundenreferenz end to end|mandatsreferenz|glaeubiger id|glaubiger id|sammlerreferenz|lastschrift ursprungsbetrag|auslagenersatz ruecklastschrift|bic|bic swift code|blz|bic auftragskonto|bankname auftragskonto|bezeichnung auftragskonto|bic swift code zahlungsbeteiligter|batch id|machtigingskenmerk|incassant id|reden retour|koers',
  ],
];

const UNITS = new Set([...CURRENCIES.map((code) => code.toLowerCase()), 'euro', 'euros', 'in', 'en', 'w', 'i', 'utc']);

const BY_WORD: ReadonlyMap<string, Omit<Word, 'isWhole'>> = new Map(
  WORDS.flatMap(([meaning, rank, words]) =>
    words.split('|').map((word) => [headerWord(word), { meaning, rank }] as const),
  ).toReversed(),
);
/** Longest first: `value date` before `date`. */
const PARTS = [...BY_WORD]
  .filter(([word]) => word.length >= 4)
  .toSorted(([one], [other]) => other.length - one.length)
  .map(([word, { meaning, rank }]) => ({ part: ` ${word} `, meaning, rank }));

/** A header without signs, accents, and the currency at its end: `Umsatz in EUR`, `#Kwota`, `Débit euros`. */
export function headerWord(header: string): string {
  const words = folded(header.replaceAll(/(\p{Ll})(?=\p{Lu})/gu, '$1 '))
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim()
    .split(' ');
  while (words.length > 1 && UNITS.has(words.at(-1) ?? '')) words.pop();
  return words.join(' ');
}

/** Undefined where nobody has seen such a header. */
export function meaningOf(header: string): Word | undefined {
  const word = headerWord(header);
  if (word === '' || word.length > 60) return undefined;
  const whole = BY_WORD.get(word) ?? BY_WORD.get(word.replace(/ ?\d$/, ''));
  if (whole) return { ...whole, isWhole: true };
  const words = ` ${word} `;
  const found = PARTS.find(({ part }) => words.includes(part));
  return found && found.meaning !== 'ignore'
    ? { meaning: found.meaning, rank: found.rank + 10, isWhole: false }
    : undefined;
}

/** Words that only one of the two ways to write a day goes with. */
const DAY_FIRST =
  /\b(?:datum|buchung|buchungstag|betrag|verwendungszweck|fecha|importe|concepto|libelle|montant|date operation|data|importo|descrizione|bedrag|omschrijving|kwota|opis|bokforingsdag|belopp|dato|valor|descricao|paid out|paid in|money in|counter party|spending category|devise|solde|saldo)\b/;
const MONTH_FIRST =
  /\b(?:check|check or slip|post date|posting date|posted date|transaction type|running bal|trans date|labels|card member)\b/;
const BRITISH = /\b(?:gbp|paid out|paid in|money out|counter party|sort code|subcategory)\b/;

/** The order of days that a header's language goes with; undefined where it says nothing. */
export function orderOfHeader(header: readonly string[]): 'dmy' | 'mdy' | undefined {
  const text = header.map((cell) => folded(cell)).join(' ; ');
  if (/(?:dd|tt|jj) ?[/.-]? ?mm/.test(text) || BRITISH.test(text) || DAY_FIRST.test(text)) return 'dmy';
  if (/mm ?[/.-]? ?dd/.test(text) || MONTH_FIRST.test(text)) return 'mdy';
  return undefined;
}
