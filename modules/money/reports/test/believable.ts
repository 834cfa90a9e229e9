import { randomUUIDv7 } from 'node:crypto';
import type { Given } from '../../test/fill.ts';
import { monthsUpTo } from '../month.ts';
import { firstAccount } from './reports-world.ts';
import type { World } from './reports-world.ts';

/** What somebody's year up to October 2026 may look like: a salary, a rent, shops, a journey, a card in Swiss francs. */
export async function believable(world: World): Promise<void> {
  const giro = await firstAccount(world);
  const savings = await world.account({ name: 'Savings', kind: 'savings', opening_minor: 300_000n });
  const francs = await world.account({ name: 'Zürich', currency: 'CHF', opening_minor: 120_000n });
  const rows: Given[] = [];
  const add = (date: string, payee: string, category: string | null, amount_minor: bigint, account_id = giro) =>
    rows.push({
      account_id,
      date,
      payee,
      amount_minor,
      category_id: category === null ? null : world.category(category),
    });
  for (const [index, month] of monthsUpTo('2026-10', 14).entries()) {
    const turn = BigInt(index);
    add(`${month}-01`, 'ACME GmbH', 'Salary', 325_000n);
    add(`${month}-02`, 'Hausverwaltung Müller', 'Rent', -98_000n);
    add(`${month}-03`, 'Stadtwerke', 'Electricity and heating', -11_200n - turn * 30n);
    add(`${month}-04`, 'Telekom', 'Internet and phone', -3999n);
    for (const [day, factor] of [
      ['05', 83n],
      ['12', 91n],
      ['19', 77n],
      ['26', 88n],
    ] as const)
      add(`${month}-${day}`, factor % 2n === 0n ? 'Rewe' : 'Edeka', 'Groceries', -factor * (95n + turn));
    for (const day of ['06', '09', '13', '20', '27']) add(`${month}-${day}`, 'Café Blum', 'Coffee', -380n);
    add(`${month}-14`, 'Trattoria', 'Restaurants', -4150n - turn * 45n);
    add(`${month}-15`, 'Verkehrsbetriebe', 'Public transport', -4900n);
    add(`${month}-16`, 'Spotify', 'Subscriptions', index > 9 ? -1199n : -1099n);
    add(`${month}-17`, 'Fitnesspark', 'Sports', -2990n);
    add(`${month}-18`, 'Buchhandlung Lenz', 'Books and media', -2470n);
    const transfer_id = randomUUIDv7();
    rows.push({ account_id: giro, date: `${month}-28`, amount_minor: -40_000n, transfer_id });
    rows.push({ account_id: savings, date: `${month}-28`, amount_minor: 40_000n, transfer_id });
    add(`${month}-22`, 'Migros', 'Groceries', -2305n, francs);
  }
  add('2026-10-08', 'Trattoria', 'Restaurants', -6800n);
  add('2026-10-21', 'Sushi & Söhne', 'Restaurants', -5425n);
  add('2026-10-10', 'Werkstatt Krüger', 'Car', -48_790n);
  add('2026-09-11', 'Bahn', 'Holidays', -21_900n);
  add('2026-10-23', 'Automat', null, -1240n);
  add('2026-10-24', 'Flohmarkt', null, 2500n);
  await world.store(rows);
}
