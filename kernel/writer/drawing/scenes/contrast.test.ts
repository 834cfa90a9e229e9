import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { distance, hexOf, lch, lchOf } from '../color/color.ts';
import { HABITAT_WORDS, SOME_SCENES } from '../words/words.ts';
import { LEAST_CONTRAST, setting } from './scenes.ts';

const scenes = [...new Set([...HABITAT_WORDS.values(), ...SOME_SCENES])];

test('a creature of any colour stands out from sky and ground of any scene', () => {
  const colors = fc.record({
    l: fc.double({ min: 0.31, max: 0.955, noNaN: true }),
    c: fc.double({ min: 0, max: 0.21, noNaN: true }),
    h: fc.integer({ min: 0, max: 359 }),
  });
  fc.assert(
    fc.property(colors, fc.constantFrom(...scenes), (coat, scene) => {
      for (const color of setting(scene, [coat]).colors)
        assert.ok(
          distance(color, coat) >= LEAST_CONTRAST - 0.005,
          `${scene}, ${hexOf(coat)}: ${distance(color, coat).toFixed(3)}`,
        );
    }),
    { numRuns: 2000 },
  );
});

test('colours survive the way to OKLCH and back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xffffff }), (number) => {
      const hex = `#${number.toString(16).padStart(6, '0')}`;
      const back = hexOf(lchOf(hex));
      for (const start of [1, 3, 5])
        assert.ok(
          Math.abs(parseInt(hex.slice(start, start + 2), 16) - parseInt(back.slice(start, start + 2), 16)) <= 3,
          `${hex} ${back}`,
        );
    }),
  );
  assert.equal(hexOf(lch(1, 0, 0)), '#ffffff');
  assert.equal(hexOf(lch(0, 0, 0)), '#000000');
});
