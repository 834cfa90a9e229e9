import { colorOf } from '../../kernel/palette/palette.ts';
import type { Context } from '../../kernel/module/module.ts';
import type { Category } from './appointments.schema.ts';

/** The actor's categories by name: those in use, and those that were given a colour. */
export async function listCategories({ actor, database }: Context): Promise<Category[]> {
  const owner_id = actor.person_id;
  const used = await database.read
    .selectFrom('appointments')
    .select((row) => ['category', row.fn.countAll().as('appointments')])
    .where('owner_id', '=', owner_id)
    .where('deleted_at', 'is', null)
    .where('master_id', 'is', null)
    .where('category', 'is not', null)
    .groupBy('category')
    .execute();
  const colors = await database.read
    .selectFrom('appointment_categories')
    .select(['name', 'color'])
    .where('owner_id', '=', owner_id)
    .execute();
  const categories = new Map(colors.map(({ name, color }) => [name, { name, color, appointments: 0 }]));
  for (const { category, appointments } of used)
    if (category !== null)
      categories.set(category, {
        name: category,
        color: categories.get(category)?.color ?? colorOf(category),
        appointments: Number(appointments),
      });
  return [...categories.values()].toSorted((a, b) => a.name.localeCompare(b.name));
}

/** Gives a category its colour; no appointment changes. */
export async function colorCategory(
  { actor, database }: Context,
  { name, color }: { name: string; color: string },
): Promise<void> {
  const row = { owner_id: actor.person_id, name, color: color.toLowerCase() };
  await database.write((tx) =>
    tx
      .insertInto('appointment_categories')
      .values(row)
      .onConflict((conflict) => conflict.columns(['owner_id', 'name']).doUpdateSet({ color: row.color }))
      .execute(),
  );
}
