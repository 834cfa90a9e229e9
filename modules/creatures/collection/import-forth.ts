import { randomUUIDv7 } from 'node:crypto';
import { timestamp } from '../../../kernel/clock/clock.ts';
import type { Writer } from '../../../kernel/database/database.ts';
import type { Run } from '../../../kernel/operations/operations.ts';
import type { CreatureTable } from '../creatures.ts';
import { keepChanges } from '../keep-changes.ts';
import type { Change } from '../keep-changes.ts';
import { storeBytes } from '../picture-bytes.ts';
import type { CheckedPicture, StoredPicture } from '../picture-bytes.ts';
import { revisionsLeft } from '../revisions-left.ts';
import { insertTags, storeCreatures, storeTags } from '../store-creatures.ts';
import { withTags } from '../with-tags.ts';
import type { ImportInput } from './collection.schema.ts';
import { rowOf } from './import-detail.ts';
import type { CreatureDetail, Items, Outcome } from './import-detail.ts';
import { lookThrough } from './import-pictures.ts';
import type { Collection } from './open-collection.ts';

/** What is at hand for a batch before its transaction: pictures by the entry's position, and why one has none. */
export interface Ready {
  readonly pictures: ReadonlyMap<number, { readonly checked: CheckedPicture; readonly stored: StoredPicture }>;
  readonly reasons: ReadonlyMap<number, string>;
}

/** Takes the pictures of a batch out of the archive, looks through them once more, and stores their bytes. */
export async function fetchPictures(
  { context }: Run<ImportInput>,
  { creatures }: Items,
  archive: Pick<Collection, 'picture'>,
): Promise<Ready> {
  const wanted = creatures.filter(({ detail }) => detail.picture !== null);
  const looked = await lookThrough(
    archive,
    wanted.map(({ detail }) => ({ file: detail.picture ?? '', current: undefined })),
    (one) => one,
  );
  const [pictures, reasons]: [Map<number, { checked: CheckedPicture; stored: StoredPicture }>, Map<number, string>] = [
    new Map(),
    new Map(),
  ];
  for (const [index, { position }] of wanted.entries()) {
    const one = looked[index];
    if (one && 'reason' in one) reasons.set(position, one.reason);
    if (!one || !('picture' in one)) continue;
    const { media_type, data, width, height } = one.picture;
    const checked = { media_type, data, width, height };
    const stored = await storeBytes(context, { owner_id: context.actor.person_id, picture: checked });
    pictures.set(position, { checked, stored });
  }
  return { pictures, reasons };
}

/** Carries out a batch of the plan. What was changed or came here since the preview is left. */
export async function bring(
  tx: Writer,
  run: Run<ImportInput>,
  { items, ready }: { items: Items; ready: Ready },
): Promise<ReadonlyMap<number, Outcome>> {
  const { context, operation } = run;
  const { actor, database, clock } = context;
  const [owner_id, nowMs] = [actor.person_id, clock.nowMs()];
  const now = timestamp(nowMs);
  const outcomes = await makeTags(tx, run, items.tags);
  const ids = items.creatures.map(({ detail }) => detail.id);
  const present = await withTags(tx, ids);
  const left = await revisionsLeft(tx, { operation_id: operation.id, ids });
  const [rows, changes, tagged]: [CreatureTable[], Change[], { creature_id: string; tags: string[] }[]] = [[], [], []];
  const pictures: Parameters<typeof pictureRow>[0][] = [];
  for (const { position, detail } of items.creatures) {
    const here = present.get(detail.id);
    const reason = cannotCome(detail, here?.row, { owner_id, revision: left.get(detail.id) });
    outcomes.set(
      position,
      reason === undefined ? { reason: ready.reasons.get(position) ?? detail.note ?? undefined } : { left: reason },
    );
    if (reason !== undefined) continue;
    const before = here ? { row: here.row, tags: [...here.tags.values()] } : null;
    const picture = ready.pictures.get(position);
    const picture_id = picture ? randomUUIDv7() : undefined;
    const row = rowOf({ ...detail, before }, { owner_id, now });
    rows.push(picture_id === undefined ? row : { ...row, picture_id });
    tagged.push({ creature_id: row.id, tags: detail.creature.tags });
    if (picture && picture_id !== undefined)
      pictures.push({ id: picture_id, row, stored: picture.stored, detail, operation_id: operation.id, now });
    changes.push({
      ...{ creature_id: row.id, what: 'imported', revision: row.revision, before, operation_id: operation.id },
      fields: before === null ? [] : ['name', 'species', 'description', 'story', 'traits', 'tags'],
    });
  }
  await storeCreatures(tx, { database, rows });
  await storeTags(tx, { database, owner_id, tagged, nowMs });
  if (pictures.length > 0) await database.insertMany(tx, 'creature_pictures', pictures.map(pictureRow));
  await keepChanges(tx, { database, owner_id, changes, nowMs });
  return outcomes;
}

function cannotCome(
  { before }: CreatureDetail,
  here: CreatureTable | undefined,
  { owner_id, revision }: { owner_id: string; revision: number | undefined },
): string | undefined {
  if (before === null) return here ? 'came-here-since-the-preview' : undefined;
  const asSeen = here?.owner_id === owner_id && here.revision === (revision ?? before.row.revision);
  return asSeen ? undefined : 'changed-since-the-preview';
}

function pictureRow({
  id,
  row,
  stored,
  detail,
  operation_id,
  now,
}: {
  id: string;
  row: CreatureTable;
  stored: StoredPicture;
  detail: CreatureDetail;
  operation_id: string;
  now: string;
}) {
  return {
    ...{ id, owner_id: row.owner_id, creature_id: row.id, ...stored, made_by: 'import' },
    ...{ traits_hash: detail.creature.picture?.drawn_from ?? null, record: null, operation_id, created_at: now },
  };
}

/** Makes the tags of a batch, but for those whose name came here meanwhile. */
async function makeTags(
  tx: Writer,
  { context: { actor, database, clock } }: Run<ImportInput>,
  tags: Items['tags'],
): Promise<Map<number, Outcome>> {
  const outcomes = new Map<number, Outcome>();
  if (tags.length === 0) return outcomes;
  const owner_id = actor.person_id;
  const here = await tx
    .selectFrom('tags')
    .select(['id', 'name_key'])
    .where('owner_id', '=', owner_id)
    .where((row) =>
      row.or([
        row(
          'name_key',
          'in',
          tags.map(({ detail }) => detail.tag.name_key),
        ),
        row(
          'id',
          'in',
          tags.map(({ detail }) => detail.tag.id),
        ),
      ]),
    )
    .execute();
  const taken = new Set(here.flatMap(({ id, name_key }) => [id, name_key]));
  const isFree = ({ detail: { tag } }: Items['tags'][number]) => !taken.has(tag.id) && !taken.has(tag.name_key);
  const now = timestamp(clock.nowMs());
  await insertTags(tx, {
    ...{ database, owner_id },
    rows: tags.filter(isFree).map(({ detail }) => ({ ...detail.tag, created_at: now, updated_at: now })),
  });
  for (const tag of tags) outcomes.set(tag.position, isFree(tag) ? {} : { skipped: 'there: It is there by now.' });
  return outcomes;
}
