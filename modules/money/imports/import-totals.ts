import { money } from '../amounts/amounts.ts';
import type { SourceSummary } from './imports.schema.ts';
import type { Resolved, Source } from './source-accounts.ts';

type Becomes = 'new' | 'known' | 'merged' | 'doubtful';

/** What one source of the files brings to one account. */
export class SourceTotals {
  readonly source: Source;
  readonly resolved: Resolved;
  /** Of the first file that has it. */
  readonly file_name: string;
  readonly counts: Record<Becomes, number> = { new: 0, known: 0, merged: 0, doubtful: 0 };
  /** Entries of a source that is no account yet. */
  waiting = 0;
  from: string | null = null;
  to: string | null = null;
  in_minor = 0n;
  out_minor = 0n;
  /** The bank's last balance. */
  closing: { readonly date: string; readonly minor: bigint } | null = null;
  /** What the books say of the same day, once the import is applied. */
  after_minor: bigint | null = null;
  /** The new ones' amounts by day. */
  readonly #newByDay = new Map<string, bigint>();

  constructor(source: Source, { resolved, file_name }: { resolved: Resolved; file_name: string }) {
    this.source = source;
    this.resolved = resolved;
    this.file_name = file_name;
  }

  /** An entry of the file, whatever becomes of it. */
  see(date: string): void {
    if (this.from === null || date < this.from) this.from = date;
    if (this.to === null || date > this.to) this.to = date;
  }

  count(becomes: Becomes, { date, amount_minor }: { date: string; amount_minor: bigint }): void {
    this.counts[becomes] += 1;
    if (becomes !== 'new') return;
    if (amount_minor > 0n) this.in_minor += amount_minor;
    else this.out_minor += amount_minor;
    this.#newByDay.set(date, (this.#newByDay.get(date) ?? 0n) + amount_minor);
  }

  /** What is new up to a day, that day included. */
  newUntil(date: string): bigint {
    let sum = 0n;
    for (const [day, amount] of this.#newByDay) if (day <= date) sum += amount;
    return sum;
  }

  summary(): SourceSummary {
    const { source, resolved, counts, waiting, from, to, closing, after_minor } = this;
    const mine = 'account' in resolved ? resolved : undefined;
    const amount = (minor: bigint | null) => (mine && minor !== null ? money(minor, mine.account.currency) : null);
    return {
      ...{
        key: source.key,
        number: source.number,
        bank: source.bank,
        currency: source.currency,
        file_name: this.file_name,
      },
      account_id: mine?.account.id ?? null,
      account_name: mine?.account.name ?? null,
      state: mine ? (mine.isNew ? 'new' : 'mine') : 'which',
      reason: 'which' in resolved ? `${resolved.which}: ${resolved.words}` : null,
      ...counts,
      ...{ waiting, from, to, in: amount(this.in_minor), out: amount(this.out_minor) },
      bank_balance: amount(closing?.minor ?? null),
      bank_balance_date: closing?.date ?? null,
      balance_after: amount(after_minor),
      difference: closing && after_minor !== null ? amount(closing.minor - after_minor) : null,
    };
  }
}
