import type { TableLayout } from '../statement.ts';

/** The shape of a bank's table, with invented people and numbers, and how it is to be read. */
export interface BankTable {
  readonly bank: string;
  readonly text: string;
  /** In which the file is written, where that is not UTF-8. */
  readonly charset?: 'windows-1252' | 'windows-1250' | 'utf-16le';
  readonly layout: Pick<
    TableLayout,
    'delimiter' | 'skip_lines' | 'has_header' | 'decimal_mark' | 'date_order' | 'inverted'
  >;
  /** Meanings by column, `-` for ignore. */
  readonly columns: string;
  /** `date amount payee` of the entries, in the order of the file. */
  readonly entries: readonly string[];
  readonly broken?: number;
}

const german = {
  delimiter: ';',
  skip_lines: 0,
  has_header: true,
  decimal_mark: ',',
  date_order: 'dmy',
  inverted: false,
} as const;
const english = { ...german, delimiter: ',', decimal_mark: '.' } as const;
const american = { ...english, date_order: 'mdy' } as const;

export const GERMAN_BANKS: readonly BankTable[] = [
  {
    bank: 'N26',
    text: `"Booking Date","Value Date","Partner Name","Partner Iban",Type,"Payment Reference","Account Name","Amount (EUR)","Original Amount","Original Currency","Exchange Rate"
2026-10-01,2026-10-01,"EDEKA Müller",,Presentment,,"Main Account",-12.34,12.34,EUR,1
2026-10-02,2026-10-02,"Acme GmbH",DE02120300000000202051,"Credit Transfer","Salary October","Main Account",2500.00,,,
2026-10-03,2026-10-03,"Coffee Ltd",,Presentment,,"Main Account",-3.10,2.70,GBP,1.148
`,
    layout: { ...english, date_order: 'ymd' },
    columns: 'date - payee - - memo account amount - - -',
    entries: ['2026-10-01 -12.34 EDEKA Müller', '2026-10-02 2500.00 Acme GmbH', '2026-10-03 -3.10 Coffee Ltd'],
  },
  {
    bank: 'N26 in German, old',
    text: `"Datum","Empfänger","Kontonummer","Transaktionstyp","Verwendungszweck","Kategorie","Betrag (EUR)","Betrag (Fremdwährung)","Fremdwährung","Wechselkurs"
"2026-10-01","REWE","","MasterCard Zahlung","","Lebensmittel & Haushalt","-22.5","-22.5","EUR","1.0"
"2026-10-02","Vermieter","DE02120300000000202051","Überweisung","Miete","Wohnen","-900.0","","",""
`,
    layout: { ...english, date_order: 'ymd' },
    columns: 'date payee - - memo category amount - - -',
    entries: ['2026-10-01 -22.5 REWE', '2026-10-02 -900.0 Vermieter'],
  },
  {
    bank: 'Sparkasse CAMT',
    charset: 'windows-1252',
    text: `"Auftragskonto";"Buchungstag";"Valutadatum";"Buchungstext";"Verwendungszweck";"Glaeubiger ID";"Mandatsreferenz";"Kundenreferenz (End-to-End)";"Sammlerreferenz";"Lastschrift Ursprungsbetrag";"Auslagenersatz Ruecklastschrift";"Beguenstigter/Zahlungspflichtiger";"Kontonummer/IBAN";"BIC (SWIFT-Code)";"Betrag";"Waehrung";"Info"
"DE12500105170648489890";"30.10.26";"30.10.26";"KARTENZAHLUNG";"2026-10-29T18:10 Debitk.0 2029-12";"";"";"5801234";"";"";"";"BÄCKEREI GRÖßER//KÖLN/DE";"DE02120300000000202051";"BYLADEM1001";"-4,80";"EUR";"Umsatz gebucht"
"DE12500105170648489890";"29.10.26";"29.10.26";"GUTSCHR. UEBERW. DAUERAUFTR";"Unterhalt";"";"";"";"";"";"";"Jörg Müller";"DE02300209000106531065";"CMCIDEDD";"1.250,00";"EUR";"Umsatz vorgemerkt"
`,
    layout: german,
    columns: 'account date - - memo - - - - - - payee - - amount currency status',
    entries: ['2026-10-30 -4.80 BÄCKEREI GRÖßER//KÖLN/DE', '2026-10-29 1250.00 Jörg Müller'],
  },
  {
    bank: 'DKB',
    text: `"Girokonto";"DE02120300000000202051"
"Zeitraum:";"01.10.2026 - 31.10.2026"
"Kontostand vom 31.10.2026:";"1.234,56 €"
""
"Buchungsdatum";"Wertstellung";"Status";"Zahlungspflichtige*r";"Zahlungsempfänger*in";"Verwendungszweck";"Umsatztyp";"IBAN";"Betrag (€)";"Gläubiger-ID";"Mandatsreferenz";"Kundenreferenz"
"30.10.26";"30.10.26";"Gebucht";"ISSUER";"EDEKA.SAGT.DANKE";"VISA Debitkartenumsatz";"Ausgang";"DE96120300009005290904";"-41,99";"";"";"4862"
"28.10.26";"28.10.26";"Gebucht";"Acme GmbH";"Ada Beispiel";"Gehalt";"Eingang";"DE02300209000106531065";"3.000";"";"";""
"27.10.26";"";"Vorgemerkt";"ISSUER";"Netto";"";"Ausgang";"DE96120300009005290904";"-1.041,9";"";"";""
`,
    layout: { ...german, skip_lines: 4 },
    columns: 'date - status payer payee memo - - amount - - -',
    entries: ['2026-10-30 -41.99 EDEKA.SAGT.DANKE', '2026-10-28 3000 Acme GmbH', '2026-10-27 -1041.9 Netto'],
  },
  {
    bank: 'DKB, old',
    charset: 'windows-1252',
    text: `"Kontonummer:";"DE02120300000000202051 / Girokonto";

"Von:";"01.10.2026";
"Bis:";"31.10.2026";
"Kontostand vom 31.10.2026:";"1.234,56 EUR";

"Buchungstag";"Wertstellung";"Buchungstext";"Auftraggeber / Begünstigter";"Verwendungszweck";"Kontonummer";"BLZ";"Betrag (EUR)";"Gläubiger-ID";"Mandatsreferenz";"Kundenreferenz";
"30.10.2026";"30.10.2026";"Lastschrift";"Stadtwerke Öhringen";"Abschlag";"DE02120300000000202051";"BYLADEM1001";"-85,00";"DE11";"M1";"K1";
"29.10.2026";"29.10.2026";"Gutschrift";"Jürgen Groß";"Geschenk";"DE02300209000106531065";"CMCIDEDD";"50,00";"";"";"";
`,
    layout: { ...german, skip_lines: 6 },
    columns: 'date - - payee memo - - amount - - -',
    entries: ['2026-10-30 -85.00 Stadtwerke Öhringen', '2026-10-29 50.00 Jürgen Groß'],
  },
  {
    bank: 'ING-DiBa',
    charset: 'windows-1252',
    text: `Umsatzanzeige;Datei erstellt am: 01.11.2026 10:00

IBAN;DE02 5001 0517 0648 4898 90
Kontoname;Girokonto
Bank;ING
Kunde;Ada Beispiel
Zeitraum;01.10.2026 - 31.10.2026
Saldo;1.234,56;EUR

Sortierung;Datum absteigend

In der CSV-Datei finden Sie alle bereits gebuchten Umsätze. Die vorgemerkten Umsätze werden nicht aufgenommen, auch wenn sie in Ihrem Internetbanking angezeigt werden.

Buchung;Wertstellungsdatum;Auftraggeber/Empfänger;Buchungstext;Verwendungszweck;Saldo;Währung;Betrag;Währung
30.10.2026;30.10.2026;VISA DM DROGERIE;Lastschrift;NR8150 KÖLN;1.234,56;EUR;-15,44;EUR
29.10.2026;29.10.2026;Ada Beispiel;Gutschrift;Übertrag;1.250,00;EUR;250,00;EUR
`,
    layout: { ...german, skip_lines: 13 },
    columns: 'date - payee - memo balance currency amount -',
    entries: ['2026-10-30 -15.44 VISA DM DROGERIE', '2026-10-29 250.00 Ada Beispiel'],
  },
  {
    bank: 'Comdirect',
    charset: 'windows-1252',
    text: `;
"Umsätze Girokonto";"Zeitraum: 30 Tage";
"Neuer Kontostand";"1.234,56 EUR";

"Buchungstag";"Wertstellung (Valuta)";"Vorgang";"Buchungstext";"Umsatz in EUR";
"30.10.2026";"30.10.2026";"Lastschrift / Belastung";"Auftraggeber: Bäcker Kranz Buchungstext: Brötchen";"-6,50";
"29.10.2026";"29.10.2026";"Übertrag / Überweisung";"Auftraggeber: Ada Buchungstext: Zinsen";"1.000,00";

"Alter Kontostand";"241,06 EUR";
`,
    layout: { ...german, skip_lines: 4 },
    columns: 'date - - payee amount',
    entries: [
      '2026-10-30 -6.50 Auftraggeber: Bäcker Kranz Buchungstext: Brötchen',
      '2026-10-29 1000.00 Auftraggeber: Ada Buchungstext: Zinsen',
    ],
  },
  {
    bank: 'Volksbank',
    text: `Bezeichnung Auftragskonto;IBAN Auftragskonto;BIC Auftragskonto;Bankname Auftragskonto;Buchungstag;Valutadatum;Name Zahlungsbeteiligter;IBAN Zahlungsbeteiligter;BIC (SWIFT-Code) Zahlungsbeteiligter;Buchungstext;Verwendungszweck;Betrag;Waehrung;Saldo nach Buchung;Bemerkung;Gekennzeichneter Umsatz;Glaeubiger ID;Mandatsreferenz
Girokonto;DE02500105170648489890;GENODEF1XXX;Volksbank;30.10.2026;30.10.2026;Amazon Payments;DE02120300000000202051;TUBDDEDD;Basislastschrift;304-1234567 Buch;-19,99;EUR;980,01;;;DE94ZZZ;M7
Girokonto;DE02500105170648489890;GENODEF1XXX;Volksbank;29.10.2026;29.10.2026;Ada Beispiel;DE02300209000106531065;CMCIDEDD;Gutschrift;Danke;1.000,00;EUR;1.000,00;;;;
`,
    layout: german,
    columns: '- account - - date - payee - - - memo amount currency balance memo - - -',
    entries: ['2026-10-30 -19.99 Amazon Payments', '2026-10-29 1000.00 Ada Beispiel'],
  },
  {
    bank: 'Volksbank, old, with S and H below a blank header',
    charset: 'windows-1252',
    text: `"Volksbank Musterstadt eG"

"Umsatzanzeige"

"BLZ:";"50010517";;"Datum:";"01.11.2026"
"Konto:";"648489890";;"Uhrzeit:";"10:00:00"
"Abfrage von:";"Ada Beispiel";;"Kontoinhaber:";"Ada Beispiel"

"Buchungstag";"Valuta";"Auftraggeber/Zahlungsempfänger";"Empfänger/Zahlungspflichtiger";"Konto-Nr.";"IBAN";"BLZ";"BIC";"Vorgang/Verwendungszweck";"Kundenreferenz";"Währung";"Umsatz";" "
"30.10.2026";"30.10.2026";"Ada Beispiel";"Stadtbücherei";"";"DE02120300000000202051";"";"BYLADEM1001";"Lastschrift
Jahresgebühr";"";"EUR";"24,00";"S"
"29.10.2026";"29.10.2026";"Ada Beispiel";"Oma Käthe";"";"DE02300209000106531065";"";"CMCIDEDD";"Gutschrift";"";"EUR";"1.100,00";"H"

"01.10.2026";;;;;;;;;"Anfangssaldo";"EUR";"5.000,00";"H"
"31.10.2026";;;;;;;;;"Endsaldo";"EUR";"6.076,00";"H"
`,
    layout: { ...german, skip_lines: 8 },
    columns: 'date - - payee - - - - memo - currency amount direction',
    entries: ['2026-10-30 -24.00 Stadtbücherei', '2026-10-29 1100.00 Oma Käthe'],
  },
];

