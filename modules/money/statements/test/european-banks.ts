import { english, german, type BankTable } from './bank-table.ts';

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
