import { american, english, german, type BankTable } from './bank-table.ts';

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
  {
    bank: 'Citi',
    text: `Status,Date,Description,Debit,Credit
Cleared,10/31/2026,"GROCER",12.00,
Cleared,10/05/2026,"ONLINE PAYMENT, THANK YOU",,-500.00
`,
    layout: american,
    columns: 'status date payee debit credit',
    entries: ['2026-10-31 -12.00 GROCER', '2026-10-05 500.00 ONLINE PAYMENT, THANK YOU'],
  },
  {
    bank: 'Swedbank',
    charset: 'windows-1252',
    text: `* Transaktioner Period 2026-10-01 - 2026-10-31 Skapad 2026-11-01
Radnummer,Clearingnummer,Kontonummer,Produkt,Valuta,Bokföringsdag,Transaktionsdag,Valutadag,Referens,Beskrivning,Belopp,Bokfört saldo
1,8327,9012345,"Privatkonto","SEK",2026-10-31,2026-10-30,2026-10-31,"ICA","ICA NÄRA",-123.45,876.55
2,8327,9012345,"Privatkonto","SEK",2026-10-25,2026-10-25,2026-10-25,"LÖN","LÖN",1000.00,1000.00
`,
    layout: { ...english, skip_lines: 1, date_order: 'ymd' },
    columns: '- - account - currency date - - - payee amount balance',
    entries: ['2026-10-31 -123.45 ICA NÄRA', '2026-10-25 1000.00 LÖN'],
  },
];
