import { currencyOf, dayOf, signedAmount } from './camt-account.ts';
import { camtMemo, camtPayee } from './camt-words.ts';
import { exactUnits } from './exact-amount.ts';
import { broken } from './one-line.ts';
import type { SeenIds } from './seen-ids.ts';
import { reference } from './seen-ids.ts';
import type { StatementEntry, StatementItem } from './statement.ts';
import { nodeAt, nodesAt, textAt } from './xml-tree.ts';
import type { XmlNode } from './xml-tree.ts';

export interface CamtSurroundings {
  readonly line: number;
  /** The account's number and currency. */
  readonly account: string | null;
  readonly currency: string | null;
  readonly ids: SeenIds;
}

/** One Ntry: its entry; where it is a batch whose details add up to it exactly, each of them. */
export function camtEntries(node: XmlNode, around: CamtSurroundings): StatementItem[] {
  const status = textAt(node, 'Sts', 'Cd') ?? textAt(node, 'Sts');
  if (status === 'INFO') return [broken(around.line, 'This is only for information: the bank has not booked it.', '')];
  const amount = signedAmount(node);
  if ('fault' in amount) return [broken(around.line, amount.fault, '')];
  const day = dayOf(nodeAt(node, 'BookgDt') ?? nodeAt(node, 'ValDt'));
  if ('fault' in day) return [broken(around.line, day.fault, '')];
  const currency = currencyOf(node);
  const entry: Booked = {
    node,
    around,
    date: day.date,
    currency: currency === around.currency ? null : currency,
    status: status === 'PDNG' || status === 'FUTR' ? 'pending' : 'booked',
    reversed: ['true', '1'].includes(textAt(node, 'RvslInd') ?? ''),
  };
  const details = nodesAt(node, 'NtryDtls').flatMap((group) => nodesAt(group, 'TxDtls'));
  const parts = batch(details, amount.amount, currency);
  if (!parts) return [entryOf(entry, { amount: amount.amount, detail: details.length === 1 ? details[0] : undefined })];
  return parts.map((part, at) => entryOf(entry, { ...part, at: at + 1 }));
}

interface Booked {
  readonly node: XmlNode;
  readonly around: CamtSurroundings;
  readonly date: string;
  readonly currency: string | null;
  readonly status: StatementEntry['status'];
  readonly reversed: boolean;
}

interface Part {
  readonly amount: string;
  readonly detail: XmlNode | undefined;
  /** Of a batch, from 1. */
  readonly at?: number;
}

/** The details with their amounts; undefined where they are not two at least, or do not make up the entry. */
function batch(details: readonly XmlNode[], amount: string, currency: string | null): Part[] | undefined {
  if (details.length < 2) return undefined;
  const whole = amount.startsWith('-') ? 'DBIT' : 'CRDT';
  const parts: Part[] = [];
  let sum = 0n;
  for (const detail of details) {
    const own = nodeAt(detail, 'Amt') ? detail : nodeAt(detail, 'AmtDtls', 'TxAmt');
    const other = currencyOf(own);
    const read = signedAmount(own, textAt(detail, 'CdtDbtInd') ?? whole);
    if ('fault' in read || (other !== null && other !== currency)) return undefined;
    sum += exactUnits(read.amount);
    parts.push({ amount: read.amount, detail });
  }
  return sum === exactUnits(amount) ? parts : undefined;
}

function entryOf(booked: Booked, { amount, detail, at }: Part): StatementEntry {
  const { node, around, date, currency, status, reversed } = booked;
  const payee = camtPayee(detail, { received: !amount.startsWith('-'), reversed, account: around.account });
  const memo = camtMemo(node, detail);
  return {
    what: 'entry',
    line: around.line,
    date,
    amount,
    currency,
    payee,
    memo,
    bank_id: bankId({ node, detail, at, date, amount, content: `${date}\n${amount}\n${payee}\n${memo}`, around }),
    category: null,
    tags: [],
    parts: [],
    transfer: null,
    status,
  };
}

/**
 * AcctSvcrRef is the bank's own. NtryRef often is but a number within the statement, or the same for all payments of a kind: only a long one counts, and only
 * together with the day and the amount, so that it never hides another entry.
 */
function bankId({
  node,
  detail,
  at,
  date,
  amount,
  content,
  around,
}: {
  node: XmlNode;
  detail: XmlNode | undefined;
  at: number | undefined;
  date: string;
  amount: string;
  content: string;
  around: CamtSurroundings;
}): string | null {
  const account = around.account ?? '';
  const whole = reference(textAt(node, 'AcctSvcrRef'));
  const own = reference(textAt(detail, 'Refs', 'AcctSvcrRef'));
  if (at === undefined) {
    if (whole !== undefined || own !== undefined) return around.ids.trusted(account, whole ?? own, content);
  } else if (own !== undefined && own !== whole) return around.ids.trusted(account, own, content);
  else if (whole !== undefined) return around.ids.trusted(account, `${whole}/${at}`, content);
  const entry = reference(textAt(node, 'NtryRef'));
  if (entry === undefined || entry.length < 10) return null;
  const salted = [entry, ...(at === undefined ? [] : [at]), date, amount].join('/');
  return around.ids.once(account, salted);
}
