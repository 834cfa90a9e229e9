import { createWriteStream } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Context } from '../../../kernel/module/module.ts';
import { openArchive } from './archive.ts';
import type { Archive } from './archive.ts';
import type { ImportInput } from './collection.schema.ts';
import type { Format } from './export-collection.ts';
import { openFile, textOf } from './read-text.ts';
import { collectionUploads } from './uploads.ts';

/** An upload that lies on this machine for as long as it is worked with. */
export interface Collection {
  readonly format: 'json' | 'csv';
  /** From the beginning, as often as it is called. */
  readonly text: () => AsyncGenerator<string>;
  readonly picture: Archive['picture'] | undefined;
}

export interface OpenCollection extends Collection {
  readonly close: () => Promise<void>;
}

/** Brings an upload into a temporary file, where it can be read twice and in any order; `close` removes it. @throws creatures.upload-not-found, creatures.bad-archive */
export async function openCollection(context: Context, { upload_id, format }: ImportInput): Promise<OpenCollection> {
  const upload = await collectionUploads.read(context, upload_id);
  const folder = await mkdtemp(join(tmpdir(), 'steward-import-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const path = join(folder, 'upload');
    await pipeline(upload, createWriteStream(path, { mode: 0o600 }), { signal: context.signal });
    const kind = format ?? (await formatOf(path));
    if (kind !== 'zip') {
      const text = () => textOf(openFile(path));
      return { format: kind ?? (await kindOf(text)), text, picture: undefined, close: remove };
    }
    const archive = await openArchive(path);
    const text = () => textOf(archive.text.open);
    const close = async () => {
      archive.close();
      await remove();
    };
    return { format: /\.csv$/i.test(archive.text.name) ? 'csv' : 'json', text, picture: archive.picture, close };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function formatOf(path: string): Promise<Format | undefined> {
  const file = await open(path);
  try {
    const { buffer } = await file.read({ buffer: Buffer.alloc(4), length: 4 });
    return buffer.toString('latin1').startsWith('PK') && (buffer[2] ?? 9) < 8 ? 'zip' : undefined;
  } finally {
    await file.close();
  }
}

/** By its first character. */
async function kindOf(text: () => AsyncGenerator<string>): Promise<'json' | 'csv'> {
  for await (const chunk of text()) {
    const [first] = chunk.replace('\uFEFF', '').trimStart();
    if (first !== undefined) return first === '{' || first === '[' ? 'json' : 'csv';
  }
  return 'csv';
}
