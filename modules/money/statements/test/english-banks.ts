import { american, english, type BankTable } from './bank-table.ts';

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
