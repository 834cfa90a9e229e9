import { setImmediate as turn } from 'node:timers/promises';
import type { NewEntry } from '../../../kernel/operations/operations.ts';
import type {
  BrokenEntry,
  StatementAccount,
  StatementBalance,
  StatementEntry,
  StatementItem,
} from '../statements/statements.ts';
import { toMinor } from '../amounts/amounts.ts';
import { IdsInOrder } from './ids-in-order.ts';
import type { EntryDetail, FileDetail } from './import-detail.ts';
import type { SourceTotals } from './import-totals.ts';
import type { Verdict } from './known-entries.ts';
import { chooseLayout } from './layouts.ts';
import type { ChosenLayout } from './layouts.ts';
import { decideMeetings, otherSide, rowsNear } from './meet-rows.ts';
import type { Meeting, Met, Span } from './meet-rows.ts';
import {
  brokenEntry,
  categoryEntry,
  createEntry,
  doubtEntry,
  fileEntry,
  knownEntry,
  mergeEntry,
} from './plan-entries.ts';
import { MOST_BROKEN, MOST_SOURCES } from './planning.ts';
import type { Planning } from './planning.ts';
import { detailOfEntry, readEntry } from './read-entry.ts';
import type { ReadEntry } from './read-entry.ts';
import { numberKey } from './remembered.ts';
import { sourceOf } from './source-accounts.ts';
import { statementItems } from './statement-file.ts';
import type { StatementFile } from './statement-file.ts';

const BATCH = 1000;
/** New entries that rows here may be wait for the end of the file, where it is known what else it has; up to so many. */
const MOST_WAITING = 5000;
const TOO_MANY_SOURCES = `These files are of more than ${MOST_SOURCES} accounts: import fewer at once.`;

/** One file of an import, entry by entry, in the memory of one batch and of what waits. @throws money.layout-not-found */
export async function planFile(
  planning: Planning,
  { index, file }: { index: number; file: StatementFile },
): Promise<void> {
  const { input, context } = planning.run;
  const layout = input.uploads[index]?.layout;
  const own = layout === undefined ? {} : { layout };
  const chosen =
    file.format === 'csv'
      ? chooseLayout(file, { wish: { ...input, ...own }, remembered: planning.remembered })
      : undefined;
  const plan = new FilePlan(planning, { index, file, chosen });
  planning.known.beginFile();
  for await (const item of await statementItems(context, file, chosen?.layout ?? null))
    if (plan.take(item)) await plan.flush();
  await plan.end();
}

/** A line of the batch: what is ready for the plan, or an entry that is still to be judged. */
type Line = { readonly ready: NewEntry } | { readonly read: ReadEntry };

class FilePlan {
  readonly #planning: Planning;
  readonly #index: number;
  readonly #file: StatementFile;
  readonly #chosen: ChosenLayout | undefined;
  readonly #ids: IdsInOrder;
  readonly #sources = new Map<string, SourceTotals | undefined>();
  /** All that this file has. */
  readonly #used = new Set<SourceTotals>();
  #account: StatementAccount | undefined;
  #lines: Line[] = [];
  #waiting: Meeting<ReadEntry>[] = [];
  #before: NewEntry[] = [];
  readonly #spans = new Map<string, Span>();
  #entries = 0;
  /** Since the last flush: those that make no line of the plan count too. */
  #items = 0;

  constructor(
    planning: Planning,
    { index, file, chosen }: { index: number; file: StatementFile; chosen: ChosenLayout | undefined },
  ) {
    this.#planning = planning;
    this.#index = index;
    this.#file = file;
    this.#chosen = chosen;
    this.#ids = new IdsInOrder(planning.nowMs + index);
  }

  /** True: the batch is full, and `flush` is due. */
  take(item: StatementItem): boolean {
    switch (item.what) {
      case 'account':
        this.#account = item;
        this.#sources.clear();
        break;
      case 'entry':
        this.#entry(item);
        break;
      case 'balance':
        this.#balance(item);
        break;
      case 'broken':
        this.#broken(item);
        break;
    }
    this.#items += 1;
    return this.#items >= BATCH;
  }

  async flush(): Promise<void> {
    const { run, totals, append } = this.#planning;
    run.context.signal.throwIfAborted();
    const lines = this.#lines;
    this.#lines = [];
    this.#items = 0;
    const reads = lines.flatMap((line) => ('read' in line ? [line.read] : []));
    this.#ids.look(reads);
    const planned = await this.#judge(reads);
    const before = this.#before.splice(0);
    await append([
      ...before,
      ...lines.flatMap((line) => ('ready' in line ? [line.ready] : (planned.get(line.read) ?? []))),
    ]);
    if (this.#waiting.length >= MOST_WAITING) await this.#decide();
    totals.entries += lines.length;
    run.progress.report({ stage: 'reading', done: totals.entries, unit: 'entries', now: this.#file.file_name });
    await turn();
  }

  async end(): Promise<void> {
    await this.flush();
    await this.#decide();
    const sources = this.#remembered();
    if (sources.length > 0) {
      const words = `${this.#file.format}, ${this.#entries} entries`;
      const detail: FileDetail = { file: this.#index, sources };
      await this.#planning.append([fileEntry(detail, { file_name: this.#file.file_name, words })]);
    }
  }

  #entry(entry: StatementEntry): void {
    this.#entries += 1;
    const totals = this.#totalsOf(entry.currency);
    if (!totals) return this.#broken({ what: 'broken', line: entry.line, text: entry.payee, reason: TOO_MANY_SOURCES });
    if (!('account' in totals.resolved)) {
      totals.see(entry.date);
      totals.waiting += 1;
      return;
    }
    const read = readEntry(entry, {
      ...{
        totals,
        account: totals.resolved.account,
        file: this.#index,
        place: this.#entries,
        categories: this.#planning.categories,
      },
      rules: this.#planning.rules,
      make: (made) => {
        this.#planning.totals.categories += 1;
        this.#before.push(categoryEntry(made));
      },
    });
    if ('reason' in read) return this.#broken({ what: 'broken', line: entry.line, ...read });
    totals.see(entry.date);
    this.#see(read);
    this.#lines.push({ read });
  }

  #see({ account_id, date }: ReadEntry): void {
    const { from, to } = this.#spans.get(account_id) ?? { from: date, to: date };
    if (date <= from || date >= to)
      this.#spans.set(account_id, { from: date < from ? date : from, to: date > to ? date : to });
  }

  #broken(item: BrokenEntry): void {
    const { totals } = this.#planning;
    totals.broken += 1;
    if (totals.broken <= MOST_BROKEN) this.#lines.push({ ready: brokenEntry(item, this.#file.file_name) });
  }

  #balance({ which, date, amount }: StatementBalance): void {
    const totals = this.#totalsOf(null);
    if (which !== 'closing' || !totals || !('account' in totals.resolved)) return;
    const read = toMinor(amount, totals.resolved.account.currency);
    if ('minor' in read && (totals.closing === null || date >= totals.closing.date))
      totals.closing = { date, minor: read.minor };
  }

