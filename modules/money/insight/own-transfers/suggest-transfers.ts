import type { Context } from '../../../../kernel/module/module.ts';
import { money } from '../../amounts/amounts.ts';
import { moneyError } from '../../money.errors.ts';
import { ownKept } from '../../own-kept.ts';
import { addDays, todayOf } from '../months.ts';
import { decisionsOf, keepDecision } from '../seen/seen.ts';
import { findPairs } from './find-pairs.ts';
import type { Pair } from './find-pairs.ts';
import type { TransferSuggestion } from './own-transfers.schema.ts';

const DAYS = 400;
const MOST = 50;
const KEY = /^transfer:([0-9a-f-]{36}):([0-9a-f-]{36})$/;

/** Of the last 400 days those that the actor has not dismissed, the newest first; 50 at most. */
export async function suggestTransfers(context: Context): Promise<TransferSuggestion[]> {
  const { actor, database } = context;
  const since = addDays(todayOf(context), -DAYS);
  const [pairs, decisions] = await Promise.all([
    findPairs(database, { owner_id: actor.person_id, since }),
    decisionsOf(context),
  ]);
  return pairs
    .map(toSuggestion)
    .filter(({ key }) => !decisions.has(key))
    .slice(0, MOST);
}

/** @throws money.insight-not-found where the key names no two transactions of the actor */
export async function decideTransfer(
  context: Context,
  { key, decision }: { key: string; decision: 'dismissed' | null },
): Promise<void> {
  const [, ...ids] = KEY.exec(key) ?? [];
  if (ids.length === 0) throw moneyError('money.insight-not-found');
  for (const id of ids) await ownKept(context.database.read, { id, owner_id: context.actor.person_id });
  await keepDecision(context, { key, decision });
}

function toSuggestion({ currency, from, into }: Pair): TransferSuggestion {
  const side = ({ amount_minor, ...row }: Pair['from']) => ({ ...row, amount: money(amount_minor, currency) });
  return { key: `transfer:${from.id}:${into.id}`, from: side(from), into: side(into) };
}
