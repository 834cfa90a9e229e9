import { sql } from 'kysely';
import { indexed } from '../../../kernel/database/database.ts';
import type { Database, TextTerm } from '../../../kernel/database/database.ts';
import { UNCATEGORISED_MARK } from '../rows.ts';
import type { Meant } from './filter.ts';

/** What is found less often than this drives the search alone: reading so many rows takes some 10 ms. */
const FEW = 5000;
/** The index has the rows of so many letters ready; those of longer beginnings it puts together first. */
const READY_LETTERS = 3;

/**
 * A filter as terms of the text index. On SQLite the index knows more: accounts, status, direction and parts, as the marks of migration 0001.
 * What is left out is asked of the rows.
 */
export function termsOf({ dialect }: Pick<Database, 'dialect'>, meant: Meant): TextTerm[] {
  const { tokens, tags, categories, uncategorised } = meant;
  return [
    ...tokens.map(({ words, amounts }) =>
      amounts.length === 0 ? { words } : { any: [{ words }, ...amounts.map(({ minor }) => ({ mark: `m${minor}` }))] },
    ),
    ...tags.map((mark) => ({ mark })),
    ...(categories ? [{ any: categories.map((mark) => ({ mark })) }] : []),
    ...(uncategorised ? [{ mark: UNCATEGORISED_MARK }] : []),
    ...(dialect === 'sqlite' ? columnMarks(meant) : []),
  ];
}

/** Whether the terms say all that a filter does, but for its days: then SQLite's index alone can count. */
export function isAllTerms({
  transaction,
  ranges,
  payee_key,
  import_id,
  kind,
  transfers,
  split,
  uncategorised,
  mixed,
  tokens,
}: Meant): boolean {
  const others = [transaction, ranges, payee_key, import_id, kind, transfers];
  const amounts = mixed && tokens.some(({ amounts }) => amounts.length > 0);
  return others.every((other) => other === undefined) && split !== false && uncategorised !== false && !amounts;
}

function columnMarks({ accounts, status, direction, split }: Meant): TextTerm[] {
  const directions = { in: 'di', out: 'do', transfer: 'dt' };
  return [
    ...(accounts ? [{ any: accounts.map((id) => ({ mark: `a${id.slice(-12)}` })) }] : []),
    ...(status ? [{ mark: `s${status.charAt(0)}` }] : []),
    ...(direction ? [{ mark: directions[direction] }] : []),
    ...(split === true ? [{ mark: 'p' }] : []),
  ];
}

/**
 * The terms to look for; fewer than all on SQLite alone. FTS5 passes over every row of a frequent term to meet those of a rare one, so that frequent ones are
 * better asked of the rows, as long as the others are few.
 */
export async function drivingTerms(
  database: Database,
  { owner_id, trashed }: Meant,
  terms: readonly TextTerm[],
): Promise<readonly TextTerm[]> {
  if (terms.length < 2 || database.dialect === 'postgresql') return terms;
  const count = async (some: readonly TextTerm[]) => {
    const rows = indexed('transactions', { owner_id, apart: trashed, terms: some }, { limit: FEW });
    if (!rows) return FEW;
    const counted = await sql<{ found: number }>`select count(*) as found from (${rows})`.execute(database.read);
    return counted.rows[0]?.found ?? FEW;
  };
  const rare: TextTerm[] = [];
  for (const term of terms) if ((await count([sample(term)])) < FEW) rare.push(term);
  if (rare.length === 0 || rare.length === terms.length) return terms;
  return (await count(rare)) < FEW ? rare : terms;
}

/** What is counted fast, and found no more often. */
function sample(term: TextTerm): TextTerm {
  if ('any' in term) return { any: term.any.map(sample) };
  return 'words' in term && Array.from(term.words).length > READY_LETTERS ? { whole: term.words } : term;
}
