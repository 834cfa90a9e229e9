import { buffer } from 'node:stream/consumers';
import { openPromise } from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import { StewardError } from '../../../kernel/errors/errors.ts';
import { creaturesError } from '../creatures.errors.ts';
import type { Open } from './read-text.ts';

const MOST_ENTRIES = 100_000;
/** Unpacked, all together and the text alone. */
const MOST_BYTES = 2 * 1024 ** 3;
const MOST_TEXT_BYTES = 1024 ** 3;
const MOST_PICTURE_BYTES = 20 * 1024 * 1024;
/** Unpacked against packed: text reaches 50, a bomb 1,000. Small ones cannot hurt. */
const MOST_RATIO = 200;
const HARMLESS_BYTES = 1024 * 1024;

const UNIX = 3;
const KIND_BITS = 0o170000;
const KIND_LINK = 0o120000;
const STORED = 0;
const DEFLATED = 8;

/** A collection in an archive: its text, and pictures beside it. */
export interface Archive {
  readonly text: { readonly name: string; readonly open: Open };
  /** The bytes of a picture that the text names; undefined where there is none, or too large a one. */
  readonly picture: (file: string) => Promise<Uint8Array | undefined>;
  readonly close: () => void;
}

/**
 * Opens a zip from outside. Nothing of it is unpacked to disk, and its table of contents is looked through before anything is read.
 * @throws creatures.bad-archive, with the reason; creatures.not-a-collection
 */
export async function openArchive(path: string): Promise<Archive> {
  const zip = await tellFaults(() => openPromise(path, { autoClose: false, strictFileNames: false }));
  try {
    const entries = await tellFaults(() => listed(zip));
    const text = textOf(entries);
    const folder = text.fileName.slice(0, text.fileName.lastIndexOf('/') + 1);
    return {
      text: { name: text.fileName, open: async () => told(await tellFaults(() => zip.openReadStreamPromise(text))) },
      async picture(file) {
        const entry = entries.get(folder + file.replaceAll('\\', '/'));
        if (!entry || entry === text || entry.uncompressedSize > MOST_PICTURE_BYTES) return undefined;
        return tellFaults(async () => buffer(await zip.openReadStreamPromise(entry)));
      },
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function listed(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > MOST_ENTRIES) throw bad(`It holds more than ${MOST_ENTRIES} files.`);
  const entries = new Map<string, Entry>();
  const seen = new Set<string>();
  let bytes = 0;
  for await (const entry of zip.eachEntry()) {
    const { fileName: name } = entry;
    if (name.endsWith('/') || name.startsWith('__MACOSX/')) continue;
    const fault = faultOf(entry);
    if (fault !== undefined) throw bad(`${name.slice(0, 200)} ${fault}.`);
    bytes += entry.uncompressedSize;
    if (bytes > MOST_BYTES) throw bad('It would have more than 2 GB unpacked.');
    const alike = name.normalize('NFC').toLowerCase();
    if (seen.has(alike)) throw bad(`It holds ${name.slice(0, 200)} twice.`);
    seen.add(alike);
    entries.set(name, entry);
    if (entries.size > MOST_ENTRIES) throw bad(`It holds more than ${MOST_ENTRIES} files.`);
  }
  return entries;
}

function faultOf(entry: Entry): string | undefined {
  const { fileName, compressedSize, uncompressedSize, compressionMethod, versionMadeBy, externalFileAttributes } =
    entry;
  if (entry.isEncrypted()) return 'is encrypted';
  if (compressionMethod !== STORED && compressionMethod !== DEFLATED)
    return 'is packed in a way that is not understood';
  if (versionMadeBy >> 8 === UNIX && ((externalFileAttributes >>> 16) & KIND_BITS) === KIND_LINK) return 'is a link';
  if (/\.(zip|7z|rar|gz|bz2|xz|tar)$/i.test(fileName)) return 'is an archive in the archive';
  if (uncompressedSize > HARMLESS_BYTES && uncompressedSize > compressedSize * MOST_RATIO)
    return 'is packed suspiciously tight, as a bomb is';
  return undefined;
}

/** `creatures.json` or `.csv`, or the only text of the kind; the one nearest to the top. */
function textOf(entries: ReadonlyMap<string, Entry>): Entry {
  const depth = ({ fileName }: Entry) => fileName.split('/').length;
  const texts = [...entries.values()]
    .filter(({ fileName }) => /\.(json|csv)$/i.test(fileName))
    .toSorted((a, b) => depth(a) - depth(b) || (b.fileName < a.fileName ? -1 : 1));
  const named = texts.find(({ fileName }) => /(^|\/)creatures\.(json|csv)$/i.test(fileName));
  const text = named ?? (texts.length === 1 ? texts[0] : undefined);
  if (!text)
    throw creaturesError('creatures.not-a-collection', {
      detail: 'The archive holds no creatures.json or creatures.csv.',
    });
  if (text.uncompressedSize > MOST_TEXT_BYTES) throw bad(`${text.fileName} would have more than 1 GB unpacked.`);
  return text;
}

/** The same bytes; that they are damaged shows only while they come. */
async function* told(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const iterator = bytes[Symbol.asyncIterator]();
  for (;;) {
    const next = await tellFaults(() => iterator.next());
    if (next.done) return;
    yield next.value;
  }
}

/** The library's faults are the file's: it ends early, its parts contradict one another, a name leads out of it. */
async function tellFaults<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof StewardError || !(cause instanceof Error) || 'syscall' in cause) throw cause;
    throw creaturesError('creatures.bad-archive', { detail: `It cannot be read: ${cause.message}.`, cause });
  }
}

function bad(detail: string) {
  return creaturesError('creatures.bad-archive', { detail });
}