export const EUROPEAN_BANKS: readonly BankTable[] = [
  {
    bank: 'ING NL',
    text: `"Datum","Naam / Omschrijving","Rekening","Tegenrekening","Code","Af Bij","Bedrag (EUR)","Mutatiesoort","Mededelingen"
"20261031","Albert Heijn 1234","NL69INGB0123456789","","BA","Af","23,45","Betaalautomaat","Pasvolgnr: 008 31-10-2026"
"20261030","Werkgever BV","NL69INGB0123456789","NL20INGB0001234567","OV","Bij","2.345,67","Overschrijving","Salaris"
`,
    layout: { ...english, decimal_mark: ',', date_order: 'ymd' },
    columns: 'date payee account - - direction amount - memo',
    entries: ['2026-10-31 -23.45 Albert Heijn 1234', '2026-10-30 2345.67 Werkgever BV'],
  },
  {
    bank: 'Rabobank',
    text: `"IBAN/BBAN","Munt","BIC","Volgnr","Datum","Rentedatum","Bedrag","Saldo na trn","Tegenrekening IBAN/BBAN","Naam tegenpartij","Naam uiteindelijke partij","Naam initiërende partij","BIC tegenpartij","Code","Batch ID","Transactiereferentie","Machtigingskenmerk","Incassant ID","Betalingskenmerk","Omschrijving-1","Omschrijving-2","Omschrijving-3","Reden retour","Oorspr bedrag","Oorspr munt","Koers"
"NL20RABO0300065264","EUR","RABONL2U","000000000000007213","2026-10-30","2026-10-30","-12,50","+987,50","","Café de Zwaan","","","","bc","","","","","","Betaalautomaat 20:15","pasnr. 010"," ","","","",""
"NL20RABO0300065264","EUR","RABONL2U","000000000000007214","2026-10-31","2026-10-31","+1000,00","+1987,50","NL69INGB0123456789","Werkgever","","","INGBNL2A","cb","","ABC","","","","Salaris oktober"," "," ","","","",""
`,
    layout: { ...english, decimal_mark: ',', date_order: 'ymd' },
    columns: 'account currency - bank_id date - amount balance - payee - - - - - - - - memo memo memo memo - - - -',
    entries: ['2026-10-30 -12.50 Café de Zwaan', '2026-10-31 1000.00 Werkgever'],
  },
  {
    bank: 'Santander ES',
    text: `Cuenta;ES91 2100 0418 4502 0005 1332
Titular;Ada Ejemplo
Saldo;1.234,56 EUR

FECHA OPERACIÓN;FECHA VALOR;CONCEPTO;IMPORTE EUR;SALDO
31/10/2026;31/10/2026;Compra Mercadona, Madrid, Tarjeta 1234;-45,67;1.234,56
05/10/2026;05/10/2026;Nómina Octubre;1.280,23;1.280,23
`,
    layout: { ...german, skip_lines: 4 },
    columns: 'date - payee amount balance',
    entries: ['2026-10-31 -45.67 Compra Mercadona, Madrid, Tarjeta 1234', '2026-10-05 1280.23 Nómina Octubre'],
  },
  {
    bank: 'BBVA',
    charset: 'windows-1252',
    text: `Últimos movimientos

F.Valor;Fecha;Concepto;Movimiento;Importe;Divisa;Disponible;Divisa;Observaciones
02/10/2026;02/10/2026;Pago con tarjeta;Cafetería El Niño;-3,20;EUR;996,80;EUR;4940 MADRID
01/10/2026;01/10/2026;Transferencia recibida;Alquiler piso;1.000,00;EUR;1.000,00;EUR;
`,
    layout: { ...german, skip_lines: 2 },
    columns: '- date payee memo amount currency balance - memo',
    entries: ['2026-10-02 -3.20 Pago con tarjeta', '2026-10-01 1000.00 Transferencia recibida'],
  },
  {
    bank: 'Crédit Agricole',
    charset: 'windows-1252',
    text: `Téléchargement du 01/11/2026;

Mme ADA EXEMPLE
Compte de Dépôt carte n° 12345678901;
Solde au 31/10/2026 1 234,56 €

Liste des opérations du compte entre le 01/10/2026 et le 31/10/2026;

Date;Libellé;Débit euros;Crédit euros;
31/10/2026;"PAIEMENT PAR CARTE          
X1234 BOULANGERIE PÂTÉ 30/10                                 
";12,40;;
28/10/2026;"VIREMENT EN VOTRE FAVEUR    
SALAIRE OCTOBRE
";;2\u00a0345,67;
`,
    layout: { ...german, skip_lines: 8 },
    columns: 'date payee debit credit',
    entries: [
      '2026-10-31 -12.40 PAIEMENT PAR CARTE X1234 BOULANGERIE PÂTÉ 30/10',
      '2026-10-28 2345.67 VIREMENT EN VOTRE FAVEUR SALAIRE OCTOBRE',
    ],
  },
  {
    bank: 'BNP',
    text: `Compte de chèques;Compte de chèques;****1234;31/10/2026;;1 234,56
Date operation;Libelle court;Type operation;Libelle operation;Montant operation en euro
31/10/2026;FACTURE CARTE;PAIEMENT CB;FACTURE CARTE DU 301026 MONOPRIX PARIS;-23,45
30/10/2026;VIR RECU;VIREMENT RECU;VIREMENT SALAIRE;1 999,00
`,
    layout: { ...german, skip_lines: 1 },
    columns: 'date payee - memo amount',
    entries: ['2026-10-31 -23.45 FACTURE CARTE', '2026-10-30 1999.00 VIR RECU'],
  },
  {
    bank: 'Fineco',
    text: `Data;Entrate;Uscite;Descrizione;Descrizione_Completa;Stato
31/10/2026;;12,30;Pagamento Visa Debit;Bar Perché No, Città;Contabilizzato
27/10/2026;1.500,00;;Stipendio;Bonifico da Azienda;Contabilizzato
`,
    layout: german,
    columns: 'date credit debit payee memo status',
    entries: ['2026-10-31 -12.30 Pagamento Visa Debit', '2026-10-27 1500.00 Stipendio'],
  },
  {
    bank: 'mBank',
    charset: 'windows-1250',
    text: `mBank S.A. Bankowość Detaliczna;
Skrytka Pocztowa 2108;
90-959 Łódź 2;

#Klient;
ADA PRZYKŁAD;

Lista operacji;

#Za okres:;
01.10.2026;31.10.2026;

#Data operacji;#Opis operacji;#Rachunek;#Kategoria;#Kwota;
2026-10-31;"ŻABKA ZŁOTA  ZAKUP PRZY UŻYCIU KARTY";"eKonto 1234 ... 5678";"Żywność i chemia domowa";-12,34 PLN;;
2026-10-30;"FIRMA SP. Z O.O.  PRZELEW PRZYCHODZĄCY";"eKonto 1234 ... 5678";"Wpływy";5 000,00 PLN;;
`,
    layout: { ...german, skip_lines: 12, date_order: 'ymd' },
    columns: 'date payee account category amount',
    entries: [
      '2026-10-31 -12.34 ŻABKA ZŁOTA ZAKUP PRZY UŻYCIU KARTY',
      '2026-10-30 5000.00 FIRMA SP. Z O.O. PRZELEW PRZYCHODZĄCY',
    ],
  },
  {
    bank: 'Nordea SE',
    text: `Bokföringsdag;Belopp;Avsändare;Mottagare;Namn;Rubrik;Saldo;Valuta
2026/10/31;-123,45;1234 56 78901;;;Kortköp 261030 ICA NÄRA;1876,55;SEK
2026/10/25;2000,00;;1234 56 78901;;Lön;2000,00;SEK
`,
    layout: { ...german, date_order: 'ymd' },
    columns: 'date amount payer payee payee memo balance currency',
    entries: ['2026-10-31 -123.45 ', '2026-10-25 2000.00 1234 56 78901'],
  },
  {
    bank: 'Millennium PT',
    text: `Data lançamento;Data valor;Descrição;Montante;Saldo contabilístico
31-10-2026;31-10-2026;COMPRA PINGO DOCE;-23,10;976,90
30-10-2026;30-10-2026;ORDENADO;1.000,00;1.000,00
`,
    layout: german,
    columns: 'date - payee amount balance',
    entries: ['2026-10-31 -23.10 COMPRA PINGO DOCE', '2026-10-30 1000.00 ORDENADO'],
  },
];

