import { timestamp } from '../../../../kernel/clock/clock.ts';
import type { Context } from '../../../../kernel/module/module.ts';
import { moneyError } from '../../money.errors.ts';
import type { InsightDecisionTable } from '../insight.table.ts';
import type { Finding, Seen, Series } from '../detect/detect.ts';
import { seenOf } from './keep-seen.ts';

export type Decision = InsightDecisionTable['decision'];

/** What the actor decided, by key. */
export async function decisionsOf({ actor, database }: Context): Promise<ReadonlyMap<string, Decision>> {
  const rows = await database.read
    .selectFrom('insight_decisions')
    .select(['key', 'decision'])
    .where('owner_id', '=', actor.person_id)
    .execute();
  return new Map(rows.map(({ key, decision }) => [key, decision]));
}

/** Says what a recurring payment is; null takes it back. @throws money.insight-not-found */
export async function decideSeries(
  context: Context,
  { key, decision }: { key: string; decision: Decision | null },
): Promise<Series> {
  const series = (await seen(context)).recurring.find((each) => each.key === key);
  if (!series) throw moneyError('money.insight-not-found');
  await keepDecision(context, { key, decision });
  return series;
}

/** @throws money.insight-not-found */
export async function decideFinding(
  context: Context,
  { key, decision }: { key: string; decision: Decision | null },
): Promise<Finding> {
  const finding = (await seen(context)).findings.find((each) => each.key === key);
  if (!finding) throw moneyError('money.insight-not-found');
  await keepDecision(context, { key, decision });
  return finding;
}

const seen = async (context: Context): Promise<Seen> => (await seenOf(context)).seen;

/** What the actor says about something that is seen; null takes it back. */
export async function keepDecision(
  { actor, database, clock }: Context,
  { key, decision }: { key: string; decision: Decision | null },
): Promise<void> {
  const owner_id = actor.person_id;
  const at = timestamp(clock.nowMs());
  await database.write(async (tx) => {
    if (decision === null)
      await tx.deleteFrom('insight_decisions').where('owner_id', '=', owner_id).where('key', '=', key).execute();
    else
      await tx
        .insertInto('insight_decisions')
        .values({ owner_id, key, decision, at })
        .onConflict((row) => row.columns(['owner_id', 'key']).doUpdateSet({ decision, at }))
        .execute();
  });
}

/** As the person says it is; undefined where they say it is none. */
export function asDecided(series: Series, decision: Decision | undefined): Series | undefined {
  if (decision === 'dismissed') return undefined;
  if (decision === 'subscription') return { ...series, kind: 'subscription' };
  if (decision === 'not-subscription' && series.kind === 'subscription') return { ...series, kind: 'bill' };
  return series;
}
