import type { Context } from '../../../kernel/module/module.ts';
import type { Entry, EntryChange } from '../../../kernel/operations/operations.ts';
import { moneyError } from '../money.errors.ts';
import { importMoney } from './import.operation.ts';
import { asJson, detailOf } from './import-detail.ts';
import type { Decision, EntryDetail } from './import-detail.ts';
import type { Decisions } from './imports.schema.ts';

const PAGE = 1000;

/**
 * What a person decides over doubtful pairs before the import is applied: `new` and `same` are planned, `leave` is doubtful again.
 * @returns how many were decided
 * @throws operations.not-found, operations.not-applicable, money.not-decidable where one of them is no doubtful pair
 */
export async function decideImport(
  context: Context,
  { id, decisions, all }: Decisions & { id: string },
): Promise<number> {
  let decided = 0;
  if (all !== undefined)
    for await (const positions of doubtful(context, id))
      decided += await context.operations.revise(importMoney, id, {
        positions,
        decide: (entry) => decidedEntry(entry, { decision: all }),
      });
  const byPosition = new Map(decisions.map((each) => [each.position, each]));
  decided += await context.operations.revise(importMoney, id, {
    positions: [...byPosition.keys()],
    decide: (entry) => decidedEntry(entry, byPosition.get(entry.position) ?? { decision: 'leave' }),
  });
  return decided;
}

async function* doubtful(context: Context, id: string): AsyncGenerator<number[]> {
  for (let after = 0; ;) {
    const entries = await context.operations.entries(importMoney, id, { after, action: 'doubt', limit: PAGE });
    const last = entries.at(-1);
    if (!last) return;
    yield entries.map(({ position }) => position);
    after = last.position;
  }
}

function decidedEntry(
  { position, action, state, detail: json }: Entry,
  { decision, transaction_id }: { decision: Decision; transaction_id?: string | undefined },
): EntryChange {
  if (action !== 'doubt' || !['conflict', 'planned', 'excluded'].includes(state))
    throw moneyError('money.not-decidable');
  const detail = detailOf<EntryDetail>(json);
  const chosen =
    transaction_id === undefined
      ? detail.others[0]
      : detail.others.find((other) => other.transaction_id === transaction_id);
  if (decision === 'same' && !chosen)
    throw moneyError('money.not-decidable', { detail: 'It is none of those that it may be.' });
  if (decision === 'leave')
    return {
      position,
      state: 'conflict',
      reason: 'doubtful: A person is to decide.',
      detail: asJson({ ...detail, decision: null }),
    };
  const others = chosen ? [chosen, ...detail.others.filter((other) => other !== chosen)] : detail.others;
  const reason = decision === 'same' ? 'same: It is the one that is here.' : 'new: It is another one.';
  return { position, state: 'planned', reason, detail: asJson({ ...detail, decision, others }) };
}