export const ENGLISH_BANKS: readonly BankTable[] = [
  {
    bank: 'Revolut',
    text: `Type,Product,Started Date,Completed Date,Description,Amount,Fee,Currency,State,Balance
TOPUP,Current,2026-10-01 09:00:00,2026-10-01 09:00:05,Payment from Ada,100.00,0.00,EUR,COMPLETED,100.00
EXCHANGE,Current,2026-10-02 10:00:00,2026-10-02 10:00:05,Exchanged to GBP,-50.00,0.50,EUR,COMPLETED,49.50
CARD_PAYMENT,Current,2026-10-03 12:00:00,2026-10-04 08:00:00,Tesco,-9.50,0.00,EUR,COMPLETED,40.00
CARD_PAYMENT,Current,2026-10-05 12:00:00,2026-10-05 12:00:01,Hotel,-90.00,0.00,EUR,REVERTED,
`,
    layout: { ...english, date_order: 'ymd' },
    columns: '- - - date payee amount fee currency status balance',
    entries: ['2026-10-01 100.00 Payment from Ada', '2026-10-02 -50.50 Exchanged to GBP', '2026-10-04 -9.50 Tesco'],
    broken: 1,
  },
  {
    bank: 'Wise',
    text: `"TransferWise ID",Date,"Date Time",Amount,Currency,Description,"Payment Reference","Running Balance","Exchange From","Exchange To","Exchange Rate","Payer Name","Payee Name","Payee Account Number",Merchant,"Card Last Four Digits","Card Holder Full Name",Attachment,Note,"Total fees","Exchange To Amount","Transaction Type","Transaction Details Type"
CARD-123456,31-10-2026,"31-10-2026 12:00:01.123",-10.50,EUR,"Card transaction of 10.50 EUR issued by Cafe",,489.50,,,,,,,Cafe,1234,"Ada Example",,,0.05,,DEBIT,CARD
TRANSFER-98,30-10-2026,"30-10-2026 12:00:00.000",500.00,EUR,"Received money from Bob with reference Rent",Rent,500.00,,,,Bob,,,,,,,,0.00,,CREDIT,DEPOSIT
`,
    layout: english,
    columns: 'bank_id date - amount currency memo memo balance - - - payer payee - payee - - - memo - - - -',
    entries: ['2026-10-31 -10.50 Cafe', '2026-10-30 500.00 Bob'],
  },
  {
    bank: 'PayPal',
    text: `\ufeff"Date","Time","TimeZone","Name","Type","Status","Currency","Gross","Fee","Net","From Email Address","To Email Address","Transaction ID","Balance"
"10/30/2026","10:00:00","PDT","Shop Inc","Express Checkout Payment","Completed","USD","-1,025.00","0.00","-1,025.00","ada@example.org","shop@example.org","4AB12345CD678901E","75.00"
"10/31/2026","11:00:00","PDT","Bob","Mobile Payment","Completed","USD","50.00","-1.75","48.25","bob@example.org","ada@example.org","5AB12345CD678901F","123.25"
`,
    layout: american,
    columns: 'date - - payee - status currency - - amount - - bank_id balance',
    entries: ['2026-10-30 -1025.00 Shop Inc', '2026-10-31 48.25 Bob'],
  },
  {
    bank: 'Chase checking',
    text: `Details,Posting Date,Description,Amount,Type,Balance,Check or Slip #
DEBIT,10/30/2026,"STARBUCKS STORE 123",-5.75,DEBIT_CARD,994.25,,
CREDIT,10/12/2026,"ACME PAYROLL",1000.00,ACH_CREDIT,1000.00,,
`,
    layout: american,
    columns: '- date payee amount - balance -',
    entries: ['2026-10-30 -5.75 STARBUCKS STORE 123', '2026-10-12 1000.00 ACME PAYROLL'],
  },
  {
    bank: 'Chase card',
    text: `Transaction Date,Post Date,Description,Category,Type,Amount,Memo
10/01/2026,10/02/2026,AMZN Mktp US,Shopping,Sale,-23.99,
10/05/2026,10/05/2026,Payment Thank You-Mobile,,Payment,200.00,
`,
    layout: american,
    columns: '- date payee category - amount memo',
    entries: ['2026-10-02 -23.99 AMZN Mktp US', '2026-10-05 200.00 Payment Thank You-Mobile'],
  },
  {
    bank: 'Bank of America',
    text: `Description,,Summary Amt.
Beginning balance as of 10/01/2026,,"1,000.00"
Total credits,,"50.00"
Total debits,,"-20.00"
Ending balance as of 10/31/2026,,"1,030.00"

Date,Description,Amount,Running Bal.
10/01/2026,Beginning balance as of 10/01/2026,,"1,000.00"
10/02/2026,"ZELLE FROM BOB, LUNCH","50.00","1,050.00"
10/05/2026,CHECKCARD GROCER,"-20.00","1,030.00"
`,
    layout: { ...american, skip_lines: 6 },
    columns: 'date payee amount balance',
    entries: ['2026-10-02 50.00 ZELLE FROM BOB, LUNCH', '2026-10-05 -20.00 CHECKCARD GROCER'],
  },
  {
    bank: 'Wells Fargo',
    text: `"10/31/2026","-12.34","*","","PURCHASE AUTHORIZED ON 10/30 CAFE"
"10/30/2026","1500.00","*","","ACME PAYROLL 1234"
"10/02/2026","-80.00","*","101","CHECK # 101"
`,
    layout: { ...american, has_header: false },
    columns: 'date amount - - payee',
    entries: [
      '2026-10-31 -12.34 PURCHASE AUTHORIZED ON 10/30 CAFE',
      '2026-10-30 1500.00 ACME PAYROLL 1234',
      '2026-10-02 -80.00 CHECK # 101',
    ],
  },
  {
    bank: 'American Express',
    text: `Date,Description,Card Member,Account #,Amount
10/28/2026,UBER TRIP,ADA EXAMPLE,-12345,24.10
10/20/2026,AUTOPAY PAYMENT - THANK YOU,ADA EXAMPLE,-12345,-500.00
10/11/2026,WHOLE FOODS,ADA EXAMPLE,-12345,75.25
`,
    layout: { ...american, inverted: true },
    columns: 'date payee - account amount',
    entries: [
      '2026-10-28 -24.10 UBER TRIP',
      '2026-10-20 500.00 AUTOPAY PAYMENT - THANK YOU',
      '2026-10-11 -75.25 WHOLE FOODS',
    ],
  },
  {
    bank: 'Barclays',
    text: `Number,Date,Account,Amount,Subcategory,Memo
 ,31/10/2026,20-00-00 12345678,-12.00,Debit,TESCO STORES 1234     ON 30 OCT BCC
 ,30/10/2026,20-00-00 12345678,500.00,Counter Credit,A EXAMPLE RENT
`,
    layout: english,
    columns: '- date account amount - payee',
    entries: ['2026-10-31 -12.00 TESCO STORES 1234 ON 30 OCT BCC', '2026-10-30 500.00 A EXAMPLE RENT'],
  },
  {
    bank: 'HSBC UK',
    text: `31/10/2026,SAINSBURYS LONDON,-23.40
30/10/2026,"RENT, FLAT 2","-1,200.00"
01/10/2026,CR ACME LTD,"2,500.00"
`,
    layout: { ...english, has_header: false },
    columns: 'date payee amount',
    entries: [
      '2026-10-31 -23.40 SAINSBURYS LONDON',
      '2026-10-30 -1200.00 RENT, FLAT 2',
      '2026-10-01 2500.00 CR ACME LTD',
    ],
  },
  {
    bank: 'Monzo',
    text: `Transaction ID,Date,Time,Type,Name,Emoji,Category,Amount,Currency,Local amount,Local currency,Notes and #tags,Address,Receipt,Description,Category split,Money Out,Money In
tx_0000A1,01/10/2026,08:15:00,Card payment,Pret A Manger,☕,Eating out,-4.50,GBP,-4.50,GBP,breakfast #work,1 High St,,PRET A MANGER LONDON,,-4.50,
tx_0000A2,02/10/2026,09:00:00,Faster payment,Ada,,Income,100.00,GBP,100.00,GBP,,,,From Ada,,,100.00
`,
    layout: english,
    columns: 'bank_id date - - payee - category amount currency - - memo - - memo - - -',
    entries: ['2026-10-01 -4.50 Pret A Manger', '2026-10-02 100.00 Ada'],
  },
  {
    bank: 'Starling',
    text: `Date,Counter Party,Reference,Type,Amount (GBP),Balance (GBP),Spending Category,Notes
03/10/2026,Waitrose,WAITROSE 123,CONTACTLESS,-15.00,985.00,GROCERIES,
04/10/2026,HMRC,REFUND,FASTER PAYMENT,20.00,1005.00,INCOME,tax
`,
    layout: english,
    columns: 'date payee memo - amount balance category memo',
    entries: ['2026-10-03 -15.00 Waitrose', '2026-10-04 20.00 HMRC'],
  },
  {
    bank: 'NatWest',
    text: `Date,Type,Description,Value,Balance,Account Name,Account Number
31 Oct 2026,D/D,"COUNCIL TAX",-120.00,880.00,"EXAMPLE A","123456-12345678"
30 Oct 2026,BAC,"ACME",1000.00,1000.00,"EXAMPLE A","123456-12345678"
`,
    layout: { ...english, date_order: 'dmy' },
    columns: 'date - payee amount balance account -',
    entries: ['2026-10-31 -120.00 COUNCIL TAX', '2026-10-30 1000.00 ACME'],
  },
];

