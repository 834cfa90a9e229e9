import type { Context } from '../../../kernel/module/module.ts';
import type { Before } from '../keep-changes.ts';
import { columnsOf } from '../rows.ts';
import { withTags } from '../with-tags.ts';
import type { WithTags } from '../with-tags.ts';
import type { FileCreature } from './collection.schema.ts';
import { differences } from './import-detail.ts';

/** Creatures of one name and look that are held against one of a file; more of them are taken for others. */
const MOST_ALIKE = 2000;

/** Which creature of mine one of a file is. */
export interface Match {
  /** null: it is new. */
  readonly before: Before | null;
  /** One with this id stood in the file before. */
  readonly twice: boolean;
}

/** Finds out which creatures of a file are here: those with the same id, or equal in everything. Each is found once. */
export class Matches {
  readonly #context: Pick<Context, 'actor' | 'database'>;
  /** Of the file; and of mine that one without an id was taken for. */
  readonly #seen = new Set<string>();
  readonly #taken = new Set<string>();

  constructor(context: Pick<Context, 'actor' | 'database'>) {
    this.#context = context;
  }

  /** In order. The id of somebody else's creature is taken from the file's: it gets one of its own. */
  async find(creatures: readonly FileCreature[]): Promise<Match[]> {
    const { actor, database } = this.#context;
    const rows = await withTags(
      database.read,
      creatures.flatMap(({ id }) => id ?? []),
    );
    for (const creature of creatures)
      if (creature.id !== undefined && (rows.get(creature.id)?.row.owner_id ?? actor.person_id) !== actor.person_id)
        delete creature.id;
    const alike = await this.#alike(creatures.filter(({ id }) => id === undefined));
    return creatures.map((creature) => {
      const { id } = creature;
      if (id !== undefined) {
        if (this.#seen.has(id)) return { before: null, twice: true };
        this.#seen.add(id);
        const mine = rows.get(id);
        return { before: mine ? beforeOf(mine) : null, twice: false };
      }
      const same = alike.get(keyOf(creature))?.find((one) => !this.#taken.has(one.row.id) && isEqual(creature, one));
      if (same) this.#taken.add(same.row.id);
      return { before: same ?? null, twice: false };
    });
  }

  /** Those of mine that have the same name and are drawn the same. */
  async #alike(creatures: readonly FileCreature[]): Promise<Map<string, Before[]>> {
    if (creatures.length === 0) return new Map();
    const { actor, database } = this.#context;
    const columns = creatures.map(columnsOf);
    const ids = await database.read
      .selectFrom('creatures')
      .select('id')
      .where('owner_id', '=', actor.person_id)
      .where('deleted_at', 'is', null)
      .where(
        'name_key',
        'in',
        columns.map(({ name_key }) => name_key),
      )
      .where(
        'traits_hash',
        'in',
        columns.map(({ traits_hash }) => traits_hash),
      )
      .limit(MOST_ALIKE)
      .execute();
    const found = await withTags(
      database.read,
      ids.map(({ id }) => id),
    );
    return Map.groupBy([...found.values()].map(beforeOf), ({ row }) => row.traits_hash);
  }
}

function beforeOf({ row, tags }: WithTags): Before {
  return { row, tags: [...tags.values()] };
}

const keyOf = (creature: FileCreature): string => columnsOf(creature).traits_hash;

function isEqual(creature: FileCreature, before: Before): boolean {
  return differences(creature, before).length === 0;
}
