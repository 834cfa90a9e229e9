import { english, german, type BankTable } from './bank-table.ts';

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
  {
    bank: 'a cooperative that names the other side “Auftraggeber” whichever way it went',
    text: `Buchungstag;Auftraggeber;Verwendungszweck;Betrag
20.11.2026;Bäckerei Korn;Einkauf;-12,34
18.11.2026;Arbeitgeber AG;Lohn November;3.590,00
`,
    layout: german,
    columns: 'date payee memo amount',
    entries: ['2026-11-20 -12.34 Bäckerei Korn', '2026-11-18 3590.00 Arbeitgeber AG'],
  },
];