export const PROGRAMS: readonly BankTable[] = [
  {
    bank: 'Mint',
    text: `"Date","Description","Original Description","Amount","Transaction Type","Category","Account Name","Labels","Notes"
"10/31/2026","Starbucks","STARBUCKS #123","5.25","debit","Coffee Shops","Checking","work travel",""
"10/30/2026","Paycheck","ACME PAYROLL","1200.00","credit","Paycheck","Checking","",""
`,
    layout: american,
    columns: 'date payee - amount direction category account tags memo',
    entries: ['2026-10-31 -5.25 Starbucks', '2026-10-30 1200.00 Paycheck'],
  },
  {
    bank: 'YNAB',
    text: `"Account","Flag","Date","Payee","Category Group/Category","Category Group","Category","Memo","Outflow","Inflow","Cleared"
"Checking","","10/31/2026","Trader Joe's","Food: Groceries","Food","Groceries","","$42.10","$0.00","Cleared"
"Checking","","10/15/2026","Acme","Inflow: Ready to Assign","Inflow","Ready to Assign","","$0.00","$1,500.00","Reconciled"
`,
    layout: american,
    columns: 'account - date payee category - - memo debit credit status',
    entries: ["2026-10-31 -42.10 Trader Joe's", '2026-10-15 1500.00 Acme'],
  },
  {
    bank: 'Firefly III',
    text: `user_id,group_id,journal_id,created_at,updated_at,group_title,type,amount,foreign_amount,currency_code,foreign_currency_code,description,date,source_name,source_iban,source_type,destination_name,destination_iban,destination_type,reconciled,category,budget,bill,tags,notes
1,11,101,2026-10-31T10:00:00+00:00,2026-10-31T10:00:00+00:00,,Withdrawal,-12.5,,EUR,,Lunch,2026-10-31T00:00:00+00:00,Checking,,"Asset account",Cafe,,"Expense account",,Food,,,"work,lunch",
1,12,102,2026-10-31T10:00:00+00:00,2026-10-31T10:00:00+00:00,,Deposit,2000,,EUR,,Salary,2026-10-30T00:00:00+00:00,Acme,,"Revenue account",Checking,,"Asset account",1,Salary,,,,
`,
    layout: { ...english, date_order: 'ymd' },
    columns: '- - bank_id - - - - amount - currency - memo date payer - - payee - - status category - - tags memo',
    entries: ['2026-10-31 -12.5 Cafe', '2026-10-30 2000 Acme'],
  },
  {
    bank: 'GnuCash',
    text: `"Date","Transaction ID","Number","Description","Notes","Commodity/Currency","Void Reason","Action","Memo","Full Account Name","Account Name","Amount With Sym","Amount Num.","Value With Sym","Value Num.","Reconcile","Reconcile Date","Rate/Price"
"31.10.2026","f6e0c1d2a3b4958677869504a3b2c1d0","","Bäckerei","","CURRENCY::EUR","","","Brot","Aktiva:Girokonto","Girokonto","-3,50 €","-3,50","-3,50 €","-3,50","n","","1,00"
"30.10.2026","a6e0c1d2a3b4958677869504a3b2c1d1","","Gehalt","","CURRENCY::EUR","","","","Aktiva:Girokonto","Girokonto","2.000,00 €","2.000,00","2.000,00 €","2.000,00","c","","1,00"
`,
    layout: { ...english, decimal_mark: ',' },
    columns: 'date bank_id - payee memo - - - memo account - - amount - - status - -',
    entries: ['2026-10-31 -3.50 Bäckerei', '2026-10-30 2000.00 Gehalt'],
  },
  {
    bank: 'a sheet of one’s own, from Excel',
    charset: 'utf-16le',
    text: `Datum\tWas\tBetrag\r\n31.10.2026\tKaffee\t-2,50\r\n30.10.2026\tMiete\t-1.000,00\r\n`,
    layout: { ...german, delimiter: '\t' },
    columns: 'date payee amount',
    entries: ['2026-10-31 -2.50 Kaffee', '2026-10-30 -1000.00 Miete'],
  },
  {
    bank: 'a header in a language that we do not know, with sep=',
    text: `sep=;\r\nTarih;Açıklama;Tutar;Bakiye\r\n31.10.2026;Kahve;-25,50;974,50\r\n30.10.2026;Maaş;1.000,00;1.000,00\r\n`,
    layout: { ...german, skip_lines: 1 },
    columns: 'date payee amount balance',
    entries: ['2026-10-31 -25.50 Kahve', '2026-10-30 1000.00 Maaş'],
  },
];

