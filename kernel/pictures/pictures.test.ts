import assert from 'node:assert/strict';
import { deflateSync, crc32 } from 'node:zlib';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import sharp from 'sharp';
import { StewardError } from '../errors/errors.ts';
import { readPicture, toPng } from './pictures.ts';
import type { ReadOptions } from './pictures.ts';
import { blankPicture, photo, picture, svg } from './test/some-pictures.ts';

const text = (words: string) => new TextEncoder().encode(words);
const joined = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts));
const pixelOf = async (data: Uint8Array, left: number, top: number) => [
  ...(await sharp(data).extract({ left, top, width: 1, height: 1 }).removeAlpha().raw().toBuffer()),
];
const refuses = (bytes: Uint8Array, code: string, options?: ReadOptions) =>
  assert.rejects(readPicture(bytes, options), { code: `pictures.${code}` });

suite('a picture', () => {
  test('of the three kinds with pixels stays what it is, 1024 a side at most', async () => {
    for (const format of ['png', 'jpeg', 'webp'] as const) {
      const small = await readPicture(await picture({ format, width: 300, height: 200 }));
      assert.deepEqual(
        [small.media_type, small.width, small.height, small.blank],
        [`image/${format}`, 300, 200, false],
      );
      const large = await readPicture(await picture({ format, width: 2500, height: 1250 }));
      assert.deepEqual([large.width, large.height], [1024, 512]);
      const read = await sharp(large.data).metadata();
      assert.deepEqual([read.format, read.width, read.height], [format, 1024, 512]);
      assert.equal((await readPicture(large.data, { mostSide: 128 })).width, 128);
    }
  });

  test('of a camera is turned upright and tells nobody where it was taken', async () => {
    const taken = await photo();
    assert.ok((await sharp(taken).metadata()).exif);
    const { data, width, height } = await readPicture(taken);
    assert.deepEqual([width, height], [200, 300]);
    const [red = 0, , blue = 0] = await pixelOf(data, 100, 20);
    assert.ok(red > 200 && blue < 50);
    const { exif, orientation, icc, xmp, iptc } = await sharp(data).metadata();
    assert.deepEqual([exif, orientation, icc, xmp, iptc], Array.from({ length: 5 }));
    assert.doesNotMatch(Buffer.from(data).toString('latin1'), /Secret camera|script/);
  });

  test('that moves is its first frame', async () => {
    const frames = [
      [255, 0, 0],
      [0, 0, 255],
    ].map(([r = 0, g = 0, b = 0]) => ({
      create: { width: 80, height: 80, channels: 3 as const, background: { r, g, b } },
    }));
    const inputs = await Promise.all(frames.map((frame) => sharp(frame).png().toBuffer()));
    const moving = await sharp(inputs, { join: { animated: true } })
      .webp({ loop: 0 })
      .toBuffer();
    assert.equal((await sharp(moving).metadata()).pages, 2);
    const { data, height } = await readPicture(moving);
    assert.equal(height, 80);
    assert.equal((await sharp(data).metadata()).pages ?? 1, 1);
    const [red = 0, , blue = 0] = await pixelOf(data, 40, 40);
    assert.ok(red > 200 && blue < 50);
  });

  test('in grey, with a palette, in CMYK or with 16 bits comes out in plain colours', async () => {
    const colours = sharp(await picture());
    for (const bytes of [
      await colours.clone().greyscale().png().toBuffer(),
      await colours.clone().png({ palette: true }).toBuffer(),
      await colours.clone().toColourspace('rgb16').png().toBuffer(),
      await colours.clone().toColourspace('cmyk').jpeg().toBuffer(),
      await colours.clone().jpeg({ progressive: true }).toBuffer(),
    ]) {
      const { space, depth } = await sharp((await readPicture(bytes)).data).metadata();
      assert.ok(space === 'srgb' || space === 'b-w', space);
      assert.equal(depth, 'uchar');
    }
  });

  test('with nothing on it is told from one with something', async () => {
    const see_through = {
      create: { width: 90, height: 90, channels: 4 as const, background: { r: 9, g: 9, b: 9, alpha: 0 } },
    };
    for (const [blank, bytes] of [
      [true, await blankPicture()],
      [true, await blankPicture('jpeg')],
      [true, await sharp(see_through).png().toBuffer()],
      [true, svg('')],
      [true, svg('<rect width="100" height="100" fill="red"/>')],
      [false, svg('<circle r="30"/>')],
      [false, await picture({ format: 'jpeg' })],
    ] as const)
      assert.equal((await readPicture(bytes)).blank, blank);
  });

  test('as a square PNG is whole, in the middle, on nothing', async () => {
    const wide = await readPicture(await picture({ format: 'jpeg', width: 400, height: 200 }));
    const drawn = await readPicture(svg('<rect width="200" height="100" fill="red"/>', 'viewBox="0 0 200 100"'));
    const sketch = {
      media_type: 'image/svg+xml',
      data: svg('<rect width="100" height="50"/>'),
      width: 100,
      height: 100,
    } as const;
    for (const from of [wide, drawn, sketch])
      for (const side of [64, 300, 1024]) {
        const png = await toPng(from, side);
        const { format, width, height } = await sharp(png).metadata();
        assert.deepEqual([format, width, height], ['png', side, side]);
        const [, , , alpha] = await sharp(png)
          .extract({ left: 1, top: side - 2, width: 1, height: 1 })
          .raw()
          .toBuffer();
        assert.equal(alpha, 0);
      }
    assert.equal((await sharp(await toPng(drawn, 5)).metadata()).width, 64);
    assert.equal((await sharp(await toPng(drawn, 1e9)).metadata()).width, 1024);
  });
});

