import assert from 'node:assert/strict';
import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { suite, test } from 'node:test';
import { buffer } from 'node:stream/consumers';
import { settled } from '../../../test/person.ts';
import type { Creature, Picture } from '../creatures.schema.ts';
import { pictureKey } from '../rows.ts';
import { MOST_PICTURES } from './keep-pictures.ts';
import { menagerie, painted } from './test/menagerie.ts';

interface Started {
  readonly operation_id: string;
  readonly deduplicated: boolean;
}
interface Pictures {
  readonly items: readonly Picture[];
}

suite('pictures of a creature', () => {
  test('a sketch stands in; drawn as an operation, it has a picture; undone, the sketch again', async (t) => {
    const { ada, add, get, stored } = await menagerie(t);
    const [id = ''] = await add(1);
    const before = await get(`/api/v1/creatures/${id}/avatar`);
    assert.equal(before.status, 200);
    assert.equal(before.headers.get('content-type'), 'image/svg+xml');
    const { operation_id } = await ada.call<Started>('POST', `/api/v1/creatures/${id}/avatar`, undefined, 202);
    const { status, result } = await settled(ada, operation_id);
    const { items } = await ada.call<Pictures>('GET', `/api/v1/creatures/${id}/pictures`);
    const [picture] = items;
    assert.ok(picture);
    assert.deepEqual([status, result], ['completed', { picture_id: picture.id, drawn_by: 'builtin', faults: [] }]);
    assert.partialDeepStrictEqual(picture, { made_by: 'builtin', model: null, current: true, operation_id });
    assert.equal(await (await get(picture.url)).text(), await before.text());

    const again = await ada.call<Started>('POST', `/api/v1/creatures/${id}/avatar`, undefined, 202);
    assert.equal(
      (await settled(ada, again.operation_id)).result?.['picture_id'],
      picture.id,
      'the same is not kept twice',
    );
    assert.equal(stored().length, 1);
    await ada.call('POST', `/api/v1/operations/${operation_id}/rollback`, {});
    assert.deepEqual((await settled(ada, operation_id)).result, { taken_back: 1, left: 0 });
    assert.partialDeepStrictEqual(await ada.call<Creature>('GET', `/api/v1/creatures/${id}`), { avatar_by: null });
    const after = await ada.call<Pictures>('GET', `/api/v1/creatures/${id}/pictures`);
    assert.deepEqual(
      after.items.map(({ current }) => current),
      [false],
    );
    await ada.call('POST', `/api/v1/operations/${operation_id}/apply`, {});
    assert.equal((await settled(ada, operation_id)).result?.['picture_id'], picture.id);
  });

  test('sent so that it stays a picture, is kept for ever by its owner, and is not sent twice', async (t) => {
    const { ada, add, get } = await menagerie(t);
    const [id = ''] = await add(1);
    const creature = await ada.call<Creature>('GET', `/api/v1/creatures/${id}`);
    for (const [path, cache] of [
      [creature.avatar_url, 'private, max-age=31536000, immutable'],
      [`/api/v1/creatures/${id}/avatar`, 'private, no-cache'],
      [`/api/v1/creatures/${id}/sketch/0123456789abcdef`, 'private, no-cache'],
    ] as const) {
      const sent = await get(path);
      const headers = Object.fromEntries(sent.headers);
      assert.partialDeepStrictEqual(headers, {
        'content-type': 'image/svg+xml',
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
        'cross-origin-resource-policy': 'same-origin',
        'cache-control': cache,
        vary: 'Authorization',
      });
      const etag = headers['etag'] ?? '';
      const known = await get(path, { headers: { 'if-none-match': `"x", W/${etag}` } });
      assert.deepEqual([known.status, await known.text(), known.headers.get('etag')], [304, '', etag]);
      const png = await get(`${path}?format=png&size=96`);
      assert.equal(png.headers.get('content-type'), 'image/png');
      assert.notEqual(png.headers.get('etag'), etag);
      assert.equal(Buffer.from(await png.arrayBuffer()).readUInt32BE(16), 96);
    }
    assert.equal((await get(`${creature.avatar_url}?format=png&size=5000`)).status, 422);
    const head = await fetch(new URL(creature.avatar_url, (await get('/')).url), {
      method: 'HEAD',
      headers: { authorization: `Bearer ${ada.token}` },
    });
    assert.deepEqual([head.status, head.headers.get('content-type')], [200, 'image/svg+xml']);
  });

  test('given by its owner, chosen among the older ones, and taken back', async (t) => {
    const { ada, add, put, get, stored } = await menagerie(t);
    const [id = ''] = await add(1);
    const picture = await painted();
    const path = `/api/v1/creatures/${id}/avatar`;
    const given = await put(path, { body: picture(0) });
    assert.deepEqual([given.status, given.headers.get('etag')], [200, '"2"']);
    const first = (await given.json()) as Creature;
    assert.deepEqual([first.avatar_by, first.avatar_stale], ['person', false]);
    assert.equal((await get(first.avatar_url)).headers.get('content-type'), 'image/png');
    const second = (await (await put(path, { body: picture(1) })).json()) as Creature;
    const { items } = await ada.call<Pictures>('GET', `/api/v1/creatures/${id}/pictures`);
    assert.deepEqual(
      items.map(({ url, current, made_by }) => [url, current, made_by]),
      [
        [second.avatar_url, true, 'person'],
        [first.avatar_url, false, 'person'],
      ],
    );
    const use = `/api/v1/creatures/${id}/pictures/${items[1]?.id}/use`;
    const used = await ada.call<Creature>('POST', use);
    assert.deepEqual([used.avatar_url, used.revision], [first.avatar_url, 4]);
    assert.equal((await ada.call<Creature>('POST', use)).revision, 4, 'twice is as once');
    assert.equal(
      (await ada.call('POST', use.replace(/[0-9a-f-]{36}\/use/, `${crypto.randomUUID()}/use`), undefined, 404))['code'],
      'creatures.picture-not-found',
    );

    const stale = await put(path, { body: picture(2), headers: { 'if-match': '"1"' } });
    assert.deepEqual([stale.status, stale.headers.get('etag')], [412, '"4"']);
    assert.equal(stored().length, 2, 'what was refused is not kept');
    const fresh = await put(path, { body: picture(2), headers: { 'if-match': '"4"' } });
    const change = fresh.headers.get('x-steward-change');
    const undone = await ada.call<Creature>('POST', `/api/v1/creatures/changes/${change}/undo`);
    assert.equal(undone.avatar_url, first.avatar_url);
  });

  test('what is no picture, too large, cut off or hostile is refused, and leaves nothing', async (t) => {
    const { app, ada, add, put, stored } = await menagerie(t);
    const [id = ''] = await add(1);
    const path = `/api/v1/creatures/${id}/avatar`;
    const png = (await painted())(0);
    const svg = (inner: string) =>
      Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">${inner}</svg>`);
    const refused = async (body: Buffer, type = 'image/png') => {
      const reply = await put(path, { body, type });
      return [reply.status, ((await reply.json()) as { code: string }).code];
    };
    assert.deepEqual(await refused(Buffer.from('<!doctype html><script>alert(1)</script>')), [
      422,
      'pictures.not-a-picture',
    ]);
    assert.deepEqual(await refused(Buffer.alloc(0)), [422, 'pictures.not-a-picture']);
    assert.deepEqual(await refused(png.subarray(0, 60)), [422, 'pictures.broken']);
    const wide = Buffer.from(png);
    wide.writeUInt32BE(100_000, 16);
    assert.equal((await refused(wide))[0], 422);
    assert.deepEqual(await refused(Buffer.concat([png, Buffer.alloc(11 * 1024 * 1024)])), [
      413,
      'creatures.file-too-large',
    ]);
    assert.deepEqual(await refused(Buffer.from('{}'), 'application/json'), [415, 'http.unsupported-media-type']);
    const laughs = '<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>' + svg('<text>&b;</text>').toString();
    assert.equal((await refused(Buffer.from(laughs), 'image/svg+xml'))[0], 422);
    const endless = await put(path, { body: Readable.toWeb(Readable.from(forever())) as ReadableStream }).catch(
      () => undefined,
    );
    assert.ok(endless === undefined || endless.status === 413);
    assert.deepEqual(stored(), []);
    assert.partialDeepStrictEqual(await ada.call<Creature>('GET', `/api/v1/creatures/${id}`), {
      revision: 1,
      avatar_by: null,
    });

    const hostile = svg(
      '<script>alert(1)</script><circle r="3" cx="4" cy="4" fill="red" onload="alert(1)"/><image href="http://evil.example/x.png"/>',
    );
    assert.equal((await put(path, { body: hostile, type: 'image/svg+xml' })).status, 200);
    const { avatar_url } = await ada.call<Creature>('GET', `/api/v1/creatures/${id}`);
    const sent = await (
      await fetch(app.url + avatar_url, { headers: { authorization: `Bearer ${ada.token}` } })
    ).text();
    assert.doesNotMatch(sent, /script|onload|evil/);
    assert.match(sent, /circle/);
  });

  test('nobody else sees, draws, gives or chooses them; in the trash they are seen, not changed', async (t) => {
    const { app, ada, add, put, get } = await menagerie(t);
    const bob = await app.signUp('bob');
    const [id = ''] = await add(1);
    const body = (await painted())(0);
    const { avatar_url } = (await (await put(`/api/v1/creatures/${id}/avatar`, { body })).json()) as Creature;
    const { items } = await ada.call<Pictures>('GET', `/api/v1/creatures/${id}/pictures`);
    const at = `/api/v1/creatures/${id}`;
    for (const path of [`${at}/avatar`, avatar_url, `${at}/pictures`, `${at}/sketch/0123456789abcdef`])
      assert.equal((await get(path, { person: bob })).status, 404, path);
    await bob.call('POST', `${at}/avatar`, undefined, 404);
    await bob.call('POST', `${at}/pictures/${items[0]?.id}/use`, undefined, 404);
    assert.equal((await put(`${at}/avatar`, { person: bob, body })).status, 404);
    const wish = { operation_type: 'creatures.draw', creature_id: id };
    assert.equal((await bob.call('POST', '/api/v1/operations', wish, 404))['code'], 'creatures.not-found');
    assert.equal((await fetch(app.url + avatar_url)).status, 401);

    await ada.call('DELETE', at, undefined, 204);
    assert.equal((await get(avatar_url)).status, 200);
    await ada.call('POST', `${at}/avatar`, undefined, 404);
    await ada.call('POST', `${at}/pictures/${items[0]?.id}/use`, undefined, 404);
    assert.equal((await put(`${at}/avatar`, { body })).status, 404);
  });

  test('fifty are kept; bytes that nobody names go at once, or when the duty finds them', async (t) => {
    const { app, ada, add, put, stored } = await menagerie(t);
    const [id = '', twin = ''] = await add(2);
    const picture = await painted();
    const svg = (n: number) =>
      Buffer.from(
        `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 99 99"><circle cx="50" cy="50" r="${n + 9}" fill="red"/></svg>`,
      );
    const give = async (creature: string, body: Buffer, type = 'image/svg+xml') => {
      assert.equal((await put(`/api/v1/creatures/${creature}/avatar`, { body, type })).status, 200);
    };
    await give(twin, svg(0));
    for (let n = 0; n < MOST_PICTURES + 3; n += 1) await give(id, svg(n));
    const { items } = await ada.call<Pictures>('GET', `/api/v1/creatures/${id}/pictures`);
    assert.equal(items.length, MOST_PICTURES);
    assert.equal(stored().length, MOST_PICTURES + 1, 'the twin has the oldest, too');
    await ada.call('DELETE', `/api/v1/creatures/${id}`, undefined, 204);
    await ada.call('DELETE', `/api/v1/creatures/${id}?forever=true`, undefined, 204);
    assert.equal(stored().length, 1);

    const me = await ada.call<{ id: string }>('GET', '/api/v1/auth/me');
    await give(twin, picture(0), 'image/png');
    const [row] = await app.database.read
      .selectFrom('creature_pictures')
      .selectAll()
      .orderBy('id', 'desc')
      .limit(1)
      .execute();
    assert.ok(row);
    const orphans = ['a', 'b'].map((letter) => pictureKey({ owner_id: me.id, hash: letter.repeat(64) }));
    for (const key of orphans) await app.storage.put(key, Buffer.from('lost'));
    const old = new Date(Date.now() - 2 * 24 * 3_600_000);
    for (const key of [orphans[0] ?? '', pictureKey(row)]) utimesSync(join(app.data, 'store', key), old, old);
    await app.operations.performDuty('creatures.forget-pictures');
    assert.deepEqual(
      [await app.storage.find(orphans[0] ?? ''), (await app.storage.find(orphans[1] ?? ''))?.size],
      [undefined, 4],
      'the old one goes, the young one may yet be named',
    );
    assert.ok((await buffer(await app.storage.read(pictureKey(row)))).length > 0, 'what is named stays, however old');
  });
});

function* forever(): Generator<Buffer> {
  for (;;) yield Buffer.alloc(256 * 1024);
}
