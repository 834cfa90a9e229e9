import { createHash } from 'node:crypto';
import { closeSync, constants, linkSync, openSync, renameSync, unlinkSync } from 'node:fs';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { identityOf, isUntouched, look } from '../identity.ts';
import { errnoOf } from '../reasons.ts';
import type { Identity } from '../identity.ts';
import type { Reason } from '../reasons.ts';

const CHUNK_BYTES = 1024 * 1024;
/** What a file system says that knows no hard links. */
const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);

/** Ends a copy with a reason that did not come from the disk. */
export class CopyRefused extends Error {
  readonly reason: Reason;
  constructor(reason: Reason) {
    super(reason);
    this.reason = reason;
  }
}

/**
 * Copies a file to another disk and publishes it under a name that nobody has: written to `temporary` in the target folder, with mode and
 * times, synced, read back and compared, and only then given its name. The source stays; removing it is the caller's next step.
 *
 * Bound: modification time to the microsecond (what Node can set); owner where the system allows, else the copy is refused;
 * extended attributes and access lists are not copied, holes are filled.
 *
 * @returns the identity of the copy
 * @throws CopyRefused, and what the disk says; nothing is left behind then
 */
export async function copyAcross({
  from,
  to,
  temporary,
  identity,
  signal,
}: {
  from: string;
  to: string;
  temporary: string;
  identity: Identity;
  signal: AbortSignal;
}): Promise<Identity> {
  const source = await open(from, constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    const copy = await open(temporary, 'wx+', 0o600);
    try {
      const digest = await pour(source, copy, signal);
      if (!isUntouched(await source.stat({ bigint: true }), identity)) throw new CopyRefused('changed');
      await dress(copy, source);
      await copy.sync();
      if (!digest.equals(await digestOf(copy, signal))) throw new CopyRefused('copy-differs');
      publish(temporary, to);
      return identityOf(await copy.stat({ bigint: true }));
    } finally {
      await copy.close();
      if (look(temporary)) unlinkSync(temporary);
    }
  } finally {
    await source.close();
  }
}

async function pour(source: FileHandle, copy: FileHandle, signal: AbortSignal): Promise<Buffer> {
  const hash = createHash('sha256');
  for await (const chunk of chunksOf(source, signal)) {
    hash.update(chunk);
    // A write may be short without an error.
    for (let written = 0; written < chunk.length;) written += (await copy.write(chunk, written)).bytesWritten;
  }
  return hash.digest();
}

async function digestOf(file: FileHandle, signal: AbortSignal): Promise<Buffer> {
  const hash = createHash('sha256');
  for await (const chunk of chunksOf(file, signal)) hash.update(chunk);
  return hash.digest();
}

/** From the beginning to the end; each chunk is good until the next. */
async function* chunksOf(file: FileHandle, signal: AbortSignal): AsyncGenerator<Buffer, void, void> {
  const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
  for (let at = 0; ;) {
    signal.throwIfAborted();
    const { bytesRead } = await file.read(buffer, 0, CHUNK_BYTES, at);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
    at += bytesRead;
  }
}

/** Owner before mode: changing the owner clears the bits that run a program as somebody else. */
async function dress(copy: FileHandle, source: FileHandle): Promise<void> {
  const [theirs, ours] = [await source.stat({ bigint: true }), await copy.stat({ bigint: true })];
  if (theirs.uid !== ours.uid || theirs.gid !== ours.gid) await copy.chown(Number(theirs.uid), Number(theirs.gid));
  await copy.chmod(Number(theirs.mode & 0o7777n));
  await copy.utimes(secondsOf(theirs.atimeNs), secondsOf(theirs.mtimeNs));
}

/** Node takes seconds as a double and cuts what is below the microsecond: the middle of one survives the rounding of both. */
export function secondsOf(ns: bigint): number {
  return (Number(ns / 1000n) + 0.5) / 1_000_000;
}

/** Gives the finished copy its name, unless something has it. */
function publish(temporary: string, to: string): void {
  try {
    linkSync(temporary, to);
  } catch (error) {
    if (!NO_LINKS.has(errnoOf(error) ?? '')) throw error;
    publishWithoutLinks(temporary, to);
  }
}

/** Claims the name with an empty file, which fails where there is one, then puts the copy in the place of that very file. */
function publishWithoutLinks(temporary: string, to: string): void {
  closeSync(openSync(to, 'wx'));
  renameSync(temporary, to);
}
