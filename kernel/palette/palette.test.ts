import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PALETTE, colorOf } from './palette.ts';

const DARK_PAGE = '#1a1b1e';

test('every colour can be read on, and stands out from a light and a dark page', () => {
  for (const color of PALETTE) {
    assert.ok(contrast(color, '#ffffff') >= 4.5, `${color} under white text`);
    assert.ok(contrast(color, DARK_PAGE) >= 3, `${color} on a dark page`);
  }
  assert.equal(new Set(PALETTE).size, PALETTE.length);
});

test('a category without a colour always gets the same', () => {
  assert.equal(colorOf('Work'), colorOf('Work'));
  assert.ok(new Set(['Work', 'Family', 'Sports', 'Doctor', 'Travel'].map(colorOf)).size > 2);
});

/** WCAG 2.2: contrast ratio. */
function contrast(a: string, b: string): number {
  const [lighter = 0, darker = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const value = parseInt(color.slice(start, start + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
