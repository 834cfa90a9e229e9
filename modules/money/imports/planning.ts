import type { NewEntry, Run } from '../../../kernel/operations/operations.ts';
import type { CompiledRules } from '../planning/planning.ts';
import type { FileTransfers } from './file-transfers.ts';
import type { FileCategories } from './file-categories.ts';
import type { AccountDetail } from './import-detail.ts';
import { SourceTotals } from './import-totals.ts';
import type { ImportInput } from './imports.schema.ts';
import type { KnownEntries } from './known-entries.ts';
import { accountEntry } from './plan-entries.ts';
import type { Remembered } from './remembered.ts';
import type { Resolved, Source, SourceAccounts } from './source-accounts.ts';

/** Broken lines that are listed one by one; the others are counted. */
export const MOST_BROKEN = 10_000;
/** Accounts that the files of one import are of: the summary names each. What is of others is broken. */
export const MOST_SOURCES = 500;

/** All files of one import, while they are planned. */
export interface Planning {
  readonly run: Run<ImportInput>;
  /** When the plan was begun. */
  readonly nowMs: number;
  readonly remembered: Remembered;
  readonly known: KnownEntries;
  readonly categories: FileCategories;
  readonly rules: CompiledRules;
  readonly sources: Sources;
  readonly transfers: FileTransfers;
  readonly totals: { broken: number; categories: number; entries: number };
  readonly append: (entries: readonly NewEntry[]) => Promise<void>;
}

/** Every source of the files once, with what it brings. */
export class Sources {
  readonly #accounts: SourceAccounts;
  readonly #positions: { readonly last: number };
  readonly #totals = new Map<string, SourceTotals>();
  /** Accounts that are made: the position of the entry that makes each. */
  readonly #made = new Map<string, { position: number; detail: AccountDetail }>();

  constructor(accounts: SourceAccounts, positions: { readonly last: number }) {
    this.#accounts = accounts;
    this.#positions = positions;
  }

  get all(): SourceTotals[] {
    return [...this.#totals.values()];
  }

  get made(): ReadonlyMap<string, { position: number; detail: AccountDetail }> {
    return this.#made;
  }

  /** `make` gets the entry of an account that has to be made, which goes to the journal as the `ahead`th from now. Undefined: there are too many already. */
  totals(
    source: Source,
    { file_name, make, ahead }: { file_name: string; make: (entry: NewEntry) => void; ahead: number },
  ): SourceTotals | undefined {
    if (this.#totals.size >= MOST_SOURCES && !this.#totals.has(source.key)) return undefined;
    return this.#totals.getOrInsertComputed(source.key, () => {
      const resolved = this.#accounts.resolve(source);
      if ('account' in resolved && resolved.isNew && !this.#made.has(resolved.account.id))
        this.#make(source, resolved, { make, ahead });
      return new SourceTotals(source, { resolved, file_name });
    });
  }

  #make(
    { bank, kind: looksLike }: Source,
    { account, kind = looksLike }: Extract<Resolved, { account: unknown }>,
    { make, ahead }: { make: (entry: NewEntry) => void; ahead: number },
  ): void {
    const { id, name, currency, number } = account;
    const detail: AccountDetail = {
      account: { id, name, kind, currency, number, bank: bank.slice(0, 100), opening_minor: '0' },
    };
    this.#made.set(id, { position: this.#positions.last + ahead + 1, detail });
    make(accountEntry(detail));
  }
}
