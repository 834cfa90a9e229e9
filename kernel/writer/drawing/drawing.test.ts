import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { DrawTraits } from '../draw.schema.ts';
import { drawCreature } from './drawing.ts';
import { KINDS } from './plans/plans.ts';
import { COLOR_WORDS, FEATURE_WORDS, HABITAT_WORDS, SPECIES_WORDS, TEMPER_WORDS } from './words/words.ts';

const MOST_BYTES = 12_000;

const rex: DrawTraits = {
  name: 'Rex',
  species: 'dog',
  colors: ['brown', 'cream'],
  temperament: 'happy',
  size: 'medium',
  habitat: 'garden',
  features: ['red scarf'],
};

const drawn = (changes: Partial<DrawTraits> = {}) => drawCreature({ ...rex, ...changes });

/** The scene, the creature and what stands before it. */
function layers(svg: string): { scene: string; creature: string; before: string } {
  const body = /^<svg [^>]*>(<g>.*?<\/g>)(<g transform=.*<\/g>)(<g>.*<\/g>)<\/svg>$/s.exec(svg);
  const [, scene = '', creature = '', before = ''] = body ?? [];
  return { scene, creature, before };
}

const withoutFills = (svg: string) => svg.replaceAll(/#[0-9a-f]{6}/g, '');
const elements = (svg: string) => new Set(svg.match(/<[^/][^>]*>/g) ?? []);
const shared = (one: string, other: string) => {
  const [a, b] = [elements(one), elements(other)];
  return a.intersection(b).size / Math.max(a.size, b.size);
};

test('the same traits make the same picture, whatever was drawn between', () => {
  const first = drawn();
  drawn({ species: 'dragon', name: 'Smaug' });
  assert.equal(drawn(), first);
});

test('another habitat changes only what is behind', () => {
  const [one, other] = [layers(drawn()), layers(drawn({ habitat: 'volcano' }))];
  assert.notEqual(one.scene, other.scene);
  assert.equal(one.creature, other.creature);
});

test('another temperament leaves scene, size and body as they are', () => {
  const [one, other] = [layers(drawn()), layers(drawn({ temperament: 'grumpy' }))];
  assert.equal(one.scene, other.scene);
  assert.notEqual(one.creature, other.creature);
  assert.ok(shared(one.creature, other.creature) > 0.6);
});

test('other colours change only fills', () => {
  const [one, other] = [drawn(), drawn({ colors: ['emerald', 'gold'] })];
  assert.notEqual(one, other);
  assert.equal(withoutFills(one), withoutFills(other));
});

test('another size changes scale and what stands beside', () => {
  const [one, other] = [layers(drawn()), layers(drawn({ size: 'tiny' }))];
  const inside = (creature: string) => creature.replace(/^<g transform="[^"]*">/, '');
  assert.equal(inside(one.creature), inside(other.creature));
  assert.notEqual(one.creature, other.creature);
  assert.notEqual(one.before, other.before);
});

test('another name changes little things', () => {
  for (const name of ['Bello', 'Luna', '旺财', '🐾', '']) {
    const [one, other] = [layers(drawn()), layers(drawn({ name }))];
    assert.equal(one.scene, other.scene);
    assert.ok(shared(one.creature, other.creature) > 0.5, name);
  }
  assert.equal(new Set(Array.from({ length: 40 }, (_, index) => drawn({ name: `Rex ${index}` }))).size, 40);
});

test('every word of every dictionary draws', () => {
  for (const species of SPECIES_WORDS.keys()) check(drawn({ species }));
  for (const color of COLOR_WORDS.keys()) check(drawn({ colors: [color] }));
  for (const temperament of TEMPER_WORDS.keys()) check(drawn({ temperament }));
  for (const habitat of HABITAT_WORDS.keys()) check(drawn({ habitat }));
  for (const feature of FEATURE_WORDS.keys()) check(drawn({ features: [feature] }));
});

test('the dictionaries are rich enough for a zoo and a dungeon', () => {
  assert.ok(SPECIES_WORDS.size > 900);
  for (const kind of Object.keys(KINDS))
    assert.ok(
      [...SPECIES_WORDS.values()].some((meant) => meant === kind),
      kind,
    );
});

test('every species wears every feature, at every size, with every face', () => {
  const features = [...new Set(FEATURE_WORDS.values())];
  const tempers = [...TEMPER_WORDS.keys()];
  for (const [index, species] of [...new Set(SPECIES_WORDS.values())].entries())
    for (let start = 0; start < features.length; start += 3)
      check(
        drawn({
          species,
          features: features.slice(start, start + 3),
          temperament: tempers[(index * 7 + start) % tempers.length] ?? '',
          size: (['tiny', 'small', 'large', 'huge'] as const)[index % 4] ?? null,
        }),
      );
});

test('unlike species never look alike', () => {
  const kinds = Object.keys(KINDS);
  const plain = kinds.map((_, index) => [...SPECIES_WORDS].find(([, meant]) => meant === kinds[index])?.[0] ?? '');
  const pictures = plain.map((species) => layers(drawn({ species, colors: [], features: [] })).creature);
  assert.equal(new Set(pictures).size, kinds.length);
});

test('whatever a person writes, a picture comes of it, and none of the words is in it', () => {
  const words = fc.string({
    maxLength: 60,
    unit: fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
      fc.constantFrom('"', '<', '>', '&', "'", '#', ';'),
    ),
  });
  const traits = fc.record({
    name: words,
    species: words,
    colors: fc.array(
      fc.string({ maxLength: 40, unit: 'grapheme' }).map((text) => text.slice(0, 40)),
      { maxLength: 6 },
    ),
    temperament: words,
    size: fc.constantFrom('tiny' as const, 'huge' as const, null),
    habitat: words,
    features: fc.array(words, { maxLength: 12 }),
  });
  fc.assert(
    fc.property(traits, (some) => check(drawCreature(some))),
    { numRuns: 300 },
  );
  const hostile = '"><script>alert(1)</script><!--';
  const svg = drawCreature({
    ...rex,
    name: hostile,
    species: hostile,
    colors: [hostile],
    temperament: hostile,
    habitat: hostile,
    features: [hostile, 'url(http://x)'],
  });
  check(svg);
  assert.ok(!svg.includes('script') && !svg.includes('http://x'));
});

