import type { Context } from '../../../../kernel/module/module.ts';
import { moneyError } from '../../money.errors.ts';
import type { Rate } from './convert.ts';
import { NotEcb, readEcb } from './read-ecb.ts';
import { storeRates } from './store-rates.ts';

/** All days since 1999 are 9 MB. */
const MOST_BYTES = 32 * 1024 * 1024;
const MOST_BAD = 100;
const AT_ONCE = 2000;

export interface ImportedRates {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly kept: number;
  /** Of the days that it has; null where it has none. */
  readonly from: string | null;
  readonly to: string | null;
  /** Lines that are no rates: the first hundred of them, and how many there are. */
  readonly bad: readonly { readonly line: number; readonly reason: string }[];
  readonly bad_lines: number;
}

/**
 * Takes a file of the European Central Bank in, as it comes. Rates before a line that stops it stay: the same file again goes on.
 * @throws money.not-rates, money.rates-too-large
 */
export async function importRates(
  context: Context,
  { body, length = 0 }: { body: AsyncIterable<Uint8Array>; length?: number | undefined },
): Promise<ImportedRates> {
  if (length > MOST_BYTES) throw tooLarge();
  const done = { added: 0, changed: 0, unchanged: 0, kept: 0 };
  const bad: { line: number; reason: string }[] = [];
  let [from, to, badLines]: [string | null, string | null, number] = [null, null, 0];
  let waiting: Rate[] = [];
  const store = async () => {
    const stored = await storeRates(context, { source: 'ecb', rates: waiting });
    for (const name of ['added', 'changed', 'unchanged', 'kept'] as const) done[name] += stored[name];
    waiting = [];
  };
  try {
    for await (const item of readEcb(bounded(body))) {
      if (item.what === 'bad') {
        badLines++;
        if (bad.length < MOST_BAD) bad.push({ line: item.line, reason: item.reason });
        continue;
      }
      if (from === null || item.date < from) from = item.date;
      if (to === null || item.date > to) to = item.date;
      waiting.push(item);
      if (waiting.length >= AT_ONCE) await store();
    }
  } catch (error) {
    if (error instanceof NotEcb) throw moneyError('money.not-rates', { detail: error.message, cause: error });
    throw error;
  }
  await store();
  return { ...done, from, to, bad, bad_lines: badLines };
}

async function* bounded(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) throw tooLarge();
    yield chunk;
  }
}

const tooLarge = () => moneyError('money.rates-too-large', { detail: 'A file of rates has 32 MB at most.' });
