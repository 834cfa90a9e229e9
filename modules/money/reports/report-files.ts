import { createHash } from 'node:crypto';
import type { Context } from '../../../kernel/module/module.ts';
import type { Storage } from '../../../kernel/storage/storage.ts';
import type { ReportFile } from './reports.schema.ts';

/** Files lie under the operation that makes them: whoever takes over after a crash writes the same ones. */
export interface Place {
  readonly owner_id: string;
  readonly operation_id: string;
}

/** A file of a report before it is kept. */
export interface NewFile {
  readonly name: string;
  readonly media_type: string;
  readonly data: Uint8Array;
}

export const REPORTS = 'reports/';

const folderOf = ({ owner_id, operation_id }: Place) => `${REPORTS}${owner_id}/${operation_id}/`;
export const fileKey = (place: Place, name: string): string => folderOf(place) + name;

/** Before the row that names them. */
export async function storeFiles(
  { storage }: Pick<Context, 'storage'>,
  { files, ...place }: Place & { files: readonly NewFile[] },
): Promise<ReportFile[]> {
  for (const { name, data } of files) await storage.put(fileKey(place, name), data);
  return files.map(({ name, media_type, data }) => ({
    ...{ name, media_type, bytes: data.byteLength },
    hash: createHash('sha256').update(data).digest('hex'),
  }));
}

/** All that the operation left. */
export async function removeFiles({ storage }: { storage: Storage }, place: Place): Promise<void> {
  for (const { key } of await storage.list(folderOf(place))) await storage.delete(key);
}
