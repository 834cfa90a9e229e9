import { StewardError } from '../errors/errors.ts';
import { SERVICE_TIMEOUT_MS, serviceAsker } from './ask-remote.ts';
import type { ServiceOptions } from './ask-remote.ts';
import { builtinDrawing } from './builtin.ts';
import { DrawReply } from './draw.schema.ts';
import type { Drawn, DrawRequest } from './draw.schema.ts';
import { judgePicture } from './judge-picture.ts';
import { Line } from './line.ts';
import { kept } from './model-drawer.ts';
import type { PictureWriter } from './writer.schema.ts';

/** A picture of 1024 × 1024 pixels in base64, and the record. */
const MOST_BYTES = 8 * 1024 * 1024;

/** Lets the AI service ask its image model (`steward ai`), and looks through what it sends. Builtin draws here, for it and in its place. */
export function remoteDrawer(options: ServiceOptions): PictureWriter {
  const { clock } = options;
  const line = new Line({ ...options, timeoutMs: SERVICE_TIMEOUT_MS });
  const log = options.log.child({ part: 'writer' });
  const ask = serviceAsker<DrawRequest, DrawReply>(options, {
    path: 'draw',
    reply: DrawReply,
    mostBytes: MOST_BYTES,
    thing: 'picture',
  });
  return {
    async draw(request, { signal = new AbortController().signal } = {}) {
      const started = clock.nowMs();
      let fault: string;
      try {
        const reply = await line.call((signal) => ask(request, signal), signal);
        const drawn = await take(reply, request);
        if (typeof drawn !== 'string') return drawn;
        fault = drawn;
      } catch (error) {
        signal.throwIfAborted();
        fault = error instanceof StewardError ? error.message : 'It failed.';
      }
      log.warn({ fault }, 'builtin drew in place of the AI service');
      const record = { drawn_by: 'builtin', model: null, asked: 0 } as const;
      return {
        ...(await builtinDrawing(request.traits)),
        record: { ...record, ms: clock.nowMs() - started, faults: [`the AI service: ${fault}`] },
      };
    },
  };
}

/** What the service drew, as what it says it is; a string: why it is not taken. */
async function take({ picture, record }: DrawReply, { traits, size }: DrawRequest): Promise<Drawn | string> {
  if ((picture === null) !== (record.drawn_by === 'builtin')) return 'It answered something else than a picture.';
  if (picture === null) return { ...(await builtinDrawing(traits)), record };
  const judged = await judgePicture(Buffer.from(picture.data, 'base64'), size);
  return 'picture' in judged ? { ...kept(judged.picture), record } : judged.fault;
}
