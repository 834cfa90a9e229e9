import { american, english, german, type BankTable } from './bank-table.ts';

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
