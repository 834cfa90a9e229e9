import type { NewEntry, Run } from '../../../kernel/operations/operations.ts';
import { ownAccount } from '../own-rows.ts';
import { subjectOf } from '../subject-of.ts';
import type { ApplyDetail, ApplyInput } from './apply.schema.ts';
import { changesOf } from './changes-of.ts';
import type { RuleChanges } from './changes-of.ts';
import { compileRules, ruleFor } from './rule-for.ts';
import { rulesOf } from './rules.ts';

const AT_ONCE = 1000;

/** In the order of an index: days, then ids. */
interface Place {
  readonly date: string;
  readonly id: string;
}

/** A row that rules look at. */
type Candidate = Awaited<ReturnType<typeof candidates>>[number];

/** Goes through the transactions and writes what the rules would change into the journal, one entry each. Answers with how many it saw. */
export async function planRules(run: Run<ApplyInput>): Promise<number> {
  const { context, input, journal, progress } = run;
  const { database, signal, actor } = context;
  const owner_id = actor.person_id;
  const { account_id } = input.filter;
  if (account_id !== undefined) await ownAccount(database.read, { id: account_id, owner_id });
  const rules = compileRules(await rulesOf(database.read, { owner_id, ids: input.rule_ids }));
  const names = await categoryNames(run);
  let seen = 0;
  for (let after: Place | undefined; ;) {
    signal.throwIfAborted();
    const rows = await candidates(run, after);
    const entries = rows.flatMap((row) => {
      const changes = changesOf(row, ruleFor(rules, row));
      return changes ? [entryFor(row, changes, names)] : [];
    });
    if (entries.length > 0) await database.write((tx) => journal.append(tx, entries));
    seen += rows.length;
    progress.report({ stage: 'looking', done: seen, unit: 'transactions' });
    const last = rows.at(-1);
    if (!last || rows.length < AT_ONCE) return seen;
    after = last;
  }
}

async function candidates(
  { context: { database, actor }, input: { filter } }: Run<ApplyInput>,
  after: Place | undefined,
) {
  const { from, to, account_id, only_uncategorised } = filter;
  let query = database.read
    .selectFrom('transactions')
    .innerJoin('accounts', 'accounts.id', 'transactions.account_id')
    .select([
      ...(['transactions.id', 'account_id', 'date', 'amount_minor', 'payee', 'memo', 'category_id'] as const),
      ...(['tags', 'parts', 'transfer_id', 'transactions.revision', 'accounts.currency'] as const),
    ])
    .where('transactions.owner_id', '=', actor.person_id)
    .where('transactions.deleted_at', 'is', null)
    .orderBy('date')
    .orderBy('transactions.id')
    .limit(AT_ONCE);
  if (after)
    query = query.where((row) => row(row.refTuple('date', 'transactions.id'), '>', row.tuple(after.date, after.id)));
  if (from !== undefined) query = query.where('date', '>=', from);
  if (to !== undefined) query = query.where('date', '<=', to);
  if (account_id !== undefined) query = query.where('account_id', '=', account_id);
  if (only_uncategorised) query = query.where('category_id', 'is', null);
  return query.where('parts', '=', 0).where('transfer_id', 'is', null).execute();
}

function entryFor(row: Candidate, changes: RuleChanges, names: ReadonlyMap<string, string>): NewEntry {
  const { category_id, payee, tags } = changes;
  const nameOf = (id: string | null) => (id === null ? 'no category' : (names.get(id) ?? 'a category'));
  const words = [
    ...(category_id === null ? [] : [`${nameOf(row.category_id)} → ${nameOf(category_id)}`]),
    ...(payee === null ? [] : [`payee ${payee}`]),
    ...tags.map((name) => `+ ${name}`),
  ];
  const detail: ApplyDetail = {
    ...{ id: row.id, revision: row.revision },
    ...(category_id === null ? {} : { category: { from: row.category_id, to: category_id } }),
    ...(payee === null ? {} : { payee: { from: row.payee, to: payee } }),
    ...(tags.length === 0 ? {} : { tags: [...tags] }),
  };
  return {
    action: 'change',
    subject: subjectOf(row, row.currency),
    target: words.join(', '),
    ...{ state: 'planned', reason: null, bytes: 0 },
    detail,
  };
}

async function categoryNames({ context: { database, actor } }: Run<ApplyInput>): Promise<Map<string, string>> {
  const rows = await database.read
    .selectFrom('categories')
    .select(['id', 'name'])
    .where('owner_id', '=', actor.person_id)
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
