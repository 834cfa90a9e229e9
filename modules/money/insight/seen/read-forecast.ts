import type { Context } from '../../../../kernel/module/module.ts';
import { ownAccount } from '../../own-rows.ts';
import { payeeKey } from '../detect/detect.ts';
import type { Seen } from '../detect/detect.ts';
import { addDays, todayOf } from '../months.ts';
import { asDecided, decisionsOf } from './decide.ts';
import type { Decision } from './decide.ts';
import { FORECAST_DAYS, comingOf, forecastOf } from './forecast.ts';
import type { Booked, Forecast } from './forecast.ts';
import { seenOf } from './keep-seen.ts';

const MOST_BOOKED = 2000;

/** The forecast of each open account, or of one. @throws money.account-not-found */
export async function readForecast(
  context: Context,
  { account }: { account?: string | undefined },
): Promise<Forecast[]> {
  if (account !== undefined)
    await ownAccount(context.database.read, { id: account, owner_id: context.actor.person_id });
  const [{ seen }, decisions] = await Promise.all([seenOf(context), decisionsOf(context)]);
  const forecasts = await forecastsOf(context, { seen, decisions });
  return forecasts.filter((each) => account === undefined || each.account.id === account);
}

/** The forecasts of the open accounts, from what was seen. */
export async function forecastsOf(
  context: Context,
  { seen, decisions }: { seen: Seen; decisions: ReadonlyMap<string, Decision> },
): Promise<Forecast[]> {
  const { actor, database } = context;
  const owner_id = actor.person_id;
  const today = todayOf(context);
  const recurring = seen.recurring.flatMap((series) => asDecided(series, decisions.get(series.key)) ?? []);
  const [accounts, booked] = await Promise.all([
    database.read
      .selectFrom('accounts')
      .select(['id', 'name', 'kind', 'currency', 'balance_minor'])
      .where('owner_id', '=', owner_id)
      .where('closed_at', 'is', null)
      .orderBy('position')
      .orderBy('id')
      .execute(),
    readBooked(context, today),
  ]);
  const coming = comingOf({ recurring, booked }, { today, days: FORECAST_DAYS });
  return accounts.map((account) =>
    forecastOf(account, {
      ...{ booked, coming, today },
      everyday: seen.everyday.find(({ account_id }) => account_id === account.id),
    }),
  );
}

/** All of later days than today: the balance has them already. */
async function readBooked({ actor, database }: Context, today: string): Promise<Booked[]> {
  const rows = await database.read
    .selectFrom('transactions')
    .select(['id', 'account_id', 'date', 'amount_minor', 'payee', 'payee_key'])
    .where('owner_id', '=', actor.person_id)
    .where('deleted_at', 'is', null)
    .where('date', '>=', addDays(today, 1))
    .orderBy('date')
    .orderBy('id')
    .limit(MOST_BOOKED)
    .execute();
  return rows.map(({ payee_key, ...row }) => ({ ...row, who: payeeKey(payee_key) }));
}
