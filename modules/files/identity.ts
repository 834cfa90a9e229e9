import { lstatSync } from 'node:fs';
import type { BigIntStats } from 'node:fs';

/**
 * Which file, and which version of it: the journal keeps this, so that nothing but the file that was planned is ever moved.
 * Texts, since inode numbers and nanoseconds exceed what a JSON number can hold.
 */
export interface Identity {
  readonly dev: string;
  readonly ino: string;
  readonly size: number;
  readonly mtime_ns: string;
}

/** What stands at `path`, a link itself and not what it points to; undefined where nothing does. */
export function look(path: string): BigIntStats | undefined {
  return lstatSync(path, { bigint: true, throwIfNoEntry: false });
}

export function identityOf(stats: BigIntStats): Identity {
  return {
    dev: String(stats.dev),
    ino: String(stats.ino),
    size: Number(stats.size),
    mtime_ns: String(stats.mtimeNs),
  };
}

/** The same file on the same disk, whatever was written into it. */
export function isSameFile(stats: BigIntStats, identity: Identity): boolean {
  return String(stats.ino) === identity.ino && String(stats.dev) === identity.dev;
}

/** The same file, and untouched. */
export function isUntouched(stats: BigIntStats, identity: Identity): boolean {
  return (
    isSameFile(stats, identity) && Number(stats.size) === identity.size && String(stats.mtimeNs) === identity.mtime_ns
  );
}