export const MORE_BANKS: readonly BankTable[] = [
  {
    bank: 'Deutsche Bank',
    charset: 'windows-1252',
    text: `Umsätze Girokonto;;;Kundennummer: 100 1234567
01.10.2026 - 31.10.2026
Letzter Kontostand;;;;5.000,00;EUR
Vorgemerkte und noch nicht gebuchte Umsätze sind nicht Bestandteil dieser Übersicht.
Buchungstag;Wert;Umsatzart;Begünstigter / Auftraggeber;Verwendungszweck;IBAN;BIC;Kundenreferenz;Mandatsreferenz;Gläubiger ID;Fremde Gebühren;Betrag;Abweichender Empfänger;Anzahl der Aufträge;Anzahl der Schecks;Soll;Haben;Währung
30.10.2026;30.10.2026;SEPA-Lastschrift;Telefon AG;Rechnung 7;DE02120300000000202051;BYLADEM1001;K1;M1;DE11;;;;;;-39,95;;EUR
28.10.2026;28.10.2026;Überweisung;Acme GmbH;Gehalt;DE02300209000106531065;CMCIDEDD;;;;;;;;;;2.500,00;EUR
Kontostand;31.10.2026;;;7.460,05;EUR
`,
    layout: { ...german, skip_lines: 4 },
    columns: 'date - - payee memo - - - - - - - - - - debit credit currency',
    entries: ['2026-10-30 -39.95 Telefon AG', '2026-10-28 2500.00 Acme GmbH'],
  },
  {
    bank: 'ABN AMRO, without a header',
    text: `123456789\tEUR\t20261030\t1000,00\t987,50\t20261030\t-12,50\tBEA, Betaalpas Albert Heijn, PAS123
123456789\tEUR\t20261031\t987,50\t1987,50\t20261031\t1000,00\tSEPA Overboeking Werkgever
`,
    layout: { ...german, delimiter: '\t', has_header: false, date_order: 'ymd' },
    columns: '- currency date - balance - amount payee',
    entries: ['2026-10-30 -12.50 BEA, Betaalpas Albert Heijn, PAS123', '2026-10-31 1000.00 SEPA Overboeking Werkgever'],
  },
  {
    bank: 'UBS',
    text: `Kontonummer:;0234 00123456.01;
IBAN:;CH93 0076 2011 6238 5295 7;
Von:;2026-10-01;
Bis:;2026-10-31;
Anfangssaldo:;1000.00;
Schlusssaldo:;987.50;
Bewertet in:;CHF;
Anzahl Transaktionen in diesem Zeitraum:;2;

Abschlussdatum;Abschlusszeit;Buchungsdatum;Valutadatum;Währung;Belastung;Gutschrift;Einzelbetrag;Saldo;Transaktions-Nr.;Beschreibung1;Beschreibung2;Beschreibung3;Fussnoten;
2026-10-31;12:00:00;2026-10-31;2026-10-31;CHF;-112.50;;;987.50;1234567TI1234567;"Migros Zürich";"Zahlung Debitkarte";"Transaktions-Nr. 1";;
2026-10-30;;2026-10-30;2026-10-30;CHF;;100.00;;1100.00;1234567TI1234568;"Ada Beispiel";"Gutschrift";"";;
`,
    layout: { ...german, skip_lines: 9, decimal_mark: '.', date_order: 'ymd' },
    columns: '- - date - currency debit credit - balance bank_id payee memo memo -',
    entries: ['2026-10-31 -112.50 Migros Zürich', '2026-10-30 100.00 Ada Beispiel'],
  },
  {
    bank: 'Lloyds',
    text: `Transaction Date,Transaction Type,Sort Code,Account Number,Transaction Description,Debit Amount,Credit Amount,Balance
31/10/2026,DEB,'30-00-00,12345678,CO-OP GROUP,7.20,,92.80
30/10/2026,FPI,'30-00-00,12345678,A EXAMPLE,,100.00,100.00
`,
    layout: english,
    columns: 'date - - account payee debit credit balance',
    entries: ['2026-10-31 -7.20 CO-OP GROUP', '2026-10-30 100.00 A EXAMPLE'],
  },
  {
    bank: 'Nationwide',
    charset: 'windows-1252',
    text: `"Account Name:","FlexAccount ****12345"
"Account Balance:","£95.00"
"Available Balance: ","£95.00"

"Date","Transaction type","Description","Paid out","Paid in","Balance"
"30 Oct 2026","Visa purchase","GREGGS LEEDS","£5.00","","£95.00"
"29 Oct 2026","Bank credit","A EXAMPLE","","£1,100.00","£100.00"
`,
    layout: { ...english, skip_lines: 4 },
    columns: 'date - payee debit credit balance',
    entries: ['2026-10-30 -5.00 GREGGS LEEDS', '2026-10-29 1100.00 A EXAMPLE'],
  },
  {
    bank: 'Schwab',
    text: `"Date","Status","Type","CheckNumber","Description","Withdrawal","Deposit","RunningBalance"
"10/31/2026","Pending","ATM","","ATM REBATE","","$3.00","$1,003.00"
"10/30/2026","Posted","VISA","","GROCER","$12.00","","$1,000.00"
`,
    layout: american,
    columns: 'date status - - payee debit credit balance',
    entries: ['2026-10-31 3.00 ATM REBATE', '2026-10-30 -12.00 GROCER'],
  },
  {
    bank: 'Apple Card',
    text: `Transaction Date,Clearing Date,Description,Merchant,Category,Type,Amount (USD),Purchased By
10/28/2026,10/29/2026,"UBER TRIP 123 SAN FRANCISCO",Uber,Transportation,Purchase,24.10,Ada
10/20/2026,10/20/2026,ACH DEPOSIT INTERNET TRANSFER,Ach Deposit,Payment,Payment,-500.00,Ada
10/11/2026,10/12/2026,GROCER,Grocer,Grocery,Purchase,5.00,Ada
`,
    layout: { ...american, inverted: true },
    columns: 'date - memo payee category - amount -',
    entries: ['2026-10-28 -24.10 Uber', '2026-10-20 500.00 Ach Deposit', '2026-10-11 -5.00 Grocer'],
  },
  {
    bank: 'bunq',
    text: `"Date","Interest Date","Amount","Account","Counterparty","Name","Description"
"2026-10-31","2026-10-31","-1.012,34","NL20BUNQ2025000000","NL69INGB0123456789","Verhuurder","Huur"
"2026-10-30","2026-10-30","5,00","NL20BUNQ2025000000","NL02ABNA0123456789","Bob","Tikkie"
`,
    layout: { ...english, decimal_mark: ',', date_order: 'ymd' },
    columns: 'date - amount account - payee memo',
    entries: ['2026-10-31 -1012.34 Verhuurder', '2026-10-30 5.00 Bob'],
  },
  {
    bank: 'Revolut in German',
    text: `Art,Produkt,Datum des Beginns,Datum des Abschlusses,Beschreibung,Betrag,Gebühr,Währung,Status,Kontostand
Kartenzahlung,Aktuell,2026-10-03 12:00:00,2026-10-04 08:00:00,Späti,-9.50,0.00,EUR,ABGESCHLOSSEN,40.00
Kartenzahlung,Aktuell,2026-10-05 12:00:00,,Café,-2.00,0.00,EUR,AUSSTEHEND,
`,
    layout: { ...english, date_order: 'ymd' },
    columns: '- - - date payee amount fee currency status balance',
    entries: ['2026-10-04 -9.50 Späti'],
    broken: 1,
  },
  {
    bank: 'American Express in Germany',
    text: `Datum,Beschreibung,Karteninhaber,Konto #,Betrag
05/10/2026,HOTEL MÜNCHEN,ADA BEISPIEL,-12345,"1.240,10"
03/10/2026,ZAHLUNG/ÜBERWEISUNG ERHALTEN BESTEN DANK,ADA BEISPIEL,-12345,"-500,00"
`,
    layout: { ...english, decimal_mark: ',', inverted: true },
    columns: 'date payee - account amount',
    entries: ['2026-10-05 -1240.10 HOTEL MÜNCHEN', '2026-10-03 500.00 ZAHLUNG/ÜBERWEISUNG ERHALTEN BESTEN DANK'],
  },
];

export const BANK_TABLES: readonly BankTable[] = [
  ...GERMAN_BANKS,
  ...EUROPEAN_BANKS,
  ...ENGLISH_BANKS,
  ...PROGRAMS,
  ...MORE_BANKS,
];
