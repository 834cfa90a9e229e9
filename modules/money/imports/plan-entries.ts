import { toDecimal } from '../amounts/amounts.ts';
import type { NewEntry } from '../../../kernel/operations/operations.ts';
import type { BrokenEntry } from '../statements/statements.ts';
import { asJson } from './import-detail.ts';
import type { AccountDetail, CategoryDetail, EntryDetail, FileDetail, TransferDetail } from './import-detail.ts';
import type { MyAccount } from './source-accounts.ts';

/** The lines of a plan, as people read them. */
interface Line {
  readonly detail: EntryDetail;
  readonly account: Pick<MyAccount, 'name' | 'currency'>;
  /** What says which category it gets, where it gets one. */
  readonly category: string | null;
}

const REASONS = {
  id: 'known: It is here already.',
  twice: 'known: It stands in these files twice.',
  key: 'known: It is here already, as often as the file has it.',
  changed: 'known: It is here already; under its number the bank says something else now.',
  reconciled: 'known: It is here already, and reconciled.',
};

export function createEntry(line: Line): NewEntry {
  return { ...head(line), action: 'create', state: 'planned', reason: null };
}

export function mergeEntry(line: Line): NewEntry {
  return {
    ...head(line),
    action: 'merge',
    state: 'planned',
    reason: 'by-hand: It was entered by hand; what was entered stays.',
  };
}

export function doubtEntry(line: Line): NewEntry {
  const byHand = line.detail.others.some(({ by_hand }) => by_hand);
  const words = byHand ? 'One that was entered by hand may be it.' : 'One of another file may be it.';
  return { ...head(line), action: 'doubt', state: 'conflict', reason: `doubtful: ${words}` };
}

export function knownEntry(line: Line, why: keyof typeof REASONS): NewEntry {
  return { ...head(line), action: 'keep', state: 'skipped', reason: REASONS[why] };
}

export function brokenEntry({ line, reason, text }: Omit<BrokenEntry, 'what'>, file_name: string): NewEntry {
  return {
    ...{ action: 'read', subject: text === '' ? file_name : text, target: `${file_name}, line ${line}` },
    ...{ state: 'failed', reason: `line ${line}: ${reason}`, bytes: 0, detail: null },
  };
}

export function accountEntry(detail: AccountDetail): NewEntry {
  const { name, currency } = detail.account;
  return {
    ...{ action: 'account', subject: name, target: `a new account in ${currency}`, state: 'planned', reason: null },
    ...{ bytes: 0, detail: asJson(detail) },
  };
}

/** An account that the person has to name. */
export function whichEntry(subject: string, reason: string, entries: number): NewEntry {
  return {
    ...{ action: 'account', subject, target: `${entries} entries`, state: 'conflict', reason, bytes: 0, detail: null },
  };
}

export function categoryEntry(detail: CategoryDetail): NewEntry {
  const { category, parent } = detail;
  return {
    ...{
      action: 'category',
      subject: category.name,
      target: parent ? `a new category in ${parent.name}` : 'a new category',
    },
    ...{ state: 'planned', reason: null, bytes: 0, detail: asJson(detail) },
  };
}

export function fileEntry(detail: FileDetail, { file_name, words }: { file_name: string; words: string }): NewEntry {
  return {
    ...{
      action: 'file',
      subject: file_name,
      target: words,
      state: 'planned',
      reason: null,
      bytes: 0,
      detail: asJson(detail),
    },
  };
}

/** `from` and `to`: names of accounts; `amount`: in words. */
export function transferEntry(
  detail: TransferDetail,
  { subject, from, to, amount }: { subject: string; from: string; to: string; amount: string },
): NewEntry {
  const reason = detail.made === null ? null : 'other-side: The other side is in no file, and is made.';
  return {
    ...{ action: 'transfer', subject, target: `${from} → ${to}: ${amount}`, state: 'planned', reason },
    ...{ bytes: 0, detail: asJson(detail) },
  };
}

function head({ detail, account, category }: Line): Pick<NewEntry, 'subject' | 'target' | 'bytes' | 'detail'> {
  const { date, payee, memo, amount_minor } = detail;
  const text = payee === '' ? memo : payee;
  const amount = `${toDecimal(BigInt(amount_minor), account.currency)} ${account.currency}`;
  return {
    subject: text === '' ? date : `${date} ${text}`,
    target: category === null ? `${account.name}: ${amount}` : `${account.name}: ${amount}, ${category}`,
    ...{ bytes: 0, detail: asJson(detail) },
  };
}