test('what people mean is understood', () => {
  const creature = (changes: Partial<DrawTraits>) => layers(drawn({ colors: [], features: [], ...changes })).creature;
  assert.equal(creature({ species: 'Perserkatze' }), creature({ species: 'cat' }));
  assert.equal(creature({ species: 'Beagles' }), creature({ species: 'dog' }));
  assert.equal(creature({ species: '🐈' }), creature({ species: 'chat' }));
  assert.equal(creature({ species: 'Zwergkaninchen' }), creature({ species: 'Bunny' }));
  assert.equal(creature({ species: 'red dragon' }), creature({ species: 'dragon', colors: ['red'] }));
  assert.equal(creature({ colors: ['schwarz-weiß'] }), creature({ colors: ['black', 'white'] }));
  assert.equal(creature({ temperament: 'Fröhlich!' }), creature({ temperament: 'happy' }));
  assert.notEqual(creature({ species: 'blorptangle' }), creature({ species: 'zzyzx' }));
});

/** Well formed, of our own elements and attributes alone, all numbers finite, and small. */
function check(svg: string): void {
  assert.ok(svg.length < MOST_BYTES, `${svg.length} bytes`);
  assert.doesNotMatch(svg, /NaN|undefined|Infinity|null|\[object/);
  const open: string[] = [];
  let end = 0;
  for (const { 0: tag, index } of svg.matchAll(/<[^>]*>/g)) {
    assert.equal(index, end, 'no text between elements');
    end = index + tag.length;
    const [, close, name = '', attributes = '', alone] =
      /^<(\/?)(svg|g|path|ellipse|circle)((?: [a-zA-Z-]+="[^"<>&]*")*)(\/?)>$/.exec(tag) ?? [];
    assert.notEqual(name, '', tag);
    if (close === '/') assert.equal(open.pop(), name);
    else if (alone !== '/') open.push(name);
    for (const [, attribute = '', value = ''] of attributes.matchAll(/ ([a-zA-Z-]+)="([^"]*)"/g))
      assert.match(value, ALLOWED[attribute] ?? /^$/, `${attribute} of ${tag}`);
  }
  assert.equal(end, svg.length);
  assert.deepEqual(open, []);
}

const NUMBER = /^-?[\d.]+$/;
const COLOR = /^(#[0-9a-f]{3}|#[0-9a-f]{6}|none)$/;
const ALLOWED: Readonly<Record<string, RegExp>> = {
  ...Object.fromEntries(
    ['cx', 'cy', 'rx', 'ry', 'r', 'opacity', 'fill-opacity', 'stroke-width'].map((name) => [name, NUMBER]),
  ),
  xmlns: /^http:\/\/www\.w3\.org\/2000\/svg$/,
  viewBox: /^0 0 256 256$/,
  d: /^[MLHVCSQTAZmlhvcsqtaz\d .,-]+$/,
  fill: COLOR,
  stroke: COLOR,
  'stroke-linejoin': /^round$/,
  'stroke-linecap': /^round$/,
  transform: /^((rotate|translate|scale|matrix)\([-\d. ]+\) ?)+$/,
};
