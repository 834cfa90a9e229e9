/** What the property test holds the books against: accounts and transactions in plain maps, nothing kept that could be counted. */
export interface NaiveAccount {
  readonly id: string;
  readonly currency: string;
  readonly opening: bigint;
}

export interface NaiveTransaction {
  readonly account: string;
  readonly amount: bigint;
  readonly parts: readonly bigint[];
  readonly category: string | null;
  readonly tags: readonly string[];
  readonly status: 'uncleared' | 'cleared' | 'reconciled';
  readonly reconciliation: string | null;
  /** The other side of a transfer. */
  readonly other: string | null;
  readonly deleted: boolean;
}

interface Change {
  readonly id: string;
  readonly before: ReadonlyMap<string, NaiveTransaction | null>;
  /** What the change left: only that is taken back. */
  readonly versions: ReadonlyMap<string, number>;
}

export class NaiveBook {
  readonly accounts: readonly NaiveAccount[];
  readonly transactions = new Map<string, NaiveTransaction>();
  readonly changes: Change[] = [];
  readonly reconciliations: { id: string; account: string }[] = [];
  readonly #versions = new Map<string, number>();

  constructor(accounts: readonly NaiveAccount[]) {
    this.accounts = accounts;
  }

  account(index: number): NaiveAccount {
    const account = this.accounts[index % this.accounts.length];
    if (!account) throw new Error('There are accounts.');
    return account;
  }

  currencyOf(id: string): string {
    return this.accounts.find((account) => account.id === id)?.currency ?? '';
  }

  /** One of the living, or of the trash. */
  pick(index: number, deleted = false): [string, NaiveTransaction] | undefined {
    const some = [...this.transactions].filter(([, transaction]) => transaction.deleted === deleted);
    return some[index % Math.max(1, some.length)];
  }

  get(id: string): NaiveTransaction {
    const transaction = this.transactions.get(id);
    if (!transaction) throw new Error(`There is no ${id}.`);
    return transaction;
  }

  /** A transaction and the other side. */
  sides(id: string): string[] {
    const { other } = this.get(id);
    return other === null ? [id] : [id, other];
  }

  /** Writes what one change made of some transactions; `change`: its name, for `undo`. */
  write(change: string | null, after: Readonly<Record<string, NaiveTransaction>>): void {
    const ids = Object.keys(after);
    const before = new Map(ids.map((id) => [id, this.transactions.get(id) ?? null]));
    for (const [id, transaction] of Object.entries(after)) {
      this.transactions.set(id, transaction);
      this.#versions.set(id, (this.#versions.get(id) ?? 0) + 1);
    }
    const versions = new Map(ids.map((id) => [id, this.#versions.get(id) ?? 0]));
    if (change !== null) this.changes.push({ id: change, before, versions });
  }

  purge(ids: readonly string[]): void {
    for (const id of ids) this.transactions.delete(id);
  }

  /** What an undo makes of the transactions; undefined where it has to be refused. */
  undone({ before, versions }: Change): Record<string, NaiveTransaction> | undefined {
    for (const [id, version] of versions)
      if (!this.transactions.has(id) || this.#versions.get(id) !== version) return undefined;
    return Object.fromEntries(
      [...before].map(([id, was]) => [id, was === null ? { ...this.get(id), deleted: true } : this.#again(was)]),
    );
  }

  #again(was: NaiveTransaction): NaiveTransaction {
    if (was.reconciliation === null || this.reconciliations.some(({ id }) => id === was.reconciliation)) return was;
    return { ...was, status: 'cleared', reconciliation: null };
  }

  /** Account → balance, cleared balance, how many transactions. */
  totals(): Record<string, { balance: bigint; cleared: bigint; entries: number }> {
    return Object.fromEntries(
      this.accounts.map(({ id, opening }) => {
        const living = [...this.transactions.values()].filter(({ account, deleted }) => account === id && !deleted);
        const held = living.filter(({ status }) => status !== 'uncleared');
        const sum = (some: readonly NaiveTransaction[]) => some.reduce((total, { amount }) => total + amount, opening);
        return [id, { balance: sum(living), cleared: sum(held), entries: living.length }];
      }),
    );
  }
}
