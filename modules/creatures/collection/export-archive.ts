import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { Context } from '../../../kernel/module/module.ts';
import { pictureKey } from '../rows.ts';
import { jsonText } from './export-json.ts';
import type { ExportFilter, ExportedPicture } from './export-pages.ts';
import { pictureFile } from './picture-file.ts';

/**
 * `creatures.json` and the pictures of now, each once, as a zip that is made while it is read. Of a picture only its hash stays in memory.
 */
export function archiveOf(context: Context, filter: ExportFilter): Readable {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  const fail = (error: unknown) => output.destroy(error instanceof Error ? error : new Error(String(error)));
  zip.on('error', fail);
  const pictures = new Map<string, ExportedPicture>();
  const text = async function* () {
    yield* jsonText(context, filter, {
      withFiles: true,
      sees: ({ picture }) => picture && pictures.set(picture.hash, picture),
    });
    // What stands in the text is known now, and only now.
    for (const picture of pictures.values()) addPicture(zip, context, picture);
    zip.end();
  };
  zip.addReadStream(Readable.from(text(), { objectMode: false }).on('error', fail), 'creatures.json');
  return output;
}

function addPicture(zip: ZipFile, { actor, storage }: Context, picture: ExportedPicture): void {
  const key = pictureKey({ owner_id: actor.person_id, hash: picture.hash });
  const compress = picture.media_type === 'image/svg+xml';
  zip.addReadStreamLazy(pictureFile(picture), { compress }, (give) => {
    storage.read(key).then(
      (stream) => give(null, stream),
      // The picture went while the archive was made: an empty file stands for it.
      () => give(null, Readable.from([])),
    );
  });
}
