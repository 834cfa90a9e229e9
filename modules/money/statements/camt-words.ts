import { joinOnce, oneLine } from './one-line.ts';
import { reference } from './seen-ids.ts';
import { attributeOf, nodeAt, nodesAt, textAt } from './xml-tree.ts';
import type { XmlNode } from './xml-tree.ts';

export interface Direction {
  /** Money came in. */
  readonly received: boolean;
  /** RvslInd: it takes back what went the other way, and keeps its parties. */
  readonly reversed: boolean;
  /** Our own number: whoever has it is not the other side. */
  readonly account: string | null;
}

/** Who is on the other side: of money received the debtor, of money paid the creditor. */
export function camtPayee(detail: XmlNode | undefined, { received, reversed, account }: Direction): string {
  const parties = nodeAt(detail, 'RltdPties');
  const sides = received === reversed ? (['Cdtr', 'Dbtr'] as const) : (['Dbtr', 'Cdtr'] as const);
  const [other, own] = account !== null && numberOf(parties, sides[0]) === account ? sides.toReversed() : sides;
  const named =
    partyName(parties, other) ??
    partyName(parties, `Ultmt${other}`) ??
    partyName(parties, 'TradgPty') ??
    partyName(parties, 'Prtry') ??
    // Some banks turn the parties of a reversal around after all.
    (reversed ? partyName(parties, own) : undefined) ??
    textAt(nodeAt(detail, 'RltdAgts'), `${other}Agt`, 'FinInstnId', 'Nm');
  return oneLine(named ?? '');
}

/** Older versions have the name in the party, newer ones within Pty or Agt. */
function partyName(parties: XmlNode | undefined, side: string | undefined): string | undefined {
  const party = nodeAt(parties, side ?? '');
  return textAt(party, 'Nm') ?? textAt(party, 'Pty', 'Nm') ?? textAt(party, 'Agt', 'FinInstnId', 'Nm');
}

function numberOf(parties: XmlNode | undefined, side: string | undefined): string | undefined {
  const id = nodeAt(parties, `${side}Acct`, 'Id');
  return (textAt(id, 'IBAN') ?? textAt(id, 'Othr', 'Id'))?.replaceAll(' ', '');
}

/** What it was for: the remittance information, what the bank adds, the payer's reference and the charges. */
export function camtMemo(entry: XmlNode, detail: XmlNode | undefined): string {
  const remittance = nodeAt(detail, 'RmtInf');
  const free = nodesAt(remittance, 'Ustrd').map((node) => textAt(node));
  const structured = nodesAt(remittance, 'Strd').flatMap((node) => [
    textAt(node, 'CdtrRefInf', 'Ref') ?? textAt(node, 'CdtrRefInf', 'CdtrRef'),
    textAt(node, 'RfrdDocInf', 'Nb'),
    ...nodesAt(node, 'AddtlRmtInf').map((more) => textAt(more)),
  ]);
  const text = free.filter((part) => part !== undefined).join(' ');
  return joinOnce([
    text,
    ...structured,
    textAt(detail, 'AddtlTxInf'),
    textAt(entry, 'AddtlNtryInf'),
    reference(textAt(detail, 'Refs', 'EndToEndId')),
    charges(detail) ?? charges(entry),
  ]);
}

/** They are within the amount: only said. */
function charges(node: XmlNode | undefined): string | undefined {
  const found = nodeAt(node, 'Chrgs');
  const total = nodeAt(found, 'TtlChrgsAndTaxAmt') ?? nodeAt(found, 'Rcrd', 'Amt') ?? nodeAt(found, 'Amt');
  const amount = textAt(total);
  if (amount === undefined || !/[1-9]/.test(amount)) return undefined;
  return `Charges ${amount} ${attributeOf(total, 'Ccy') ?? ''}`;
}
