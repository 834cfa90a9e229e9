import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';

const dist = join(import.meta.dirname, '../web/dist');
const MOST_BYTES = 250_000;
const skip = existsSync(join(dist, 'index.html')) ? false : 'the screens are not built';

for (const page of ['index.html', 'book.html'])
  test(`${page} loads little script before it shows itself`, { skip }, () => {
    const html = readFileSync(join(dist, page), 'utf8');
    const scripts = new Set([...html.matchAll(/(?:src|href)="(\/[^"]+\.js)"/g)].map(([, path]) => path ?? ''));
    assert.ok(scripts.size > 0);
    const bytes = [...scripts].map((path) => gzipSync(readFileSync(join(dist, path)), { level: 9 }).length);
    const sum = bytes.reduce((all, each) => all + each, 0);
    assert.ok(sum <= MOST_BYTES, `${sum} bytes of script, compressed; at most ${MOST_BYTES}`);
  });