  #totalsOf(currency: string | null): SourceTotals | undefined {
    return this.#sources.getOrInsertComputed(currency ?? '', () => {
      const totals = this.#planning.sources.totals(
        sourceOf(this.#account, {
          ...{ currency, header_key: this.#chosen?.header_key ?? null },
          accounts: this.#planning.run.input.uploads[this.#index]?.accounts ?? {},
        }),
        {
          file_name: this.#file.file_name,
          make: (entry) => this.#before.push(entry),
          ahead: this.#before.length,
        },
      );
      if (totals) this.#used.add(totals);
      return totals;
    });
  }

  /** What becomes of each; those that rows here may be are left out, and wait. */
  async #judge(reads: readonly ReadEntry[]): Promise<Map<ReadEntry, NewEntry>> {
    const planned = new Map<ReadEntry, NewEntry>();
    for (const [account_id, mine] of Map.groupBy(reads, (read) => read.account_id)) {
      const verdicts = await this.#planning.known.judge(account_id, mine);
      const fresh: ReadEntry[] = [];
      for (const [index, read] of mine.entries()) {
        const verdict = verdicts[index];
        if (!verdict) continue;
        if ('known' in verdict) planned.set(read, this.#known(read, verdict));
        else fresh.push(Object.assign(read, { seen: verdict.seen, bank_id: verdict.bank_id }));
      }
      for (const meeting of await rowsNear(this.#planning.run.context.database.read, { account_id, entries: fresh }))
        if (meeting.rows.length > 0) this.#waiting.push(meeting);
        else planned.set(meeting.entry, this.#new(meeting.entry));
    }
    return planned;
  }

  /** What waits: nothing more of the file is to come, or too much waits already. */
  async #decide(): Promise<void> {
    const waiting = this.#waiting;
    this.#waiting = [];
    const { known } = this.#planning;
    const spanOf = (account_id: string) => this.#spans.get(account_id) ?? { from: '', to: '' };
    const met = decideMeetings(waiting, { known, spanOf });
    for (let from = 0; from < met.length; from += BATCH)
      await this.#planning.append(met.slice(from, from + BATCH).map((each) => this.#met(each)));
  }

  #new(read: ReadEntry): NewEntry {
    read.totals.count('new', read);
    const line = this.#lineOf(read);
    this.#planning.transfers.see(read, line.detail.id);
    return createEntry(line);
  }

  #known(read: ReadEntry, { known, changed }: Extract<Verdict, { known: string }>): NewEntry {
    read.totals.count('known', read);
    this.#planning.transfers.see(read, null);
    return knownEntry(this.#lineOf(read), changed ? 'changed' : known);
  }

  #met(met: Met<ReadEntry>): NewEntry {
    const { entry: read } = met;
    if (met.becomes === 'new') return this.#new(read);
    const { transfers } = this.#planning;
    if (met.becomes === 'doubt') {
      read.totals.count('doubtful', read);
      transfers.see(read, null);
      return doubtEntry(this.#lineOf(read, { others: met.rows.map(otherSide) }));
    }
    if (met.row.status === 'reconciled') {
      read.totals.count('known', read);
      transfers.see(read, null);
      return knownEntry(this.#lineOf(read), 'reconciled');
    }
    read.totals.count('merged', read);
    transfers.see(read, met.row.transfer_id === null && met.row.parts === 0 ? met.row.id : null);
    return mergeEntry(this.#lineOf(read, { others: [otherSide(met.row)] }));
  }

  #lineOf(read: ReadEntry, { others = [] }: Partial<Pick<EntryDetail, 'others'>> = {}) {
    const detail = detailOfEntry(read, { id: this.#ids.at(read.place), others });
    return { account: read.account, category: read.category_words, detail };
  }

  /** What the next file of the same sources need not be told again: which account a number is that none of mine has, and how a table is read. */
  #remembered(): FileDetail['sources'] {
    return [...this.#used].flatMap(({ source, resolved }) => {
      if (!('account' in resolved)) return [];
      const { account } = resolved;
      const numbered =
        source.number === '' || account.number === source.number
          ? []
          : [{ source_key: numberKey(source), account_id: account.id, layout: null }];
      const { header_key, layout } = this.#chosen ?? { header_key: null, layout: null };
      return [
        ...numbered,
        ...(header_key === null ? [] : [{ source_key: header_key, account_id: account.id, layout }]),
      ];
    });
  }
}
