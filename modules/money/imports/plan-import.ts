import type { NewEntry, PlanSummary, Run } from '../../../kernel/operations/operations.ts';
import { money } from '../amounts/amounts.ts';
import { asJson } from './import-detail.ts';
import { FileCategories, categoriesOf } from './file-categories.ts';
import { FileTransfers } from './file-transfers.ts';
import { isSaidToBeTable } from './imports.schema.ts';
import type { ImportInput } from './imports.schema.ts';
import type { SourceTotals } from './import-totals.ts';
import { KnownEntries } from './known-entries.ts';
import { whichEntry } from './plan-entries.ts';
import { planFile } from './plan-file.ts';
import { planTransfers } from './plan-transfers.ts';
import { Sources } from './planning.ts';
import type { Planning } from './planning.ts';
import { compileRules, rulesOf } from '../planning/planning.ts';
import { remembered } from './remembered.ts';
import { SourceAccounts, myAccounts } from './source-accounts.ts';
import { openStatement } from './statement-file.ts';
import type { StatementFile } from './statement-file.ts';

/**
 * One entry for each entry of the files: create, merge, doubt, keep (it is here already), read (broken); before them what they need: account, category; after each file what is
 * remembered of it; at the end a `transfer` for each two that are one. Nothing is changed. A plan that was interrupted is made anew, from an empty journal.
 */
export async function planImport(run: Run<ImportInput>): Promise<PlanSummary> {
  const { actor, database } = run.context;
  const owner_id = actor.person_id;
  const files: StatementFile[] = [];
  for (const upload of run.input.uploads)
    files.push(await openStatement(run.context, upload, { asTable: isSaidToBeTable(run.input, upload) }));
  const memory = await remembered(database.read, owner_id);
  const mine = await myAccounts(database.read, owner_id);
  const { accounts, new_accounts, account_id } = run.input;
  const positions = { last: 0 };
  const append = async (entries: readonly NewEntry[]) => {
    if (entries.length === 0) return;
    await database.write((tx) => run.journal.append(tx, entries));
    positions.last += entries.length;
  };
  const planning: Planning = {
    ...{ run, nowMs: run.context.clock.nowMs(), remembered: memory, known: new KnownEntries(database.read), append },
    rules: compileRules(await rulesOf(database.read, { owner_id })),
    categories: new FileCategories(await categoriesOf(database.read, owner_id)),
    sources: new Sources(
      new SourceAccounts(mine, { choices: { accounts, new_accounts, account_id }, remembered: memory }),
      positions,
    ),
    transfers: new FileTransfers(),
    totals: { broken: 0, categories: 0, entries: 0 },
  };
  for (const [index, file] of files.entries()) await planFile(planning, { index, file });
  const transfers = await planTransfers(planning, mine);
  await addUp(planning);
  return { ...summaryOf(planning, files), transfers };
}

/** Holds the books against the bank's balances; an account that is made opens with what makes them agree. Names what nobody knows the account of. */
async function addUp({ run, sources, append }: Planning): Promise<void> {
  const { database } = run.context;
  for (const totals of sources.all) {
    const { resolved, closing, source } = totals;
    if ('which' in resolved) {
      if (totals.waiting > 0 && resolved.which !== 'left-out')
        await append([
          whichEntry(
            source.number === '' ? totals.file_name : source.number,
            `${resolved.which}: ${resolved.words}`,
            totals.waiting,
          ),
        ]);
      continue;
    }
    if (!closing) continue;
    const together = sources.all.filter(
      (other) => 'account' in other.resolved && other.resolved.account.id === resolved.account.id,
    );
    const coming = together.reduce((sum, other) => sum + other.newUntil(closing.date), 0n);
    const made = sources.made.get(resolved.account.id);
    if (made) {
      const detail = { account: { ...made.detail.account, opening_minor: (closing.minor - coming).toString() } };
      totals.after_minor = closing.minor;
      const { position } = made;
      await database.write((tx) =>
        run.journal.settle(tx, { from: position, to: position, was: 'planned', state: 'planned' }, [
          { position, state: 'planned', detail: asJson(detail) },
        ]),
      );
    } else totals.after_minor = (await balanceOn(run, resolved.account.id, closing.date)) + coming;
  }
}

async function balanceOn({ context }: Run<ImportInput>, account_id: string, date: string): Promise<bigint> {
  const { opening_minor } = await context.database.read
    .selectFrom('accounts')
    .select('opening_minor')
    .where('id', '=', account_id)
    .executeTakeFirstOrThrow();
  const { sum_minor } = await context.database.read
    .selectFrom('transactions')
    .select((row) => row.fn.sum<bigint | null>('amount_minor').as('sum_minor'))
    .where('account_id', '=', account_id)
    .where('deleted_at', 'is', null)
    .where('date', '<=', date)
    .executeTakeFirstOrThrow();
  return opening_minor + (sum_minor ?? 0n);
}

function summaryOf({ sources, totals }: Planning, files: readonly StatementFile[]): PlanSummary {
  const all = sources.all;
  const sum = (field: 'new' | 'known' | 'merged' | 'doubtful') =>
    all.reduce((count, each) => count + each.counts[field], 0);
  const days = all
    .flatMap(({ from, to }) => [from, to])
    .filter((day) => day !== null)
    .toSorted();
  return {
    ...{
      new: sum('new'),
      known: sum('known'),
      merged: sum('merged'),
      doubtful: sum('doubtful'),
      broken: totals.broken,
    },
    waiting: all.reduce((count, { waiting }) => count + waiting, 0),
    ...{ categories: totals.categories, from: days.at(0) ?? null, to: days.at(-1) ?? null },
    files: files.map(({ file_name, format }) => ({ file_name, format })),
    flows: flowsOf(all),
    accounts: all.map((each) => each.summary()),
  };
}

/** What is new, in and out, in each currency. */
function flowsOf(all: readonly SourceTotals[]) {
  const mine = all.flatMap((each) =>
    'account' in each.resolved ? [{ each, currency: each.resolved.account.currency }] : [],
  );
  return [...Map.groupBy(mine, ({ currency }) => currency)].map(([currency, group]) => ({
    in: money(
      group.reduce((sum, { each }) => sum + each.in_minor, 0n),
      currency,
    ),
    out: money(
      group.reduce((sum, { each }) => sum + each.out_minor, 0n),
      currency,
    ),
  }));
}
