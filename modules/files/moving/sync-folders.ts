import { closeSync, fsyncSync, openSync } from 'node:fs';
import { errnoOf } from '../reasons.ts';
import { Breath } from '../breath.ts';

/** Some file systems cannot sync a folder (FAT, some network ones), and a folder may have gone: there is nothing to wait for then. */
const NOTHING_TO_SYNC = new Set(['ENOENT', 'ENOTDIR', 'EINVAL', 'EISDIR', 'EACCES', 'EPERM', 'ENOTSUP', 'EBADF']);

/**
 * Names made and removed in these folders survive a power cut once this is over.
 * @throws what else the disk says: nothing of the batch may then be taken for settled
 */
export async function syncFolders(folders: Iterable<string>): Promise<void> {
  const breath = new Breath();
  for (const folder of folders) {
    syncFolder(folder);
    await breath.take();
  }
}

function syncFolder(folder: string): void {
  let file: number | undefined;
  try {
    file = openSync(folder, 'r');
    fsyncSync(file);
  } catch (error) {
    if (!NOTHING_TO_SYNC.has(errnoOf(error) ?? '')) throw error;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