suite('bytes from outside', () => {
  test('that are none of the four are refused, whatever they are called', async () => {
    const colours = sharp(await picture());
    for (const bytes of [
      new Uint8Array(),
      text('x'),
      text('<svg'),
      text(`<!--${'x'.repeat(5000)}--><svg viewBox="0 0 9 9"/>`),
      text('<!doctype html><html><svg viewBox="0 0 9 9"></svg></html>'),
      text('<html xmlns="http://www.w3.org/1999/xhtml"><script>alert(1)</script></html>'),
      text('<!-- <svg> --><html/>'),
      text('GIF89a/*<svg/onload=alert(1)>*/=1'),
      text('%PDF-1.7 <svg>'),
      text('#!/bin/sh\nrm -rf /'),
      joined(text('BM'), new Uint8Array(60)),
      joined(text('RIFF'), new Uint8Array(4), text('WAVE')),
      joined(new Uint8Array(4), text('ftypheic'), new Uint8Array(50)),
      new Uint8Array(await colours.clone().gif().toBuffer()),
      new Uint8Array(await colours.clone().tiff().toBuffer()),
      new Uint8Array(await colours.clone().avif().toBuffer()),
      new Uint8Array(1000),
    ])
      await refuses(bytes, 'not-a-picture');
  });

  test('that only begin like one are refused', async () => {
    for (const bytes of [
      Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
      joined((await picture()).subarray(0, 8), text('<script>alert(1)</script>'.repeat(100))),
      joined(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), text('<?php system($_GET[0]); ?>'.repeat(100))),
      joined(text('RIFF'), Uint8Array.of(9, 9, 0, 0), text('WEBPVP8 '), new Uint8Array(200)),
      text('<?xml version="1.0"?><svg viewBox="0 0 9 9"><g></svg>'),
    ])
      await refuses(bytes, 'broken');
  });

  test('that go on as something else come out without it', async () => {
    const tail = text('PK\u{3}\u{4}<script>alert(1)</script><?php system($_GET[0]); ?>');
    for (const format of ['png', 'jpeg', 'webp'] as const) {
      const { data, media_type } = await readPicture(joined(await picture({ format }), tail));
      assert.equal(media_type, `image/${format}`);
      assert.doesNotMatch(Buffer.from(data).toString('latin1'), /script|php/);
    }
    const comment = joined(Uint8Array.of(0xff, 0xfe, 0, tail.length + 2), tail);
    const jpeg = await picture({ format: 'jpeg' });
    const spoken = await readPicture(joined(jpeg.subarray(0, 2), comment, jpeg.subarray(2)));
    assert.doesNotMatch(Buffer.from(spoken.data).toString('latin1'), /script|php/);
    const words = chunk('tEXt', text('Comment\0<script>alert(1)</script>'));
    const png = await picture();
    const chatty = await readPicture(joined(png.subarray(0, 33), words, png.subarray(33)));
    assert.doesNotMatch(Buffer.from(chatty.data).toString('latin1'), /script/);
  });

  test('that were cut off anywhere are refused', async () => {
    for (const format of ['png', 'jpeg', 'webp'] as const) {
      const whole = await picture({ format, width: 200 });
      for (const share of [0.1, 0.5, 0.9]) await refuses(whole.subarray(0, Math.floor(whole.length * share)), 'broken');
    }
  });

  test('with a few of them changed are a picture or refused, and nothing breaks', async () => {
    const whole = await Promise.all((['png', 'jpeg', 'webp'] as const).map((format) => picture({ format, width: 64 })));
    const changes = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...whole), changes, async (bytes, changes) => {
        const changed = bytes.slice();
        for (const [at, byte] of changes) changed[at % changed.length] = byte;
        const read = await readPicture(changed).catch((error: unknown) => error);
        if (read instanceof Error)
          assert.ok(read instanceof StewardError && read.code.startsWith('pictures.'), String(read));
      }),
      { numRuns: 100 },
    );
  });

  test('that are too many are refused, and none is looked at', async () => {
    await refuses(new Uint8Array(50 * 1024 * 1024), 'too-large');
    await refuses(await picture(), 'too-large', { mostBytes: 1000 });
  });

  test('that unfold into too many pixels are refused before they do', async () => {
    const bomb = png(30_000, 30_000, Buffer.alloc(30_000 * 3751));
    assert.ok(bomb.length < 200_000);
    await refuses(bomb, 'too-many-pixels');
    await refuses(png(30_000, 30_000, Buffer.alloc(10)), 'too-many-pixels');
    await refuses(await picture({ width: 200 }), 'too-many-pixels', { mostPixels: 39_999 });
    assert.equal((await readPicture(await picture({ width: 200 }), { mostPixels: 40_000 })).width, 200);
    // The header says ten by ten.
    await assert.rejects(readPicture(png(10, 10, Buffer.alloc(0))), { code: 'pictures.broken' });
    assert.equal((await readPicture(png(10, 10, Buffer.alloc(50_000_000)))).width, 10);
    for (const [width, height] of [
      [2_147_483_647, 1],
      [0, 10],
      [4_294_967_295, 4_294_967_295],
    ] as const)
      await assert.rejects(readPicture(png(width, height, Buffer.alloc(10))), { name: 'StewardError' });
  });

  test('that are an SVG come out built anew, and drawn once to be sure', async () => {
    const { media_type, data } = await readPicture(svg('<script>alert(1)</script><circle r="30" onload="alert(1)"/>'));
    assert.equal(media_type, 'image/svg+xml');
    assert.match(new TextDecoder().decode(data), /^<svg [^>]*><circle r="30"\/><\/svg>$/);
    await refuses(svg('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'), 'too-complex');
    await refuses(text('<!DOCTYPE svg [<!ENTITY a "b">]><svg viewBox="0 0 9 9"/>'), 'broken');
    await refuses(svg(`<desc>${'x'.repeat(1_100_000)}</desc>`), 'too-large');
  });
});

/** A PNG of one bit a pixel, with whatever it should unfold into. */
function png(width: number, height: number, pixels: Buffer): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
  return joined(signature, chunk('IHDR', header), chunk('IDAT', deflateSync(pixels)), chunk('IEND', Buffer.alloc(0)));
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const body = joined(text(type), data);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return joined(length, body, sum);
}
