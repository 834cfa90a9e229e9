import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { StewardError } from '../../errors/errors.ts';
import { svg as bytesOf } from '../test/some-pictures.ts';
import { ATTACKS } from '../test/svg-attacks.ts';
import { ELEMENTS } from './allowed.ts';
import { cleanSvg } from './svg.ts';

const clean = (inside: string, attributes?: string) => cleanSvg(bytesOf(inside, attributes)).svg;
const raw = (text: string) => cleanSvg(new TextEncoder().encode(text));
const inside = (svg: string) => /^<svg [^>]*>(.*)<\/svg>$|^<svg [^>]*\/>$/s.exec(svg)?.[1] ?? '';

/** Holds whatever came out against what can do harm, with no word of how it was made. */
function assertHarmless(svg: string): void {
  const { body, space } = /^<svg xmlns="(?<space>[^"]*)"(?<body>.*)$/s.exec(svg)?.groups ?? {};
  assert.equal(space, 'http://www.w3.org/2000/svg');
  for (const [, name = ''] of svg.matchAll(/<\/?([^\s/>]*)/g)) assert.ok(ELEMENTS.has(name), `<${name}> in ${svg}`);
  for (const tag of svg.match(/<[^>]*>/g) ?? []) {
    assert.match(tag, /^<\/?[A-Za-z2]+( [a-zA-Z][\w-]*="[^"<>]*")*\/?>$/);
    for (const [, name = '', value = ''] of tag.matchAll(/ ([\w-]+)="([^"]*)"/g)) {
      assert.doesNotMatch(name, /^on|^style$|^class$|^src/i);
      if (name === 'href') assert.match(value, /^#/);
      if (name !== 'xmlns') assert.doesNotMatch(value, /:\/|script:|data:|@|\\|expression\(/i);
      for (const [address] of value.matchAll(/url\([^)]*\)?/gi)) assert.match(address, /^url\(#[\w.-]+\)$/);
    }
  }
  assert.doesNotMatch(body ?? '', /<!|<\?|&(?!amp;|lt;|gt;|quot;)/);
}

suite('what comes in', () => {
  for (const attack of ATTACKS)
    test(`${attack.slice(0, 90)} comes out harmless, or not at all`, () => {
      let svg: string;
      try {
        svg = clean(attack);
      } catch (error) {
        assert.ok(error instanceof StewardError && error.code === 'pictures.broken', String(error));
        return;
      }
      assertHarmless(svg);
    });

  test('is harmless whatever is mixed', () => {
    const parts = fc.array(
      fc.oneof(
        fc.constantFrom(...ATTACKS),
        fc.constantFrom(
          '<',
          '>',
          '"',
          "'",
          '&',
          '/>',
          ']]>',
          '-->',
          '<![CDATA[',
          '<!--',
          '</svg>',
          '<g>',
          '</g>',
          'url(',
        ),
        fc.string(),
      ),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(parts, fc.boolean(), (parts, whole) => {
        try {
          assertHarmless(whole ? raw(parts.join('')).svg : clean(parts.join('')));
        } catch (error) {
          if (!(error instanceof StewardError)) throw error;
        }
      }),
      { numRuns: 500 },
    );
  });

  test('and a value of any text is harmless in any attribute', () => {
    const name = fc.constantFrom(
      'id',
      'href',
      'fill',
      'style',
      'd',
      'transform',
      'font-family',
      'mask',
      'class',
      'onload',
    );
    const value = fc.array(
      fc.oneof(
        fc.constantFrom('url(', '#a', ')', 'javascript:', ';fill:', '&quot;', '\\', '@import', 'http://x', '('),
        fc.string(),
      ),
    );
    fc.assert(
      fc.property(name, value, (name, value) => {
        const text = value
          .join('')
          .replaceAll(/["<&]/g, (mark) => ({ '"': '&quot;', '<': '&lt;', '&': '&amp;' })[mark] ?? '');
        try {
          assertHarmless(clean(`<style>.a{${text.replaceAll('&', '')}}</style><rect class="a" ${name}="${text}"/>`));
        } catch (error) {
          if (!(error instanceof StewardError)) throw error;
        }
      }),
      { numRuns: 500 },
    );
  });
});

suite('what is wanted', () => {
  test('a drawing comes out as it was drawn', () => {
    const drawing =
      '<defs><linearGradient id="a" x1="0" x2="1"><stop offset="0" stop-color="#fff"/><stop offset="1" stop-color="hsl(20 50% 50%)"/></linearGradient>' +
      '<filter id="b"><feGaussianBlur stdDeviation="3"/></filter><clipPath id="c"><circle cx="5" cy="5" r="4"/></clipPath></defs>' +
      '<g transform="translate(10, 20) rotate(-30)" clip-path="url(#c)"><path d="M0 0L10,10.5e-1z" fill="url(#a)" stroke-dasharray="1 2"/></g>' +
      '<use href="#c" filter="url(#b)"/><text x="1" font-family="Georgia, serif">Rex &amp; Ada</text>';
    assert.equal(inside(clean(drawing)), drawing);
  });

  test('it is the same when it is read again', () => {
    for (const attack of ATTACKS)
      try {
        const once = clean(attack);
        assert.equal(raw(once).svg, once);
      } catch (error) {
        assert.ok(error instanceof StewardError, String(error));
      }
  });

  test('style sheets and styles become attributes, in the order of CSS', () => {
    const style =
      '<style>/* of a drawing program */ .a, .b.c { fill: red; stroke: none } #d { fill: url("#g") } rect{fill:blue;x:1}</style>';
    assert.equal(inside(clean(`${style}<rect class="a"/>`)), '<rect fill="red" stroke="none"/>');
    assert.equal(inside(clean(`${style}<rect/>`)), '<rect fill="blue"/>');
    assert.equal(inside(clean(`${style}<rect class="b"/>`)), '<rect fill="blue"/>');
    assert.equal(inside(clean(`${style}<path class="c b"/>`)), '<path fill="red" stroke="none"/>');
    assert.equal(inside(clean(`${style}<g id="d" class="a"/>`)), '<g id="d" fill="url(#g)" stroke="none"/>');
    assert.equal(
      inside(clean(`${style}<g id="d" style="fill:#123 !important;behavior:x"/>`)),
      '<g id="d" fill="#123"/>',
    );
  });

  test('what drawing programs write around it goes', () => {
    const { svg, width, height } = raw(
      '\u{FEFF}<?xml version="1.0" encoding="UTF-8"?>\n<!-- Made by a program -->\n' +
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n' +
        '<svg:svg xmlns:svg="http://www.w3.org/2000/svg" xmlns:i="http://i.example" width="210mm" height="297mm" i:version="1">' +
        '<i:namedview/><svg:metadata>x</svg:metadata><svg:switch><svg:rect i:fill="red" width="5" height="5"/></svg:switch></svg:svg>',
    );
    assert.equal(inside(svg), '<g><rect width="5" height="5"/></g>');
    assert.deepEqual([width, height], [724, 1024]);
  });

  test('the size is that of its view box, within bounds', () => {
    const sizeOf = (attributes: string) => {
      const { width, height } = cleanSvg(bytesOf('<rect/>', attributes));
      return [width, height];
    };
    assert.deepEqual(sizeOf('viewBox="0 0 256 128"'), [256, 128]);
    assert.deepEqual(sizeOf('viewBox="-1,-1,2,2" width="9999"'), [64, 64]);
    assert.deepEqual(sizeOf('width="300px" height="200"'), [300, 200]);
    assert.deepEqual(sizeOf('viewBox="0 0 100000 50000"'), [1024, 512]);
    for (const useless of [
      '',
      'width="100%" height="100%"',
      'viewBox="0 0 0 0"',
      'viewBox="0 0 1e99 1e99"',
      'viewBox="0 0 -5 5"',
      'viewBox="a b c d"',
      'viewBox="1e9 0 5 5"',
      'viewBox="0 0 1000 1"',
    ])
      assert.throws(() => sizeOf(useless), { code: 'pictures.broken' }, useless);
  });
});

suite('what is too much', () => {
  const tooComplex = (text: string) => assert.throws(() => clean(text), { code: 'pictures.too-complex' });
  const levels = (level: (id: number) => string) => Array.from({ length: 12 }, (_, id) => level(id)).join('');

  test('declarations of its own, and entities with them', () => {
    for (const doctype of [
      '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
      '<!DOCTYPE svg [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;">]>',
      '<!DOCTYPE svg SYSTEM "http://evil.example/x.dtd" [<!ENTITY % p SYSTEM "http://evil.example"> %p;]>',
    ])
      assert.throws(() => raw(`${doctype}<svg viewBox="0 0 9 9"><text>&x;</text></svg>`), { code: 'pictures.broken' });
    assert.equal(inside(clean('<text>a&x;b&lt;&#x41;&#0;</text>')), '<text>ab&lt;A</text>');
  });

  test('repetition by use, pattern, mask, clip and filter', () => {
    const ten = (inside: string) => inside.repeat(10);
    tooComplex(levels((id) => `<g id="a${id}">${ten(`<use href="#a${id - 1}"/>`)}<rect/></g>`));
    for (const paint of ['fill', 'stroke'])
      tooComplex(levels((id) => `<pattern id="a${id}"><g ${paint}="url(#a${id - 1})">${ten('<rect/>')}</g></pattern>`));
    tooComplex(levels((id) => `<mask id="a${id}">${ten(`<rect mask="url(#a${id - 1})"/>`)}</mask>`));
    tooComplex(levels((id) => `<clipPath id="a${id}">${ten(`<rect style="clip-path:url(#a${id - 1})"/>`)}</clipPath>`));
    tooComplex('<filter id="f"><feGaussianBlur/></filter>' + '<rect filter="url(#f)"/>'.repeat(2000));
    tooComplex('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>');
    tooComplex('<pattern id="p" fill="url(#p)"><rect/></pattern><rect fill="url(#p)"/>');
    tooComplex(Array.from({ length: 2000 }, (_, id) => `<g id="a${id}"><use href="#a${id + 1}"/></g>`).join(''));
  });

  test('depth, elements and bytes', () => {
    tooComplex('<g>'.repeat(70) + '</g>'.repeat(70));
    tooComplex('<g>'.repeat(15_000) + '</g>'.repeat(15_000));
    tooComplex('<rect/>'.repeat(30_000));
    assert.equal(inside(clean('<g>'.repeat(50) + '</g>'.repeat(50))).length, 49 * 7 + 4);
    assert.throws(() => clean(`<desc>${'x'.repeat(1_100_000)}</desc>`), { code: 'pictures.too-large' });
  });

  test('what is no XML, or no SVG', () => {
    for (const text of ['<g>', '<g></svg>', '<g a=b/>', '<g a="1" a="2"/>', '< g/>', '&', '<g a="<"/>'])
      try {
        assertHarmless(clean(text));
      } catch (error) {
        assert.ok(error instanceof StewardError && error.code === 'pictures.broken', String(error));
      }
    for (const text of ['', '<html><svg viewBox="0 0 9 9"/></html>', '<svg', '<svg viewBox="0 0 9 9">'])
      assert.throws(() => raw(text), { code: 'pictures.broken' }, text);
    assert.throws(() => cleanSvg(Buffer.from('<svg viewBox="0 0 9 9"/>', 'utf16le')), { code: 'pictures.broken' });
    assert.throws(() => cleanSvg(Uint8Array.of(0x3c, 0x73, 0x76, 0x67, 0xff, 0x3e)), { code: 'pictures.broken' });
  });

  test('texts that make readers slow are read as fast as others', () => {
    for (const text of [
      `<path d="${'a'.repeat(900_000)}"/>`,
      `<rect fill="${'('.repeat(900_000)}"/>`,
      `<style>${'/*'.repeat(400_000)}</style>`,
      `<style>${'a{'.repeat(400_000)}</style>`,
      `<rect style="${'a:b;'.repeat(200_000)}"/>`,
      '<!DOCTYPE '.repeat(19_000),
      `<text>${'&'.repeat(900_000)}</text>`,
    ])
      try {
        assertHarmless(clean(text));
      } catch (error) {
        assert.ok(error instanceof StewardError, String(error));
      }
  });
});
