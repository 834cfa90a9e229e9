import type { Migration } from '../../../kernel/database/migration.ts';

export const creatures0001: Migration = {
  name: 'creatures/0001-creatures',
  async up({ createTable, createTextIndex, run }) {
    await createTable('creatures', {
      id: 'text primary key',
      owner_id: 'text not null',
      name: 'text not null',
      name_key: 'text not null',
      species: 'text not null',
      species_key: 'text not null',
      description: 'text not null',
      story: 'text not null',
      story_record: 'text',
      traits: 'text not null',
      traits_hash: 'text not null',
      picture_id: 'text',
      search: 'text not null',
      revision: 'integer not null',
      created_at: 'text not null',
      updated_at: 'text not null',
      deleted_at: 'text',
    });
    await run('create index creatures_by_name on creatures (owner_id, name_key, id) where deleted_at is null');
    await run(
      'create index creatures_by_species on creatures (owner_id, species_key, name_key, id) where deleted_at is null',
    );
    await run('create index creatures_by_creation on creatures (owner_id, created_at, id) where deleted_at is null');
    await run('create index creatures_by_change on creatures (owner_id, updated_at, id) where deleted_at is null');
    await run('create index creatures_in_trash on creatures (owner_id, deleted_at) where deleted_at is not null');
    await createTextIndex('creatures');

    await createTable('creature_pictures', {
      id: 'text primary key',
      owner_id: 'text not null',
      creature_id: 'text not null references creatures (id) on delete cascade',
      hash: 'text not null',
      media_type: 'text not null',
      width: 'integer not null',
      height: 'integer not null',
      bytes: 'integer not null',
      made_by: 'text not null',
      traits_hash: 'text',
      record: 'text',
      operation_id: 'text',
      created_at: 'text not null',
    });
    await run('create index creature_pictures_of on creature_pictures (creature_id, created_at)');
    await run('create index creature_pictures_by_hash on creature_pictures (owner_id, hash)');

    await createTable('tags', {
      id: 'text primary key',
      owner_id: 'text not null',
      name: 'text not null',
      name_key: 'text not null',
      color: 'text not null',
      description: 'text not null',
      creatures: 'integer not null',
      search: 'text not null',
      revision: 'integer not null',
      created_at: 'text not null',
      updated_at: 'text not null',
    });
    await createTextIndex('tags');
    await run('create unique index tags_by_name on tags (owner_id, name_key)');

    await createTable(
      'creature_tags',
      {
        tag_id: 'text not null references tags (id) on delete cascade',
        creature_id: 'text not null references creatures (id) on delete cascade',
      },
      { constraints: ['primary key (tag_id, creature_id)'], clustered: true },
    );
    await run('create index creature_tags_of on creature_tags (creature_id)');

    await createTable('creature_changes', {
      id: 'text primary key',
      owner_id: 'text not null',
      creature_id: 'text not null references creatures (id) on delete cascade',
      at: 'text not null',
      what: 'text not null',
      fields: 'text not null',
      revision: 'integer not null',
      before: 'text',
      operation_id: 'text',
    });
    await run('create index creature_changes_of on creature_changes (creature_id, revision)');
  },
};
