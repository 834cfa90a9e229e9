import type { Migration, MigrationTools } from '../../../kernel/database/migration.ts';

/**
 * `tags.creatures` is counted by the database, so that no change of a creature, by whatever code, can forget it: where a pair comes, goes or
 * moves, and where a creature goes into the trash, out of it or for ever.
 */
export const creatures0002: Migration = {
  name: 'creatures/0002-tag-counts',
  up: ({ dialect, run }) => (dialect === 'sqlite' ? onSqlite(run) : onPostgresql(run)),
};

async function onSqlite(run: MigrationTools['run']): Promise<void> {
  const living = (id: string) => `exists (select 1 from creatures where id = ${id} and deleted_at is null)`;
  const count = (which: string, by: string) => `update tags set creatures = creatures ${by} where id ${which};`;
  const ofCreature = 'in (select tag_id from creature_tags where creature_id = old.id)';
  for (const [name, when, then] of [
    [
      'tag_counts_pair',
      `after insert on creature_tags when ${living('new.creature_id')}`,
      count('= new.tag_id', '+ 1'),
    ],
    [
      'tag_counts_part',
      `after delete on creature_tags when ${living('old.creature_id')}`,
      count('= old.tag_id', '- 1'),
    ],
    [
      'tag_counts_move',
      `after update on creature_tags when ${living('new.creature_id')}`,
      count('= old.tag_id', '- 1') + count('= new.tag_id', '+ 1'),
    ],
    [
      'tag_counts_trash',
      'after update of deleted_at on creatures when (old.deleted_at is null) <> (new.deleted_at is null)',
      count(ofCreature, '+ iif(new.deleted_at is null, 1, -1)'),
    ],
    ['tag_counts_end', 'before delete on creatures when old.deleted_at is null', count(ofCreature, '- 1')],
  ] as const)
    await run(`create trigger ${name} ${when} begin ${then} end`);
}

/** Once a statement: a thousand creatures that get one tag change its row once. A pair moves to another tag, never to another creature. */
async function onPostgresql(run: MigrationTools['run']): Promise<void> {
  const living = (pairs: string, by: number) =>
    `select tag_id, ${by} as step from ${pairs} join creatures on creatures.id = creature_id where deleted_at is null`;
  for (const [name, events, changes] of [
    ['pair', 'after insert on creature_tags referencing new table as added', living('added', 1)],
    ['part', 'after delete on creature_tags referencing old table as gone', living('gone', -1)],
    [
      'move',
      'after update on creature_tags referencing old table as gone new table as added',
      `${living('added', 1)} union all ${living('gone', -1)}`,
    ],
    [
      'trash',
      'after update on creatures referencing old table as gone new table as added',
      `select tag_id, case when added.deleted_at is null then 1 else -1 end as step
       from added join gone on gone.id = added.id join creature_tags on creature_id = added.id
       where (gone.deleted_at is null) <> (added.deleted_at is null)`,
    ],
  ] as const) {
    await run(`
      create function tag_counts_${name}() returns trigger language plpgsql as $$ begin
        update tags set creatures = creatures + changed.step
        from (select tag_id, sum(step) as step from (${changes}) as changes group by tag_id) as changed
        where tags.id = changed.tag_id and changed.step <> 0;
        return null;
      end $$`);
    await run(`create trigger tag_counts_${name} ${events} for each statement execute function tag_counts_${name}()`);
  }
  // Before its pairs go with it, and by themselves no longer know whether it was living.
  await run(`
    create function tag_counts_end() returns trigger language plpgsql as $$ begin
      update tags set creatures = creatures - 1 where id in (select tag_id from creature_tags where creature_id = old.id);
      return old;
    end $$`);
  await run(`create trigger tag_counts_end before delete on creatures for each row when (old.deleted_at is null)
    execute function tag_counts_end()`);
}
