/** Groups of elements that mean something to us. Everything else is an element with a value, or a group that is looked through. */
export const GROUPS = new Set([
  ...['OFX', 'SONRS', 'STATUS', 'STMTTRNRS', 'CCSTMTTRNRS', 'STMTRS', 'CCSTMTRS', 'BANKACCTFROM', 'CCACCTFROM'],
  ...['BANKACCTTO', 'CCACCTTO', 'BANKTRANLIST', 'BANKTRANLISTP', 'STMTTRN', 'STMTTRNP', 'PAYEE', 'CURRENCY'],
  ...['ORIGCURRENCY', 'LEDGERBAL', 'AVAILBAL', 'BALLIST', 'INVSTMTRS', 'LOANSTMTRS', 'FI'],
]);
export const ENTRIES = new Set(['STMTTRN', 'STMTTRNP']);
export const STATEMENTS = new Set(['STMTRS', 'CCSTMTRS']);
export const VALUES = new Set([
  ...['TRNTYPE', 'DTPOSTED', 'DTUSER', 'DTAVAIL', 'DTTRAN', 'TRNAMT', 'FITID', 'CORRECTFITID', 'CORRECTACTION'],
  ...['CHECKNUM', 'REFNUM', 'NAME', 'EXTDNAME', 'MEMO', 'CURSYM', 'CURRENCY', 'CURDEF', 'ACCTID', 'BANKID'],
  ...['ACCTTYPE', 'BALAMT', 'DTASOF', 'SEVERITY', 'MESSAGE', 'CODE'],
]);
/** Where people's words stand: markup of the web in them is text, though nobody escaped it. */
export const WORDS = new Set(['NAME', 'MEMO', 'EXTDNAME', 'MESSAGE']);
export const WEB = new Set(
  'a b i u p em br hr h1 h2 h3 h4 li ul ol td tr th div img svg pre body html head font form link meta span code table strong style input iframe script object'
    .toUpperCase()
    .split(' '),
);
