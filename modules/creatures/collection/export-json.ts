import { timestamp } from '../../../kernel/clock/clock.ts';
import type { Context } from '../../../kernel/module/module.ts';
import { traitsOf } from '../rows.ts';
import { exportPages } from './export-pages.ts';
import type { ExportFilter, Exported } from './export-pages.ts';
import { pictureFile } from './picture-file.ts';

/** Of the file's shape: it grows when a reader of before would misread it. */
export const COLLECTION_VERSION = 1;

/**
 * The whole collection of a filter as JSON, with the tags first, one creature a line. `withFiles`: each creature names the file of its
 * picture in the archive around it.
 */
export async function* jsonText(
  context: Context,
  filter: ExportFilter,
  { withFiles, sees }: { withFiles: boolean; sees?: (creature: Exported) => void },
): AsyncGenerator<string> {
  const head = { steward: 'creatures', version: COLLECTION_VERSION, exported_at: timestamp(context.clock.nowMs()) };
  yield `${JSON.stringify(head).slice(0, -1)},\n"tags":[`;
  let between = '\n';
  for await (const tags of tagPages(context)) {
    yield between + tags.map((tag) => JSON.stringify(tag)).join(',\n');
    between = ',\n';
  }
  yield `\n],\n"creatures":[`;
  between = '\n';
  for await (const creatures of exportPages(context, filter)) {
    if (sees) creatures.forEach(sees);
    yield between + creatures.map((creature) => JSON.stringify(written(creature, withFiles))).join(',\n');
    between = ',\n';
  }
  yield '\n]}\n';
}

function written({ row, tags, picture }: Exported, withFiles: boolean) {
  const { id, name, species, description, story, story_record, created_at, updated_at } = row;
  return {
    ...{ id, name, species, description, story },
    story_record: story_record === null ? null : (JSON.parse(story_record) as unknown),
    ...{ traits: traitsOf(row), tags },
    picture: picture && {
      ...{ hash: picture.hash, media_type: picture.media_type },
      ...{ made_by: picture.made_by, drawn_from: picture.traits_hash },
      ...(withFiles ? { file: pictureFile(picture) } : {}),
    },
    ...{ created_at, updated_at },
  };
}

const PAGE = 1000;

/** All tags, those that no creature has too. */
async function* tagPages({ actor, database }: Context) {
  for (let after = ''; ;) {
    const tags = await database.read
      .selectFrom('tags')
      .select(['name', 'color', 'description', 'name_key'])
      .where('owner_id', '=', actor.person_id)
      .where('name_key', '>', after)
      .orderBy('name_key')
      .limit(PAGE)
      .execute();
    const last = tags.at(-1);
    if (!last) return;
    after = last.name_key;
    yield tags.map(({ name_key: _key, ...tag }) => tag);
  }
}
